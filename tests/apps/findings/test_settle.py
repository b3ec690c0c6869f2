"""A run brings what it found together with what stands: idempotent, told once, closed when the facts were corrected."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.findings import services
from sauro.apps.findings.models import Finding
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from tests.apps.findings.office import RULE, at, office, opened

pytestmark = pytest.mark.django_db


def test_what_is_new_is_opened_with_its_day_and_told_to_the_unit_alone() -> None:
    here = office()

    done = here.settle(here.found())

    row = Finding.objects.get()
    assert (done.new, row.state, row.answer_by) == (1, "open", dt.date(2026, 9, 21))
    told = set(Notice.objects.filter(kind="finding").values_list("account_id", flat=True))
    assert told == {here.coordinator.account_id, here.leader.account_id}
    assert [line.kind for line in history_of(("finding", row.pk))] == ["finding.opened"]
    assert set(row.abouts.values_list("name", flat=True)) == {here.scope, f"body:{here.desk.tinh.home.pk}"}


def test_however_often_it_runs_it_writes_nothing_more() -> None:
    here = office()
    row = opened(here)
    before = (Entry.objects.count(), Notice.objects.count())

    for _ in range(3):
        assert here.settle(here.found(), day="2026-09-16") == services.Settled()

    assert (Entry.objects.count(), Notice.objects.count()) == before
    assert Finding.objects.get().revision == row.revision


def test_a_corrected_fact_ends_it_and_a_wrong_one_asks_again_with_a_new_day() -> None:
    here = office()
    row = opened(here)

    here.settle(day="2026-09-16")
    gone = Finding.objects.get().state
    here.settle(here.found(), day="2026-09-23")

    row.refresh_from_db()
    assert gone == "gone"
    assert (row.state, row.answer_by) == ("open", dt.date(2026, 9, 30))
    assert [line.kind for line in history_of(("finding", row.pk))] == [
        "finding.reopened", "finding.gone", "finding.opened",
    ]  # fmt: skip
    assert Notice.objects.filter(account_id=here.leader.account_id).count() == 2


def test_a_run_over_one_document_leaves_those_of_another() -> None:
    here = office()
    opened(here)

    done = services.settle((), rule=RULE, scope="directive:999999", at=at("2026-09-16"))

    assert done == services.Settled()
    assert Finding.objects.get().state == "open"


def test_many_scopes_are_settled_at_once_as_each_alone(django_assert_max_num_queries: Any) -> None:
    here = office()
    empty = {f"directive:{pk}": () for pk in range(900_000, 900_700)}
    now = {"rule": RULE, "at": at("2026-09-14")}

    first = services.settle_each({here.scope: [here.found()], **empty}, **now)
    with django_assert_max_num_queries(14):
        again = services.settle_each({here.scope: [here.found()], **empty}, **now)
    beside = services.settle_each(empty, **now)
    corrected = services.settle_each({here.scope: (), **empty}, **now)

    assert (first.new, again, beside, corrected.gone) == (1, services.Settled(), services.Settled(), 1)
    with pytest.raises(ValueError, match="not about"):
        services.settle_each({"directive:900000": [here.found()], here.scope: ()}, **now)


def test_a_finding_of_another_rule_or_without_a_card_is_not_taken() -> None:
    here = office()

    with pytest.raises(ValueError, match="another rule"):
        services.settle((here.found(),), rule="overlap.work", at=at("2026-09-14"))
    with pytest.raises(KeyError):
        services.settle((), rule="nobody.knows", at=at("2026-09-14"))
    with pytest.raises(ValueError, match="not about"):
        services.settle((here.found(),), rule=RULE, scope="meeting:1", at=at("2026-09-14"))
