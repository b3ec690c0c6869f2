"""Trang tổng hợp. Frozen facts as a page shows them: rows with their denominators, bands, groups, what is to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from sauro.apps.reports.models import ScopeKind, Synthesis
from sauro.apps.reports.queries.synthesis_paper import body_rows, share, signed
from sauro.apps.reports.queries.synthesis_sources import missing_reports
from sauro.apps.reports.queries.synthesis_text import Shown
from sauro.domain.synthesis_figures import FIVE, ON, BodyRow, Rate, rates
from sauro.domain.synthesis_voices import title_of_group

LABELS = {
    "on_time": (gettext_lazy("Xong đúng hạn"), "ok", "circle-check"),
    "late": (gettext_lazy("Xong chậm"), "", "circle-dashed"),
    "in_time": (gettext_lazy("Đang làm, trong hạn"), "", "progress"),
    "overdue": (gettext_lazy("Đang làm, quá hạn"), "late", "clock-exclamation"),
    "no_deadline": (gettext_lazy("Không thời hạn"), "", "calendar-off"),
}
FIGURE_WORDS = {name: label for name, (label, _, _) in LABELS.items()} | {
    "total": gettext_lazy("Tổng số"),
    "done": gettext_lazy("Đã hoàn thành"),
    "done_dated": gettext_lazy("Đã hoàn thành, có thời hạn"),
    "dated_past": gettext_lazy("Đã xong hoặc đã quá hạn"),
    "open": gettext_lazy("Chưa hoàn thành"),
    "new": gettext_lazy("Mới vào sổ trong kỳ"),
    "carried": gettext_lazy("Chuyển từ kỳ trước"),
    "no_deadline_done": gettext_lazy("Không thời hạn, đã xong"),
    "no_deadline_open": gettext_lazy("Không thời hạn, chưa xong"),
    "repeating": gettext_lazy("Định kỳ, thường xuyên"),
    "became": gettext_lazy("Mới quá hạn trong kỳ"),
    "excused": gettext_lazy("Xong chậm do nguyên nhân khách quan đã xác nhận"),
    "objective": gettext_lazy("Quá hạn, có nguyên nhân khách quan đã xác nhận"),
    "waiting_for": gettext_lazy("Quá hạn, đang chờ cơ quan khác"),
    "told": gettext_lazy("Quá hạn, đã nêu nguyên nhân"),
    "untold": gettext_lazy("Quá hạn, chưa nêu nguyên nhân"),
    "awaiting": gettext_lazy("Chờ xác nhận kết quả"),
    "paused": gettext_lazy("Tạm dừng"),
    "moved": gettext_lazy("Đổi hạn trong kỳ"),
    "next": gettext_lazy("Đến hạn trong kỳ tới"),
    "withdrawn": gettext_lazy("Đã rút trong kỳ"),
    "replaced": gettext_lazy("Được thay thế trong kỳ"),
    "aged": gettext_lazy("Không thời hạn quá lâu"),
    "asks": gettext_lazy("Đề xuất, kiến nghị"),
    "decided:extended": gettext_lazy("Gia hạn được đồng ý"),
    "decided:extension_refused": gettext_lazy("Gia hạn không được đồng ý"),
    "decided:extension_waiting": gettext_lazy("Gia hạn chờ quyết định"),
    "decided:cause_granted": gettext_lazy("Nguyên nhân khách quan được xác nhận"),
    "decided:cause_refused": gettext_lazy("Nguyên nhân không được xác nhận là khách quan"),
    "decided:cause_waiting": gettext_lazy("Nguyên nhân khách quan chờ xác nhận"),
    "decided:suspended": gettext_lazy("Nhiệm vụ được tạm dừng"),
    "decided:finding_upheld": gettext_lazy("Điều cần xem lại: giữ nguyên"),
    "decided:finding_justified": gettext_lazy("Điều cần xem lại: chấp nhận giải trình"),
    "decided:finding_remedied": gettext_lazy("Điều cần xem lại: đã khắc phục"),
}
_ALSO = ("new", "carried", "became", "awaiting", "paused", "moved", "excused", "aged", "withdrawn", "replaced", "next")


@dataclass(frozen=True, slots=True)
class CountRow:
    """Một dòng số liệu: now, its denominator and rate, before, and the change."""

    figure: str
    label: str
    tone: str
    icon: str
    now: int
    rate: Rate
    on: str
    last: int
    change: str


@dataclass(frozen=True, slots=True)
class Band:
    """Một nhóm khối lượng with its bodies in the order of the registry."""

    title: str
    rows: tuple[tuple[BodyRow, Rate], ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """Việc cần làm trước khi trình: what, about what, where to mend it. `tone`: "wait", or "ok" where it is settled."""

    tone: str
    title: str
    words: str
    href: str = ""


def page_of_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """What the template shows of the facts."""
    now, fewest = facts["numbers"], facts["rules"]["fewest"]
    return {
        "facts": facts,
        "numbers": now,
        "counts": [_count(facts, name) for name in FIVE],
        "rates": rates(now, fewest),
        "also": [(name, FIGURE_WORDS[name], now[name]) for name in _ALSO if now[name]],
        "bands": _bands(facts),
        "groups": [(key, gettext(title_of_group(key)), bodies, texts) for key, bodies, texts in facts["groups"]],
        "decided": [(kind, FIGURE_WORDS[f"decided:{kind}"], n) for kind, n in facts["decided"].items()],
        "as_of": dt.date.fromisoformat(facts["period"]["as_of"]),
        "closing": dt.date.fromisoformat(facts["period"]["closing"]),
        "since": dt.date.fromisoformat(facts["period"]["since"]),
        "last_closing": dt.date.fromisoformat(facts["last"]["closing"]),
        "words": FIGURE_WORDS | {f"group:{key}": gettext(title_of_group(key)) for key, _, _ in facts["groups"]},
    }


def _count(facts: dict[str, Any], name: str) -> CountRow:
    label, tone, icon = LABELS[name]
    now, last = facts["numbers"][name], facts["last"]["numbers"][name]
    on = gettext("đã xong") if ON[name] == "done_dated" else ""
    return CountRow(name, str(label), tone if now else "", icon, now, share(facts, name), on, last, signed(now - last))


def _bands(facts: dict[str, Any]) -> list[Band]:
    fewest, bounds = facts["rules"]["fewest"], facts["rules"]["bands"]
    found: dict[int, list[tuple[BodyRow, Rate]]] = {}
    for row in body_rows(facts):
        found.setdefault(row.band, []).append((row, row.rate(fewest)))
    return [Band(_title(bound, bounds), tuple(rows)) for bound, rows in found.items()]


def _title(bound: int, bounds: Sequence[int]) -> str:
    over = min((b for b in bounds if b > bound), default=None)
    if not bound:
        return gettext("Dưới %(over)s nhiệm vụ") % {"over": over}
    if over is None:
        return gettext("Từ %(bound)s nhiệm vụ") % {"bound": bound}
    return gettext("Từ %(bound)s đến dưới %(over)s nhiệm vụ") % {"bound": bound, "over": over}


def to_do(row: Synthesis, shown: Sequence[Shown], today: dt.date) -> list[ToDo]:
    """Cần làm trước khi trình: what stops the check, what should be looked at, what is in order."""
    found = []
    if today <= row.closes_on:
        words = gettext("Số liệu mới đến %(day)s; lấy lại sau khi hết ngày chốt.")
        found.append(ToDo("wait", gettext("Chưa qua ngày chốt số liệu"), words % {"day": f"{row.as_of:%d/%m/%Y}"}))
    elif row.as_of < row.closes_on:
        words = gettext("Số liệu mới đến %(day)s, trước ngày chốt: lấy lại số liệu.")
        found.append(ToDo("wait", gettext("Số liệu chưa đủ kỳ"), words % {"day": f"{row.as_of:%d/%m/%Y}"}))
    for part in shown:
        found += _of_part(part)
    untold = row.facts["numbers"]["untold"]
    if untold:
        title = ngettext("%(n)s việc quá hạn chưa nêu nguyên nhân", "%(n)s việc quá hạn chưa nêu nguyên nhân", untold)
        words = gettext("Đôn đốc nơi chủ trì giải trình, hoặc nói rõ trong báo cáo.")
        found.append(ToDo("wait", title % {"n": untold}, words, "untold"))
    found += _missing(row)
    if not found:
        words = gettext("Con số trong dự thảo khớp số liệu; khi trình ký, sổ được hỏi lại một lần nữa.")
        found.append(ToDo("ok", gettext("Không còn việc phải làm"), words))
    return found


def _of_part(part: Shown) -> list[ToDo]:
    found = []
    if part.mismatches:
        n = len(part.mismatches)
        title = ngettext("%(n)s con số khác số liệu", "%(n)s con số khác số liệu", n) % {"n": n}
        words = "; ".join(f"{wrong.stands} → {wrong.facts}" for wrong in part.mismatches[:4])
        found.append(ToDo("wait", title, f"{part.section.title}: {words}", f"#{part.section.part}"))
    elif part.moved:
        words = gettext("%(part)s: máy đã soạn lại theo số mới, bản sửa còn theo số cũ.")
        found.append(
            ToDo("wait", gettext("Lời đã cũ"), words % {"part": part.section.title}, f"#{part.section.part}")
        )  # fmt: skip
    for general in part.general:
        words = f"“{part.text[general.start : general.end]}” " + gettext("chưa có số liệu. Thêm số liệu hoặc bỏ câu.")
        found.append(ToDo("wait", gettext("Câu chung chung"), words, f"#{part.section.part}"))
    return found


def _missing(row: Synthesis) -> list[ToDo]:
    if row.scope != ScopeKind.DIRECTIVE or row.directive_id is None:
        return []
    missing = missing_reports(row.directive_id, row.period)
    if not missing:
        return []
    title = ngettext("%(n)s nơi chưa báo cáo", "%(n)s nơi chưa báo cáo", len(missing)) % {"n": len(missing)}
    names = "; ".join(f"{report.agency.name}, {report.due_on:%d/%m/%Y}" for report in missing[:5])
    return [ToDo("wait", title, names + ("; …" if len(missing) > 5 else ""))]
