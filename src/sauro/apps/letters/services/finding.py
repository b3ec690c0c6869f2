"""Tìm văn bản đi. What a letter is found by: number and symbol, subject, addressee, then its text."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.apps.letters.models import Letter
from sauro.apps.letters.queries import number_of
from sauro.apps.search.services import index, index_new


def make_findable(letter: Letter) -> None:
    """Đưa văn bản đi vào chỉ mục, as it is now; what stood there before is replaced."""
    index("letter", *_words(letter))


def make_new_findable(letters: Iterable[Letter]) -> None:
    """Đưa nhiều văn bản đi mới vào chỉ mục, in few writes; tasks that join a draft later are found by themselves."""
    index_new("letter", [_words(letter) for letter in letters])


def _words(letter: Letter) -> tuple[int, str, str]:
    named = number_of(letter) if letter.number else ""
    parts = [str(letter.body.get(name, "")) for name in ("opening", "asks", "closing")]
    parts += [str(text) for text in letter.body.get("text", ())]
    tasks = [f"{line.get('code', '')} {line.get('work', '')}" for line in letter.body.get("lines", ())]
    title = " · ".join(part for part in (named, letter.subject, letter.to_printed) if part)
    return letter.pk, title, " ".join([*parts, *tasks])
