"""Chương trình đi cơ sở: lập, thêm nơi đến, sửa, bỏ từng dòng."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.visits import events
from sauro.apps.visits.models import ProgrammeLine, Visit, VisitProgramme
from sauro.apps.visits.permissions import may_add, may_plan
from sauro.apps.visits.queries import programmes_visible_to
from sauro.apps.visits.services.planning import bodies
from sauro.apps.visits.services.taking import WHO_PLANS, allow, words_of
from sauro.domain.acting import Acting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import CLAUSE, KEY, Purpose, State


@transaction.atomic
def make_programme(
    *, name: str, basis: str, first: dt.date, last: dt.date, by: Acting, at: dt.datetime
) -> VisitProgramme:
    """Lập chương trình đi cơ sở of the body that acts; its places follow line by line."""
    allow(may_plan(by), WHO_PLANS)
    if last < first:
        raise Refusal("visit.programme.days", N_("Ngày cuối trước ngày đầu."), advice=N_("Sửa lại hai ngày."))
    row = VisitProgramme.objects.create(
        agency_id=by.agency_id,
        name=words_of(name, 200, "visit.programme.name", N_("Chưa ghi tên chương trình.")),
        basis=" ".join(basis.split())[:200],
        first=first,
        last=last,
        made_by_id=by.account_id,
        made_at=at,
    )
    new = {"name": row.name, "first": day_short(first), "last": day_short(last)}
    record(events.PROGRAMME_MADE, about=("visit_programme", row.pk), by=by, at=at, new=new)
    return row


@transaction.atomic
def add_line(
    *, programme_id: int, place_id: int, purpose: Purpose, about: str, by: Acting, at: dt.datetime
) -> ProgrammeLine:
    """Thêm nơi đến vào chương trình. The same place may stand for two purposes."""
    programme = _taken(programme_id, by, at)
    (place,) = bodies([place_id], programme.last)
    said = words_of(about, 400, "visit.programme.about", N_("Chưa ghi nội dung."))
    row = ProgrammeLine.objects.create(programme=programme, place=place, purpose=purpose.value, about=said)
    new = {"place": place.name, "about": said}
    record(events.PROGRAMME_LINE, about=("visit_programme", programme.pk), by=by, at=at, new=new)
    return row


@transaction.atomic
def change_line(
    *, programme_id: int, line_id: int, place_id: int, purpose: Purpose, about: str, by: Acting, at: dt.datetime
) -> ProgrammeLine:
    """Sửa một dòng của chương trình, as long as no visit was planned from it. Refusals visit.line.unknown, .used."""
    programme = _taken(programme_id, by, at)
    row = _line(programme, line_id)
    old = {"place": row.place.name, "about": row.about}
    (row.place,) = bodies([place_id], programme.last)
    row.purpose, row.about = purpose.value, words_of(about, 400, "visit.programme.about", N_("Chưa ghi nội dung."))
    row.save(update_fields=["place", "purpose", "about"])
    new = {"place": row.place.name, "about": row.about}
    record(events.LINE_CHANGED, about=("visit_programme", programme.pk), by=by, at=at, old=old, new=new)
    return row


@transaction.atomic
def drop_line(*, programme_id: int, line_id: int, by: Acting, at: dt.datetime) -> None:
    """Bỏ một dòng ghi nhầm, as long as no visit was planned from it; the journal keeps what stood there."""
    programme = _taken(programme_id, by, at)
    row = _line(programme, line_id)
    old = {"place": row.place.name, "about": row.about}
    row.delete()
    record(events.LINE_DROPPED, about=("visit_programme", programme.pk), by=by, at=at, old=old, new=old)


def _taken(programme_id: int, by: Acting, at: dt.datetime) -> VisitProgramme:
    rows = programmes_visible_to(by, timezone.localdate(at)).filter(pk=programme_id)
    row = VisitProgramme.objects.select_for_update().filter(pk__in=rows.values("pk")).first()
    if row is None:
        raise Refusal("visit.programme.unknown", N_("Không có chương trình này."))
    allow(may_add(by, row), WHO_PLANS)
    return row


def _line(programme: VisitProgramme, line_id: int) -> ProgrammeLine:
    row = programme.lines.select_related("place").filter(pk=line_id).first()
    if row is None:
        raise Refusal("visit.line.unknown", N_("Không có dòng này trong chương trình."), advice=N_("Tải lại trang."))
    planned = Visit.objects.filter(programme=programme, places__agency_id=row.place_id)
    if planned.exclude(state=State.CANCELLED.value).exists():
        raise Refusal(
            "visit.line.used",
            Sentence(N_("Đã lập chuyến đi {place} theo dòng này."), {"place": row.place.name}),
            clause=CLAUSE,
            advice=N_("Sửa hoặc thôi chuyến đi trước; dòng chương trình là căn cứ của chuyến đi."),
            key=KEY,
        )
    return row
