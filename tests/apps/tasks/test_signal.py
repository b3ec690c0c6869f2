"""Signals on the page: who sees them, what is refused, how a unit explains and contests, who looked."""

from __future__ import annotations

import ast
import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import sauro
from sauro.apps.accounts.models import User
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Decline, SignalLook, SignalNote, Task
from sauro.apps.tasks.queries.signals import figures_for, number_of_signals, signals_for
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.signals import Sign
from tests import cast
from tests.apps.tasks.desk import AT, at_desk
from tests.apps.tasks.life import told_otherwise
from tests.apps.tasks.parts_story import Story, accepted

pytestmark = pytest.mark.django_db

LATE = dt.date(2026, 10, 12)
NOW = timezone.make_aware(dt.datetime(2026, 10, 12, 9))


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages stand on 12/10/2026: the accepted task has been silent for four weeks."""
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOW)


def client(who: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def signs(who: Acting, **asked: int) -> list[Sign]:
    return [row.signal.sign for row in signals_for(who, LATE, **asked)[0]]


def idle(story: Story) -> dict[str, object]:
    return {"task_id": story.task.pk, "signal": "idle", "agency_id": story.desk.tinh.home.pk, "at": NOW}


def explain(story: Story) -> SignalNote:
    return services.explain_signal(**idle(story), words="Chờ dữ liệu của xã.", by=story.head)  # type: ignore[arg-type]


def contest(story: Story) -> SignalNote:
    return services.contest_signal(**idle(story), words="Đã báo cáo bằng văn bản.", by=story.head)  # type: ignore[arg-type]


def page(story: Story) -> str:
    return f"/signals/{story.desk.tinh.home.pk}/"


SEES = {"office", "state", "home"}


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_the_signals_of_a_unit(role: Role) -> None:
    story = accepted()
    bodies = ("office", "committee", "state", "home", "building", "commune", "inspection")

    seen = {b for b in bodies if Sign.IDLE in signs(cast.acting(role, getattr(story.desk.tinh, b)))}

    watches = role in (Role.LEADER, Role.COORDINATOR)
    assert seen == (SEES if watches else set(bodies) if role is Role.INSPECTOR else set())


def test_a_circle_is_told_of_the_process_not_of_a_person() -> None:
    story = accepted()
    for body in (story.desk.tinh.building, story.desk.tinh.commune):
        Decline.objects.create(task=story.task, agency=body, reason="Không đúng chức năng", at=AT)
    Task.objects.filter(pk=story.task.pk).update(declines=2)

    text = client(story.desk.coordinator).get("/signals/").content.decode()

    assert "Việc bị trả đi trả lại" in text
    assert story.head.person_name not in text.split("<main", 1)[1]


def test_an_upheld_contest_leaves_the_figures_and_an_open_one_counts_nowhere() -> None:
    story = accepted()
    home = story.desk.tinh.home.pk
    before = number_of_signals(signals_for(story.head, LATE)[0])
    note = contest(story)
    rows = signals_for(story.head, LATE)[0]
    services.answer_contest(note_id=note.pk, upheld=True, answer="Đúng.", by=story.desk.coordinator, at=NOW)

    assert before == {home: 1} and number_of_signals(rows) == {}
    assert rows[0].contested and note.answer_by == dt.date(2026, 10, 19)
    assert signals_for(story.head, LATE)[0] == []
    kinds = [line.kind for line in history_of(("task", story.task.pk))][:2]
    assert kinds == ["signal.contest_answered", "signal.contested"]


def test_a_contest_that_is_not_upheld_stays_with_its_answer() -> None:
    story = accepted()
    note = contest(story)

    services.answer_contest(
        note_id=note.pk, upheld=False, answer="Chưa thấy văn bản.", by=story.desk.coordinator, at=NOW
    )

    row = signals_for(story.head, LATE)[0][0]
    assert not row.contested and row.notes[0].answer == "Chưa thấy văn bản."


def test_nobody_answers_his_own_contest_nor_does_his_unit() -> None:
    story = accepted()
    note = contest(story)
    colleague = at_desk(Role.COORDINATOR, story.desk.tinh.home)

    for who in (story.head, colleague):
        with pytest.raises(Refusal) as told:
            services.answer_contest(note_id=note.pk, upheld=True, answer="Đúng.", by=who, at=NOW)
        assert told.value.code == "signal.answer.forbidden"


def test_a_contest_is_asked_once_answered_once_and_never_without_words() -> None:
    story = accepted()
    note = contest(story)
    by = {"by": story.desk.coordinator, "at": NOW}

    codes = []
    for attempt in (
        lambda: contest(story),
        lambda: services.answer_contest(note_id=note.pk, upheld=True, answer=" ", **by),
        lambda: services.explain_signal(**idle(story), words="  ", by=story.head),
        lambda: services.explain_signal(**idle(story) | {"signal": "extended"}, words="Lý do", by=story.head),
        lambda: services.explain_signal(**idle(story), words="Lý do", by=story.desk.coordinator),
    ):
        with pytest.raises(Refusal) as told:
            attempt()
        codes.append(told.value.code)

    assert codes == [
        "signal.contest.open",
        "signal.words",
        "signal.words",
        "signal.unknown",
        "signal.explain.forbidden",
    ]


def test_a_name_appears_only_after_the_head_has_added_the_cause() -> None:
    story = accepted()
    above = client(at_desk(Role.LEADER, story.desk.tinh.state))
    named = f"({story.head.person_name})"

    before = unescape(above.get(page(story)).content.decode())
    explain(story)
    after = unescape(above.get(page(story)).content.decode())

    assert named not in before
    assert named in after and "Chờ dữ liệu của xã." in after


def test_a_question_about_a_person_is_refused_until_the_cause_stands() -> None:
    story = accepted()
    above = client(at_desk(Role.LEADER, story.desk.tinh.state))
    asked = f"{page(story)}?person={story.head.person_id}"

    before = above.get(asked)
    explain(story)
    after = above.get(asked)

    assert (before.status_code, after.status_code) == (422, 200)
    assert "chưa bổ sung nguyên nhân" in before.content.decode()


def test_small_numbers_are_told_without_a_rate() -> None:
    story = accepted()

    text = client(story.desk.coordinator).get("/signals/").content.decode()

    assert "ít hơn 5 nhiệm vụ: không tính tỷ lệ" in text
    assert figures_for(story.desk.coordinator, LATE)[0].rate is None


def test_an_unclear_order_stands_beside_the_delay() -> None:
    story = accepted()
    told_otherwise(story.task.pk, original_due_on=dt.date(2026, 9, 15))

    figures = figures_for(story.head, LATE)[0]

    assert (figures.tasks, figures.late, figures.late_unclear, figures.excused) == (1, 1, 1, 0)
    assert Sign.UNCLEAR_ORDER in signs(story.head)


def test_every_look_at_a_unit_is_kept_and_shown_once_a_day() -> None:
    story = accepted()
    who = at_desk(Role.LEADER, story.desk.tinh.state)
    browser = client(who)

    browser.get(page(story))
    browser.get(page(story))

    assert SignalLook.objects.filter(agency=story.desk.tinh.home, viewer_id=who.account_id).count() == 1
    assert who.person_name in client(story.head).get(page(story)).content.decode()


def test_the_unit_explains_and_contests_on_its_page_and_keeps_what_it_typed() -> None:
    story = accepted()
    form = {"task": str(story.task.pk), "signal": "idle", "verb": "explain"}
    browser = client(story.head)

    empty = browser.post(page(story), {**form, "words": " "})
    done = browser.post(page(story), {**form, "words": "Chờ dữ liệu của xã."})
    asked = browser.post(page(story), {**form, "verb": "contest", "words": "Xin xem lại."})
    note = SignalNote.objects.get(contest=True)
    answered = client(story.desk.coordinator).post(
        f"/signals/contests/{note.pk}/answer/", {"upheld": "yes", "answer": "Đúng."}
    )

    assert [r.status_code for r in (empty, done, asked, answered)] == [422, 302, 302, 302]
    note.refresh_from_db()
    assert note.upheld is True


def test_old_looks_and_notes_are_erased_after_their_term() -> None:
    story = accepted()
    explain(story)
    client(story.head).get(page(story))

    assert services.erase_old_signals(dt.date(2028, 10, 12)) == 0
    assert services.erase_old_signals(dt.date(2028, 10, 14)) == 2


def test_the_number_of_questions_does_not_grow_with_the_tasks() -> None:
    story = accepted()
    few = count(story.head)
    for number in range(12):
        copy = Task.objects.get(pk=story.task.pk)
        copy.pk, copy.code, copy.draft_id = None, f"NV-2026-9{number:03d}", None
        copy.save(force_insert=True)

    assert count(story.head) == few


def count(who: Acting) -> int:
    with CaptureQueriesContext(connection) as made:
        signals_for(who, LATE)
        figures_for(who, LATE)
    return len(made)


ROOT = Path(sauro.__file__).parent
RATING = ("domain/signals.py", "apps/tasks/queries/signals.py", "apps/tasks/services/signalling.py")
PAGE = ("apps/tasks/views/signals.py", "apps/tasks/api/signals.py", "apps/tasks/forms_signals.py")


@pytest.mark.parametrize("name", [*RATING, *PAGE])
def test_what_rates_knows_nothing_of_sessions_or_sign_ins(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    names = [
        f"{getattr(node, 'module', '') or ''}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]

    forbidden = ("session", "accounts", "axes", "journal.models.Look", "last_login", "middleware")
    assert [n for n in names if any(word in n for word in forbidden)] == []


def test_no_list_anywhere_is_ranked_or_counted_by_person() -> None:
    ranking = re.compile(
        r"""(sort\(attribute=["'][^"']{0,40}(person|responsible|holding)"""
        r"""|groupby\(["'][^"']{0,40}(person|responsible)"""
        r"""|\.values(_list)?\(["'](responsible|proposed)[^)\n]{0,60}\)\.annotate)"""
    )
    files = [*ROOT.rglob("templates/**/*.html"), *ROOT.rglob("*.py")]

    found = [f.name for f in files if ranking.search(f.read_text(encoding="utf-8"))]

    assert found == []
