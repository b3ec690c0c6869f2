"""Sổ quy định ban đầu. The rows a new installation starts with, one module a matter: value, unit, source, requirement
key, and what the row is called on a screen stand together.

An office adds its own rows, dated and sourced (app `rulebook`). No function holds one of these numbers itself.
A rule that gives findings has a card besides, in `domain.finding_rules`.
"""

from __future__ import annotations

from sauro.domain.rulebook.briefings import BRIEFINGS
from sauro.domain.rulebook.deadlines import DEADLINES
from sauro.domain.rulebook.descent import DESCENT
from sauro.domain.rulebook.desk import DESK
from sauro.domain.rulebook.drafting import DRAFTING
from sauro.domain.rulebook.duty import DUTY
from sauro.domain.rulebook.findings import FINDINGS
from sauro.domain.rulebook.hours import HOURS
from sauro.domain.rulebook.life import LIFE
from sauro.domain.rulebook.limits import LIMITS
from sauro.domain.rulebook.meetings import MEETINGS
from sauro.domain.rulebook.reports import REPORTS
from sauro.domain.rulebook.synthesis import SYNTHESIS
from sauro.domain.rulebook.vehicles import VEHICLES
from sauro.domain.rulebook.visits import VISITS
from sauro.domain.rules import Rule, RuleBook, TitledRule

STARTING: tuple[TitledRule, ...] = (
    *DEADLINES,
    *LIFE,
    *MEETINGS,
    *VISITS,
    *VEHICLES,
    *DUTY,
    *HOURS,
    *DRAFTING,
    *FINDINGS,
    *DESCENT,
    *BRIEFINGS,
    *REPORTS,
    *SYNTHESIS,
    *DESK,
    *LIMITS,
)
ROWS: tuple[Rule, ...] = tuple(row for titled in STARTING for row in titled.rows)
TITLES: dict[str, TitledRule] = {titled.name: titled for titled in STARTING}


def default_rules() -> RuleBook:
    """Bộ quy định ban đầu."""
    return RuleBook.of(ROWS)


def title_of(name: str) -> str:
    """Tên quy định. The title of a row; a row without one (an office's own) is called by its name in code, which
    journals, sheets and functions know.
    """
    known = TITLES.get(name)
    return known.title if known else name


def says_of(name: str) -> str:
    """Câu giải thích của một quy định; nothing for a row without one."""
    known = TITLES.get(name)
    return known.says if known else ""


def choices_of(note: str) -> dict[str, str]:
    """Các giá trị chọn được. {value: words} as a row's note lists them ("move_on: …; ask: …"); empty for a number."""
    pairs = (part.partition(":") for part in note.split(";"))
    return {value.strip(): words.strip() for value, colon, words in pairs if colon}
