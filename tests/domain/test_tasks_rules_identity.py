"""When two papers are one document."""

from __future__ import annotations

import datetime as dt

from sauro.domain.documents.model import Family
from sauro.domain.identity import identity, number_key, numbering_period


def test_spaces_and_kinds_of_hyphen_do_not_part_numbers() -> None:
    assert number_key("215 – CV/TU") == number_key("215-CV/TU")
    assert number_key("215-CV/TU") != number_key("216-CV/TU")


def test_a_state_body_numbers_by_year_a_party_body_by_term() -> None:
    may_2024, june_2026 = dt.date(2024, 5, 2), dt.date(2026, 6, 3)

    assert numbering_period(Family.STATE, may_2024) != numbering_period(Family.STATE, june_2026)
    assert numbering_period(Family.PARTY, dt.date(2026, 1, 5)) == numbering_period(Family.PARTY, june_2026)
    assert numbering_period(Family.PARTY, may_2024) != numbering_period(Family.PARTY, june_2026)
    assert numbering_period(Family.PARTY, june_2026, dt.date(2025, 9, 26)) == "T2025"


def test_the_same_number_of_two_provinces_is_two_documents() -> None:
    one = identity(issuer="#1", number="34-CT/TU", period="T2020")
    other = identity(issuer="#2", number="34-CT/TU", period="T2020")

    assert one != other


def test_nothing_is_identical_while_a_part_is_unknown() -> None:
    assert identity(issuer="", number="34-CT/TU", period="T2020") == ""
    assert identity(issuer="#1", number="", period="T2020") == ""
