"""Ai giữ chức vụ nào hôm nay. Whom urging reaches, read once for a run; the dead and the moved are not there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sauro.apps.agencies.models import Agency, AgencyEdge, Delegation
from sauro.apps.agencies.queries import current, holdings
from sauro.domain.acting import Role
from sauro.domain.tasks import Status
from sauro.domain.urging import Whom

_OF_THE_LEAD = (Whom.DOER, Whom.UNIT_HEAD, Whom.AGENCY_HEAD)


@dataclass(frozen=True, slots=True)
class Place:
    """Người giữ chức vụ: a holding of the day."""

    holding_id: int
    person_id: int
    name: str
    title: str
    agency_id: int
    role: str
    head: bool


class Roster:
    """Chức vụ trong ngày. All current holdings and delegations in four queries; asked in memory from then on."""

    def __init__(self, on: dt.date) -> None:
        self.on = on
        self._held: dict[int, Place] = {}
        self._in: dict[int, list[Place]] = defaultdict(list)
        fields = ("pk", "person_id", "person__name", "post__title", "post__agency_id", "role", "head")
        for row in holdings(on).order_by("pk").values_list(*fields):
            place = Place(*row)
            self._held[place.holding_id] = place
            self._in[place.agency_id].append(place)
        self._deputies: dict[int, list[int]] = defaultdict(list)
        given = Delegation.objects.filter(current(on)).values_list("principal_id", "deputy_id")
        for principal, deputy in given:
            if principal in self._held and deputy in self._held:
                self._deputies[principal].append(deputy)
        self._names: dict[int, str] = dict(Agency.objects.values_list("pk", "name"))
        edges = AgencyEdge.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on).order_by("since", "pk")
        self._parent: dict[int, int] = dict(edges.values_list("child_id", "parent_id"))
        self._inspecting = sorted(
            body for body, places in self._in.items() if any(place.role == Role.INSPECTOR for place in places)
        )
        self._inspectors: dict[int, int | None] = {}

    def name_of(self, agency_id: int | None) -> str:
        """Tên cơ quan."""
        return self._names.get(agency_id or 0, "")

    def holding(self, holding_id: int | None) -> Place | None:
        """The holding, where it is still held today."""
        return self._held.get(holding_id or 0)

    def above(self, agency_id: int) -> int | None:
        """Cấp trên trực tiếp."""
        return self._parent.get(agency_id)

    def with_role(self, agency_id: int | None, role: Role) -> list[Place]:
        """Vai trò trong cơ quan."""
        return [place for place in self._in.get(agency_id or 0, ()) if place.role == role]

    def speakers(self, agency_id: int | None) -> list[Place]:
        """Người đứng đầu; without a head the leaders, without leaders whoever coordinates."""
        heads = [place for place in self._in.get(agency_id or 0, ()) if place.head]
        return heads or self.with_role(agency_id, Role.LEADER) or self.with_role(agency_id, Role.COORDINATOR)

    def inspectors_for(self, agency_id: int) -> int | None:
        """Cơ quan kiểm tra. The body with inspectors nearest to this one: beside it, or beside a body above it."""
        if agency_id not in self._inspectors:
            self._inspectors[agency_id] = self._nearest_inspectors(agency_id)
        return self._inspectors[agency_id]

    def _nearest_inspectors(self, agency_id: int) -> int | None:
        over: int | None = self.above(agency_id)
        for _ in range(20):
            beside = [body for body in self._inspecting if body == over or self.above(body) == over]
            if beside:
                return beside[0]
            if over is None:
                break
            over = self.above(over)
        return self._inspecting[0] if self._inspecting else None

    def reached_by(self, whom: Iterable[Whom], task: Mapping[str, Any]) -> list[Place]:
        """Những người được báo on a rung, each once; a task that nobody was given is its registrar's to hear of."""
        found: dict[int, Place] = {}
        for one in whom:
            asked = Whom.MONITOR if task["status"] == Status.REGISTERED and one in _OF_THE_LEAD else one
            for place in self._places(asked, task):
                found.setdefault(place.holding_id, place)
        return list(found.values())

    def _places(self, whom: Whom, task: Mapping[str, Any]) -> list[Place]:
        lead, registrar = task["lead_id"], task["registrar_id"]
        if whom is Whom.DOER:
            doer = self.holding(task["responsible_id"]) or self.holding(task["proposed_id"])
            return [doer] if doer and doer.agency_id == lead else self.speakers(lead)
        if whom in (Whom.UNIT_HEAD, Whom.AGENCY_HEAD):
            return self.speakers(lead)
        if whom is Whom.MONITOR:
            return self.with_role(registrar, Role.COORDINATOR) or self.speakers(registrar)
        if whom is Whom.GIVER:
            return self.speakers(task["giver_id"] or registrar)
        if whom is Whom.STANDING:
            return self.speakers(self.above(registrar))
        return self.with_role(self.inspectors_for(registrar), Role.INSPECTOR)

    def people_of(self, places: Iterable[Place]) -> tuple[int, ...]:
        """Ids of the persons in these places and of their deputies of the day."""
        people: dict[int, None] = {}
        for place in places:
            people[place.person_id] = None
            for deputy in self._deputies.get(place.holding_id, ()):
                people[self._held[deputy].person_id] = None
        return tuple(people)

    def printed(self, places: Iterable[Place], whom: Iterable[Whom], task: Mapping[str, Any]) -> tuple[str, ...]:
        """Nơi nhận as printed; where nobody holds the post, the body itself."""
        named = tuple(f"{place.name}, {place.title}, {self.name_of(place.agency_id)}" for place in places)
        to_lead = any(one in _OF_THE_LEAD for one in whom)
        return named or (self.name_of(task["lead_id"] if to_lead else task["registrar_id"]),)
