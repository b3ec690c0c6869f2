"""Pages of a synthesis: one click makes it, figures open to their lists, files are the same twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from sauro.apps.accounts.models import User
from sauro.apps.reports.models import Synthesis
from sauro.apps.reports.services import synthesis_issuing as issuing
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.reports.synthesis_story import CLOSED, Register, register
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def october(settings: Any) -> None:
    settings.SAURO_CLOCK = "tests.apps.reports.test_synthesis_pages.now"


def now() -> dt.datetime:
    return CLOSED


def client(who: Acting) -> Client:
    signed_in = Client()
    signed_in.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return signed_in


def page(told: Register, who: Acting | None = None) -> tuple[Client, Synthesis]:
    return client(who or told.coordinator), told.opened()


def test_one_click_on_the_directive_makes_the_synthesis_of_this_month() -> None:
    told = register()
    seat = client(told.coordinator)
    directive = told.directive.target

    shown = seat.get(f"/directives/{directive}/").content.decode()
    assert "Tổng hợp kỳ này" in shown
    answer = seat.post("/syntheses/open/", {"scope": "directive", "target": directive})

    made = Synthesis.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/syntheses/{made.pk}/")
    assert made.period == "2026-10"


def test_the_page_shows_figures_with_denominators_and_what_is_to_do() -> None:
    seat, made = page(register())

    shown = " ".join(seat.get(f"/syntheses/{made.pk}/").content.decode().split())

    assert f'href="/syntheses/{made.pk}/figures/on_time/">6</a>' in shown
    assert "7 đã xong, 85,7 %" in shown
    assert "1 việc quá hạn chưa nêu nguyên nhân" in shown
    assert "tính lại từ sổ" in shown


def test_a_figure_opens_to_the_tasks_that_it_counts() -> None:
    told = register()
    seat, made = page(told)

    shown = seat.get(f"/syntheses/{made.pk}/figures/on_time/").content.decode()

    assert shown.count('class="t" href="/tasks/NV-') == 6
    assert seat.get(f"/syntheses/{made.pk}/figures/nothing/").status_code == 404
    body = told.there.here.tinh.building
    assert seat.get(f"/syntheses/{made.pk}/figures/total/?body={body.pk}").content.decode().count("/tasks/NV-") == 1


def test_a_body_sees_an_issued_one_with_its_own_tasks_only() -> None:
    told = register()
    made = told.opened()
    other = at_desk(Role.COORDINATOR, told.there.here.tinh.building)
    seat = client(other)
    assert seat.get(f"/syntheses/{made.pk}/").status_code == 404
    issuing.check_synthesis(synthesis_id=made.pk, by=told.coordinator, at=CLOSED)
    issuing.issue_synthesis(synthesis_id=made.pk, symbol="", by=told.leader, at=CLOSED)

    assert seat.get(f"/syntheses/{made.pk}/").status_code == 200
    shown = seat.get(f"/syntheses/{made.pk}/figures/total/").content.decode()
    assert "ngoài phạm vi được xem" in shown and shown.count('class="t" href="/tasks/NV-') == 2
    assert seat.post(f"/syntheses/{made.pk}/close/").status_code == 403


def test_checked_signed_closed_on_the_page() -> None:
    told = register()
    seat, made = page(told)
    leader = client(told.leader)

    assert seat.post(f"/syntheses/{made.pk}/check/").status_code == 302
    assert "Ký, lấy số" in leader.get(f"/syntheses/{made.pk}/").content.decode()
    assert leader.post(f"/syntheses/{made.pk}/issue/", {"symbol": "BC/VPTU"}).status_code == 302
    assert "01-BC/VPTU" in seat.get(f"/syntheses/{made.pk}/").content.decode()
    assert seat.post(f"/syntheses/{made.pk}/close/").status_code == 302
    refused = seat.post(f"/syntheses/{made.pk}/refresh/")
    assert refused.status_code == 422 and "đã ở bước khác" in refused.content.decode()
    letter = seat.get(f"/letters/{Synthesis.objects.get().letter_id}/").content.decode()
    assert "1. Kết quả thực hiện" in letter


def test_an_edit_with_another_figure_is_pointed_out_and_stops_the_check() -> None:
    seat, made = page(register())

    seat.post(f"/syntheses/{made.pk}/sections/undone/", {"text": "Còn 3 nhiệm vụ quá hạn, đều mới quá hạn trong kỳ."})

    shown = seat.get(f"/syntheses/{made.pk}/").content.decode()
    assert "1 con số khác số liệu" in shown and "(số liệu: 1)" in shown
    refused = seat.post(f"/syntheses/{made.pk}/check/")
    assert refused.status_code == 422 and "con số trong dự thảo khác" in refused.content.decode()
    seat.post(f"/syntheses/{made.pk}/sections/undone/figures/")
    assert "Còn 1 nhiệm vụ quá hạn" in made.sections.get(part="undone").text
    seat.post(f"/syntheses/{made.pk}/sections/undone/restore/")
    assert not made.sections.get(part="undone").edited
    assert seat.post(f"/syntheses/{made.pk}/sections/none/", {"text": ""}).status_code == 404


def test_the_same_data_give_the_same_files() -> None:
    seat, made = page(register())

    for name in ("report.docx", "report.pdf", "annex.xlsx"):
        first, second = (seat.get(f"/syntheses/{made.pk}/{name}") for _ in range(2))
        assert first.status_code == 200 and first.content == second.content, name


def test_a_period_that_is_none_comes_back_with_what_was_typed() -> None:
    seat = client(register().coordinator)

    asked = {"scope": "province", "target": 0, "period": "2026-10", "first": "01/09/2026", "last": ""}
    answer = seat.post("/syntheses/open/", asked)

    assert answer.status_code == 422 and 'value="01/09/2026"' in answer.content.decode()


def test_an_officer_of_the_office_makes_none_and_another_office_not_of_this_directive() -> None:
    told = register()
    officer = client(at_desk(Role.CLERK, told.there.here.tinh.office))
    stranger = client(at_desk(Role.COORDINATOR, told.there.here.tinh.home))
    asked = {"scope": "directive", "target": told.directive.target, "period": "2026-10"}

    assert officer.post("/syntheses/open/", asked).status_code == 403
    assert stranger.post("/syntheses/open/", asked).status_code == 403
    assert client(at_desk(Role.COORDINATOR, told.there.here.tinh.other_commune)).post(
        "/syntheses/open/", asked
    ).status_code == 404  # fmt: skip


def test_the_list_shows_what_may_be_seen_in_few_queries(django_assert_max_num_queries: Any) -> None:
    told = register()
    seat, _ = page(told)
    told.opened(told.province)
    told.opened(told.of_body(cast.Agency.objects.get(pk=told.there.here.tinh.home.pk)))

    with django_assert_max_num_queries(14):
        shown = seat.get("/syntheses/").content.decode()

    assert shown.count('class="t" href="/syntheses/') == 3


def edition_on(answer: Any, address: str) -> str:
    """Which words of a section a page holds in its form."""
    (form,) = html.fromstring(answer.content).xpath(f'//form[@action="{address}"]')
    return form.fields["seen"] or ""


def test_the_second_of_two_who_edit_one_section_is_told_and_keeps_his_words() -> None:
    told = register()
    row = told.opened()
    seat = client(told.coordinator)
    address = reverse("reports:edit_synthesis", args=[row.pk, "results"])
    both_see = edition_on(seat.get(reverse("reports:synthesis", args=[row.pk])), address)
    first = seat.post(address, {"text": "Bản của người thứ nhất.", "seen": both_see})

    second = seat.post(address, {"text": "Bản của người thứ hai.", "seen": both_see})

    assert (first.status_code, second.status_code) == (302, 422)
    said = second.content.decode()
    assert f"{told.coordinator.person_name} đã lưu phần" in said
    assert "Bản của người thứ nhất." in said and "Bản của người thứ hai." in said
    joined = {"text": "Hai bản đã ghép.", "seen": edition_on(second, address)}
    assert seat.post(address, joined).status_code == 302
