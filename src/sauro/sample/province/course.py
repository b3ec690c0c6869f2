"""Diễn biến. What befalls a task on its way: updates, requests, urgings, help, an early end; in order of the days."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any, Final

from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, DueChange, Ending, Extension, ObjectiveCause, TaskCoordinator, Urging
from sauro.domain.acting import Role
from sauro.domain.lateness import CauseKind
from sauro.domain.tasks import Status, Step
from sauro.domain.urging import RUNG_WORDS
from sauro.sample.province.cases import Case
from sauro.sample.province.life import NEVER, Story
from sauro.sample.province.world import World

_ENDS: Final = {
    Step.WITHDRAW: (Status.WITHDRAWN, events.WITHDRAWN),
    Step.REPLACE: (Status.REPLACED, events.REPLACED),
    Step.SUSPEND: (Status.SUSPENDED, events.SUSPENDED),
}
_RESULT: Final = {Status.SUBMITTED, Status.CONFIRMED}


def live(
    world: World, case: Case, give: Callable[[Case, Story], None] | None = None,
    repeat: Callable[[Case], None] | None = None,
) -> None:  # fmt: skip
    """Kể một đời. The whole course of a task, then the task itself.

    `give` hands parts of it to the bodies below; `repeat` opens its periods, once it is known who holds it.
    """
    course = Course(world, case)
    course.tell(give)
    if repeat is not None and case.started is not None:
        case.lead, case.responsible = course.story.lead, course.story.responsible
        repeat(case)
    course.story.close()


class Course:
    """Một đời có diễn biến. A queue of (day, what happens); a step may put further ones into it."""

    def __init__(self, world: World, case: Case) -> None:
        self.world, self.case, self.dice = world, case, world.dice
        self.story = Story(world, case)
        self._queue: list[tuple[int, int, Callable[[], None]]] = []
        self._asked: dict[str, Any] = {}  # the request for more time that stands
        self._helpers: list[dict[str, Any]] = []
        self.over = False
        self.finish = NEVER
        self._plan_of_report = self._reports = 0

    def at(self, day: int, act: Callable[[], None]) -> None:
        heapq.heappush(self._queue, (day, len(self._queue) + 1000 * self.story.steps, act))

    def tell(self, give: Callable[[Case, Story], None] | None) -> None:
        story, dice = self.story, self.dice
        story.register()
        for other in self.case.others:
            self._helpers.append({"agency_id": other.pk, "printed": other.name})
        self._urge()
        if story.answer(dice.choices((0, 1, 2, 4), (35, 50, 11, 4))[0]):
            self.case.started = story.day
            self._plan()
            if give is not None and dice.random() < world_share(self.world):
                self.at(story.day + dice.randint(0, 3), lambda: give(self.case, story))
        self._run()
        for helper in self._helpers:
            self._coordinator(helper)
        if self._asked:
            self._extension(self._asked)

    def _run(self) -> None:
        while self._queue and not self.over:
            day, _, act = heapq.heappop(self._queue)
            if not self.story.to(day):
                return
            act()

    def _plan(self) -> None:
        """When it will be done, and what comes before that."""
        case, dice, story = self.case, self.dice, self.story
        begun = story.day
        if case.due is None:
            self._updates(begun, begun + 200, 3)
            return
        span = max(1, case.due - case.given)
        if dice.random() < story.lead.late:
            self.finish = case.due + 1 + int(dice.lognormvariate(1.3, 0.9))
        else:
            self.finish = max(begun, case.due - int(dice.random() ** 2 * span * 0.5))
        if case.fate is not None:
            self._fated(case.fate)
            return
        if dice.random() < 0.012:
            self.finish = NEVER  # it lies
        end = dice.random()
        if end < 0.045:
            step = Step.WITHDRAW if end < 0.02 else Step.REPLACE if end < 0.033 else Step.SUSPEND
            self.at(begun + dice.randint(1, max(2, span)), lambda: self._end(step))
        self._updates(begun, min(self.finish, case.due + 15), dice.choices((0, 1, 2, 3, 4), (15, 30, 27, 18, 10))[0])
        if span >= 8 and dice.random() < 0.07:
            self.at(max(begun, case.due - dice.randint(1, 4)), self._ask_time)
        if dice.random() < 0.03:
            self.at(begun + dice.randint(1, max(2, span)), self._ask_cause)
        if self._helpers and dice.random() < 0.3:
            self.at(begun + dice.randint(0, 3), self._ask_help)
        if self.finish < NEVER:
            self._submit_on(self.finish)

    def _fated(self, fate: Status) -> None:
        now = self.world.now
        if fate is Status.SENT_BACK:
            self._submit_on(now - 3)
        elif fate is Status.SUBMITTED:
            self._submit_on(now - 1)
        for step, (status, _) in _ENDS.items():
            if status is fate:
                self.at(now - 2, lambda s=step: self._end(s))  # type: ignore[misc]

    def _submit_on(self, day: int) -> None:
        """The report is planned for a day; a later plan takes the place of this one."""
        self._plan_of_report += 1
        plan = self._plan_of_report
        self.at(day, lambda: self._submit() if plan == self._plan_of_report else None)

    def _updates(self, begun: int, until: int, number: int) -> None:
        step = max(1, (until - begun) // (number + 1))
        for n in range(1, number + 1):
            percent = min(95, 100 * n // (number + 1) // 5 * 5 + 5)
            day = begun + n * step + self.dice.randint(-1, 1)
            self.at(max(begun, day), lambda p=percent: self._update(p))  # type: ignore[misc]

    def _update(self, percent: int) -> None:
        if self.story.status not in _RESULT:
            self.story.update(percent, obstacle=self.dice.random() < 0.16)

    def _submit(self) -> None:
        story, dice = self.story, self.dice
        self._reports += 1
        number = self._reports
        if self._asked and self._asked["decision"] is Decision.WAITING:
            self._withdraw_request()
        report = story.submit(number)
        wait = dice.choices((0, 1, 2, 4, 9), (20, 30, 25, 17, 8))[0]
        refused = 0.1 if number < 3 else 0.0
        if self.case.fate is Status.SENT_BACK:
            wait, refused = 1, 1.0
        elif self.case.fate is Status.SUBMITTED:
            wait = 9
        if not story.decide(report, wait, refused):
            self.over = True
        elif story.status is Status.SENT_BACK:
            self._submit_on(story.day + dice.randint(3, 9))
        else:
            self.over = True

    # urging

    def _urge(self) -> None:
        if self.case.due is None:
            return
        for name, start, offset in self.world.rungs:
            day = (self.case.given if start == "assigned" else self.case.due) + offset
            if day > self.case.given:
                self.at(day, lambda n=name, d=day - offset: self._rung(n, d))  # type: ignore[misc]

    def _rung(self, name: str, slot: int) -> None:
        story = self.story
        assigned = slot == self.case.given and name == "urge.n0"
        if story.status in _RESULT or (assigned and story.status is not Status.ASSIGNED):
            return
        if not assigned and (story.status is Status.SUSPENDED or slot != story.due):
            return
        people = [seat.name for seat in (story.responsible, story.lead.head) if seat is not None][:2]
        people = people or [story.lead.name]
        story.row(Urging, rung=name, slot=self.world.days[slot], on=story.date, at=story.at, to=people)
        story.entry(events.URGED, None, {"what": RUNG_WORDS[name], "to": "; ".join(people)})

    # more time

    def _ask_time(self) -> None:
        story, dice = self.story, self.dice
        if story.due is None or story.status in _RESULT or self._asked:
            return
        seat = story.responsible or story.lead.staff[0]
        more = dice.randint(4, 22)
        if self.finish < NEVER:
            self.finish = max(self.finish, story.due + more - dice.randint(0, 3))
            self._submit_on(self.finish)
        self._asked = {
            "number": 1, "due_before": self.world.days[story.due], "asked_due": self.world.days[story.due + more],
            "reason": self.world.words.later(story.date), "by_id": seat.account, "by_person_id": seat.person,
            "by_agency_id": story.lead.pk, "at": story.at, "decide_by": self.world.days[story.day + 2],
            "decision": Decision.WAITING,
        }  # fmt: skip
        new = {
            "number": 1,
            "asked": f"{self._asked['asked_due']:%d/%m/%Y}",
            "reason": self._asked["reason"],
            "level": 1,
        }
        story.entry(events.EXTENSION_ASKED, seat.by, new)
        to = story.due + more
        self.at(story.day + dice.choices((0, 1, 2, 5), (25, 40, 25, 10))[0], lambda: self._decide_time(to))

    def _decide_time(self, to: int) -> None:
        story, asked, kind = self.story, self._asked, self.dice.random()
        if asked["decision"] is not Decision.WAITING:
            return
        by = self.case.giver.speaker(Role.LEADER)
        reason = self.world.words.remark(story.date) if kind >= 0.72 else ""
        asked |= {"decided_by_id": by.account, "decided_at": story.at, "decision_reason": reason}
        if kind >= 0.92:
            offered = self.world.days[max((story.due or 0) + 1, to - 3)]
            asked |= {"decision": Decision.COUNTERED, "offered_due": offered}
            story.entry(events.EXTENSION_COUNTERED, by.by, {"offered": f"{offered:%d/%m/%Y}", "reason": reason})
        elif kind >= 0.72:
            asked["decision"] = Decision.REFUSED
            story.entry(events.EXTENSION_REFUSED, by.by, {"reason": reason})
        else:
            self._move(to, by.account, by.by)

    def _move(self, to: int, account: int, by: tuple[int, str]) -> None:
        story, asked, days = self.story, self._asked, self.world.days
        old = asked["due_before"]
        asked |= {"decision": Decision.GRANTED, "granted_due": days[to]}
        asked["id"] = self.world.ledger.table(Extension).next_id()
        because = {"template": "Gia hạn lần {n}: {reason}", "values": {"n": "1", "reason": asked["reason"]}}
        story.row(
            DueChange, old=old, new=days[to], because=because, extension_id=asked["id"], by_id=account, at=story.at
        )
        new = {
            "due_on": days[to].isoformat(), "from": f"{old:%d/%m/%Y}", "to": f"{days[to]:%d/%m/%Y}",
            "reason": asked["reason"], "number": 1, "after_the_fact": False,
        }  # fmt: skip
        story.entry(events.DEADLINE_EXTENDED, by, new, {"due_on": old.isoformat()})
        story.due = to
        self.world.extended.setdefault(story.lead.pk, []).append(story.date)
        for name, start, offset in self.world.rungs:
            if start == "due":
                self.at(to + offset, lambda n=name: self._rung(n, to))  # type: ignore[misc]

    def _withdraw_request(self) -> None:
        seat = self.story.responsible or self.story.lead.staff[0]
        self._asked["decision"] = Decision.WITHDRAWN
        self.story.entry(events.EXTENSION_WITHDRAWN, seat.by, {"number": 1})

    def _extension(self, asked: dict[str, Any]) -> None:
        open_ones = (Decision.WAITING, Decision.COUNTERED)
        if self.story.ended is not None and asked["decision"] in open_ones:
            asked["decision"] = Decision.WITHDRAWN
        self.story.row(Extension, **asked)

    # what was beyond the doer, help, early ends

    def _ask_cause(self) -> None:
        story, dice, days = self.story, self.dice, self.world.days
        if story.status in _RESULT or story.status is Status.SUSPENDED or story.responsible is None:
            return
        kind, other = dice.choice(list(CauseKind)), story.another()
        seat, since = story.responsible, days[max(self.case.given, story.day - 2)]
        reason = self.world.words.cause(kind, since, other.name)
        row: dict[str, Any] = {
            "kind": kind, "since": since, "until": None, "reason": reason, "by_id": seat.account,
            "by_person_id": seat.person, "at": story.at,
            "waiting_for_id": other.pk if kind is CauseKind.WAITING else None,
        }  # fmt: skip
        new = {"since": f"{since:%d/%m/%Y}", "kind": str(kind), "reason": reason}
        story.entry(events.CAUSE_ASKED, seat.by, new)
        if not story.to(story.day + dice.randint(1, 4)):
            story.row(ObjectiveCause, **row)
            return
        by = self.case.giver.speaker(Role.LEADER)
        row |= {"decided_by_id": by.account, "decided_at": story.at}
        if dice.random() < 0.3:
            remark = self.world.words.remark(story.date)
            story.row(ObjectiveCause, **row, decision=Decision.REFUSED, decision_reason=remark)
            story.entry(events.CAUSE_REFUSED, by.by, {"reason": remark})
            return
        row["until"] = story.date
        story.row(ObjectiveCause, **row, decision=Decision.GRANTED)
        new = {"since": f"{since:%d/%m/%Y}", "until": f"{story.date:%d/%m/%Y}", "reason": reason}
        story.entry(events.CAUSE_CONFIRMED, by.by, new)

    def _ask_help(self) -> None:
        story, dice = self.story, self.dice
        for helper in self._helpers[: dice.randint(1, 3)]:
            due = min(story.due if story.due is not None else story.day + 20, story.day + dice.randint(3, 15))
            work = self.world.words.share(self.world.days[due])
            seat = story.responsible or story.lead.staff[0]
            helper |= {
                "work": work, "due_on": self.world.days[due], "asked_at": story.at, "asked_by_id": seat.account,
                "id": self.world.ledger.table(TaskCoordinator).next_id(),
            }  # fmt: skip
            new = {"agency": helper["printed"], "coordinator": helper["id"], "work": work}
            story.entry(events.CONTRIBUTION_ASKED, seat.by, new | {"due_on": self.world.days[due].isoformat()})
            if dice.random() < 0.8:
                day = max(story.day + 1, due + dice.choice((-3, -2, -1, 0, 0, 2, 6)))
                self.at(day, lambda h=helper: self._deliver(h))  # type: ignore[misc]

    def _deliver(self, helper: dict[str, Any]) -> None:
        story = self.story
        seat = self.dice.choice(self.world.bodies[helper["agency_id"]].staff)
        note = self.world.words.delivered(story.date)
        helper |= {"delivered_at": story.at, "delivered_by_id": seat.holding, "note": note}
        new = {"agency": helper["printed"], "coordinator": helper["id"], "note": note}
        story.entry(events.CONTRIBUTION_DELIVERED, seat.by, new)

    def _coordinator(self, helper: dict[str, Any]) -> None:
        if helper["agency_id"] == self.story.lead.pk:
            return  # it came to lead the task itself
        self.story.row(TaskCoordinator, **helper)
        self.case.paper.seen.add((helper["agency_id"], None))

    def _end(self, step: Step) -> None:
        story = self.story
        if story.status in _RESULT:
            return
        status, kind = _ENDS[step]
        by, reason = self.case.giver.speaker(Role.LEADER), self.world.words.ending(story.date)
        old = {"status": str(story.status)}
        story.row(
            Ending, step=str(step), reason=reason, document=self.case.paper.number, on=story.date, by_id=by.account,
            at=story.at,
        )  # fmt: skip
        story.finish(status)
        new = {"status": str(status), "reason": reason, "document": self.case.paper.number, "other": ""}
        story.entry(kind, by.by, new, old)
        self.over = True


def world_share(world: World) -> float:
    """How likely the next task with bodies below it is given on, so that in the end there are so many parts."""
    left = max(1, world.size.tasks - world.told)
    return min(0.9, (world.size.parts - world.given_on) / left / 2.1)
