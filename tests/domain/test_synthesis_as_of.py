"""Tổng hợp kỳ: the as-of rule. A later event never changes what is said of an earlier day; slices sum to the total."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.synthesis import (
    DueMove,
    Excuse,
    Held,
    Left,
    Line,
    Past,
    Pause,
    Report,
    Window,
    WorkingDays,
    as_of,
    due_on,
    line_of,
)
from sauro.domain.synthesis_figures import FIGURES, FIVE, bodies_of, counted, rates, select
from sauro.domain.tasks import Timeliness

CALENDAR = default_calendar()
START = dt.date(2026, 8, 3)
CLOSING = dt.date(2026, 10, 14)
DAYS = WorkingDays(CALENDAR, dt.date(2026, 1, 1), dt.date(2026, 12, 31))
WINDOW = Window(dt.date(2026, 9, 15), CLOSING, whole=False, next_closing=dt.date(2026, 11, 14))
PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws histories slowly


def past(**facts: object) -> Past:
    """A task of Sở Nội vụ (1), registered on 03/08/2026, due on 05/10/2026."""
    due = dt.date(2026, 10, 5)
    told: dict[str, object] = {
        "id": 1, "code": "NV-2026-0001", "work": "Lập danh mục", "document": "215-CV/TU", "clause": "3.1.", "lead": 1,
        "registered_on": START, "original_due": due, "due": due,
    }  # fmt: skip
    return Past(**{**told, **facts})  # type: ignore[arg-type]


def line(task: Past, window: Window = WINDOW) -> Line | None:
    return line_of(task, window, bodies=lambda pk: f"Cơ quan {pk}", days=DAYS, calendar=CALENDAR)


def test_done_is_what_was_confirmed_and_in_time_what_was_received_in_time() -> None:
    on_time = past(done_on=dt.date(2026, 10, 5), ended_on=dt.date(2026, 10, 12))

    assert as_of(on_time, dt.date(2026, 10, 12)).stand is Timeliness.ON_TIME  # type: ignore[union-attr]
    late = replace(on_time, done_on=dt.date(2026, 10, 6))
    assert as_of(late, dt.date(2026, 10, 12)).stand is Timeliness.LATE  # type: ignore[union-attr]


def test_a_report_that_waits_is_no_result_but_keeps_its_day() -> None:
    waiting = past(reports=(Report(dt.date(2026, 10, 2), None),))

    found = as_of(waiting, CLOSING)

    assert found is not None
    assert (found.stand, found.waiting, found.done_on) == (Timeliness.IN_TIME, True, None)
    too_late = past(reports=(Report(dt.date(2026, 10, 7), None),))
    assert as_of(too_late, CLOSING).stand is Timeliness.OVERDUE  # type: ignore[union-attr]


def test_a_report_that_was_sent_back_leaves_the_clock_running() -> None:
    back = past(reports=(Report(dt.date(2026, 10, 2), dt.date(2026, 10, 9)),))

    assert as_of(back, dt.date(2026, 10, 8)).stand is Timeliness.IN_TIME  # type: ignore[union-attr]
    assert as_of(back, CLOSING).stand is Timeliness.OVERDUE  # type: ignore[union-attr]


def test_the_deadline_is_the_one_in_force_that_day() -> None:
    moved = past(
        due=dt.date(2026, 12, 1),
        moves=(
            DueMove(dt.date(2026, 9, 20), dt.date(2026, 10, 5)),
            DueMove(dt.date(2026, 11, 2), dt.date(2026, 10, 30)),
        ),
    )

    assert due_on(moved, dt.date(2026, 9, 19)) == dt.date(2026, 10, 5)
    assert due_on(moved, dt.date(2026, 9, 20)) == dt.date(2026, 10, 30)
    assert due_on(moved, dt.date(2026, 11, 2)) == dt.date(2026, 12, 1)


def test_the_lead_is_who_held_it_at_the_end_of_the_day() -> None:
    handed = past(lead=2, held=(Held(1, START, dt.date(2026, 10, 1)),))

    assert as_of(handed, dt.date(2026, 9, 30)).lead == 1  # type: ignore[union-attr]
    assert as_of(handed, dt.date(2026, 10, 1)).lead == 2  # type: ignore[union-attr]


def test_a_pause_that_began_before_the_deadline_keeps_it_in_time() -> None:
    paused = past(pauses=(Pause(dt.date(2026, 10, 1), dt.date(2026, 10, 1), None),))

    assert as_of(paused, CLOSING).stand is Timeliness.IN_TIME  # type: ignore[union-attr]


def test_a_cause_counts_from_the_day_on_which_it_was_confirmed() -> None:
    excuse = Excuse(dt.date(2026, 10, 13), dt.date(2026, 9, 1), dt.date(2026, 9, 30), "Thiên tai")
    task = past(done_on=dt.date(2026, 10, 9), ended_on=dt.date(2026, 10, 9), excuses=(excuse,))

    before, after = line(task, replace(WINDOW, day=dt.date(2026, 10, 12))), line(task)

    assert before is not None and after is not None
    assert (before.late, before.fair, before.excused) == (4, 4, False)
    assert (after.late, after.fair, after.excused, after.why) == (4, 0, True, "Thiên tai")


def test_withdrawn_is_told_apart_and_still_stood_the_day_before() -> None:
    gone = past(left=Left.WITHDRAWN, ended_on=CLOSING)

    now, before = line(gone), as_of(gone, dt.date(2026, 10, 13))

    assert now is not None and now.left == "withdrawn"
    assert counted([now], aged=60)["total"] == 0
    assert before is not None and before.left is None


def test_became_overdue_means_not_overdue_at_the_last_closing() -> None:
    new, old = line(past()), line(past(due=dt.date(2026, 9, 1), original_due=dt.date(2026, 9, 1)))

    assert new is not None and old is not None
    assert (new.became, old.became) == (True, False)


def test_rates_have_their_denominator_and_are_silent_under_five() -> None:
    done = [past(id=n, done_on=dt.date(2026, 10, 1), ended_on=dt.date(2026, 10, 2)) for n in range(4)]
    lines = [found for task in done if (found := line(task))]

    few = rates(counted(lines, aged=60), 5)["on_time"]
    enough = rates(counted([*lines, lines[0]], aged=60), 5)["on_time"]

    assert (few.of, few.on, few.value) == (4, 4, None)
    assert (enough.on, enough.value) == (5, 1.0)


def test_bodies_stand_in_bands_of_volume_in_the_order_of_the_registry() -> None:
    many = [past(id=n, lead=3, due=dt.date(2026, 9, 1)) for n in range(30)]
    few = [past(id=100, lead=2), past(id=101, lead=1, done_on=START, ended_on=START)]
    lines = [found for task in [*many, *few] if (found := line(task, replace(WINDOW, whole=True)))]

    rows = bodies_of(lines, bands=(300, 100, 30), order=lambda pk: f"{pk:03d}")

    assert [(row.id, row.band) for row in rows] == [(3, 30), (1, 0), (2, 0)]


# ------------------------------------------------------------------------------------------------------- any history

day = st.dates(dt.date(2026, 8, 1), dt.date(2026, 11, 20))


@st.composite
def histories(draw: st.DrawFn) -> Past:
    """Any life of a task between August and November."""
    registered = draw(day)
    later = st.dates(registered, dt.date(2026, 11, 25))
    due = draw(st.none() | day)
    moves = tuple(DueMove(on, draw(day)) for on in sorted(draw(st.lists(later, max_size=2)))) if due else ()
    end = draw(st.none() | later)
    left = draw(st.sampled_from([None, None, Left.WITHDRAWN, Left.REPLACED])) if end else None
    done = draw(st.dates(registered, end)) if end and left is None else None
    waits = sorted(draw(st.lists(later, max_size=2)))
    reports = tuple(Report(on, draw(st.none() | st.dates(on, dt.date(2026, 11, 25)))) for on in waits)
    pauses = tuple(Pause(on, on, draw(st.none() | later)) for on in draw(st.lists(later, max_size=1)))
    handed = draw(st.none() | later)
    held = (Held(2, registered, handed),) if handed else ()
    excuses = tuple(Excuse(on, registered, None, "Thiên tai") for on in draw(st.lists(later, max_size=1)))
    return past(
        id=draw(st.integers(1, 10_000)), lead=draw(st.integers(1, 4)), registered_on=registered, due=due,
        original_due=due, done_on=done, ended_on=end, left=left, moves=moves, held=held, reports=reports,
        pauses=pauses, excuses=excuses, repeating=draw(st.booleans()) and due is None,
    )  # fmt: skip


def known_by(task: Past, until: dt.date) -> Past:
    """The same task as the register held it at the end of a day: what came after is not there yet."""
    ended = task.ended_on is not None and task.ended_on <= until
    return replace(
        task,
        due=next((m.old for m in task.moves if m.on > until), task.due),  # said again here, not asked of the rule
        lead=next((h.agency for h in task.held if h.since <= until < h.until), task.lead),
        moves=tuple(m for m in task.moves if m.on <= until),
        held=tuple(h for h in task.held if h.until <= until),
        reports=tuple(
            replace(r, decided_on=r.decided_on if r.decided_on and r.decided_on <= until else None)
            for r in task.reports
            if r.on <= until
        ),
        pauses=tuple(
            replace(p, until=p.until if p.until and p.until <= until else None)
            for p in task.pauses
            if p.known_on <= until
        ),
        excuses=tuple(e for e in task.excuses if e.confirmed_on <= until),
        done_on=task.done_on if ended else None,
        ended_on=task.ended_on if ended else None,
        left=task.left if ended else None,
    )


@PATIENT
@given(histories(), day)
def test_a_later_event_never_changes_what_is_said_of_an_earlier_day(task: Past, until: dt.date) -> None:
    assert as_of(task, until) == as_of(known_by(task, until), until)
    window = replace(WINDOW, day=until, since=until - dt.timedelta(days=29))
    if task.registered_on <= until:
        assert line(task, window) == line(known_by(task, until), window)


@PATIENT
@given(st.lists(histories(), max_size=25), st.booleans())
def test_the_five_slices_sum_to_the_total_and_a_figure_is_the_length_of_its_list(
    tasks: list[Past], whole: bool
) -> None:
    lines = [found for task in tasks if (found := line(task, replace(WINDOW, whole=whole)))]

    numbers = counted(lines, aged=60)

    assert sum(numbers[name] for name in FIVE) == numbers["total"]
    assert numbers["new"] + numbers["carried"] == numbers["total"] == numbers["done"] + numbers["open"]
    causes = ("objective", "waiting_for", "told", "untold")
    assert sum(numbers[name] for name in causes) == numbers["overdue"]
    assert numbers["no_deadline"] == sum(numbers[f"{n}"] for n in ("no_deadline_done", "no_deadline_open", "repeating"))
    assert all(numbers[name] == len(select(lines, name)) for name in FIGURES)
    assert numbers["aged"] == len(select(lines, "aged", aged=60))
    assert sum(row.total for row in bodies_of(lines, bands=(10, 2), order=str)) == numbers["total"]


@PATIENT
@given(st.lists(histories(), max_size=25))
def test_what_is_open_at_one_closing_is_carried_into_the_next_period(tasks: list[Past]) -> None:
    then = Window(dt.date(2026, 10, 15), dt.date(2026, 11, 14), whole=False, next_closing=dt.date(2026, 12, 14))
    first = [found for task in tasks if (found := line(task))]
    second = [found for task in tasks if (found := line(task, then))]

    old_and_gone = sum(1 for found in second if found.left and not found.new)

    assert counted(first, aged=60)["open"] == counted(second, aged=60)["carried"] + old_and_gone
