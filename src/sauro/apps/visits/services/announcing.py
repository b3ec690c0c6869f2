"""Thông báo chuyến đi: drawn up in the official form, signed with its number, sent in time or sudden with a reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.letters import services as letters
from sauro.apps.letters.models import LetterKind, LetterState
from sauro.apps.letters.queries import number_of
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits import events
from sauro.apps.visits.models import Visit
from sauro.apps.visits.permissions import may_manage, may_note, may_sign
from sauro.apps.visits.queries import places_of, sudden_of
from sauro.apps.visits.services.taking import WHO_NOTES, WHO_PLANS, WHO_SIGNS, allow, inform, keep, take
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.letters import post_of_body
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visit_papers import NoticeFacts, notice_subject, notice_text, sent_to_of
from sauro.domain.visits import CLAUSE, KEY, Deed, Purpose, State, move, require_notice


@transaction.atomic
def draw_up_notice(*, visit_id: int, by: Acting, at: dt.datetime) -> Visit:
    """Lập dự thảo thông báo. Refusal visit.notice.late less than the working days ahead without a sudden reason.

    Drawn up again it takes what was changed since; once it is signed it stands (refusal letter.step).
    """
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    move(State(row.state), Deed.ANNOUNCE)
    _require_in_time(row, at)
    if not row.members.exists():
        raise _no("visit.notice.members", N_("Chưa ghi đoàn đi."), N_("Ghi trưởng đoàn và thành viên trước."))
    if row.notice is None:
        row.notices += 1
    facts, places = notice_facts(row), places_of(row)
    row.notice = letters.draft_paper(
        kind=LetterKind.NOTICE,
        agency_id=row.agency_id,
        slot=f"visit:{row.pk}:notice:{row.notices}",
        to="; ".join(facts.places),
        to_id=places[0][0] if len(places) == 1 else None,
        subject=notice_subject(facts),
        text=notice_text(facts),
        sent_to=sent_to_of(Tree(row.agency.tree), "Như trên", "Thành viên đoàn"),
        home=reverse("visits:visit", args=[row.pk]),
        by=by,
        at=at,
    )
    keep(row, "notice", "notices")
    day = day_short(timezone.localdate(row.starts_at))
    record(events.DRAWN_UP, about=("visit", row.pk), by=by, at=at, new={"day": day})
    return row


def _require_in_time(row: Visit, at: dt.datetime) -> None:
    day, on = timezone.localdate(row.starts_at), timezone.localdate(at)
    require_notice(day, on, sudden=sudden_of(row), calendar=calendar(), rules=rules())


def notice_facts(row: Visit) -> NoticeFacts:
    """Dữ kiện của thông báo, as the visit stands now."""
    members = row.members.select_related("holding__person", "holding__post__agency")
    programme = row.programme
    return NoticeFacts(
        agency=row.agency.name,
        basis=(f"{programme.name} ({programme.basis})" if programme.basis else programme.name) if programme else "",
        purpose=Purpose(row.purpose),
        subject=row.subject,
        content=row.content,
        asks=row.asks,
        starts=timezone.localtime(row.starts_at),
        venue=row.venue,
        places=tuple(name for _, name in places_of(row)),
        members=tuple(_member(m.holding, row.agency_id) for m in members),
        others=row.others,
        sudden=sudden_of(row),
    )


def _member(holding: object, own: int) -> str:
    post = holding.post  # type: ignore[attr-defined]
    title = post.title if post.agency_id == own else post_of_body(post.title, post.agency.name)
    return f"{holding.person.name}, {title}"  # type: ignore[attr-defined]


@transaction.atomic
def sign_notice(*, visit_id: int, symbol: str, by: Acting, at: dt.datetime) -> Visit:
    """Ký, lấy số thông báo: the next number of the body, Party by term, State by year."""
    row = take(visit_id, by, at)
    allow(may_sign(by, row), WHO_SIGNS)
    move(State(row.state), Deed.ANNOUNCE)
    _require_in_time(row, at)
    if row.notice is None:
        raise _no("visit.notice.none", N_("Chưa có dự thảo thông báo."), N_("Lập dự thảo trước."))
    row.notice = letters.sign_letter(letter_id=row.notice.pk, symbol=symbol, by=by, at=at)
    return row


@transaction.atomic
def send_notice(*, visit_id: int, how: str, by: Acting, at: dt.datetime) -> Visit:
    """Ghi đã gửi thông báo; the places are told in the product too. Refusal visit.notice.late as at drawing up."""
    row = take(visit_id, by, at)
    allow(may_note(by, row), WHO_NOTES)
    move(State(row.state), Deed.ANNOUNCE)
    _require_in_time(row, at)
    if row.notice is None or row.notice.state != LetterState.SIGNED:
        raise _no("visit.notice.unsigned", N_("Thông báo chưa ký."), N_("Lãnh đạo ký, lấy số rồi gửi."))
    row.notice = letters.send_letter(letter_id=row.notice.pk, how=how, by=by, at=at)
    places = places_of(row)
    values = {
        "body": row.agency.name,
        "day": day_short(timezone.localdate(row.starts_at)),
        "number": number_of(row.notice),
    }
    text = Sentence(N_("{body} đến ngày {day}, theo thông báo {number}"), values)
    inform(row, [pk for pk, _ in places], text, f"announced.{row.notices}", at)
    new = {"number": values["number"], "places": ", ".join(name for _, name in places)}
    record(events.ANNOUNCED, about=("visit", row.pk), by=by, at=at, new=new)
    return row


def _no(code: str, message: str, advice: str) -> Refusal:
    return Refusal(code, message, clause=CLAUSE, advice=advice, key=KEY)
