"""Sổ nhiệm vụ trên màn hình dòng lệnh. Readable in 100 columns, without colour, safe for any terminal."""

from __future__ import annotations

import textwrap
import unicodedata

from sauro.writers.register import RegisterRow, RegisterSheet, one_line

WIDTH = 100
# heading, columns of the terminal; two spaces stand between them
_COLUMNS = (("TT", 3), ("Nhiệm vụ", 44), ("Chủ trì; phối hợp", 23), ("Thời hạn", 12), ("Sáu rõ", 10))


def width_of(text: str) -> int:
    """Columns that a terminal gives a text: marks that combine take none, wide letters two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table_text(sheet: RegisterSheet, *, width: int = WIDTH) -> str:
    """Sổ nhiệm vụ. One block per task, columns aligned; no line is wider than `width` (at least 80)."""
    grow = max(width, 80) - WIDTH
    sizes = [size + (grow if at == 1 else 0) for at, (_, size) in enumerate(_COLUMNS)]
    rule = "─" * (sum(sizes) + 2 * (len(sizes) - 1))
    lines = [one_line(name) for name in sheet.documents]
    lines += _wrapped(one_line(sheet.about), len(rule)) if sheet.about else []
    lines += [rule, _line([name for name, _ in _COLUMNS], sizes), rule]
    for number, row in enumerate(sheet.rows, start=1):
        lines += _block(number, row, sizes)
        lines.append(rule)
    if not sheet.rows:
        lines += ["Không thấy nhiệm vụ nào trong văn bản này.", rule]
    return "\n".join(lines) + "\n"


def _block(number: int, row: RegisterRow, sizes: list[int]) -> list[str]:
    actors = [one_line(name) for name in row.leads] or ["(chưa rõ)"]
    if row.coordinating:
        actors.append("+ " + "; ".join(one_line(name) for name in row.coordinating))
    time = [one_line(row.deadline)] if row.deadline else ["không nêu"]
    if row.due_on:
        time.append(f"→ {row.due_on:%d/%m/%Y}")
    work = [one_line(row.work)]
    extra = [w for w in (row.clause, f"sản phẩm: {row.product}" if row.product else "") if w]
    if extra:
        work.append("[" + "; ".join(one_line(w) for w in extra) + "]")
    lights = [f"{row.clear}/6", *row.lacking().split("; ")]
    cells = [[str(number)], work, actors, time, lights]
    columns = [[w for text in cell for w in _wrapped(text, size)] for cell, size in zip(cells, sizes, strict=True)]
    tall = max(len(column) for column in columns)
    return [_line([column[at] if at < len(column) else "" for column in columns], sizes) for at in range(tall)]


def _wrapped(text: str, size: int) -> list[str]:
    """Lines of at most `size` columns, broken between words where that can be done."""
    composed = unicodedata.normalize("NFC", text)
    if width_of(composed) == len(composed):
        return textwrap.wrap(composed, size, break_on_hyphens=False)
    lines, line = [], ""
    for word in composed.split(" "):
        for piece in _pieces(word, size):
            if line and width_of(line) + 1 + width_of(piece) > size:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line else lines


def _pieces(word: str, size: int) -> list[str]:
    pieces, piece, used = [], "", 0
    for letter in word:
        wide = width_of(letter)
        if used + wide > size:
            pieces.append(piece)
            piece, used = "", 0
        piece += letter
        used += wide
    return [*pieces, piece]


def _line(cells: list[str], sizes: list[int]) -> str:
    return "  ".join(text + " " * (size - width_of(text)) for text, size in zip(cells, sizes, strict=True)).rstrip()
