"""Hỏi nguyên nhân: whoever waits for a report asks why it is missing, one body or all of a period, once a day."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.models import Entry
from sauro.apps.notices.models import Notice
from sauro.apps.reports import events, services
from sauro.domain.obligations import MissingCause
from sauro.domain.refusal import Refusal
from tests.apps.reports.office import DUE, QUARTER, office
from tests.apps.reports.test_report_pages import signed_in
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
LATE = at("2026-09-24")


def test_one_click_asks_a_body_that_is_late_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    there = office()
    monkeypatch.setattr("sauro.web.clock.now", lambda: LATE)
    keeper, report = signed_in(there.keeper), there.report()

    before = keeper.get("/reports/").content.decode()
    answer = keeper.post(f"/reports/{report.pk}/", {"do": "ask_cause"}, follow=True).content.decode()
    again = keeper.post(f"/reports/{report.pk}/", {"do": "ask_cause"})

    assert "Hỏi nguyên nhân" in before and "Đã hỏi 24/09/2026" in answer
    assert again.status_code == 422 and "Đã hỏi trong hôm nay." in again.content.decode()
    assert Notice.objects.filter(kind=events.CAUSE_ASKED, about_id=report.pk).exists()
    assert Entry.objects.filter(kind=events.CAUSE_ASKED).count() == 1


def test_all_that_are_late_in_a_period_are_asked_at_once_but_not_who_has_answered() -> None:
    there = office()
    services.name_cause(
        report_id=there.report().pk, cause=MissingCause.DATA, words="chờ số liệu của hai xã",
        remedy="nộp trước ngày 02/10/2026", by=there.writer, at=LATE,
    )  # fmt: skip
    asks = {"obligation_id": there.obligation.pk, "period": QUARTER, "by": there.keeper}

    asked = services.ask_causes(**asks, at=LATE)
    with pytest.raises(Refusal) as again:
        services.ask_causes(**asks, at=LATE)

    assert (asked, again.value.code) == (1, "report.ask.nobody")
    assert there.report(there.tinh.building).asked_at == LATE and there.report().asked_at is None


def test_nobody_is_asked_before_the_day_or_by_the_body_itself() -> None:
    there = office()
    report = there.report().pk

    with pytest.raises(Refusal) as early:
        services.ask_cause(report_id=report, by=there.keeper, at=at(DUE.isoformat()))
    with pytest.raises(Refusal) as own:
        services.ask_cause(report_id=report, by=there.writer, at=LATE)

    assert (early.value.code, own.value.code) == ("report.ask.early", "report.forbidden")
    assert there.report().due_on == DUE < dt.date(2026, 9, 24)
