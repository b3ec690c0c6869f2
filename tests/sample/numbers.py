"""Con số trên trang và danh sách nó mở ra: what a page promises by a number, and what the list behind it says."""

from __future__ import annotations

import re

_LINK = re.compile(
    r'<a(?: class="[^"]*")? href="(/[^"]+)">(?:<b>)?([\d.]+)(?:</b>|<span class="visually-hidden">|</a>)'
)
_PART = re.compile(
    r'<a class="t" href="(/board/[\w-]+/)">(?:(?!</li>).)*?<div class="r">(?:(?!</li>).)*?([\d.]+)</', re.S
)
_MORE = re.compile(r'<a href="(/board/[\w-]+/)">[^<]*: ([\d.]+)</a>')
_TOTAL = re.compile(r'<p class="meta mb-0">\s*([\d.]+) (?:nhiệm vụ|mục|việc|dòng)')


def promised(page: str) -> list[tuple[str, int]]:
    """Each number of a page that opens to a list: its address, the number."""
    main = page[page.index("<main") :].replace("&amp;", "&")
    found = [*_LINK.findall(main), *_PART.findall(main), *_MORE.findall(main)]
    return [(address, int(number.replace(".", ""))) for address, number in dict(found).items()]


def listed(page: str) -> int | None:
    """How many rows a list says it has."""
    total = _TOTAL.search(page)
    return int(total[1].replace(".", "")) if total else None
