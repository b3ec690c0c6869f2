"""`sauro rules`: every rule that gives findings and every row of the rulebook, as docs/rules.md prints them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sauro.domain.finding_rules import CARDS, RuleCard
from sauro.domain.rulebook import ROWS, says_of, title_of
from sauro.domain.rules import Rule

_HEAD = """# Quy tắc và quy định

Trang này do `sauro rules --markdown` lập từ `domain/finding_rules.py` và `domain/rulebook/`; không sửa tay.
(Generated; the house test `tests/house/test_rules_document.py` keeps it up to date.) Một cơ quan đặt giá trị khác bằng
một dòng có ngày và căn cứ trong trang Quy định; dòng cũ vẫn giữ nguyên.

## Quy tắc cho điều cần xem lại
"""
_ROWS = """
## Quy định: con số và quy ước
| tên | gọi là | giá trị | đơn vị | căn cứ | yêu cầu | từ ngày | đến ngày | nội dung |
|---|---|---|---|---|---|---|---|---|
"""


def main(argv: Sequence[str]) -> int:
    """Print the table; Markdown with --markdown, else one line for each."""
    parser = argparse.ArgumentParser(prog="sauro rules", description="In quy tắc và quy định của phần mềm.")
    parser.add_argument("--markdown", action="store_true", help="in cả trang docs/rules.md")
    chosen = parser.parse_args(list(argv))
    print(as_markdown() if chosen.markdown else as_lines(), end="")
    return 0


def as_markdown() -> str:
    """Trang docs/rules.md: each rule with its parameters, source and where it stands; then each row since when."""
    return _HEAD + "\n".join(map(_card, CARDS)) + _ROWS + "".join(map(_row, ROWS))


def as_lines() -> str:
    """One line for each rule and each row."""
    cards = [f"{c.name}: {c.title} ({c.source})" for c in CARDS]
    rows = [f"{r.name} = {r.value} {r.unit}: {title_of(r.name)} ({r.source})" for r in ROWS]
    return "\n".join([*cards, *rows]) + "\n"


def _card(card: RuleCard) -> str:
    rows = {row.name: row for row in ROWS}
    since = max((rows[name].since for name in card.rows), default=None)
    lines = [
        f"\n### {card.title}",
        card.says,
        f"- mã: `{card.name}`; yêu cầu {card.key}; căn cứ: {card.source}",
        f"- tính từ: {card.reads}",
        f"- hàm: `{card.where}`",
        *(f"- tham số `{n}`: {title_of(n)} = {rows[n].value} {rows[n].unit} ({rows[n].source})" for n in card.rows),
    ]
    if since is not None:
        lines.append(f"- tham số có hiệu lực từ {since:%d/%m/%Y}")
    return "\n".join(lines) + "\n"


def _row(row: Rule) -> str:
    until = f"{row.until:%d/%m/%Y}" if row.until else ""
    cells = (
        f"`{row.name}`", title_of(row.name), row.value, row.unit, row.source, row.key, f"{row.since:%d/%m/%Y}", until,
        says_of(row.name),
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
