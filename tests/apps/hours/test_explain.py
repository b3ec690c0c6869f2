"""A person sees his own days alone and explains one; another accepts it, and it no longer counts; the times stay."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.agencies.services import record_absence
from sauro.apps.hours import services
from sauro.apps.hours.models import AttendanceDay, DayExplanation
from sauro.apps.hours.queries.days import own_days
from sauro.apps.hours.queries.units import month_tally
from sauro.apps.journal.models import EntryValues
from sauro.apps.notices.models import Notice
from sauro.domain.absences import AbsenceKind
from sauro.domain.acting import Role
from sauro.domain.hours import Mark
from sauro.domain.hours_sheet import Cause
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.hours.unit import LATE, unit, worked

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 9, 7)
SAID = {"cause": Cause.OUTSIDE, "words": "Giao ban tại xã Suối Mây", "at": cast.AT}


def test_what_is_accepted_no_longer_counts_and_the_times_stay() -> None:
    home = unit()
    officer = cast.acting_in(home.officers[0])
    head_account, own_account = cast.account(home.head), cast.account(officer)
    day = worked(home.officers[0], MONDAY, *LATE)
    before = month_tally(home.body.pk, "2026-09")[Mark.FIRST]

    said = services.explain(day=day, by=officer, **SAID)
    services.decide(explanation=said, accept=True, reply="", by=home.head, at=cast.AT)
    after = month_tally(home.body.pk, "2026-09")[Mark.FIRST]

    assert (before.late, after.late, after.excused) == (1, 0, 1)
    day.refresh_from_db()
    assert (day.came, day.left) == LATE
    told = set(Notice.objects.values_list("account_id", flat=True))
    assert told == {head_account.pk, own_account.pk}
    values = [f"{v.old} {v.new}" for v in EntryValues.objects.filter(entry__about_kind="hours_explanation")]
    assert values and not any("Suối Mây" in text or "500" in text for text in values)


def test_nobody_decides_his_own_and_a_refusal_needs_words() -> None:
    home = unit()
    holding = cast.person_in(home.body, Role.LEADER, title="Phó Giám đốc")
    deputy = cast.acting_in(holding)
    said = services.explain(day=worked(holding, MONDAY, *LATE), by=deputy, **SAID)

    with pytest.raises(Refusal) as own:
        services.decide(explanation=said, accept=True, reply="", by=deputy, at=cast.AT)
    with pytest.raises(Refusal) as silent:
        services.decide(explanation=said, accept=False, reply=" ", by=home.head, at=cast.AT)
    services.decide(explanation=said, accept=False, reply="Ghi rõ xã nào", by=home.head, at=cast.AT)
    again = services.explain(day=said.day, by=deputy, **SAID)

    assert (own.value.code, silent.value.code) == ("hours.explanation.own", "hours.explanation.reply")
    assert (again.state, again.reply) == ("open", "")


def test_another_persons_day_does_not_exist(client: Client) -> None:
    home = unit()
    day = worked(home.officers[0], MONDAY, *LATE)
    client.force_login(cast.account(home.head))

    page = client.post(reverse("hours:explain", args=[day.pk]), {"cause": "clock"})
    mine = client.get(reverse("hours:mine") + "?month=2026-09").content.decode()

    assert page.status_code == 404 and not DayExplanation.objects.exists()
    assert "Lê Quang Tín" not in mine and "8:20" not in mine
    with pytest.raises(Refusal):
        services.explain(day=day, by=home.head, **SAID)


def test_a_day_away_is_neither_late_nor_asked_about(client: Client) -> None:
    home = unit()
    officer = cast.acting_in(home.officers[0])
    worked(home.officers[0], MONDAY, *LATE)
    record_absence(
        agency=home.body, person=home.officers[0].person, kind=AbsenceKind.MISSION, first=MONDAY, last=MONDAY,
        basis="15/GĐĐ-SNV", by=home.head, at=cast.AT,
    )  # fmt: skip

    (own,) = own_days(officer, MONDAY, MONDAY)
    client.force_login(cast.account(officer))
    page = client.get(reverse("hours:mine") + "?month=2026-09").content.decode()

    assert not own.lapse.any and own.away is not None
    assert "vắng có lý do, không tính" in page and "Giải trình…" not in page


def test_own_days_are_explained_from_the_page(client: Client) -> None:
    home = unit()
    officer = cast.acting_in(home.officers[0])
    day = worked(home.officers[0], MONDAY, *LATE)
    client.force_login(cast.account(officer))

    answer = client.post(reverse("hours:explain", args=[day.pk]), {"cause": "clock", "words": "Máy mất điện"})
    page = client.get(answer["Location"]).content.decode()
    back = client.post(reverse("hours:withdraw", args=[DayExplanation.objects.get().pk]))

    assert "đến muộn" in page and "Chờ xem" in page
    assert back.status_code == 302 and DayExplanation.objects.get().state == "withdrawn"
    assert AttendanceDay.objects.get().came == LATE[0]
