"""An addressed body without a plan after its day is found; with a plan, or a reason, it is not (E5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sauro.domain.omission import Owed, no_plans

DAY = dt.date(2026, 9, 30)
OWED = Owed(3, "215-CV/TU", 7, "Đảng ủy xã Suối Mây", "Các đảng ủy trực thuộc Tỉnh ủy", DAY, registrar=2)


def test_a_body_without_a_plan_after_its_day_answers_and_the_registrar_watches() -> None:
    (only,) = no_plans([OWED], on=dt.date(2026, 10, 1))

    assert (only.body, only.watch, only.slot) == (7, 2, "3.7")
    assert "hạn 30/09/2026" in str(only.said)
    assert [p.words or p.at for p in only.proof] == ["Các đảng ủy trực thuộc Tỉnh ủy", "2026-09-30"]


def test_on_its_day_with_a_plan_or_a_reason_it_is_in_order() -> None:
    assert no_plans([OWED], on=DAY) == ()
    assert no_plans([replace(OWED, planned=True)], on=dt.date(2026, 12, 1)) == ()


def test_the_registrar_does_not_watch_itself() -> None:
    (only,) = no_plans([replace(OWED, agency=2)], on=dt.date(2026, 10, 1))

    assert only.watch is None
