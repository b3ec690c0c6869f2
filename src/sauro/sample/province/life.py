"""Đời của nhiệm vụ. One task told from registration to where it stands today, each step with its row and its entry.

The order of steps is that of `domain.tasks.MOVES`; the values of each entry are those the services write. A story knows
the day before it begins a step: what would lie after today has not happened.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sauro.apps.search.models import SearchEntry
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, Decline, HolderRole, Progress, Submission, Task, TaskHolder
from sauro.domain.acting import Role
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.tasks import ENDED, Status
from sauro.sample.province.cases import LIGHTS, Case, due_words
from sauro.sample.province.tally import Lived
from sauro.sample.province.world import Body, Order, Seat, World

NEVER: Final = 10**6


class Story:
    """Một đời. Begun with `Story(world, case)`, told by `tell`; writes the task itself last."""

    def __init__(self, world: World, case: Case) -> None:
        self.world, self.case, self.dice = world, case, world.dice
        self.status = Status.ASSIGNED
        self.lead, self.due = case.lead, case.due
        self.day, self.at = case.given, world.moment(case.given)
        self.registered_at = self.assigned_at = self.at
        self.accepted_at: dt.datetime | None = None
        self.sign: dt.datetime | None = None
        self.submitted: dt.datetime | None = None
        self.ended: dt.datetime | None = None
        self.escalated: dt.datetime | None = None
        self.settled, self.declines, self.steps = False, 0, 1
        self.percent: int | None = None
        self.responsible: Seat | None = None

    # what every step uses

    def to(self, day: int) -> bool:
        """Go on to a working day; False where that is after today, and then nothing more happens."""
        day = max(day, self.day)
        if day > self.world.now:
            return False
        self.at = self.world.moment(day, after=self.at)
        self.day, self.steps = day, self.steps + 1
        return self.at < self.world.at

    def entry(self, kind: str, by: tuple[int, str] | None, new: Any = None, old: Any = None) -> None:
        self.world.ledger.chronicle.tell(self.at, kind, ("task", self.case.pk), by, old=old, new=new)

    def row(self, model: Any, **values: Any) -> int:
        return self.world.ledger.table(model).add(task_id=self.case.pk, **values)

    @property
    def date(self) -> dt.date:
        return self.world.days[self.day]

    def late_at(self, day: int) -> bool:
        return self.due is not None and day > self.due

    def another(self) -> Body:
        """Some other body, for a suggestion or to wait for."""
        return next(b for b in iter(lambda: self.dice.choice(self.world.leads), None) if b is not self.lead)

    # the steps

    def register(self) -> None:
        case = self.case
        new = {"code": case.code, "lead": self.lead.name, "due_on": self._iso(case.due), "work": case.work}
        kind = events.APPROVED
        if case.period and case.parent is not None:
            kind, new = events.OCCURRENCE_MADE, {**new, "period": case.period, "of": case.parent.code}
        elif case.parent is not None:
            kind, new = events.PART_GIVEN, {**new, "giver": case.giver.name}
        self.entry(kind, None if case.period else case.approver.by, new)
        case.paper.seen.add((self.lead.pk, None))
        if case.holder is not None:
            self._take(case.holder, Status.ACCEPTED)

    def answer(self, delay: int, *, forgotten: float = 0.015, sent_back: float = 0.025) -> bool:
        """Nhận việc, or given back to be assigned anew; False where it still waits for an answer."""
        if self.case.holder is not None:
            self.row(TaskHolder, role=HolderRole.LEAD, agency_id=self.lead.pk, since=self.registered_at)
            return True
        since = self.registered_at
        if self.case.fate is Status.REGISTERED and self.to(self.world.now - 1):
            self._decline(since)
            return self._left(since)
        while self.declines < 2 and self.dice.random() < (sent_back if self.declines == 0 else 0.15):
            if not self.to(self.day + self.dice.randint(0, 2)):
                break
            self._decline(since)
            if not self.to(self.day + self.dice.randint(1, 4)):
                return self._left(since)
            since = self._assign(since)
        self.row(TaskHolder, role=HolderRole.LEAD, agency_id=self.lead.pk, since=since)
        if (self.dice.random() < forgotten and self.case.fate is None) or not self.to(self.day + delay):
            return False
        self._take(self.dice.choice(self.lead.staff), Status.ACCEPTED)
        seat = self.responsible
        assert seat is not None
        speaker = self.lead.speaker(Role.LEADER)
        self.entry(events.ACCEPTED, speaker.by, {"person": seat.name, "post": seat.title, "lead": self.lead.name})
        return True

    def _left(self, since: dt.datetime) -> bool:
        """It came back and waits to be assigned anew; until then it stands in the book of who gave it back."""
        self.row(TaskHolder, role=HolderRole.LEAD, agency_id=self.lead.pk, since=since)
        self.status = Status.REGISTERED
        return False

    def _take(self, seat: Seat, status: Status) -> None:
        self.responsible, self.status = seat, status
        self.accepted_at = self.sign = self.at
        self.row(
            TaskHolder, role=HolderRole.RESPONSIBLE, agency_id=self.lead.pk, holding_id=seat.holding, since=self.at
        )
        self.case.paper.seen.add((self.lead.pk, seat.person))

    def _decline(self, since: dt.datetime) -> None:
        other, speaker = self.another(), self.lead.speaker(Role.COORDINATOR)
        reason = self.world.words.decline(self.date, other.name)
        self.declines += 1
        self.row(
            Decline, agency_id=self.lead.pk, reason=reason, suggested_id=other.pk, by_id=speaker.account, at=self.at
        )
        kind = events.DECLINED
        if self.declines > 1:
            kind, self.escalated = events.ESCALATED, self.at
        new = {"lead": self.lead.name, "reason": reason, "suggested": other.name, "times": str(self.declines)}
        self.entry(kind, speaker.by, new)
        self._next = other

    def _assign(self, since: dt.datetime) -> dt.datetime:
        """Giao lại; by the giver's leader, for good, where it came back twice. Since when the new lead has it."""
        old, self.lead = self.lead, self._next
        self.row(TaskHolder, role=HolderRole.LEAD, agency_id=old.pk, since=since, until=self.at)
        self.settled = self.declines > 1
        body, role = (self.case.giver, Role.LEADER) if self.settled else (self.case.registrar, Role.COORDINATOR)
        reason = "Đúng chức năng, nhiệm vụ được giao" if self.settled else ""
        new = {"lead": self.lead.name, "from": old.name, "reason": reason}
        self.entry(events.SETTLED if self.settled else events.ASSIGNED, body.speaker(role).by, new, {"lead": old.name})
        self.assigned_at = self.at
        self.case.paper.seen.add((self.lead.pk, None))
        return self.at

    def update(self, percent: int, *, obstacle: bool) -> None:
        seat = self._doer()
        line = self.world.words.line(self.date)
        way = self.world.words.obstacle(self.date) if obstacle else ""
        number = self.row(
            Progress, percent=percent, line=line, obstacle=way, agency_id=self.lead.pk, by_id=seat.account,
            by_name=seat.name, at=self.at,
        )  # fmt: skip
        new = {"percent": percent, "said": f"{percent} %; {line}", "obstacle": way, "progress": number}
        self.entry(events.UPDATED, seat.by, new, {"percent": self.percent})
        self.percent, self.sign, self.status = percent, self.at, Status.IN_PROGRESS

    def submit(self, number: int) -> dict[str, Any]:
        """Nộp kết quả; the row waits in the returned values until it is known how it was decided."""
        seat = self._doer()
        paper = f"{self.dice.randint(1, 900)}/BC-{self.lead.code}"
        late = self.world.words.later(self.date) if self.late_at(self.day) else ""
        said = {
            "number": number, "summary": self.world.words.summary(self.date), "document_number": paper, "open_parts": 0,
            "late_because": late,
        }  # fmt: skip
        self.entry(events.SUBMITTED, seat.by, said)
        self.submitted = self.sign = self.at
        self.status = Status.SUBMITTED
        return {
            **said, "product": self.case.product, "document_on": self.date, "by_id": seat.account,
            "by_person_id": seat.person, "at": self.at,
        }  # fmt: skip

    def decide(self, report: dict[str, Any], days: int, refused: float) -> bool:
        """Xác nhận hoặc trả lại; False where the report still waits. A report that came late is looked at as well."""
        if not self.to(self.day + days):
            self.row(Submission, **report)
            return False
        by = self.case.registrar.speaker(Role.COORDINATOR)
        said = {"decided_by_id": by.account, "decided_at": self.at}
        if self.dice.random() < refused:
            remark = self.world.words.remark(self.date)
            self.row(Submission, **report, decision=Decision.REFUSED, remarks=remark, **said)
            old = {"submitted_on": report["document_on"].isoformat()}
            self.entry(events.SENT_BACK, by.by, {"number": report["number"], "remarks": remark}, old)
            self.status, self.submitted = Status.SENT_BACK, None
            return True
        self.row(Submission, **report, decision=Decision.GRANTED, **said)
        new = {"number": report["number"], "remarks": "", "submitted_on": report["document_on"].isoformat()}
        self.entry(events.CONFIRMED, by.by, new)
        self.finish(Status.CONFIRMED)
        return True

    def finish(self, status: Status) -> None:
        self.status = status
        if status in ENDED:
            self.ended, self.case.end = self.at, self.day

    def _order(self) -> Order:
        case = self.case
        named = (self.lead.name, *(body.name for body in case.others)) if case.draft else ()
        matter = case.work.split(", ")[0]
        return Order(
            case.pk, self.lead, case.marker, case.text, case.span[0] or 0, matter, str(case.product), named
        )  # fmt: skip

    def _doer(self) -> Seat:
        assert self.responsible is not None
        return self.responsible

    def _iso(self, day: int | None) -> str | None:
        return None if day is None else self.world.days[day].isoformat()

    # the task itself

    def close(self) -> None:
        """Ghi nhiệm vụ as it stands, with its words for search."""
        case, lead, world = self.case, self.lead, self.world
        case.lead, case.responsible = lead, self.responsible
        due = None if self.due is None else world.days[self.due]
        first = None if case.due is None else world.days[case.due]
        submitted = None if self.submitted is None else (self.submitted + dt.timedelta(hours=7)).date()
        waiting = self.status is Status.REGISTERED
        row = {
            "id": case.pk, "code": case.code, "directive_id": case.paper.pk, "draft_id": case.draft,
            "clause_id": case.clause, "clause_marker": case.marker, "status": self.status, "lead_id": lead.pk,
            "proposed_id": None if waiting or lead.head is None else lead.head.holding,
            "responsible_id": self.responsible.holding if self.responsible else None, "giver_id": case.giver.pk,
            "registrar_id": case.registrar.pk, "original_due_on": first, "due_on": due,
            "lights": LIGHTS[case.unclear], "clear_lights": 5 if case.unclear else 6,
            "starred": self.dice.random() < 0.02, "approved_by_id": case.approver.account,
            "approved_at": self.registered_at, "parent_id": case.parent.pk if case.parent else None,
            "root_id": (case.parent.parent or case.parent).pk if case.parent else None, "part_number": case.parts,
            "period": case.period, "urgent": self.dice.random() < 0.03, "assigned_at": self.assigned_at,
            "accept_by": None if waiting or case.holder else world.days[case.given + 1], "settled": self.settled,
            "declines": self.declines, "escalated_at": self.escalated, "accepted_at": self.accepted_at,
            "percent": self.percent, "last_sign_at": self.sign, "submitted_on": submitted,
            "submitted_at": self.submitted, "ended_at": self.ended, "revision": self.steps, "start": case.span[0],
            "end": case.span[1], "text": case.text, "work": case.work, "due_because": case.because(world),
            "deadline_kind": DeadlineKind.DATE if due else DeadlineKind.RECURRING,
            "deadline_text": due_words(first, case.cadence), "cadence": case.cadence,
            "standing": case.standing, "product": case.product, "authority_document": case.paper.number,
            "folded": world.folded(f"{case.code} {case.paper.number} {case.work} {lead.name} {lead.short}"),
        }  # fmt: skip
        world.ledger.table(Task).add(**row)
        world.counts[lead.pk, str(self.status)] += 1
        if case.parent is None and case.span[0] is not None and self.status not in ENDED:
            world.orders.setdefault(case.paper.pk, []).append(self._order())
        ended = None if self.ended is None else (self.ended + dt.timedelta(hours=7)).date()
        dateless = not case.cadence and not case.standing
        life = Lived(world.days[case.given], due, submitted, ended, self.status, dateless)
        world.lived.setdefault(lead.pk, []).append(life)
        title = f"{case.code} · {case.work}"
        body = world.found_by(f"{case.paper.number} {lead.name} {case.text}")
        world.ledger.table(SearchEntry).add(
            kind="task", object_id=case.pk, title=title[:500], folded=world.found_by(title), body_folded=body
        )
