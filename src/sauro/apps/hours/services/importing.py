"""Bảng chấm công: nhập. Days of the body that imports, as one batch, undone as one batch; cells are not kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sauro.apps.agencies.models import Agency
from sauro.apps.hours import events
from sauro.apps.hours.models import AttendanceDay, ClockName
from sauro.apps.hours.permissions import may_import
from sauro.apps.hours.services.looking import look_at_months
from sauro.apps.hours.services.sheet import COLUMNS, plan_attendance
from sauro.apps.imports.services import Changes, Effect, Importer, Planned, Source
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_AT_ONCE = 500


def import_attendance(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập ngày công, inside the caller's transaction. Returns what was done, with the times before."""
    wanted = {(r.facts["person"], r.facts["day"]): r for r in planned if r.effect is not Effect.UNCHANGED}
    before = _days(by.agency_id, [day for _, day in wanted])
    made, changed, changes = list[AttendanceDay](), list[AttendanceDay](), list[dict[str, object]]()
    for place, row in wanted.items():
        facts, old = row.facts, before.get(place)
        if old is None:
            told = {"person_id": place[0], "agency_id": by.agency_id, "day": place[1]}
            made.append(AttendanceDay(**told, came=facts["came"], left=facts["left"], batch=source.pk))
        else:
            was = {"came": old.came, "left": old.left, "batch": old.batch}
            changes.append({"day": old.pk, "on": place[1].isoformat(), "before": was})
            old.came, old.left, old.batch = facts["came"], facts["left"], source.pk
            changed.append(old)
    AttendanceDay.objects.bulk_create(made, batch_size=_AT_ONCE)
    AttendanceDay.objects.bulk_update(changed, ["came", "left", "batch"], batch_size=_AT_ONCE)
    changes += [{"day": row.pk, "on": row.day.isoformat(), "before": None} for row in made]
    _learn(planned, by.agency_id)
    look_at_months(Agency.objects.get(pk=by.agency_id), {f"{day:%Y-%m}" for _, day in wanted}, at)
    told = {"file": source.file_name, "created": str(len(made)), "changed": str(len(changed))}
    record(events.IMPORTED, about=("import", source.pk), by=by, at=at, new={**told, "hash": source.file_hash})
    return changes


def _days(agency_id: int, days: Sequence[dt.date]) -> dict[tuple[int, dt.date], AttendanceDay]:
    if not days:
        return {}
    rows = AttendanceDay.objects.select_for_update().filter(agency_id=agency_id, day__range=(min(days), max(days)))
    return {(row.person_id, row.day): row for row in rows}


def _learn(planned: Sequence[Planned], agency_id: int) -> None:
    """What was answered once is known for the next sheet of this clock."""
    learned = {r.facts["learn"]: r.facts["person"] for r in planned if r.facts and r.facts["learn"]}
    rows = [ClockName(agency_id=agency_id, printed=printed, person_id=who) for printed, who in learned.items()]
    ClockName.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["agency", "printed"], update_fields=["person"]
    )


def undo_attendance(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác. New days go, corrected ones get their times back; refuses where one was used since."""
    if not changes:
        raise _used(N_("Phần đã nhập không còn được lưu."))
    by_id = {change["day"]: change["before"] for change in changes}
    rows = [row for row in _kept(list(by_id)) if row.batch == source.pk]
    if len(rows) < len(by_id):
        raise _used(N_("Có ngày công đã được nhập lại sau lượt này."))
    gone = [row.pk for row in rows if by_id[row.pk] is None]
    if any(hasattr(row, "explanation") for row in rows if by_id[row.pk] is None):
        raise _used(N_("Có ngày công đã được giải trình sau lượt nhập."))
    back = [row for row in rows if by_id[row.pk] is not None]
    for row in back:
        was = by_id[row.pk]
        row.came, row.left, row.batch = was["came"], was["left"], was["batch"]
    AttendanceDay.objects.bulk_update(back, ["came", "left", "batch"], batch_size=_AT_ONCE)
    for start in range(0, len(gone), _AT_ONCE):
        AttendanceDay.objects.filter(pk__in=gone[start : start + _AT_ONCE]).delete()
    look_at_months(Agency.objects.get(pk=rows[0].agency_id), {f"{row.day:%Y-%m}" for row in rows}, at)
    record(events.IMPORT_UNDONE, about=("import", source.pk), by=by, at=at, new={"file": source.file_name})


def _kept(ids: Sequence[int]) -> list[AttendanceDay]:
    rows = list[AttendanceDay]()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows += AttendanceDay.objects.filter(pk__in=part).select_related("explanation")
    return rows


def _used(what: str) -> Refusal:
    return Refusal("import.undo.used", Sentence(what), advice=N_("Không hoàn tác được cả lượt; nhập lại bảng đã sửa."))


ATTENDANCE = Importer(
    kind="attendance",
    title=N_("Bảng chấm công"),
    columns=COLUMNS,
    may=may_import,
    plan=plan_attendance,
    apply=import_attendance,
    undo=undo_attendance,
    back="hours:mine",
    rows_rule="hours.import_rows",
    keeps_cells=False,
)
