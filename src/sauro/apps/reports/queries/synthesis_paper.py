"""Bản tổng hợp như in ra. Sections and tables as plain values for the writers: the same facts, the same paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sauro.apps.agencies.queries import head_of
from sauro.apps.letters.models import Letter, LetterKind
from sauro.apps.letters.queries import mandate_of
from sauro.apps.reports.models import Synthesis, SynthesisSection
from sauro.apps.reports.queries.syntheses import addressee_of, stored_of, title_of
from sauro.apps.reports.queries.synthesis_text import text_of
from sauro.domain.agencies import Tree
from sauro.domain.periods import day_short
from sauro.domain.synthesis import Line
from sauro.domain.synthesis_figures import FIVE, ON, BodyRow, Rate, rates, select, sum_of_bodies
from sauro.domain.synthesis_store import Stored
from sauro.domain.synthesis_text import Part, number, percent

SLICES = {
    "on_time": "Hoàn thành đúng hạn",
    "late": "Hoàn thành quá hạn",
    "in_time": "Đang thực hiện, trong hạn",
    "overdue": "Đang thực hiện, quá hạn",
    "no_deadline": "Không có thời hạn",
}
ON_WORDS = {"done_dated": "đã hoàn thành có thời hạn", "total": "nhiệm vụ"}
_UNRATED = "—"


@dataclass(frozen=True, slots=True)
class Held:
    """Bản tổng hợp trong tay: the row, the lines behind it, its sections; kept or only foreseen."""

    synthesis: Synthesis
    stored: Stored
    sections: tuple[SynthesisSection, ...]


def held(synthesis: Synthesis) -> Held:
    """Bản tổng hợp đã giữ, with its lines and sections; two queries."""
    return Held(synthesis, stored_of(synthesis), tuple(synthesis.sections.all()))


def body_of(held: Held) -> dict[str, Any]:
    """Nội dung báo cáo: sections that have words, tables, recipients."""
    order = [str(part) for part in Part]
    rows = sorted(held.sections, key=lambda row: order.index(row.part))
    written = [(row.title, [p for p in text_of(row).split("\n") if p.strip()]) for row in rows]
    return {
        "sections": [{"title": title, "paragraphs": words} for title, words in written if words],
        "tables": tables_of(held.synthesis.facts, held.stored),
        "sent_to": sent_to(held.synthesis),
    }


def sent_to(synthesis: Synthesis) -> list[str]:
    """Nơi nhận, the last of them who keeps it; a semicolon after each, a full stop at the end."""
    party = synthesis.agency.tree == Tree.PARTY
    to = addressee_of(synthesis)
    rows = [f"- {to} ({'báo cáo' if party else 'để báo cáo'})"] if to else []
    if synthesis.directive is not None:
        rows.append("- Các cơ quan chủ trì nhiệm vụ")
    elif synthesis.body is not None and synthesis.body_id != synthesis.agency_id:
        rows.append(f"- {synthesis.body.name}")
    kept = f"- Lưu {synthesis.agency.name}." if party else "- Lưu: VT, TH."
    return [*(f"{row}{',' if party else ';'}" for row in rows), kept]


def drafted_letter(held: Held) -> Letter:
    """Báo cáo chưa ký, never saved: as it would go out if the head of the office signed it."""
    synthesis = held.synthesis
    head = head_of(synthesis.agency_id, synthesis.closes_on)
    return Letter(
        agency=synthesis.agency, kind=LetterKind.SYNTHESIS, to_printed=addressee_of(synthesis),
        subject=title_of(synthesis, synthesis.facts["period"]["name"]), made_at=synthesis.taken_at,
        signer_title=head.post.title if head else "",
        body=body_of(held) | {
            "mandate": list(mandate_of(synthesis.agency, head=True, on=synthesis.closes_on)),
        },
    )  # fmt: skip


def tables_of(facts: dict[str, Any], stored: Stored) -> list[dict[str, Any]]:
    """Biểu kèm theo: counts with their denominators, bodies in their bands, overdue tasks with causes, voices."""
    most = facts["rules"]["annex_lines"]
    found = [_counts(facts), _bodies(facts)]
    late = sorted(select(stored.lines, "overdue"), key=lambda line: (-line.late, line.code))
    if late:
        found.append(_late(late, most))
    if stored.voices:
        found.append(_voices(stored, most))
    return [table for table in found if table["rows"]]


def rate_words(rate: Rate) -> str:
    """95,3 % (61/64); only the counts where the denominator is too small, a dash where it is nought."""
    counts = f"{number(rate.of)}/{number(rate.on)}"
    if rate.value is None:
        return counts if rate.on else _UNRATED
    return f"{percent(rate.value)} ({counts})"


def share(facts: dict[str, Any], name: str, numbers: dict[str, int] | None = None) -> Rate:
    """Tỷ lệ của một trạng thái trên mẫu số của nó."""
    said = facts["numbers"] if numbers is None else numbers
    return Rate(said[name], said[ON[name]], facts["rules"]["fewest"])


def on_words(facts: dict[str, Any], name: str) -> str:
    """Trên bao nhiêu: the denominator in words, with the rate where it may be shown."""
    rate = share(facts, name)
    words = f"{number(rate.on)} {ON_WORDS[ON[name]]}"
    return f"{words}, {percent(rate.value)}" if rate.value is not None else words


def signed(value: int) -> str:
    """+43, −48, 0."""
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value < 0 else "0"


def _counts(facts: dict[str, Any]) -> dict[str, Any]:
    now, last = facts["numbers"], facts["last"]["numbers"]
    rows = [[SLICES[name], number(now[name]), on_words(facts, name), number(last[name]), signed(now[name] - last[name])]
            for name in FIVE]  # fmt: skip
    rows.append(["Tổng số", number(now["total"]), "", number(last["total"]), signed(now["total"] - last["total"])])
    closing = day_short(dt.date.fromisoformat(facts["last"]["closing"]))
    how = "theo báo cáo đã ban hành" if facts["last"]["how"] == "frozen" else "tính lại từ sổ nhiệm vụ"
    done = rates(now, facts["rules"]["fewest"])
    note = (
        f"Kỳ trước: {facts['last']['name']}, chốt ngày {closing}, {how}. "
        f"Hoàn thành đúng hạn, tính cả nguyên nhân khách quan đã được xác nhận: {rate_words(done['on_time'])}; "
        f"quá hạn chưa hoàn thành: {rate_words(done['overdue'])}."
    )
    columns = (("Nhiệm vụ", 50, "l"), ("Kỳ này", 19, "c"), ("Trên", 58, "c"), ("Kỳ trước", 19, "c"),
               ("Thay đổi", 19, "c"))  # fmt: skip
    return _table("Biểu 1. Kết quả thực hiện nhiệm vụ", columns, rows, note=note)


def body_rows(facts: dict[str, Any]) -> list[BodyRow]:
    """Các cơ quan, as frozen."""
    return [BodyRow(**row) for row in facts["bodies"]]


def band_words(bound: int, bands: Sequence[int]) -> str:
    """Tên nhóm khối lượng: "từ 100 đến dưới 300 nhiệm vụ"."""
    over = min((b for b in bands if b > bound), default=None)
    if not bound:
        return f"Dưới {number(over)} nhiệm vụ" if over else "Các cơ quan"
    return f"Từ {number(bound)} đến dưới {number(over)} nhiệm vụ" if over else f"Từ {number(bound)} nhiệm vụ trở lên"


def _bodies(facts: dict[str, Any]) -> dict[str, Any]:
    """Bodies in their bands; a band longer than a printed list may be is one row with its sums, whole in the XLSX."""
    fewest, bands, most = (facts["rules"][name] for name in ("fewest", "bands", "annex_lines"))
    rows: list[list[str]] = []
    heads: list[int] = []
    summed = False
    for band, found in groupby(body_rows(facts), key=lambda row: row.band):
        bodies = list(found)
        heads.append(len(rows))
        rows.append([band_words(band, bands), *[""] * 6])
        if len(bodies) > most:
            summed, bodies = True, [sum_of_bodies(bodies, f"{number(len(bodies))} cơ quan, cộng")]
        rows += [
            [row.name, number(row.total), number(row.on_time), number(row.late), rate_words(row.rate(fewest)),
             number(row.overdue), number(row.no_deadline)]
            for row in bodies
        ]  # fmt: skip
    columns = (("Cơ quan chủ trì", 58, "l"), ("Nhiệm vụ", 17, "c"), ("Xong đúng hạn", 14, "c"), ("Xong chậm", 15, "c"),
               ("Tỷ lệ đúng hạn", 30, "c"), ("Quá hạn", 13, "c"), ("Không thời hạn", 18, "c"))  # fmt: skip
    note = f"Xếp theo nhóm khối lượng, trong nhóm theo danh mục cơ quan; mẫu số dưới {number(fewest)} không tính tỷ lệ."
    note += f" Nhóm có trên {number(most)} cơ quan: từng cơ quan trong bảng XLSX kèm theo." if summed else ""
    return _table("Biểu 2. Các cơ quan theo nhóm khối lượng", columns, rows, bands=heads, note=note)


def cause_of(line: Line) -> str:
    """Nguyên nhân quá hạn, as it stands: confirmed, waited for, told; said plainly where nobody named one."""
    if line.why:
        return f"Khách quan đã xác nhận: {line.why[:1].lower()}{line.why[1:]}"
    if line.waits:
        return f"Chờ {line.waits}"
    return line.said or "Chưa nêu nguyên nhân"


def source_of(line: Line) -> str:
    """Văn bản, mục."""
    clause = f"mục {line.clause.rstrip('.')}" if line.clause else ""
    return ", ".join(word for word in (line.document, clause) if word)


def _late(late: Sequence[Line], most: int) -> dict[str, Any]:
    rows = [
        [number(at), f"{line.work} ({', '.join(w for w in (line.code, source_of(line)) if w)})", line.body,
         day_short(dt.date.fromisoformat(line.due)), number(line.late), cause_of(line)]
        for at, line in enumerate(late[:most], start=1)
    ]  # fmt: skip
    columns = (("TT", 10, "c"), ("Nhiệm vụ", 54, "l"), ("Cơ quan chủ trì", 28, "l"), ("Thời hạn", 24, "c"),
               ("Quá (ngày làm việc)", 17, "c"), ("Nguyên nhân", 32, "l"))  # fmt: skip
    left = len(late) - most
    note = f"Còn {number(left)} nhiệm vụ quá hạn khác trong bảng XLSX kèm theo." if left > 0 else ""
    return _table("Biểu 3. Nhiệm vụ quá hạn và nguyên nhân", columns, rows, note=note)


def _voices(stored: Stored, most: int) -> dict[str, Any]:
    voices = sorted(stored.voices, key=lambda voice: (voice.ask, voice.group))
    rows = [[number(at), voice.body, voice.words, voice.code, day_short(dt.date.fromisoformat(voice.on))]
            for at, voice in enumerate(voices[:most], start=1)]  # fmt: skip
    columns = (("TT", 10, "c"), ("Nơi nêu", 35, "l"), ("Khó khăn, đề xuất", 59, "l"), ("Nguồn", 37, "l"),
               ("Ngày", 24, "c"))  # fmt: skip
    left = len(voices) - most
    note = f"Còn {number(left)} ý kiến khác trong bảng XLSX kèm theo." if left > 0 else ""
    return _table("Biểu 4. Khó khăn, đề xuất của các nơi", columns, rows, note=note)


def _table(
    title: str, columns: Sequence[tuple[str, float, str]], rows: Sequence[Sequence[str]], *,
    bands: Iterable[int] = (), note: str = "",
) -> dict[str, Any]:  # fmt: skip
    return {
        "title": title, "columns": [list(column) for column in columns], "rows": [list(row) for row in rows],
        "bands": list(bands), "note": note,
    }  # fmt: skip
