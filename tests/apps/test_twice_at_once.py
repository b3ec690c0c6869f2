"""Bấm hai lần cùng lúc: a form that two windows send at the same moment does its work once, and the second is told why.

Never a fault, never a second entry: the chain stays whole.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from django.db import connection

from sauro.apps.duty import services as duty
from sauro.apps.findings import services as findings
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain
from sauro.apps.meetings import services as meetings
from sauro.apps.tasks import services as tasks
from sauro.domain.refusal import Refusal
from tests.apps.duty import test_swap as swaps
from tests.apps.duty.office import MADE
from tests.apps.findings.office import at as on_day
from tests.apps.findings.office import explained, office, opened
from tests.apps.meetings.story import at as hour
from tests.apps.meetings.story import story as meeting_story
from tests.apps.tasks.desk import AT, desk
from tests.apps.tasks.life import accepted, holding, story, submit
from tests.apps.tasks.running import at as moment
from tests.apps.tasks.running import running

pytestmark = pytest.mark.django_db(transaction=True)
Deed = Callable[[], object]


def _approve() -> Deed:
    here = desk()
    draft = here.draft("3.1.")
    return lambda: tasks.approve_draft(draft_id=draft.pk, version=draft.version, by=here.coordinator, at=AT)


def _accept() -> Deed:
    told = story()
    post = holding(told.officer).pk
    return lambda: tasks.accept_task(task_id=told.task.pk, holding_id=post, by=told.head, at=AT)


def _submit() -> Deed:
    told = accepted()
    return lambda: submit(told)


def _ask_extension() -> Deed:
    told = running()
    day = dt.date(2026, 10, 20)
    return lambda: tasks.ask_extension(
        task_id=told.task.pk, asked_due=day, reason="Chờ số liệu", by=told.doer, at=moment("2026-09-21")
    )


def _grant_extension() -> Deed:
    told = running()
    row = tasks.ask_extension(
        task_id=told.task.pk, asked_due=dt.date(2026, 10, 20), reason="Chờ số liệu", by=told.doer,
        at=moment("2026-09-21"),
    )  # fmt: skip
    return lambda: tasks.grant_extension(extension_id=row.pk, by=told.giver, at=moment("2026-09-22"))


def _decide() -> Deed:
    here = office()
    row = explained(here)
    return lambda: findings.decide(
        finding_id=row.pk, upheld=True, words="Đã xem.", by=here.above, at=on_day("2026-09-16")
    )


def _conclude() -> Deed:
    there = meeting_story()
    there.send(hour("2026-09-21 10:00"))
    there.hold()
    when, pk = hour("2026-09-28 09:00"), there.meeting.pk
    meetings.word_conclusion(meeting_id=pk, opening="", sentences=["Giao sở."], by=there.coordinator, at=when)
    return lambda: meetings.sign_conclusion(meeting_id=pk, symbol="TB/VPTU", by=there.leader, at=when)


def _announce() -> Deed:
    there = meeting_story(announced=False)
    return lambda: there.announce()


def _ask_swap() -> Deed:
    _, mine, theirs, asker, taker = swaps.story()
    return lambda: duty.ask_swap(
        shift_id=mine.pk, taker_id=taker.person_id, theirs=theirs.date, words="", by=asker, at=MADE
    )


def _agree_swap() -> Deed:
    _, mine, theirs, asker, taker = swaps.story()
    swap = duty.ask_swap(
        shift_id=mine.pk, taker_id=taker.person_id, theirs=theirs.date, words="", by=asker, at=MADE
    )  # fmt: skip
    return lambda: duty.agree_swap(swap_id=swap.pk, by=taker, at=MADE)


def _both(deed: Deed) -> list[str]:
    """What became of two threads that do the same at once."""
    gate, ended = threading.Barrier(2), []

    def one() -> None:
        try:
            gate.wait(20)
            deed()
            ended.append("done")
        except Refusal as refusal:
            ended.append(refusal.code)
        except Exception as fault:
            ended.append(f"FAULT {type(fault).__name__}: {fault}")
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(ended, key=lambda end: end != "done")


STORIES = (
    _approve, _accept, _submit, _ask_extension, _grant_extension, _decide, _conclude, _announce, _ask_swap,
    _agree_swap,
)  # fmt: skip


@pytest.mark.parametrize("begun", STORIES)
def test_what_is_sent_twice_at_once_is_done_once(begun: Callable[[], Deed]) -> None:
    deed = begun()
    before = Entry.objects.count()

    first, second = _both(deed)
    between = Entry.objects.count()

    assert first == "done"
    assert second != "done" and not second.startswith("FAULT"), second
    assert between > before
    assert verify_chain().sound
    with pytest.raises(Refusal):
        deed()
    assert Entry.objects.count() == between


def test_the_same_explanation_sent_twice_at_once_is_one_step_and_one_entry() -> None:
    here = office()
    row = opened(here)
    before = Entry.objects.count()

    ends = _both(
        lambda: findings.explain(finding_id=row.pk, words="Hai kho.", by=here.coordinator, at=on_day("2026-09-15"))
    )

    assert ends == ["done", "done"]
    assert (row.steps.filter(deed="explain").count(), Entry.objects.count() - before) == (1, 1)
