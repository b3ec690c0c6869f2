"""The pages of dissemination: one press to plan, a short form on a phone, a table for the cells below, a sheet."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.briefings import services
from sauro.apps.briefings.models import Absentee, BriefingPlan, BriefingSession
from sauro.apps.briefings.queries.plans import top_duty
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.briefings.story import FULL, NOW, SOME, Briefed, briefed

pytestmark = pytest.mark.django_db
SESSION = {"held_on": "18/09/2026", "form": "cell_meeting", "makes_up": "", "invited": "20"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOW)
    monkeypatch.setattr("sauro.web.clock.today", lambda: NOW.date())


def browser(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def test_one_press_makes_the_plan_that_the_page_counted() -> None:
    story = briefed(plan=False)
    client, address = browser(story.planner), f"/briefings/new/{story.directive.pk}/"
    seen = client.get(address)
    assert "Sẽ giao cho 11 nơi" in said(seen)  # 8 of the Party tree; the three addressed bodies of the State too

    answer = client.post(address, _as_shown(story))

    plan = BriefingPlan.objects.get()
    assert answer.status_code == 302
    assert top_duty(plan).all_duties == 8
    assert str(plan.due_on) == "2026-09-30"


def _as_shown(story: Briefed) -> dict[str, object]:
    return {
        "due_on": "30/09/2026",
        "agency": story.tinh.office.pk,
        "deepest": "cell",
        "ways": ["cell_meeting"],
        "branches": [story.tinh.commune_party.pk, story.other_party.pk],
        "materials": "Đề cương tuyên truyền",
    }


def test_a_cell_records_full_attendance_with_three_entries() -> None:
    story = briefed()
    client = browser(story.speaks(story.cells[0]))

    answer = client.post(f"/briefings/duties/{story.duty(story.cells[0]).pk}/record/", SESSION | {"full": "on"})

    assert answer.status_code == 302
    assert BriefingSession.objects.get().attended == 20
    assert "Đã xong" in said(client.get(answer["Location"]))


def test_a_list_of_names_gives_the_numbers_and_is_seen_by_the_cell_and_the_committee_over_it_alone() -> None:
    story = briefed()
    duty = story.duty(story.cells[0])
    client = browser(story.speaks(story.cells[0]))
    names = "K'Brếp; Nghỉ có phép\nGiàng A Pủ; đi công tác, đi học"

    client.post(f"/briefings/duties/{duty.pk}/record/", SESSION | {"attended": "18", "names": names})

    session = BriefingSession.objects.get()
    assert (session.leave, session.mission, Absentee.objects.count()) == (1, 1, 2)
    page = f"/briefings/duties/{duty.pk}/"
    for who, sees in ((story.speaks(story.tinh.commune_party), True), (story.planner, False)):
        assert ("Giàng A Pủ" in said(browser(who).get(page))) is sees


def test_a_refusal_keeps_what_was_typed() -> None:
    story = briefed()
    client = browser(story.speaks(story.cells[0]))

    answer = client.post(f"/briefings/duties/{story.duty(story.cells[0]).pk}/record/", SESSION | {"attended": "17"})

    assert answer.status_code == 422
    assert "các lý do cộng lại 0" in said(answer) and 'value="17"' in said(answer)


def test_a_committee_fills_a_table_and_passes_over_empty_rows() -> None:
    story = briefed()
    first, second, third = (story.duty(cell).pk for cell in story.cells)
    client = browser(story.speaks(story.tinh.commune_party))
    typed = {
        "held_on": "18/09/2026", "form": "cell_meeting",
        f"{first}-invited": "20", f"{first}-full": "on",
        f"{second}-invited": "15", f"{second}-attended": "14", f"{second}-leave": "1",
        f"{second}-held_on": "17/09/2026",
        f"{third}-invited": "9",
    }  # fmt: skip

    answer = client.post(f"/briefings/duties/{story.duty(story.tinh.commune_party).pk}/table/", typed)

    assert answer.status_code == 302
    assert sorted(str(s.held_on) for s in BriefingSession.objects.all()) == ["2026-09-17", "2026-09-18"]


def test_the_plan_page_asks_the_same_number_of_questions_for_three_cells_and_for_two_hundred() -> None:
    story = briefed()
    client, address = browser(story.planner), f"/briefings/{story.plan.pk}/"
    small = _asked(client, address)
    cast.cells(story.tinh.commune_party, 60)
    services.add_newcomers(plan_id=story.plan.pk, by=story.planner, at=NOW)

    assert _asked(client, address) == small
    below = f"/briefings/duties/{story.duty(story.tinh.commune_party).pk}/"
    assert _asked(client, below) < 45


def _asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_body_that_sees_only_its_part_comes_to_its_own_page() -> None:
    story = briefed()
    client = browser(story.speaks(story.tinh.commune_party))

    answer = client.get(f"/briefings/{story.plan.pk}/")

    assert answer["Location"] == f"/briefings/duties/{story.duty(story.tinh.commune_party).pk}/"
    assert client.get(f"/briefings/duties/{story.duty(story.other_party).pk}/").status_code == 404
    sheet = client.get(f"/briefings/{story.plan.pk}/sessions.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert len(rows) == 1 + 4 and "Đảng ủy xã Khe Trúc" not in {row[2] for row in rows}


def test_coverage_is_taken_away_as_a_table() -> None:
    story = briefed()
    story.record(story.cells[0], FULL, story.speaks(story.cells[0]))

    sheet = browser(story.planner).get(f"/briefings/{story.plan.pk}/coverage.xlsx")

    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert len(rows) == 9
    assert [row[4] for row in rows if row[1] == story.cells[0].name] == ["Đã xong"]


def test_the_buttons_of_plan_and_duty_do_what_they_say() -> None:
    story = briefed()
    cell = story.duty(story.cells[0])
    session = story.record(story.cells[0], SOME, story.speaks(story.cells[0]))
    client, plan = browser(story.planner), f"/briefings/{story.plan.pk}/change/"

    moved = client.post(plan, {"do": "due", "due_on": "15/10/2026", "reason": "Mưa lũ"})
    without = client.post(plan, {"do": "due", "due_on": "15/10/2026"})
    exempted = client.post(f"/briefings/duties/{cell.pk}/change/", {"do": "exempt", "reason": "Sáp nhập"})
    back = client.post(f"/briefings/duties/{cell.pk}/change/", {"do": "end_exemption", "reason": "Còn hoạt động"})
    cell_client = browser(story.speaks(story.cells[0], Role.LEADER))
    gone = cell_client.post(f"/briefings/duties/{cell.pk}/change/", {"do": "remove", "session": session.pk})

    assert [a.status_code for a in (moved, without, exempted, back, gone)] == [302, 422, 302, 302, 302]
    assert not BriefingSession.objects.exists()


def test_a_corrected_session_shows_the_old_number_struck_through_beside_the_new() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    for sitting in (SOME, FULL):
        story.record(story.cells[0], sitting, clerk)

    page = said(browser(clerk).get(f"/briefings/duties/{story.duty(story.cells[0]).pk}/"))

    assert 'Dự <del class="meta d-inline">17</del> 20 trên 20 người triệu tập' in page
    assert "Đã sửa 1 lần" in page
    assert 'Nghỉ có phép <del class="meta d-inline">2</del> 0' in page


def test_a_session_removed_and_recorded_anew_shows_nothing_of_the_former_one() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    former = story.record(story.cells[0], FULL, clerk)
    services.remove_sessions(session_ids=[former.pk], by=clerk, at=NOW)
    story.record(story.cells[0], FULL, clerk)

    page = said(browser(clerk).get(f"/briefings/duties/{story.duty(story.cells[0]).pk}/"))

    assert "<del" not in page and "Đã sửa" not in page
