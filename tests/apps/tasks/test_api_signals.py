"""A system reads the signals of a unit as its page shows them: no name before the cause, and every look is kept."""

from __future__ import annotations

import pytest

from sauro.apps.accounts.models import Scope
from sauro.apps.tasks.models import Decline, SignalLook, SignalNote, Task
from sauro.domain.acting import Role
from tests.apps.tasks.desk import AT, at_desk
from tests.apps.tasks.parts_story import Story, accepted
from tests.apps.tasks.running import at
from tests.apps.tasks.test_api_reports import Machine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """12/10/2026: the accepted task has been silent for four weeks."""
    monkeypatch.setattr("sauro.web.clock.now", lambda: at("2026-10-12"))


def unit(story: Story) -> str:
    return f"/signals/units/{story.desk.tinh.home.pk}"


def about(story: Story, words: str) -> dict[str, str]:
    return {"task": story.task.code, "sign": "idle", "words": words}


def test_a_name_is_told_only_after_the_head_has_added_the_cause() -> None:
    story = accepted()
    above, head = Machine(at_desk(Role.LEADER, story.desk.tinh.state)), Machine(story.head)
    of_head = f"{unit(story)}?person_id={story.head.person_id}"

    before, too_early = above.get(unit(story)), above.get(of_head)
    foreign = above.post(f"{unit(story)}/explain", **about(story, "Chờ dữ liệu."))
    empty = head.post(f"{unit(story)}/explain", **about(story, " "))
    added = head.post(f"{unit(story)}/explain", **about(story, "Chờ dữ liệu của xã."))
    after = above.get(of_head).json()["items"]

    assert story.head.person_name not in before.content.decode()
    assert [row["sign"] for row in before.json()["items"]] == ["idle"] and before.json()["cut"] is False
    assert (too_early.status_code, too_early.json()["code"]) == (422, "signal.person_before_cause")
    assert (foreign.json()["code"], empty.json()["code"]) == ("signal.explain.forbidden", "signal.words")
    assert (added.status_code, added.json()["contest"]) == (201, False)
    assert [(row["person"], row["notes"][0]["words"]) for row in after] == [
        (story.head.person_name, "Chờ dữ liệu của xã.")
    ]


def test_every_look_is_kept_once_a_day_and_shown_to_the_unit() -> None:
    story = accepted()
    who = at_desk(Role.LEADER, story.desk.tinh.state)
    above, stranger = Machine(who, Scope.READ), Machine(at_desk(Role.LEADER, story.desk.tinh.other_commune))

    for _ in range(2):
        above.get(unit(story))
    above.get("/signals")
    above.get("/signals/units")
    turned_away = [stranger.get(unit(story)).status_code, stranger.get(f"{unit(story)}/looks").status_code]
    told = Machine(story.head).get(f"{unit(story)}/looks").json()

    assert SignalLook.objects.filter(viewer_id=who.account_id).count() == 1
    assert turned_away == [404, 404]
    assert {look["name"] for look in told["items"]} == {story.head.person_name, who.person_name}
    assert told["total"] == SignalLook.objects.count() == 2


def test_a_contest_counts_nowhere_until_another_body_has_answered_it() -> None:
    story = accepted()
    head, office = Machine(story.head), Machine(story.desk.coordinator)
    home = story.desk.tinh.home.pk

    def counted() -> int:
        rows = office.get("/signals/units").json()["items"]
        return next(row["signals"] for row in rows if row["agency"]["id"] == home)

    before = counted()
    asked = head.post(f"{unit(story)}/contest", **about(story, "Đã báo cáo bằng văn bản."))
    again = head.post(f"{unit(story)}/contest", **about(story, "Lần nữa."))
    while_open = counted()
    answers = f"/signals/contests/{asked.json()['id']}/answer"
    own = head.post(answers, upheld=True, answer="Đúng.")
    stranger = Machine(at_desk(Role.LEADER, story.desk.tinh.other_commune)).post(answers, upheld=True, answer="Đúng.")
    answered = office.post(answers, upheld=True, answer="Đúng, đã có văn bản.")

    assert (before, while_open, asked.json()["answer_by"]) == (1, 0, "2026-10-19")
    assert (again.json()["code"], own.json()["code"]) == ("signal.contest.open", "signal.answer.forbidden")
    assert (stranger.status_code, answered.json()["upheld"]) == (404, True)
    assert head.get(unit(story)).json()["total"] == 0


def test_order_and_process_stand_first_with_their_context_and_small_numbers_have_no_rate() -> None:
    story = accepted()
    for body in (story.desk.tinh.building, story.desk.tinh.commune):
        Decline.objects.create(task=story.task, agency=body, reason="Không đúng chức năng", at=AT)
    Task.objects.filter(pk=story.task.pk).update(declines=2)
    office = Machine(story.desk.coordinator, Scope.READ)

    first = office.get("/signals").json()["items"]
    figures = [row["figures"] for row in office.get("/signals/units").json()["items"] if row["figures"]]
    clerk = Machine(at_desk(Role.CLERK, story.desk.tinh.home))

    assert {row["side"] for row in first} <= {"order", "process"} and "bounced" in {row["sign"] for row in first}
    assert all(row["person"] == "" and row["said"] for row in first)
    assert [(row["tasks"], row["late"], row["rate"], row["fewest"]) for row in figures] == [(1, 1, None, 5)]
    assert (clerk.get("/signals").json()["total"], clerk.get(unit(story)).status_code) == (0, 404)


def test_a_key_for_reading_explains_nothing() -> None:
    story = accepted()
    reader = Machine(story.head, Scope.READ)

    refused = [reader.post(f"{unit(story)}/{deed}", **about(story, "Lý do")) for deed in ("explain", "contest")]

    assert [answer.status_code for answer in refused] == [403, 403]
    assert not SignalNote.objects.exists()
