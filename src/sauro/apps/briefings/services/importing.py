"""Nhập bảng quán triệt. A sheet of sessions: every fault at once, applied as one batch, undone as one batch.

The export of a plan is such a sheet: read back unchanged it changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sauro.apps.briefings import events
from sauro.apps.briefings.models import FORM_CHOICES, BriefingDuty, BriefingSession
from sauro.apps.briefings.permissions import may_import
from sauro.apps.briefings.services.cells import LONGEST_NUMBER, Cell, day_of, duties_of, duty_of
from sauro.apps.briefings.services.recording import Said, record_sessions, remove_sessions
from sauro.apps.imports.services import Asked, Changes, Column, Effect, Fault, Importer, Plan, Planned, Row, Source
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.briefings import ABSENCE_WORDS, FORM_WORDS, Absence, BriefingForm, Sitting, check_sitting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

COLUMNS = (
    Column("plan", N_("Mã kế hoạch"), ("Kế hoạch", "Mã quán triệt"), required=True),
    Column("code", N_("Mã cơ quan"), ("Mã chi bộ", "Mã", "Mã đơn vị"), required=True),
    Column("name", N_("Tên cơ quan"), ("Chi bộ", "Đơn vị", "Tên chi bộ")),
    Column("held_on", N_("Ngày tổ chức"), ("Ngày họp", "Ngày"), required=True),
    Column("kind", N_("Buổi"), ("Loại buổi", "Họp bù")),
    Column("form", N_("Hình thức"), ("Hình thức tổ chức",)),
    Column("invited", N_("Triệu tập"), ("Số triệu tập", "Tổng số", "Số đảng viên")),
    Column("attended", N_("Dự họp"), ("Có mặt", "Số dự", "Dự"), required=True),
    *(Column(reason.value, words) for reason, words in ABSENCE_WORDS.items()),
    Column("note", N_("Ghi chú")),
)
LABELS = {column.field: column.label for column in COLUMNS}
MAIN, MAKE_UP = N_("Buổi chính"), N_("Họp bù")
_MAKE_UP_WORDS = (key(MAKE_UP), "bu", "x")
_FORMS = {key(words): form for form, words in FORM_WORDS.items()} | {form.value: form for form in BriefingForm}


def plan_sessions(rows: Sequence[Row], asked: Asked) -> Plan:
    """Xem trước. Three queries, whatever the number of rows; a row left without a date is passed over."""
    duties = duties_of(rows)
    known: dict[int, list[BriefingSession]] = defaultdict(list)
    for session in BriefingSession.objects.filter(duty_id__in=[d.pk for d in duties.values()]):
        known[session.duty_id].append(session)
    sittings = {pk: {(s.held_on, s.makes_up): s.sitting for s in found} for pk, found in known.items()}
    planned, faults, book = [], [], rules()
    for row in _main_first(rows):
        if not row.values.get("held_on") and not row.values.get("attended"):
            continue
        try:
            planned.append(_planned(row, duties, known, sittings, asked, book))
        except Cell as wrong:
            value = row.values.get(wrong.field, "")
            faults.append(
                Fault(row.line, LABELS[wrong.field], wrong.what, Sentence(wrong.advice), field=wrong.field, value=value)
            )
        except Refusal as refusal:
            faults.append(Fault(row.line, LABELS["attended"], refusal.message, refusal.advice))
    return Plan.of(planned, faults)


def _main_first(rows: Sequence[Row]) -> list[Row]:
    """Main sessions before the make-up sessions that lean on them, otherwise as in the sheet."""
    return sorted(rows, key=lambda row: key(row.values.get("kind", "")) in _MAKE_UP_WORDS)


def _planned(
    row: Row,
    duties: dict[tuple[str, str], BriefingDuty],
    known: dict[int, list[BriefingSession]],
    sittings: dict[int, dict[tuple[dt.date, bool], Sitting]],
    asked: Asked,
    book: RuleBook,
) -> Planned:
    duty = duty_of(row, duties, asked.by)
    sitting, form = _sitting(row), _form(row)
    others = sittings.setdefault(duty.pk, {})
    place = (sitting.held_on, sitting.makes_up)
    rest = [other for at, other in others.items() if at != place]
    check_sitting(sitting, others=rest, issued_on=duty.plan.directive.issued_on, today=asked.on, rules=book)
    others[place] = sitting
    same = next((s for s in known[duty.pk] if (s.held_on, s.makes_up) == place), None)
    facts = {"duty": duty.pk, "sitting": sitting, "form": form, "note": row.values.get("note", "")[:300]}
    title = f"{duty.agency.name}, {day_short(sitting.held_on)}"
    if same is None:
        return Planned(row.line, title, Effect.CREATED, facts)
    differences = _differences(same, facts)
    return Planned(row.line, title, Effect.CHANGED if differences else Effect.UNCHANGED, facts, differences)


def _sitting(row: Row) -> Sitting:
    makes_up = key(row.values.get("kind", "")) in _MAKE_UP_WORDS
    absent = {reason: number for reason in Absence if (number := _number(row, reason.value))}
    attended = _number(row, "attended")
    invited = 0 if makes_up else _number(row, "invited")
    return Sitting(day_of(row), invited, attended, {} if makes_up else absent, makes_up)


def _number(row: Row, field: str) -> int:
    text = row.values.get(field, "").strip().removesuffix(".0")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise Cell(field, Sentence(N_("“{value}” không phải là số."), {"value": text[:40]}), N_("Ghi một số."))
    return int(text)


def _form(row: Row) -> BriefingForm:
    text = row.values.get("form", "").strip()
    form = _FORMS.get(key(text)) or _FORMS.get(text) if text else BriefingForm.CELL_MEETING
    if form is None:
        raise Cell(
            "form",
            Sentence(N_("Không có hình thức “{value}”."), {"value": text[:60]}),
            "; ".join(FORM_WORDS.values()),
        )
    return form


def _differences(same: BriefingSession, facts: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    sitting, form = facts["sitting"], facts["form"]
    new = {reason.value: sitting.absent.get(reason, 0) for reason in Absence}
    new |= {"invited": sitting.invited, "attended": sitting.attended, "note": " ".join(facts["note"].split())}
    shown = [(LABELS[n], str(getattr(same, n)), str(v)) for n, v in new.items() if getattr(same, n) != v]
    if same.form != form.value:
        words = dict(FORM_CHOICES)
        shown.append((LABELS["form"], str(words[same.form]), str(words[form.value])))
    return tuple(shown)


def import_sessions(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập các buổi, inside the caller's transaction. Returns what was done, with the values before."""
    rows = [row for row in planned if row.effect is not Effect.UNCHANGED]
    said = [Said(row.facts["duty"], row.facts["sitting"], row.facts["form"], row.facts["note"]) for row in rows]
    written = [w for w in record_sessions(said=said, by=by, at=at) if w.changed]
    changes: Changes = [
        {"session": w.session.pk, "new": w.new, "before": w.before, "revision": w.session.revision} for w in written
    ]
    created = sum(1 for w in written if w.new)
    told = {"file": source.file_name, "created": created, "changed": len(written) - created, "hash": source.file_hash}
    record(events.IMPORTED, about=("import", source.pk), by=by, at=at, new=told)
    return changes


def undo_sessions(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác. New sessions go, corrected ones get their values back; refuses where one was edited since."""
    by_id = {change["session"]: change for change in changes}
    rows = {row.pk: row for row in BriefingSession.objects.filter(pk__in=list(by_id)).select_related("duty__agency")}
    for pk, change in by_id.items():
        row = rows.get(pk)
        if row is None or row.revision != change["revision"] or (change["new"] and row.minutes.exists()):
            raise Refusal(
                "import.undo.used",
                Sentence(N_("Có buổi đã được sửa, thêm biên bản hoặc xóa sau lượt nhập.")),
                advice=N_("Không hoàn tác được cả lượt; sửa riêng buổi ấy ở trang của nơi tổ chức."),
            )
    back = [_as_before(rows[pk], change["before"]) for pk, change in by_id.items() if not change["new"]]
    gone = [pk for pk, change in by_id.items() if change["new"]]
    remove_sessions(session_ids=gone, by=by, at=at)
    record_sessions(said=back, by=by, at=at)
    record(events.IMPORT_UNDONE, about=("import", source.pk), by=by, at=at, new={"file": source.file_name})


def _as_before(row: BriefingSession, before: dict[str, Any]) -> Said:
    for name, value in before.items():
        setattr(row, name, value)
    return Said(row.duty_id, row.sitting, BriefingForm(row.form), row.note)


SESSIONS = Importer(
    kind="briefings",
    title=N_("Bảng quán triệt"),
    columns=COLUMNS,
    may=may_import,
    plan=plan_sessions,
    apply=import_sessions,
    undo=undo_sessions,
    back="briefings:list",
)
