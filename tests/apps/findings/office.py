"""A finding before its people, for stories: the office answers, a leader of the committee above it decides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sauro.apps.findings import services
from sauro.apps.findings.models import Finding
from sauro.domain.acting import Acting, Role
from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.sentence import Sentence
from tests import cast
from tests.apps.tasks.desk import Desk, at_desk, desk

RULE = "overlap.control"


def at(day: str) -> dt.datetime:
    """Nine in the morning of a day, in the province."""
    return dt.datetime.fromisoformat(f"{day}T02:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Office:
    """Who is there: 14/09/2026; the answer is due on 21/09/2026."""

    desk: Desk
    coordinator: Acting
    leader: Acting  # of the office
    above: Acting  # leader of the committee
    inspector: Acting
    lead: Acting  # coordinator of Sở Nội vụ, named in the proof

    def found(self, slot: str = "1", words: str = "kiểm kê hồ sơ đất đai", **changes: object) -> Found:
        """What a rule says of clause 3.2: two leads."""
        text = self.desk.directive.readings.get().text
        start = text.index("kiểm kê")
        piece = Piece(
            PieceKind.WORDS,
            Sentence("{paper}, mục 3.2: giao {body}", {"paper": "215-CV/TU", "body": "Sở Nội vụ"}),
            words,
            directive=self.desk.directive.pk,
            clause="3.2.",
            start=start,
            end=start + len(words),
            marks=((start, start + 7),),
            body=self.desk.tinh.home.pk,
        )
        said, right = Sentence("Việc kiểm kê giao hai nơi."), Sentence("Một nơi chủ trì.")
        plain = Found(RULE, "A3", "1773-CV/TU, mục 1", slot, self.desk.tinh.office.pk, said, right, (piece,))
        return replace(plain, **changes)  # type: ignore[arg-type]

    @property
    def scope(self) -> str:
        return f"directive:{self.desk.directive.pk}"

    def settle(self, *found: Found, day: str = "2026-09-14") -> services.Settled:
        return services.settle(found, rule=RULE, scope=self.scope, at=at(day))


def office() -> Office:
    """215-CV/TU read, nothing found yet."""
    there = desk()
    tinh = there.tinh
    return Office(
        there,
        there.coordinator,
        at_desk(Role.LEADER, tinh.office),
        at_desk(Role.LEADER, tinh.committee),
        at_desk(Role.INSPECTOR, tinh.inspection),
        at_desk(Role.COORDINATOR, tinh.home),
    )


def opened(here: Office) -> Finding:
    """The one finding, open."""
    here.settle(here.found())
    return Finding.objects.get()


def explained(here: Office) -> Finding:
    """The finding, explained by the coordinator on 15/09."""
    row = opened(here)
    return services.explain(
        finding_id=row.pk, words="Hai sở có hai kho riêng.", by=here.coordinator, at=at("2026-09-15")
    )


TODAY = cast.TODAY
