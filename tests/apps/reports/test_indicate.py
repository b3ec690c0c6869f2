"""Targets of a resolution by period: a correction keeps the old value, a missing value stays missing (B)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.reports import services
from sauro.apps.reports.models import Indicator, IndicatorValue
from sauro.apps.reports.queries.indicators import indicators_visible_to, series_of, values_to_give
from sauro.domain.acting import Acting, Role
from sauro.domain.indicators import ValueState
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.reports.office import MADE, Office, growth, office
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 9, 14)


def client(who: Acting) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return signed_in


def supplier(there: Office) -> Acting:
    return at_desk(Role.COORDINATOR, there.tinh.building)


def give(
    row: Indicator, period: str, value: int, by: Acting, day: str = "2026-09-14", reason: str = ""
) -> IndicatorValue:
    return services.give_value(
        indicator_id=row.pk, period=period, value=Decimal(value), source="Thống kê tỉnh, báo cáo quý", by=by,
        at=at(day), reason=reason,
    )  # fmt: skip


def test_periods_without_a_value_are_missing_and_nothing_is_filled_in_between() -> None:
    there = office(opened=False)
    row, who = growth(there), supplier(there)
    for period, value in (("2025-Q1", 24), ("2025-Q2", 21), ("2025-Q4", 18), ("2026-Q1", 15), ("2026-Q2", 9)):
        give(row, period, value, who)

    [series] = series_of([row], TODAY)

    assert [e.state for e in series.entries] == [
        ValueState.LATE, ValueState.LATE, ValueState.MISSING, ValueState.LATE, ValueState.LATE, ValueState.LATE,
    ]  # fmt: skip
    assert series.missing == 1 and series.entries[3].change is None
    assert series.plot is not None and [len(run) for run in series.plot.lines] == [2, 3]
    latest = series.latest
    assert latest is not None and latest.reached and latest.change == -6


def test_a_correction_strikes_the_old_value_through_with_its_reason() -> None:
    there = office(opened=False)
    row, who = growth(there), supplier(there)
    give(row, "2026-Q2", 12, who)

    with pytest.raises(Refusal) as refused:
        give(row, "2026-Q2", 9, who)
    give(row, "2026-Q2", 9, who, reason="Cục Thống kê công bố lại ngày 10/9")

    [series] = series_of([row], TODAY)
    entry = series.entries[-1]
    assert refused.value.code == "indicator.reason"
    assert entry.value is not None and entry.value.value == 9
    assert [(old.value, old.replaced_because) for old in entry.struck] == [(12, "Cục Thống kê công bố lại ngày 10/9")]
    kinds = [line.kind for line in history_of(("indicator", row.pk))]
    assert sorted(kinds) == ["indicator.made", "indicator.value_corrected", "indicator.value_given"]


@pytest.mark.parametrize(("period", "code"), [("2026-Q3", "indicator.period"), ("2024-Q4", "indicator.period")])
def test_a_period_that_has_not_ended_or_is_not_asked_for_takes_no_value(period: str, code: str) -> None:
    there = office(opened=False)
    row = growth(there)

    with pytest.raises(Refusal) as refused:
        give(row, period, 9, supplier(there))

    assert refused.value.code == code


def test_what_waits_for_the_supplier_and_only_he_or_the_keeper_gives() -> None:
    there = office(opened=False)
    row, who = growth(there, since=dt.date(2026, 1, 1)), supplier(there)
    stranger = at_desk(Role.COORDINATOR, there.tinh.commune)

    waiting = values_to_give(who, TODAY)

    assert [entry.period.key for _, entry in waiting] == ["2026-Q1", "2026-Q2"]
    assert values_to_give(stranger, TODAY) == []
    with pytest.raises(Refusal) as refused:
        give(row, "2026-Q2", 9, stranger)
    assert refused.value.code == "report.forbidden"
    assert give(row, "2026-Q2", 9, there.keeper).value == 9


def test_an_indicator_has_a_basis_and_its_name_once() -> None:
    there = office(opened=False)
    growth(there)

    for changes, code in (({"basis": ""}, "indicator.basis"), ({}, "indicator.name")):
        with pytest.raises(Refusal) as refused:
            growth(there, **changes)
        assert refused.value.code == code
    assert indicators_visible_to(cast.acting(Role.ADMINISTRATOR, there.tinh.office)).count() == 0


def test_an_ended_indicator_asks_for_nothing_more() -> None:
    there = office(opened=False)
    row, who = growth(there, since=dt.date(2026, 1, 1)), supplier(there)

    services.end_indicator(
        indicator_id=row.pk, until=dt.date(2026, 4, 1), reason="thay bằng chỉ tiêu mới", by=there.keeper, at=MADE
    )

    assert values_to_give(who, TODAY) == []
    row.refresh_from_db()
    assert [e.period.key for e in series_of([row], TODAY)[0].entries] == ["2026-Q1"]


def test_whoever_supplies_is_reminded_of_a_missing_value_once_and_never_after_it_was_given() -> None:
    there = office(opened=False)
    row, who = growth(there, since=dt.date(2026, 4, 1)), supplier(there)
    [(_, entry)] = values_to_give(who, TODAY)
    late = entry.period.due_on + dt.timedelta(days=7)

    first = services.remind_values(late, at(late.isoformat()))
    again = services.remind_values(late, at(late.isoformat()))
    told = Notice.objects.filter(slot=f"indicator:{row.pk}:2026-Q2:overdue")
    give(row, "2026-Q2", 9, who)
    said = told.first()
    after = services.remind_values(late + dt.timedelta(days=7), at("2026-09-21"))

    assert (first, again, after) == (1, 0, 0) and said is not None
    assert "chưa có giá trị quý II/2026" in said.text["template"].format(**said.text["values"])


def test_what_the_body_must_supply_stands_in_my_work_of_who_may_give_it() -> None:
    there = office(opened=False)
    row, officer = growth(there, since=dt.date(2026, 4, 1)), at_desk(Role.OFFICER, there.tinh.home)

    page = client(supplier(there)).get("/").content.decode()

    assert 'id="chi-tieu"' in page and f"/reports/indicators/{row.pk}/" in page
    assert values_to_give(officer, TODAY) == []
