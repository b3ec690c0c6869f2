"""The library proposes days of a year; a person takes each over with its document, and only then it counts."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.rulebook import queries, services
from sauro.apps.rulebook.models import CalendarDay
from sauro.domain.refusal import Refusal
from sauro.domain.worktime import DayKind
from tests.apps.journal.cast import ADMIN, AT, BUOI

pytestmark = pytest.mark.django_db
CULTURE = dt.date(2028, 11, 24)


def test_proposed_days_count_for_nothing() -> None:
    before = queries.calendar()

    number = services.propose_days(year=2028, by=ADMIN, at=AT)

    rows = CalendarDay.objects.filter(date__year=2028)
    assert number == rows.count() > 10
    assert all(row.proposed and "chờ văn bản" in row.source for row in rows)
    assert queries.calendar() == before
    assert queries.calendar().is_working_day(CULTURE)


def test_a_day_is_taken_over_with_its_document() -> None:
    services.propose_days(year=2028, by=ADMIN, at=AT)

    services.set_day(
        date=CULTURE, kind=DayKind.HOLIDAY, name="Ngày Văn hóa Việt Nam", source="Luật số 1/2027", by=ADMIN, at=AT
    )

    assert not queries.calendar().is_working_day(CULTURE)
    assert [row.source for row in queries.days_of(2028) if row.date == CULTURE] == ["Luật số 1/2027"]


def test_a_second_proposal_adds_nothing() -> None:
    services.propose_days(year=2028, by=ADMIN, at=AT)

    assert services.propose_days(year=2028, by=ADMIN, at=AT) == 0


def test_the_day_of_culture_stays_a_proposal() -> None:
    services.propose_days(year=2026, by=ADMIN, at=AT)

    rows = CalendarDay.objects.filter(date=dt.date(2026, 11, 24), until_version=None)
    assert [row.proposed for row in rows] == [True]


def test_a_swap_names_the_saturday_that_is_worked() -> None:
    CalendarDay.objects.filter(date__year=2026).delete()

    services.propose_days(year=2026, by=ADMIN, at=AT)

    kinds = dict(CalendarDay.objects.filter(date__month=8, date__year=2026).values_list("date", "kind"))
    assert kinds == {dt.date(2026, 8, 22): "working_saturday", dt.date(2026, 8, 31): "off_swapped"}


def test_a_whole_year_is_confirmed_once_with_its_document() -> None:
    with pytest.raises(Refusal) as sourceless:
        services.confirm_year(year=2027, source=" ", by=ADMIN, at=AT)
    services.confirm_year(year=2027, source="Thông báo 88/TB", by=ADMIN, at=AT)

    with pytest.raises(Refusal) as again:
        services.confirm_year(year=2027, source="Thông báo 88/TB", by=ADMIN, at=AT)

    assert (sourceless.value.code, again.value.code) == ("rulebook.source.missing", "calendar.year.known")
    assert 2027 in queries.calendar().confirmed_years


def test_only_the_administrator_proposes() -> None:
    with pytest.raises(Refusal) as refused:
        services.propose_days(year=2028, by=BUOI, at=AT)

    assert refused.value.code == "rulebook.forbidden"
