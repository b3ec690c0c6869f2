"""Bảng XLSX của quán triệt. The rows of a plan as the import reads them back, and its coverage as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.permissions import may_see_names
from sauro.domain.acting import Acting
from sauro.domain.briefing_tree import RANK_WORDS, Rank
from sauro.domain.briefings import ABSENCE_WORDS, FORM_WORDS, STATE_WORDS, Absence, BriefingForm, DutyState, state_on

COVERAGE = (
    ("Mã cơ quan", 16.0),
    ("Tên cơ quan", 46.0),
    ("Trực thuộc", 36.0),
    ("Cấp", 20.0),
    ("Trạng thái", 22.0),
    ("Buổi gần nhất", 14.0),
    ("Triệu tập", 10.0),
    ("Dự họp", 10.0),
    ("Họp bù", 10.0),
    ("Nơi phải làm, cả bên dưới", 14.0),
    ("Nơi đã xong, cả bên dưới", 14.0),
    ("Lý do miễn", 30.0),
)


def _part(plan: BriefingPlan, within: BriefingDuty | None) -> QuerySet[BriefingDuty]:
    rows = BriefingDuty.objects.filter(plan=plan).select_related("agency", "under")
    if within is not None:
        rows = rows.filter(path__startswith=within.path)
    return rows.order_by("path", "pk")


def session_rows(plan: BriefingPlan, within: BriefingDuty | None) -> Iterator[list[str]]:
    """Các buổi, one row each; a body without one has a row to be filled in. Two queries."""
    sessions: dict[int, list[BriefingSession]] = {}
    for session in BriefingSession.objects.filter(duty__in=_part(plan, within)).order_by("held_on", "makes_up"):
        sessions.setdefault(session.duty_id, []).append(session)
    for duty in _part(plan, within):
        if duty.exempt_because:
            continue
        head = [plan.code, duty.agency.code, duty.agency.name]
        held = [_cells(session) for session in sessions.get(duty.pk, ())]
        for cells in held or [[""] * 12]:
            yield [*head, *cells]


def _cells(session: BriefingSession) -> list[str]:
    main = not session.makes_up
    return [
        session.held_on.strftime("%d/%m/%Y"),
        "Buổi chính" if main else "Họp bù",
        FORM_WORDS[BriefingForm(session.form)],
        str(session.invited) if main else "",
        str(session.attended),
        *(str(getattr(session, reason.value) or "") for reason in ABSENCE_WORDS),
        session.note,
    ]


def name_rows(plan: BriefingPlan, acting: Acting) -> Iterator[list[str]]:
    """Danh sách vắng, one row a person: of the own body and of those directly below it, whose names may be seen.

    Where the body gave numbers without names, each person absent has a row without a name. Two queries.
    """
    seen = Q(duty__agency_id=acting.agency_id) | Q(duty__under_id=acting.agency_id)
    sessions = BriefingSession.objects.filter(seen, duty__plan=plan, duty__exempt_because="", makes_up=False)
    rows = sessions.select_related("duty__agency", "duty__plan__directive").prefetch_related("absentees")
    for session in rows.order_by("duty__path", "held_on", "pk"):
        if not may_see_names(acting, session.duty):
            continue
        agency, day = session.duty.agency, session.held_on.strftime("%d/%m/%Y")
        listed = [(person.name, Absence(person.reason)) for person in session.absentees.all()]
        unnamed = [("", reason) for reason in Absence for _ in range(getattr(session, reason.value))]
        for name, reason in listed or unnamed:
            yield [plan.code, agency.code, agency.name, day, name, ABSENCE_WORDS[reason]]


def coverage_rows(plan: BriefingPlan, within: BriefingDuty | None, today: dt.date) -> Iterator[list[str]]:
    """Kết quả từng nơi. One query."""
    for duty in _part(plan, within):
        state = state_on(DutyState(duty.state), plan.due_on, today)
        roll = duty.roll
        yield [
            duty.agency.code,
            duty.agency.name,
            duty.under.name if duty.under else "",
            RANK_WORDS[Rank(duty.rank)],
            STATE_WORDS[state],
            duty.last_held_on.strftime("%d/%m/%Y") if duty.last_held_on else "",
            *(str(number) for number in (duty.invited, duty.attended, duty.made_up, roll.wanted, roll.done)),
            duty.exempt_because,
        ]


def held_by_day(plan: BriefingPlan, within: BriefingDuty | None) -> list[tuple[dt.date, int]]:
    """Số nơi tổ chức theo ngày: (day, main sessions of that day), one query."""
    rows = BriefingSession.objects.filter(duty__plan=plan, makes_up=False)
    if within is not None:
        rows = rows.filter(duty__path__startswith=within.path)
    return list(rows.order_by("held_on").values_list("held_on").annotate(Count("duty", distinct=True)))


def absences(roll_absent: dict[Absence, int]) -> list[tuple[str, int]]:
    """Vắng theo lý do, in words, without those that nobody gave."""
    return [(gettext(ABSENCE_WORDS[reason]), number) for reason, number in roll_absent.items() if number]
