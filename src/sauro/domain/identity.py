"""Số, ký hiệu văn bản. When two papers are one document: same issuer, same number, same run of numbers.

Party bodies number by term of the committee, state bodies by year; before a date is known nothing is identical.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.documents.model import Family
from sauro.domain.text.fold import fold

_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})
_TERM_YEARS = 5
_CONGRESS_MONTH = 10  # provincial congresses end by October of the years 2020, 2025, …


def number_key(number: str) -> str:
    """Số, ký hiệu để so sánh: folded, without spaces, one kind of hyphen ("1773 - CV/TU" is "1773-cv/tu")."""
    return "".join(fold(number.translate(_DASHES)).split())


def numbering_period(family: Family, issued_on: dt.date, term_since: dt.date | None = None) -> str:
    """Kỳ đánh số. "2026" for a state body; the year the term began for a Party body (else by congress)."""
    if family is not Family.PARTY:
        return str(issued_on.year)
    if term_since is not None:
        return f"T{term_since.year}"
    start = issued_on.year - issued_on.year % _TERM_YEARS
    if issued_on.year == start and issued_on.month < _CONGRESS_MONTH:
        start -= _TERM_YEARS
    return f"T{start}"


def identity(*, issuer: str, number: str, period: str) -> str:
    """Nhận dạng văn bản. One key of issuer, number and period; "" where one of them is not known."""
    parts = (issuer, number_key(number), period)
    return "|".join(parts) if all(parts) else ""
