"""Hướng dẫn thể thức. Which guide holds for a family on a day, and its values, all from the rulebook."""

from __future__ import annotations

import datetime as dt

from sauro.domain.documents.model import Family
from sauro.domain.drafting.model import Guide
from sauro.domain.rules import RuleBook


def guide_for(family: Family, on: dt.date, rules: RuleBook) -> Guide | None:
    """Hướng dẫn thể thức đang có hiệu lực; None for a family without one, or a day before the first."""
    if family not in (Family.PARTY, Family.STATE):
        return None
    try:
        name = rules.rule(f"form.{family}.guide", on)
        values = {v: rules.rule(f"form.{family}.{v}", on).value for v in ("closing", "about", "page", "body")}
        font = rules.rule("form.font", on).value
    except KeyError:
        return None
    ranges = tuple(r for part in values["page"].split(";") if (r := _range(part)))
    page = ranges if len(ranges) == 4 else ()
    return Guide(name.value, name.source, values["closing"], values["about"], page, _range(values["body"]), font)


def _range(words: str) -> tuple[float, float] | None:
    """ "20-25" or "20" as two numbers; None for anything else an office may have written."""
    least, _, most = words.strip().partition("-")
    try:
        return float(least), float(most or least)
    except ValueError:
        return None
