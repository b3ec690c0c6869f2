"""Danh sách vắng bằng bảng. Names of the absent go out and come in as a sheet, where the body keeps names (A6b).

One list for each main session: a sheet replaces the list of each session that it names, and only as a whole. Who may
not see the names of a body can neither take them away nor bring them in. What the batch holds of them ends with them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.apps.briefings import events
from sauro.apps.briefings.models import Absentee, BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.permissions import may_import, may_see_names
from sauro.apps.briefings.queries.sheet import name_rows
from sauro.apps.briefings.services.cells import Cell, day_of, duties_of, duty_of
from sauro.apps.briefings.services.recording import LONGEST_NAME
from sauro.apps.briefings.services.rolling import BATCH, lock
from sauro.apps.imports.services import (
    Asked,
    Changes,
    Column,
    Effect,
    Fault,
    Importer,
    Plan,
    Planned,
    Row,
    Source,
    forget,
)
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.briefings import ABSENCE_WORDS, Absence
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

KIND = "briefing_names"
COLUMNS = (
    Column("plan", N_("Mã kế hoạch"), ("Kế hoạch", "Mã quán triệt"), required=True),
    Column("code", N_("Mã cơ quan"), ("Mã chi bộ", "Mã", "Mã đơn vị"), required=True),
    Column("name", N_("Tên cơ quan"), ("Chi bộ", "Đơn vị", "Tên chi bộ")),
    Column("held_on", N_("Ngày tổ chức"), ("Ngày họp", "Ngày"), required=True),
    Column("person", N_("Họ và tên"), ("Họ tên", "Người vắng", "Tên người vắng"), required=True),
    Column("reason", N_("Lý do vắng"), ("Lý do",), required=True),
)
_LABELS = {column.field: column.label for column in COLUMNS}
_REASONS = {key(words): reason for reason, words in ABSENCE_WORDS.items()}
Listed = tuple[tuple[str, str], ...]  # (name as printed, reason), in the order of the sheet


@dataclass(slots=True)
class _List:
    """The rows of one session: its first line, and the names with their reasons."""

    line: int
    session: BriefingSession
    title: str
    names: list[tuple[str, str]] = field(default_factory=list)


def take_names(*, plan: BriefingPlan, by: Acting, at: dt.datetime) -> list[list[str]]:
    """Xuất danh sách vắng của các nơi mà người hỏi được xem tên. Rows of the sheet; that they were taken is recorded.

    A person absent whose name is not known has a row to be filled in.
    """
    with transaction.atomic():
        rows = list(name_rows(plan, by))
        count = sum(1 for row in rows if row[4])
        if count:
            told = {"count": count}
            record(events.NAMES_TAKEN, about=("briefing", plan.pk), by=by, at=at, new=told)
    return rows


def plan_names(rows: Sequence[Row], asked: Asked) -> Plan:
    """Xem trước. Three queries, whatever the number of rows; a row without a name is passed over."""
    filled = [row for row in rows if row.values.get("person", "").strip()]
    duties = duties_of(filled)
    sessions = _sessions_of(duties)
    lists: dict[int, _List] = {}
    faults: list[Fault] = []
    for row in filled:
        try:
            _put(row, duties, sessions, asked.by, lists)
        except Cell as wrong:
            value, advice = row.values.get(wrong.field, ""), Sentence(wrong.advice)
            faults.append(Fault(row.line, _LABELS[wrong.field], wrong.what, advice, field=wrong.field, value=value))
    planned = []
    for one in lists.values():
        wrong_numbers = _disagreement(one)
        if wrong_numbers:
            faults.append(wrong_numbers)
        else:
            planned.append(_planned(one))
    return Plan.of(planned, faults)


def _sessions_of(duties: Mapping[tuple[str, str], BriefingDuty]) -> dict[tuple[int, dt.date], BriefingSession]:
    """The main sessions of these bodies by (duty, day), with their lists; two queries."""
    found = BriefingSession.objects.filter(duty_id__in=[d.pk for d in duties.values()], makes_up=False)
    return {(s.duty_id, s.held_on): s for s in found.prefetch_related("absentees")}


def _put(
    row: Row,
    duties: dict[tuple[str, str], BriefingDuty],
    sessions: Mapping[tuple[int, dt.date], BriefingSession],
    by: Acting | None,
    lists: dict[int, _List],
) -> None:
    duty, day = duty_of(row, duties, by), day_of(row)
    if by is None or not may_see_names(by, duty):
        what = Sentence(N_("Chỉ nơi tổ chức và cấp trên trực tiếp ghi được tên người vắng."))
        raise Cell("code", what, N_("Bỏ dòng này; để nơi tổ chức tự nhập."))
    session = sessions.get((duty.pk, day))
    if session is None:
        what = Sentence(N_("Nơi này chưa ghi buổi chính ngày {day}."), {"day": day_short(day)})
        raise Cell("held_on", what, N_("Ghi số người của buổi họp trước, rồi nhập danh sách."))
    name = " ".join(row.values["person"].split())
    if len(name) > LONGEST_NAME:
        raise Cell("person", Sentence(N_("Tên dài quá {n} chữ."), {"n": str(LONGEST_NAME)}), N_("Ghi họ và tên."))
    said = row.values.get("reason", "").strip()
    reason = _REASONS.get(key(said)) if said else None
    if reason is None:
        what = Sentence(N_("Không có lý do vắng “{value}”."), {"value": said[:60]})
        raise Cell("reason", what, "; ".join(ABSENCE_WORDS.values()))
    title = f"{duty.agency.name}, {day_short(day)}"
    lists.setdefault(session.pk, _List(row.line, session, title)).names.append((name, reason.value))


def _disagreement(one: _List) -> Fault | None:
    """A list is whole: as many names for each reason as the session counts, or a fault that says which differ."""
    listed = {reason: sum(1 for _, r in one.names if r == reason.value) for reason in Absence}
    differ = [
        f"{ABSENCE_WORDS[reason]}: {number}/{getattr(one.session, reason.value)}"
        for reason, number in listed.items()
        if number != getattr(one.session, reason.value)
    ]
    if not differ:
        return None
    what = Sentence(
        N_("{title}: số tên khác số vắng đã ghi ({differ})."), {"title": one.title, "differ": "; ".join(differ)}
    )
    advice = Sentence(N_("Ghi đủ tên theo từng lý do, hoặc sửa số của buổi họp trước."))
    return Fault(one.line, _LABELS["reason"], what, advice)


def _planned(one: _List) -> Planned:
    before = _kept(one.session)
    after = tuple(one.names)
    facts = {"session": one.session.pk, "names": after}
    if sorted(before) == sorted(after):
        return Planned(one.line, one.title, Effect.UNCHANGED, facts)
    # Only how many: a preview is kept with the batch, and names stand nowhere but in the list.
    differences = ((N_("Danh sách vắng"), str(len(before)), str(len(after))),)
    return Planned(one.line, one.title, Effect.CHANGED if before else Effect.CREATED, facts, differences)


def _kept(session: BriefingSession) -> Listed:
    return tuple((person.name, person.reason) for person in session.absentees.all())


def import_names(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập danh sách vắng, inside the caller's transaction. Returns each list as it was, and a mark of the new one."""
    wanted = {row.facts["session"]: row.facts["names"] for row in planned if row.effect is not Effect.UNCHANGED}
    sessions = _locked(wanted)
    changes: Changes = [
        {
            "session": pk,
            "held_on": session.held_on.isoformat(),
            "before": [list(pair) for pair in _kept(session)],
            "mark": _mark(wanted[pk]),
        }
        for pk, session in sessions.items()
    ]
    _replace(wanted)
    told = {"file": source.file_name, "lists": len(wanted), "count": sum(map(len, wanted.values()))}
    record(events.NAMES_IMPORTED, about=("import", source.pk), by=by, at=at, new=told | {"hash": source.file_hash})
    return changes


def undo_names(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác. Each list gets its former names; refused where one was edited since, or the names have been erased."""
    if not changes:
        raise Refusal(
            "import.undo.used",
            N_("Tên trong lượt nhập này đã hết thời hạn lưu và được xóa."),
            advice=N_("Không còn gì để hoàn tác."),
        )
    before: dict[int, Listed] = {c["session"]: tuple((name, why) for name, why in c["before"]) for c in changes}
    sessions = _locked(before)
    for change in changes:
        session = sessions.get(change["session"])
        if session is None or _mark(_kept(session)) != change["mark"]:
            raise Refusal(
                "import.undo.used",
                N_("Có danh sách đã được sửa hoặc xóa sau lượt nhập."),
                advice=N_("Không hoàn tác được cả lượt; sửa riêng danh sách ấy ở trang của nơi tổ chức."),
            )
    _replace(before)
    record(events.NAMES_UNDONE, about=("import", source.pk), by=by, at=at, new={"file": source.file_name})


def _locked(wanted: Mapping[int, Any]) -> dict[int, BriefingSession]:
    """The sessions with their lists, read once their plans are held."""
    rows = BriefingSession.objects.filter(pk__in=list(wanted))
    for plan_id in sorted(set(rows.order_by().values_list("duty__plan_id", flat=True))):
        lock(plan_id)
    return {row.pk: row for row in rows.prefetch_related("absentees")}


def _replace(wanted: Mapping[int, Listed]) -> None:
    Absentee.objects.filter(session_id__in=list(wanted)).delete()
    rows = [Absentee(session_id=pk, name=name, reason=why) for pk, names in wanted.items() for name, why in names]
    Absentee.objects.bulk_create(rows, batch_size=BATCH)


def _mark(names: Listed) -> str:
    """What a list was, without saying whom it named."""
    return hashlib.sha256(json.dumps(sorted(names), ensure_ascii=False).encode()).hexdigest()


def erase_old_names(*, at: dt.datetime) -> int:
    """Xóa tên người vắng đã hết hạn lưu, in lists and in what imports kept; the numbers stay. How many names."""
    on = timezone.localdate(at)
    before = on - dt.timedelta(days=rules().number("briefing.names_kept_days", on))
    with transaction.atomic():
        gone, _ = Absentee.objects.filter(session__held_on__lt=before).delete()
        forget(
            kind=KIND,
            stale=lambda change: str(change["held_on"]) < before.isoformat(),
            unused_since=at - (on - before),
        )
        if gone:
            record(events.NAMES_ERASED, about=("briefing", 0), by=None, at=at, new={"count": gone})
    return gone


NAMES = Importer(
    kind=KIND,
    title=N_("Danh sách vắng"),
    columns=COLUMNS,
    may=may_import,
    plan=plan_names,
    apply=import_names,
    undo=undo_names,
    back="briefings:list",
    keeps_cells=False,
)
