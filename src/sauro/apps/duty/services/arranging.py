"""Lập lịch trực. Arranged as a draft, arranged again with few changes, changed by hand; those affected are told."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.duty import events
from sauro.apps.duty.models import Roster, RosterState, Shift
from sauro.apps.duty.permissions import may_arrange
from sauro.apps.duty.queries.cases import case_between, case_of, shifts_of
from sauro.apps.duty.queries.rosters import names_of
from sauro.apps.duty.services.solving import SEARCH, solver_named
from sauro.apps.duty.services.taking import WHO_ARRANGES, require, take, touched
from sauro.apps.journal.services import record
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import calendar, latest_version, rules
from sauro.domain import rostering
from sauro.domain.acting import Acting
from sauro.domain.duty_swaps import require_words
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import Case, Change, DutyRole, Terms, changes, replan, require_people
from sauro.domain.sentence import N_, Sentence

LONGEST = 400  # days of one roster


@dataclass(frozen=True, slots=True)
class Wanted:
    """Lịch trực cần lập: first and last day, officers a day, which solver."""

    first: dt.date
    last: dt.date
    officers: int
    solver: str = SEARCH


@transaction.atomic
def arrange(*, wanted: Wanted, by: Acting, at: dt.datetime) -> Roster:
    """Lập lịch trực, as a draft. Refusal duty.forbidden, duty.dates, duty.overlap, duty.people."""
    require(may_arrange(by, by.agency_id), WHO_ARRANGES)
    on, book = timezone.localdate(at), rules()
    _require_days(wanted, by.agency_id)
    terms = Terms(book.number("duty.rest_days", on), wanted.officers, book.number("duty.leaders", on))
    case = case_between(by.agency_id, wanted.first, wanted.last, terms, calendar())
    require_people(case)
    row = Roster.objects.create(
        agency_id=by.agency_id, first=wanted.first, last=wanted.last, leaders=terms.leaders, officers=terms.officers,
        rest_days=terms.rest, solver=wanted.solver, calendar_number=latest_version(), made_by_id=by.account_id,
        made_at=at,
    )  # fmt: skip
    shifts = solver_named(wanted.solver)(case, (), None)
    Shift.objects.bulk_create(Shift(roster=row, date=s.date, role=s.role, person_id=s.key) for s in shifts)
    new = {"first": day_short(row.first), "last": day_short(row.last), "count": len(shifts), "solver": wanted.solver}
    record(events.ARRANGED, about=("roster", row.pk), by=by, at=at, new=new)
    return row


def _require_days(wanted: Wanted, agency_id: int) -> None:
    if not 0 <= (wanted.last - wanted.first).days < LONGEST:
        raise Refusal("duty.dates", N_("Lịch trực dài từ một ngày đến một năm."), advice=N_("Sửa ngày đầu, ngày cuối."))
    rows = Roster.objects.filter(agency_id=agency_id, first__lte=wanted.last, last__gte=wanted.first)
    other = rows.exclude(state=RosterState.DROPPED).first()
    if other is not None:
        raise Refusal(
            "duty.overlap",
            Sentence(
                N_("Đã có lịch trực từ {first} đến {last} trong những ngày này."),
                {"first": day_short(other.first), "last": day_short(other.last)},
            ),
            advice=N_("Bỏ dự thảo cũ, hoặc lập lịch từ ngày sau lịch ấy."),
        )


@transaction.atomic
def drop_roster(*, roster_id: int, by: Acting, at: dt.datetime) -> Roster:
    """Bỏ dự thảo lịch trực. Refusal duty.step for a published one: it is changed, not dropped."""
    row = take(roster_id, by, at)
    require(may_arrange(by, row.agency_id), WHO_ARRANGES)
    if row.state != RosterState.DRAFT:
        raise Refusal("duty.step", N_("Lịch trực đã ban hành."), advice=N_("Xếp lại hoặc đổi từng ca."))
    row.state = RosterState.DROPPED
    row.save(update_fields=["state"])
    record(events.DROPPED, about=("roster", row.pk), by=by, at=at)
    return row


@dataclass(frozen=True, slots=True)
class Proposal:
    """Xếp lại, đề xuất: the shifts that would be, what changes for whom; by its digest nothing else is applied."""

    case: Case
    shifts: tuple[rostering.Shift, ...]
    changes: tuple[Change, ...]
    digest: str


def propose_replan(row: Roster, on: dt.date) -> Proposal:
    """Xếp lại với ít thay đổi nhất, from today on, under the calendar, absences and list of today; writes nothing."""
    case, old = case_of(row), shifts_of(row)
    new = replan(case, old, max(on, row.first), solver_named(row.solver))
    found = changes(case, old, new)
    words = "|".join(f"{c.date}{c.role}{c.out}{c.into}" for c in found)
    return Proposal(case, new, found, hashlib.sha256(words.encode()).hexdigest()[:16])


@transaction.atomic
def apply_replan(*, roster_id: int, digest: str, by: Acting, at: dt.datetime) -> Roster:
    """Áp dụng xếp lại that was shown. Refusal duty.stale where something changed since."""
    row = take(roster_id, by, at)
    require(may_arrange(by, row.agency_id), WHO_ARRANGES)
    found = propose_replan(row, timezone.localdate(at))
    if found.digest != digest:
        raise Refusal(
            "duty.stale",
            N_("Lịch làm việc, người vắng hoặc lịch trực vừa thay đổi: phương án đã xem không còn đúng."),
            advice=N_("Xem lại phương án dưới đây rồi áp dụng."),
        )
    _write(row, shifts_of(row), found.shifts)
    row.calendar_number = latest_version()
    row.save(update_fields=["calendar_number"])
    touched(row)
    _tell_changed(row, found.changes, at)
    names = names_of({key for c in found.changes for key in (c.out, c.into) if key})
    lines = [
        f"{day_short(c.date)}: {names.get(c.out or 0, '—')} → {names.get(c.into or 0, '—')}" for c in found.changes
    ]
    new = {"count": len(found.changes), "changes": lines}
    record(events.REPLANNED, about=("roster", row.pk), by=by, at=at, new=new)
    return row


def _write(row: Roster, old: Sequence[rostering.Shift], new: Sequence[rostering.Shift]) -> None:
    gone, come = set(old) - set(new), set(new) - set(old)
    for shift in gone:
        row.shifts.filter(date=shift.date, role=shift.role, person_id=shift.key).delete()
    Shift.objects.bulk_create(Shift(roster=row, date=s.date, role=s.role, person_id=s.key) for s in sorted(come))


@transaction.atomic
def put_on_duty(
    *, roster_id: int, date: dt.date, role: DutyRole, out: int | None, into: int, reason: str, by: Acting,
    at: dt.datetime,
) -> Roster:  # fmt: skip
    """Xếp tay một chỗ: another person of the role for one who stands there, or into an empty place, with the reason.

    Refusal duty.words, duty.past, duty.place (nobody of that name there, or no empty place), duty.cannot.
    """
    row = take(roster_id, by, at)
    require(may_arrange(by, row.agency_id), WHO_ARRANGES)
    said, case, shifts = require_words(reason), case_of(row), shifts_of(row)
    if date < timezone.localdate(at):
        raise Refusal("duty.past", N_("Ngày trực đã qua."), advice=N_("Ghi việc trực thay vào sổ trực của ngày ấy."))
    _require_place(case, shifts, date, role, out)
    member = next((m for m in case.people(role) if m.key == into), None)
    if member is None or not member.can(date) or any(s.date == date and s.key == into for s in shifts):
        raise Refusal(
            "duty.cannot",
            N_("Người được chọn vắng, được miễn, khác vai hoặc đã có tên ngày ấy."),
            clause=rostering.CLAUSE,
            advice=N_("Chọn người khác trong danh sách trực."),
        )
    if out is not None:
        row.shifts.filter(date=date, role=role, person_id=out).delete()
    Shift.objects.create(roster=row, date=date, role=role, person_id=into)
    touched(row)
    _tell_changed(row, (Change(date, role, out, into, rostering.Why.WAS_MISSING),), at)
    names = names_of({into, *([out] if out else [])})
    new = {"day": day_short(date), "into": names[into], "out": names.get(out or 0, "—"), "reason": said[:300]}
    record(events.SHIFT_CHANGED, about=("roster", row.pk), by=by, at=at, new=new)
    return row


def _require_place(
    case: Case, shifts: Collection[rostering.Shift], date: dt.date, role: DutyRole, out: int | None
) -> None:
    there = [s.key for s in shifts if (s.date, s.role) == (date, role)]
    off = any(day.date == date for day in case.days)
    if not off or (out not in there if out is not None else len(there) >= case.terms.of(role)):
        raise Refusal("duty.place", N_("Chỗ trực này không còn như đã xem."), advice=N_("Tải lại lịch trực."))


def _tell_changed(row: Roster, found: Sequence[Change], at: dt.datetime) -> None:
    """Each person whose days changed in a published roster is told them, in one notice."""
    if row.state != RosterState.PUBLISHED:
        return
    more, less = defaultdict(list), defaultdict(list)
    for change in found:
        if change.out is not None:
            less[change.out].append(day_short(change.date))
        if change.into is not None:
            more[change.into].append(day_short(change.date))
    tell_each(
        [
            Telling(
                (person,), events.REPLANNED, ("roster", row.pk), _said(more[person], less[person]),
                reverse("duty:roster", args=[row.pk]), f"roster:{row.pk}:{row.revision}", urgent=True,
            )
            for person in sorted({*more, *less})
        ],
        at=at,
    )  # fmt: skip


def _said(more: Sequence[str], less: Sequence[str]) -> Sentence:
    values = {"more": ", ".join(more), "less": ", ".join(less)}
    if not less:
        return Sentence(N_("Lịch trực thay đổi: thêm ngày {more}."), values)
    if not more:
        return Sentence(N_("Lịch trực thay đổi: thôi trực ngày {less}."), values)
    return Sentence(N_("Lịch trực thay đổi: thêm ngày {more}; thôi trực ngày {less}."), values)
