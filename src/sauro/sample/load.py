"""Tỉnh mẫu. Loads the invented province An Lạc once, through the services; every step is in the journal."""

from __future__ import annotations

import datetime as dt
import os

from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.accounts.queries import acting_for
from sauro.apps.accounts.services import open_account
from sauro.apps.agencies import services
from sauro.apps.agencies.models import ROLES, Agency, Holding, Person, Post, PostKind
from sauro.apps.agencies.queries import holdings
from sauro.apps.directives import services as directives
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.tasks import services as tasks
from sauro.apps.tasks.models import Draft
from sauro.domain.acting import Acting, Role
from sauro.sample.cars import load_cars
from sauro.sample.default_registry import default_rows
from sauro.sample.duty import load_duty
from sauro.sample.hours import load_hours
from sauro.sample.meetings import load_meetings
from sauro.sample.people import DELEGATIONS, SEATS, TABLES, Seat
from sauro.sample.texts import texts_of
from sauro.sample.visits import load_visits
from sauro.web import clock

SAMPLE_PASSWORD = "An-Lac-2026!"
SINCE = dt.date(2025, 7, 1)
KEEPER = Acting(0, 0, "Bộ dữ liệu mẫu", 1, 0, "Tỉnh An Lạc", Role.ADMINISTRATOR)
_SUCCESSION = "Quyết định sắp xếp tổ chức bộ máy tỉnh An Lạc"


def load_if_empty() -> bool:
    """Tỉnh mẫu. Loads it into an empty database, unless SAURO_SAMPLE=0; True where it was loaded now."""
    if os.environ.get("SAURO_SAMPLE") == "0" or Agency.objects.exists():
        return False
    load_province(clock.now())
    return True


def load_province(at: dt.datetime) -> None:
    """Tỉnh An Lạc. Bodies, successions, people in posts, tables of assignments, delegations, accounts.

    Each part is skipped where it stands already, so that loading twice changes nothing.
    """
    load_bodies(at)
    load_people(at)
    load_accounts(at)
    load_delegations(at)
    load_cars(at, _acting)
    load_directives(at)
    head, clerk = _acting("lanhdao", timezone.localdate(at)), _acting("vanthu", timezone.localdate(at))
    if head and clerk:
        load_hours(head, clerk, at)
    coordinator = _acting("tonghop", timezone.localdate(at))
    if coordinator:
        load_visits(coordinator, at)
    if coordinator and head:
        load_meetings(coordinator=coordinator, leader=head, at=at)
    load_duty(at)


def load_bodies(at: dt.datetime) -> None:
    """Cơ quan. The default registry, in one batch; then who came after the bodies that ended in 2025."""
    if Agency.objects.exists():
        return
    rows = default_rows()
    services.add_registry(rows=rows, by=KEEPER, at=at)
    bodies = {a.code: a for a in Agency.objects.all()}
    for row in rows:
        if row.valid_to:
            services.record_succession(
                predecessor=bodies[row.agency_id],
                successor=bodies[row.successor_id] if row.successor_id else None,
                on=row.valid_to + dt.timedelta(days=1),
                decision=_SUCCESSION,
                by=KEEPER,
                at=at,
            )


def load_people(at: dt.datetime) -> None:
    """Người. Each seat's person in the post; one name without a note is one person, also in two bodies."""
    if Person.objects.exists():
        return
    bodies = {key: a for a in Agency.objects.all() for key in (a.code, a.name)}
    posts: dict[tuple[int, str, str], Post] = {}
    people: dict[tuple[str, str, str], Person] = {}
    for seat in SEATS:
        body = bodies[seat.agency]
        person = _person(seat, people, at)
        place = (body.pk, seat.title, seat.kind)
        if place not in posts:
            posts[place] = services.add_post(
                agency=body, title=seat.title, kind=PostKind(seat.kind), by=KEEPER, at=at, since=SINCE
            )
        holding = services.appoint(person=person, post=posts[place], role=seat.role, since=SINCE, by=KEEPER, at=at)
        if seat.fields:
            source = TABLES.get(seat.agency, "Thông báo phân công của cơ quan")
            services.assign_field(holding=holding, words=seat.fields, source=source, since=SINCE, by=KEEPER, at=at)


def _person(seat: Seat, people: dict[tuple[str, str, str], Person], at: dt.datetime) -> Person:
    several = seat.name == "Nguyễn Văn Anh"  # three namesakes in one sở are three people
    known = (seat.name, seat.note, seat.title if several else "")
    if known not in people:
        people[known] = services.add_person(name=seat.name, note=seat.note, by=KEEPER, at=at)
    return people[known]


def _seats_that_sign_in() -> list[tuple[Seat, Holding]]:
    on = timezone.localdate(clock.now())
    held = {(h.post.agency.name, h.post.title, h.person.name, h.person.note): h for h in holdings(on)}
    held |= {(h.post.agency.code, h.post.title, h.person.name, h.person.note): h for h in holdings(on)}
    found = [(seat, held.get((seat.agency, seat.title, seat.name, seat.note))) for seat in SEATS if seat.username]
    return [(seat, holding) for seat, holding in found if holding]


def load_accounts(at: dt.datetime) -> None:
    """Tài khoản. One for each seat that signs in, all with the printed sample password."""
    for seat, holding in _seats_that_sign_in():
        if not User.objects.filter(username=seat.username).exists():
            open_account(
                username=seat.username, password=SAMPLE_PASSWORD, person_id=holding.person_id, by=KEEPER, at=at
            )


def load_delegations(at: dt.datetime) -> None:
    """Ủy quyền. Two absences of two weeks that begin on the day of loading."""
    seats = {seat.username: holding for seat, holding in _seats_that_sign_in()}
    since = timezone.localdate(at)
    for principal, deputy, note in DELEGATIONS:
        if principal in seats and deputy in seats and not seats[principal].delegations_given.exists():
            services.delegate(
                principal=seats[principal],
                deputy=seats[deputy],
                since=since,
                until=since + dt.timedelta(days=14),
                note=note,
                by=KEEPER,
                at=at,
            )


def load_directives(at: dt.datetime) -> None:
    """Văn bản. Two directives uploaded and read, with their drafts; what is clear in the first is approved."""
    on = timezone.localdate(at)
    clerk, coordinator = _acting("vanthu", on), _acting("tonghop", on)
    if clerk is None or coordinator is None or Directive.objects.exists():
        return
    for name, text in texts_of(on).items():
        directives.register_upload(chunks=[text], name=name, batch="mau", declared_open=True, by=clerk, at=at)
    directives.read_all_waiting(at=at)
    for directive in Directive.objects.filter(state=DirectiveState.READ).order_by("pk"):
        tasks.propose_drafts(directive_id=directive.pk, at=at)
    first = Directive.objects.filter(state=DirectiveState.READ).order_by("pk").first()
    if first:
        waiting = Draft.objects.filter(directive=first).order_by("order").values_list("pk", "version")
        tasks.approve_drafts(wanted=list(waiting), by=coordinator, at=at)


def _acting(username: str, on: dt.date) -> Acting | None:
    user = User.objects.filter(username=username).first()
    return acting_for(user, None, on) if user else None


def sample_accounts() -> list[tuple[str, str, str]]:
    """Tài khoản mẫu. (username, role, agency) of the sample accounts that are open; empty on a real installation."""
    roles = dict(ROLES)
    open_ones = set(User.objects.filter(is_active=True).values_list("username", flat=True))
    return [
        (seat.username, str(roles[seat.role.value]), holding.post.agency.name)
        for seat, holding in _seats_that_sign_in()
        if seat.username in open_ones
    ]
