"""The leader's desk on the invented province; search, calendar, and the page that everybody may see."""

from __future__ import annotations

from pathlib import Path

import pytest

from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.tasks.models import Task
from tests.journeys import office

pytestmark = pytest.mark.journey
LEADER = "lanhdao"


def busiest() -> tuple[int, str]:
    """The registered document with the most tasks: its id and number."""
    rows = Directive.objects.filter(state=DirectiveState.REGISTERED).exclude(number="")
    found = max(rows, key=lambda row: Task.objects.filter(directive=row, parent=None).count())
    return found.pk, found.number


def test_a_leader_begins_at_the_desk_and_every_number_opens(sit_down, tmp_path: Path) -> None:
    leader, phone = sit_down(LEADER), sit_down(LEADER, width=360)

    assert leader.page.url.endswith("/board/")
    assert leader.faults() == []
    leader.picture("desk-1440")
    leader.page.pdf(path=str(tmp_path / "desk.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "desk.pdf").read_bytes().startswith(b"%PDF")
    phone.go("/board/")
    assert phone.faults() == []
    phone.picture("desk-360")

    leader.click("#van-ban tbody a >> nth=0")
    assert leader.faults() == []
    leader.picture("desk-list-1440")


def test_words_are_found_with_their_place(sit_down) -> None:
    leader, phone = sit_down(LEADER), sit_down(LEADER, width=360)

    leader.go("/search/?q=ho so")
    assert leader.faults() == []
    leader.picture("search-1440")
    phone.go("/search/?q=ho so")
    assert phone.faults() == []
    phone.picture("search-360")


def test_days_stand_in_a_table_and_on_a_phone_in_a_list(sit_down) -> None:
    leader, phone = sit_down(LEADER), sit_down(LEADER, width=360)

    for view in ("week", "month", "day"):
        leader.go(f"/calendar/?view={view}")
        assert leader.faults() == []
        leader.picture(f"calendar-{view}-1440")
    phone.go("/calendar/?view=month")
    assert phone.faults() == []
    phone.picture("calendar-month-360")


def test_everybody_sees_the_counts_once_a_leader_switched_them_on(sit_down) -> None:
    leader, phone = sit_down(LEADER), sit_down(LEADER, width=360)
    pk, number = office.elsewhere(busiest)

    leader.go(f"/directives/{pk}/")
    assert leader.faults() == []
    leader.picture("directive-desk-1440")
    leader.click("text=Bật trang công khai")
    leader.click("#cong-khai a")

    assert number in leader.reads("h1")
    assert leader.faults() == []
    leader.picture("public-1440")
    phone.page.goto(leader.page.url)
    assert phone.faults() == []
    phone.picture("public-360")
