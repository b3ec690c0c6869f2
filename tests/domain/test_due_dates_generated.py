"""Generated deadlines against an independent reckoning, in three time zones of the server: none may be wrong.

The reckoning below shares no line with the product: it counts day by day over a plain list of days off. Each case is
printed as an office prints it, read, and computed.
"""

from __future__ import annotations

import calendar as stdlib
import datetime as dt
import os
import random
import time
from collections.abc import Iterator

import pytest
from django.utils import timezone

from sauro.domain.default_calendar import CONFIRMED, default_calendar
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.rulebook import default_rules
from sauro.domain.worktime import due_date
from tests.counts import Proof

ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles")
OFF = {row.date.isoformat() for row in CONFIRMED if row.kind.value != "working_saturday"}
WORKED = {row.date.isoformat() for row in CONFIRMED if row.kind.value == "working_saturday"}
ONE = dt.timedelta(days=1)
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
Case = tuple[str, dt.date, dt.date]  # printed words, day of signing, the day that is due


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The server stands in this time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def worked(day: dt.date) -> bool:
    text = day.isoformat()
    return text in WORKED or (stdlib.weekday(day.year, day.month, day.day) not in (5, 6) and text not in OFF)


def back(day: dt.date) -> dt.date:
    while not worked(day):
        day -= ONE
    return day


def on(day: dt.date) -> dt.date:
    while not worked(day):
        day += ONE
    return day


def last_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, stdlib.monthrange(year, month)[1])


def printed(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def before_a_day(chance: random.Random, signed: dt.date) -> Case:
    day = signed + dt.timedelta(days=chance.randint(12, 300))
    return f"trước ngày {printed(day)}", signed, back(day - ONE)


def by_a_day(chance: random.Random, signed: dt.date) -> Case:
    day = signed + dt.timedelta(days=chance.randint(2, 300))
    words = chance.choice(("chậm nhất ngày {}", "đến hết ngày {}", "hoàn thành chậm nhất ngày {}"))
    return words.format(printed(day)), signed, on(day)


def within_a_month(chance: random.Random, signed: dt.date) -> Case:
    ahead = signed.month + chance.randint(1, 8)
    year, month = signed.year + (ahead - 1) // 12, (ahead - 1) % 12 + 1
    return f"trong tháng {month}/{year}", signed, back(last_of(year, month))


def within_a_quarter(chance: random.Random, signed: dt.date) -> Case:
    quarter, year = chance.randint(1, 4), signed.year + 1
    return f"trong quý {ROMAN[quarter]}/{year}", signed, back(last_of(year, quarter * 3))


def working_days(chance: random.Random, signed: dt.date) -> Case:
    number, day = chance.randint(1, 60), signed
    left = number
    while left:
        day += ONE
        left -= worked(day)
    return f"trong thời hạn {number:02d} ngày làm việc kể từ ngày ký", signed, day


def plain_days(chance: random.Random, signed: dt.date) -> Case:
    number = chance.randint(1, 120)
    return f"trong thời hạn {number:02d} ngày kể từ ngày ký", signed, on(signed + number * ONE)


def months(chance: random.Random, signed: dt.date) -> Case:
    number = chance.randint(1, 6)
    ahead = signed.month + number
    year, month = signed.year + (ahead - 1) // 12, (ahead - 1) % 12 + 1
    end = dt.date(year, month, min(signed.day, last_of(year, month).day))
    return f"trong thời hạn {number:02d} tháng kể từ ngày ký", signed, on(end)


FORMS = (before_a_day, by_a_day, within_a_month, within_a_quarter, working_days, plain_days, months)


def cases(number: int, seed: int) -> list[Case]:
    chance = random.Random(seed)
    start = dt.date(2025, 12, 1)
    return [FORMS[n % len(FORMS)](chance, start + dt.timedelta(days=chance.randint(0, 500))) for n in range(number)]


def computed(words: str, signed: dt.date) -> dt.date | None:
    low = words.lower()
    phrase = first_deadline(deadline_phrases(low, 0, len(low), signed, labelled=True), signed)
    if phrase is None:
        return None
    return due_date(phrase.due, issued_on=signed, calendar=default_calendar(), rules=default_rules()).on


@pytest.mark.proof
def test_no_generated_deadline_is_wrong(zone: str, proof: Proof) -> None:
    number = proof.count(140, 2000)

    wrong = [
        (words, printed(signed), due, found)
        for words, signed, due in cases(number, proof.seed)
        if (found := computed(words, signed)) != due
    ]

    proof.report(number, f"{len(wrong)} wrong, server in {zone}")
    assert wrong == []


def test_the_day_of_a_moment_is_the_day_in_the_province(zone: str) -> None:
    last_second = dt.datetime(2026, 10, 5, 16, 59, 59, tzinfo=dt.UTC)

    days = [timezone.localdate(last_second), timezone.localdate(last_second + dt.timedelta(seconds=1))]

    assert days == [dt.date(2026, 10, 5), dt.date(2026, 10, 6)], zone
