"""Lời mở đầu của mẫu. A pattern that is tried only from its opening words must be able to open with nothing else.

`flat.opened` looks for the words and then for the pattern: an alternative whose opening word nobody declared would
never be found, and nothing would say so. Here the openings are derived from the pattern itself.
"""

from __future__ import annotations

import re
import re._constants as c  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from typing import Any

import pytest

from sauro.domain.extraction.cadences import CADENCES
from sauro.domain.extraction.deadlines import DATED, SPAN_OF
from sauro.domain.extraction.products import SIGNS
from tests.house.tree import calls, chain, functions, modules

PATTERNS: list[tuple[str, re.Pattern[str], tuple[str, ...]]] = [
    *((f"deadlines.DATED[{n}]", pattern, words) for n, (words, pattern, _) in enumerate(DATED)),
    ("deadlines.SPAN_OF", SPAN_OF, ("từ ",)),
    *((f"cadences.CADENCES[{n}]", row[2], row[1]) for n, row in enumerate(CADENCES) if row[1]),
    *((f"products.SIGNS[{n}]", row[3], row[2]) for n, row in enumerate(SIGNS) if row[2]),
]
REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}


class Openings:
    """Cách mở đầu. Follows every way in which a pattern may begin, until a declared word stands or none can."""

    def __init__(self, pattern: re.Pattern[str], words: Sequence[str]) -> None:
        self.words = words
        self.used: set[str] = set()
        self.lost = sorted(set(self.follow(list(parser.parse(pattern.pattern)), "")))

    def follow(self, items: list[Any], prefix: str) -> list[str]:
        """The beginnings, as far as they are known, that no declared word opens."""
        met = [word for word in self.words if prefix.startswith(word)]
        if met:
            self.used.update(met)
            return []
        if not items or not any(word.startswith(prefix) for word in self.words):
            return [prefix]
        (op, value), rest = items[0], items[1:]
        return self.step(op, value, rest, prefix)

    def step(self, op: Any, value: Any, rest: list[Any], prefix: str) -> list[str]:
        if op is c.LITERAL:
            return self.follow(rest, prefix + chr(value))
        if op is c.SUBPATTERN:
            return self.follow([*value[3], *rest], prefix)
        if op is c.ATOMIC_GROUP:
            return self.follow([*value, *rest], prefix)
        if op is c.BRANCH:
            return [lost for branch in value[1] for lost in self.follow([*branch, *rest], prefix)]
        if op in REPEATS:
            least, most, part = value
            out = [] if least else self.follow(rest, prefix)
            if most:
                again = (op, (max(least - 1, 0), most - 1 if most is not c.MAXREPEAT else most, part))
                out += self.follow([*part, again, *rest], prefix)
            return out
        if op is c.ASSERT and value[0] > 0 and not self.follow(list(value[1]), prefix):
            return []  # what must come next opens with a declared word
        if op in {c.ASSERT, c.ASSERT_NOT, c.AT}:
            return self.follow(rest, prefix)
        if op is c.IN and all(kind is c.LITERAL for kind, _ in value):
            return [lost for _, letter in value for lost in self.follow(rest, prefix + chr(letter))]
        return [prefix + "…"]  # any letter may stand here: no word is certain


@pytest.mark.parametrize(("name", "pattern", "words"), PATTERNS, ids=[name for name, _, _ in PATTERNS])
def test_a_pattern_opens_with_its_declared_words_and_with_all_of_them(
    name: str, pattern: re.Pattern[str], words: tuple[str, ...]
) -> None:
    """`lost`: an alternative that is never tried. Declared words that open nothing cost a search for nothing."""
    found = Openings(pattern, words)

    assert found.lost == []
    assert set(words) - found.used == set()


@pytest.mark.parametrize(
    ("pattern", "words", "lost"),
    [
        (r"(?:gửi|nộp) hồ sơ", ("gửi ",), ["n"]),
        (r"(?:ngay )?trong tháng", ("ngay ",), ["t"]),
        (r"(?:lập|công bố)[^.]{0,9}lịch", ("lập", "công khai"), ["công b"]),
        (r"có(?= (?:kế|đề))[^.]{0,9}hoạch", ("có ",), []),
        (r"có[^.]{0,9}hoạch", ("có ",), ["cóh", "có…"]),
        (r"\d{1,2} lần", ("một lần",), ["…"]),
        (r"[mt]ột lần", ("một",), ["t"]),
    ],
)
def test_an_opening_that_nobody_declared_is_seen(pattern: str, words: tuple[str, ...], lost: list[str]) -> None:
    assert Openings(re.compile(pattern), words).lost == sorted(lost)


def test_no_flag_makes_a_pattern_open_otherwise() -> None:
    assert [name for name, pattern, _ in PATTERNS if pattern.flags & ~re.UNICODE] == []


def test_every_user_of_opening_words_is_compared_here() -> None:
    """Whoever tries a pattern from its opening words in another function adds its table to PATTERNS."""
    users = {
        f"{module.name}.{function.name}"
        for module in modules()
        if module.parts[:2] == ("domain", "extraction")
        for function in functions(module.tree)
        for call in calls(function)
        if chain(call.func)[-1:] in (["opened"], ["openings"], ["_whole"])
    }
    users -= {"sauro.domain.extraction.flat.opened", "sauro.domain.extraction.deadlines._whole"}

    assert users == {
        "sauro.domain.extraction.deadlines._dated",
        "sauro.domain.extraction.deadlines._stretches",
        "sauro.domain.extraction.cadences.cadences",
        "sauro.domain.extraction.products.product_of",
    }
