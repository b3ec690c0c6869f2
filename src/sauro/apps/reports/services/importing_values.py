"""Giá trị chỉ tiêu: nhập bảng. Values of many indicators and periods as one batch, undone as one batch (B)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils import timezone

from sauro.apps.imports.services import Asked, Changes, Column, Effect, Fault, Importer, Plan, Planned, Row, Source
from sauro.apps.journal.services import record
from sauro.apps.reports import events
from sauro.apps.reports.models import Indicator, IndicatorValue
from sauro.apps.reports.permissions.indicators import may_define, may_give_value
from sauro.apps.reports.queries.indicators import indicators_visible_to, periods_of
from sauro.apps.reports.services.indicating import period_to_give, write_value
from sauro.apps.reports.services.taking import take_indicator
from sauro.domain.acting import Acting
from sauro.domain.obligations import Period
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import FieldKind, FieldSpec, number_of
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

COLUMNS = (
    Column("name", N_("Chỉ tiêu"), ("Tên chỉ tiêu", "Indicator"), required=True),
    Column("period", N_("Kỳ"), ("Kỳ báo cáo", "Period"), required=True),
    Column("value", N_("Giá trị"), ("Số liệu", "Kết quả", "Value"), required=True),
    Column("source", N_("Nguồn"), ("Nguồn số liệu", "Căn cứ", "Source")),
    Column("reason", N_("Lý do sửa"), ("Lý do", "Reason")),
)
_LABELS = {c.field: c.label for c in COLUMNS}


class _Known:
    """Chỉ tiêu mà người nhập được ghi, by folded name, with their periods and present values."""

    def __init__(self, asked: Asked) -> None:
        mine = [i for i in indicators_visible_to(asked.by) if may_give_value(asked.by, i)] if asked.by else []
        self.by_name: dict[str, list[Indicator]] = {}
        for indicator in mine:
            self.by_name.setdefault(key(indicator.name), []).append(indicator)
        self.periods: dict[int, Mapping[str, Period]] = {}
        self.on = asked.on
        rows = IndicatorValue.objects.filter(indicator__in=mine, replaced_at=None)
        self.present = {(row.indicator_id, row.period): row for row in rows}

    def period(self, indicator: Indicator, typed: str) -> Period | None:
        """A period by its key (2026-Q3) or its name (quý III/2026)."""
        if indicator.pk not in self.periods:
            found = periods_of(indicator, self.on)
            self.periods[indicator.pk] = {p.key: p for p in found} | {key(p.name): p for p in found}
        known = self.periods[indicator.pk]
        return known.get(typed.strip()) or known.get(key(typed))


def plan_values(rows: Sequence[Row], asked: Asked) -> Plan:
    """Xem trước: what each row would write, and every fault; a row without a value is passed over."""
    known, planned, faults = _Known(asked), list[Planned](), list[Fault]()
    seen: dict[tuple[int, str], int] = {}
    for row in rows:
        if not row.values.get("value", "").strip():
            continue
        found = _planned(row, known)
        if isinstance(found, Fault):
            faults.append(found)
            continue
        place = (found.facts["indicator"], found.facts["period"])
        if place in seen:
            words = Sentence(N_("Trùng với dòng {line}."), {"line": str(seen[place])})
            faults.append(_fault(row, "period", words, N_("Giữ một dòng cho mỗi kỳ.")))
            continue
        seen[place] = row.line
        planned.append(found)
    return Plan.of(planned, faults)


def _planned(row: Row, known: _Known) -> Planned | Fault:
    named = known.by_name.get(key(row.values.get("name", "")), [])
    if len(named) != 1:
        none = N_("Không có chỉ tiêu này, hoặc chỉ tiêu không do cơ quan cung cấp.")
        what = Sentence(N_("Nhiều chỉ tiêu cùng tên.") if named else none)
        return _fault(row, "name", what, N_("Ghi đúng tên trong danh sách chỉ tiêu."))
    indicator = named[0]
    period = known.period(indicator, row.values.get("period", ""))
    if period is None:
        what = Sentence(N_("Chỉ tiêu không có kỳ này, hoặc kỳ chưa kết thúc."))
        return _fault(row, "period", what, N_("Ví dụ: 2026-Q3."))
    field = FieldSpec("value", FieldKind.NUMBER, indicator.name, decimals=indicator.decimals)
    try:
        value = number_of(field, row.values["value"])
    except Refusal as refusal:
        return _fault(row, "value", refusal.message, str(refusal.advice))
    title = f"{indicator.name}, {period.name}"
    old = known.present.get((indicator.pk, period.key))
    source, reason = row.values.get("source", "").strip(), row.values.get("reason", "").strip()
    if old is not None and old.value == value and old.source == source:
        return Planned(row.line, title, Effect.UNCHANGED, _facts(indicator, period, value, "", ""))
    if not source:
        return _fault(row, "source", Sentence(N_("Giá trị thiếu nguồn.")), N_("Ghi văn bản, cơ quan công bố."))
    if old is not None and len(reason) < 10:
        what = Sentence(N_("Sửa giá trị đã ghi thì phải có lý do."))
        return _fault(row, "reason", what, N_("Ghi ít nhất 10 chữ cái."))
    differences = ((_LABELS["value"], f"{old.value.normalize():f}" if old else "", row.values["value"]),)
    effect = Effect.CHANGED if old else Effect.CREATED
    facts = _facts(indicator, period, value, source, reason)
    return Planned(row.line, title, effect, facts, differences)


def _facts(indicator: Indicator, period: Period, value: Decimal | None, source: str, reason: str) -> dict[str, Any]:
    plain = {"indicator": indicator.pk, "period": period.key, "value": str(value)}
    return {**plain, "source": source[:300], "reason": reason[:500]}


def _fault(row: Row, column: str, what: Sentence, advice: str) -> Fault:
    return Fault(row.line, _LABELS[column], what, Sentence(advice), column, row.values.get(column, ""))


def import_values(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập. Inside the caller's transaction; one journal entry names the file."""
    changes: Changes = []
    for row in planned:
        if row.effect is Effect.UNCHANGED:
            continue
        facts = row.facts
        indicator = take_indicator(facts["indicator"], by=by)
        period = period_to_give(indicator, facts["period"], timezone.localdate(at))
        written = write_value(indicator, period, Decimal(facts["value"]), facts["source"], facts["reason"], by, at)
        changes.append({"made": written.row.pk, "struck": written.replaced.pk if written.replaced else None})
    told = {"rows": str(len(changes)), "file": source.file_name, "hash": source.file_hash}
    record(events.VALUES_IMPORTED, about=("import", source.pk), by=by, at=at, new=told)
    return changes


def undo_values(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác. Values go, those they struck through stand again; refuses where one was corrected since."""
    made = [change["made"] for change in changes]
    rows = list(IndicatorValue.objects.select_for_update().filter(pk__in=made))
    if len(rows) < len(made) or any(row.replaced_at for row in rows):
        raise Refusal(
            "import.undo.used",
            N_("Có giá trị của lượt nhập đã được sửa."),
            advice=N_("Không hoàn tác được cả lượt; sửa riêng từng giá trị."),
        )
    IndicatorValue.objects.filter(pk__in=made).delete()
    struck = [change["struck"] for change in changes if change["struck"]]
    IndicatorValue.objects.filter(pk__in=struck).update(replaced_at=None, replaced_because="")
    told = {"rows": str(len(changes)), "file": source.file_name}
    record(events.VALUES_UNDONE, about=("import", source.pk), by=by, at=at, new=told)


VALUES = Importer(
    kind="indicator_values",
    title=N_("Giá trị chỉ tiêu"),
    columns=COLUMNS,
    may=may_define,
    plan=plan_values,
    apply=import_values,
    undo=undo_values,
    back="reports:indicators",
)
