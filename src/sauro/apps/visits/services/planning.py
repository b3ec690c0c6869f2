"""Lập chương trình, lập chuyến đi, đổi, ghi đoàn, ghi lý do đột xuất, thôi đi."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive, holdings
from sauro.apps.journal.services import record
from sauro.apps.visits import events
from sauro.apps.visits.models import Visit, VisitMember, VisitPlace, VisitProgramme
from sauro.apps.visits.permissions import may_manage, may_plan
from sauro.apps.visits.queries import places_of, programme_fact, sudden_of
from sauro.apps.visits.services.counting import COUNTED, count
from sauro.apps.visits.services.taking import WHO_PLANS, allow, inform, keep, take, words_of
from sauro.domain.acting import Acting
from sauro.domain.editing import require_as_seen
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import CLAUSE, KEY, Deed, Purpose, State, Sudden, move, require_before, require_reasoned

MOST_PLACES = 20
MOST_MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """Chuyến đi muốn lập. `places`: ids of bodies; `sudden`: the reason where it is sudden, else empty."""

    purpose: Purpose
    subject: str
    starts_at: dt.datetime
    places: tuple[int, ...]
    programme_id: int | None = None
    content: str = ""
    asks: str = ""
    venue: str = ""
    sudden: str = ""


def bodies(ids: Sequence[int], on: dt.date) -> list[Agency]:
    """The bodies in the order given. Refusals visit.places.none, .many, .gone."""
    wanted = list(dict.fromkeys(ids))
    if not wanted or len(wanted) > MOST_PLACES:
        raise Refusal(
            "visit.places.none" if not wanted else "visit.places.many",
            Sentence(N_("Một chuyến đi có từ 1 đến {most} nơi đến."), {"most": str(MOST_PLACES)}),
            clause=CLAUSE,
            advice=N_("Chọn nơi đến; đi nhiều nơi hơn thì lập nhiều chuyến."),
            key=KEY,
        )
    known = Agency.objects.filter(alive(on)).in_bulk(wanted)
    if len(known) < len(wanted):
        raise Refusal("visit.places.gone", N_("Có nơi đến không còn hoạt động vào ngày ấy."))
    return [known[pk] for pk in wanted]


@transaction.atomic
def plan_visit(*, wish: Wish, by: Acting, at: dt.datetime) -> Visit:
    """Lập chuyến đi: in a programme of the body, or sudden with the reason of whoever acts, before it begins.

    Refusals: visit.past, visit.programme.*, visit.places.*, visit.subject.
    """
    allow(may_plan(by), WHO_PLANS)
    day = timezone.localdate(wish.starts_at)
    _require_ahead(wish.starts_at, at)
    places = bodies(wish.places, day)
    if by.agency_id in wish.places:
        raise Refusal("visit.places.own", N_("Nơi đến là chính cơ quan mình."), advice=N_("Chọn nơi đến khác."))
    programme = _programme(wish.programme_id, by)
    sudden = Sudden(" ".join(wish.sudden.split())[:400], by.person_name, at) if wish.sudden.strip() else None
    require_reasoned(day, wish.places, programme=programme_fact(programme), sudden=sudden)
    row = Visit(
        agency_id=by.agency_id,
        programme=programme,
        purpose=wish.purpose.value,
        subject=words_of(wish.subject, 300, "visit.subject", N_("Chưa ghi nội dung chuyến đi.")),
        content=wish.content.strip()[:4000],
        asks=wish.asks.strip()[:4000],
        venue=" ".join(wish.venue.split())[:200],
        starts_at=wish.starts_at,
        made_by_id=by.account_id,
        made_at=at,
        **_reasoned(sudden, by),
    )
    count(row)
    row.save()
    VisitPlace.objects.bulk_create([VisitPlace(visit=row, agency=place) for place in places])
    new = {"places": ", ".join(p.name for p in places), "day": day_short(day), "sudden": row.sudden_reason}
    record(events.PLANNED, about=("visit", row.pk), by=by, at=at, new=new)
    return row


def _programme(programme_id: int | None, by: Acting) -> VisitProgramme | None:
    if programme_id is None:
        return None
    row = VisitProgramme.objects.filter(pk=programme_id, agency_id=by.agency_id).first()
    if row is None:
        raise Refusal("visit.programme.unknown", N_("Không có chương trình này."))
    return row


def _reasoned(sudden: Sudden | None, by: Acting) -> dict[str, object]:
    if sudden is None:
        return {}
    return {
        "sudden_reason": sudden.reason,
        "sudden_by_id": by.person_id,
        "sudden_by_name": sudden.by_name,
        "sudden_at": sudden.at,
    }


def _require_ahead(starts_at: dt.datetime, at: dt.datetime) -> None:
    if starts_at <= at:
        raise Refusal(
            "visit.past",
            N_("Giờ đi đã qua."),
            clause=CLAUSE,
            advice=N_("Chọn giờ đi sau lúc này; chuyến đã đi mà chưa lập thì ghi vào biên bản, không lập lùi ngày."),
            key=KEY,
        )


@transaction.atomic
def change_visit(
    *, visit_id: int, starts_at: dt.datetime, reason: str, by: Acting, at: dt.datetime, seen: int | None = None
) -> Visit:
    """Đổi ngày giờ, with its reason. A notice that went out is void: another one has to be sent for the new day.

    `seen`: the revision that was shown; refusal row.stale.
    """
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    require_as_seen(row.revision, seen)
    move(State(row.state), Deed.CHANGE)
    _require_ahead(starts_at, at)
    said = words_of(reason, 400, "visit.reason", N_("Chưa ghi lý do đổi ngày."))
    old, new = timezone.localtime(row.starts_at), timezone.localtime(starts_at)
    ids = [pk for pk, _ in places_of(row)]
    require_reasoned(new.date(), ids, programme=programme_fact(row.programme), sudden=sudden_of(row))
    told = row.notice is not None and row.notice.sent_at is not None
    row.starts_at = starts_at
    if old.date() != new.date():
        row.notice = None
        count(row)
    keep(row, "starts_at", "notice", *COUNTED)
    values = {"from": f"{old:%H:%M %d/%m/%Y}", "day": f"{new:%H:%M %d/%m/%Y}", "reason": said}
    if told:
        text = N_("{body} đổi chuyến đi từ {from} sang {day}: {reason}")
        inform(row, ids, Sentence(text, {"body": row.agency.name, **values}), f"changed.{row.revision}", at)
    record(events.CHANGED, about=("visit", row.pk), by=by, at=at, old={"starts_at": old}, new=values)
    return row


@transaction.atomic
def excuse_visit(*, visit_id: int, reason: str, by: Acting, at: dt.datetime) -> Visit:
    """Ghi lý do đột xuất, at the time: before the visit begins. Afterwards it is an explanation of the finding."""
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    move(State(row.state), Deed.EXCUSE)
    require_before(row.starts_at, at)
    said = words_of(reason, 400, "visit.sudden.reason", N_("Chưa ghi lý do đột xuất."))
    old = {"reason": row.sudden_reason}
    row.sudden_reason, row.sudden_by_id, row.sudden_by_name, row.sudden_at = said, by.person_id, by.person_name, at
    keep(row, "sudden_reason", "sudden_by", "sudden_by_name", "sudden_at")
    record(events.EXCUSED, about=("visit", row.pk), by=by, at=at, old=old, new={"reason": said})
    return row


@transaction.atomic
def set_delegation(
    *, visit_id: int, lead_id: int, member_ids: Sequence[int], others: int, by: Acting, at: dt.datetime
) -> Visit:
    """Ghi đoàn đi: persons by their posts, the head first; `others`: how many go along without a name here.

    It is written anew as a whole while the visit is still to come. Refusal visit.members for a post that nobody holds.
    """
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    move(State(row.state), Deed.CHANGE)
    wanted = list(dict.fromkeys([lead_id, *member_ids]))
    known = holdings(timezone.localdate(row.starts_at)).in_bulk(wanted)
    if len(known) < len(wanted) or len(wanted) + others > MOST_MEMBERS or others < 0:
        raise Refusal(
            "visit.members",
            Sentence(
                N_("Có người không còn giữ chức vụ đã chọn, hoặc đoàn quá {most} người."), {"most": str(MOST_MEMBERS)}
            ),
            clause=CLAUSE,
            advice=N_("Chọn lại người theo chức vụ đang giữ."),
            key=KEY,
        )
    before = list(row.members.values_list("holding_id", flat=True))
    row.members.all().delete()
    VisitMember.objects.bulk_create([VisitMember(visit=row, holding_id=pk, lead=pk == lead_id) for pk in wanted])
    row.others = others
    keep(row, "others")
    new = {"count": str(len(wanted) + others), "holdings": wanted, "others": others}
    record(events.DELEGATED, about=("visit", row.pk), by=by, at=at, old={"holdings": before}, new=new)
    return row


@transaction.atomic
def cancel_visit(*, visit_id: int, reason: str, by: Acting, at: dt.datetime) -> Visit:
    """Thôi đi, with its reason; places that had been told are told."""
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    row.state = move(State(row.state), Deed.CANCEL).value
    row.cancelled_because = words_of(reason, 400, "visit.reason", N_("Chưa ghi lý do không đi."))
    keep(row, "state", "cancelled_because")
    if row.notice is not None and row.notice.sent_at is not None:
        day = day_short(timezone.localdate(row.starts_at))
        values = {"body": row.agency.name, "day": day, "reason": row.cancelled_because}
        text = Sentence(N_("{body} không đi ngày {day} nữa: {reason}"), values)
        inform(row, [pk for pk, _ in places_of(row)], text, "cancelled", at)
    record(events.CANCELLED, about=("visit", row.pk), by=by, at=at, new={"reason": row.cancelled_because})
    return row
