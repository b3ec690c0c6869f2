"""Xếp lịch trực. A fair roster in two passes: places are filled one after another, then improved while they can be.

Deterministic: the same case gives the same roster. Cost is a sum of whole numbers: first nobody comes back too soon,
then squares of each person's days in total, on holidays, on Sundays, against the part of the year that he is listed.
Sixty people and a year take a fraction of a second (`./bench roster`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sauro.domain.rostering import Case, DutyRole, Member, OffDay, OffKind, Shift, rest_of

_TOO_SOON = 10**9  # the cost of rest that is too short: more than any unevenness
_SCALE = 10_000
_WEIGHTS = {None: 6, OffKind.HOLIDAY: 4, OffKind.SUNDAY: 2}  # total, holidays, Sundays
_BY_KIND = ((OffKind.HOLIDAY,), (OffKind.SUNDAY,), (OffKind.SATURDAY,))
_BY_DATE = (tuple(OffKind),)
_PASSES = 12


def search(case: Case, stands: Sequence[Shift] = (), start: dt.date | None = None) -> tuple[Shift, ...]:
    """Xếp lịch. All shifts of the days of the case, with those of `stands` as they are; a place from `start` on stays
    empty only where nobody can. Shifts that stand outside these days count for rest, not for the year's share.
    """
    found: list[Shift] = []
    for role in DutyRole:
        found += _side(case, role, [s for s in stands if s.role is role], start).shifts()
    return tuple(sorted(found))


def _side(case: Case, role: DutyRole, stands: Sequence[Shift], start: dt.date | None) -> _Side:
    """Holidays first is fairest; where people are few and somebody returns too soon, day after day may do better."""
    best: _Side | None = None
    for orders in (_BY_KIND, _BY_DATE):
        side = _Side(case, role, stands)
        side.fill(start, orders)
        side.improve()
        if best is None or side.tired() < best.tired():
            best = side
        if not best.tired():
            break
    assert best is not None
    return best


class _Side:
    """One role while it is planned: who serves on which day, and what that costs."""

    def __init__(self, case: Case, role: DutyRole, stands: Sequence[Shift]) -> None:
        self.role, self.days, self.people = role, case.days, case.people(role)
        self.places = case.terms.of(role)
        self.rest = rest_of(case, role)
        self.dates = [day.date.toordinal() for day in case.days]
        self.can = [{at for at, day in enumerate(case.days) if who.can(day.date)} for who in self.people]
        self.weights = [_weights(who, case.days) for who in self.people]
        self.counts = [dict.fromkeys(_WEIGHTS, 0) for _ in self.people]
        self.served: list[list[int]] = [[who.before.toordinal()] if who.before else [] for who in self.people]
        self.on: list[set[int]] = [set() for _ in self.days]
        self.free: list[list[int]] = [[] for _ in self.days]  # who may be moved, by day
        at_day, at_key = {d.date: n for n, d in enumerate(case.days)}, {m.key: n for n, m in enumerate(self.people)}
        for shift in stands:
            who, day = at_key.get(shift.key), at_day.get(shift.date)
            if who is not None and day is not None:
                self.put(who, day)
            elif who is not None:
                insort(self.served[who], shift.date.toordinal())

    def shifts(self) -> Iterator[Shift]:
        for day, people in zip(self.days, self.on, strict=True):
            yield from (Shift(day.date, self.role, self.people[who].key) for who in sorted(people))

    def put(self, who: int, day: int) -> None:
        self.on[day].add(who)
        insort(self.served[who], self.dates[day])
        for measure in self.measures(day):
            self.counts[who][measure] += 1

    def take(self, who: int, day: int) -> None:
        self.on[day].discard(who)
        self.served[who].remove(self.dates[day])
        for measure in self.measures(day):
            self.counts[who][measure] -= 1

    def measures(self, day: int) -> tuple[OffKind | None, ...]:
        kind = self.days[day].kind
        return (None,) if kind is OffKind.SATURDAY else (None, kind)

    def more(self, who: int, day: int) -> int:
        """What one more day costs a person in unevenness."""
        weights, counts = self.weights[who], self.counts[who]
        return sum(weights[m] * (2 * counts[m] + 1) for m in self.measures(day))

    def strain(self, who: int, day: int) -> int:
        """What the rests of a person would lack more, with this day besides those that he has."""
        served, date = self.served[who], self.dates[day]
        at = bisect_left(served, date)
        before = served[at - 1] if at else None
        after = served[at] if at < len(served) else None
        lack = sum(self.lack(abs(date - other)) for other in (before, after) if other is not None)
        if before is not None and after is not None:
            lack -= self.lack(after - before)
        return lack

    def lack(self, days: int) -> int:
        """What a rest of so many days lacks, squared: one day after another is far worse than twice a day too few."""
        return max(0, self.rest - days) ** 2

    def tired(self) -> int:
        """What all rests of the roster lack."""
        return sum(self.lack(later - day) for served in self.served for day, later in pairwise(served))

    def nearest(self, who: int, day: int) -> int:
        served, date = self.served[who], self.dates[day]
        at = bisect_left(served, date)
        return min((abs(date - other) for other in served[max(0, at - 1) : at + 1]), default=10_000)

    def fill(self, start: dt.date | None, orders: Sequence[Sequence[OffKind]]) -> None:
        """Fill what is empty from `start` on, these kinds of days, then those."""
        for kinds in orders:
            for day in (n for n, d in enumerate(self.days) if d.kind in kinds and not (start and d.date < start)):
                while len(self.on[day]) < self.places:
                    ready = [w for w in range(len(self.people)) if day in self.can[w] and w not in self.on[day]]
                    if not ready:
                        break
                    who = min(
                        ready, key=lambda w: (self.strain(w, day) > 0, self.cost(w, day), -self.nearest(w, day), w)
                    )
                    self.put(who, day)
                    self.free[day].append(who)

    def cost(self, who: int, day: int) -> int:
        return _TOO_SOON * self.strain(who, day) + self.more(who, day)

    def improve(self) -> None:
        """Give a day to somebody who has fewer, or exchange two days of different kinds, while it makes it fairer."""
        for _ in range(_PASSES):
            if not (self._give() | self._exchange()):
                return

    def _give(self) -> bool:
        changed = False
        for day, people in enumerate(self.free):
            for place, who in enumerate(people):
                self.take(who, day)
                best = min(
                    (w for w in range(len(self.people)) if day in self.can[w] and w not in self.on[day]),
                    key=lambda w: (self.cost(w, day), w != who, w),
                )
                self.put(best, day)
                people[place] = best
                changed |= best != who
        return changed

    def _exchange(self) -> bool:
        changed = False
        for day in range(len(self.days)):
            for other in range(day + 1, len(self.days)):
                if self.days[day].kind is not self.days[other].kind and self.free[day] and self.free[other]:
                    changed |= self._exchange_days(day, other)
        return changed

    def _exchange_days(self, day: int, other: int) -> bool:
        for here in range(len(self.free[day])):
            for there in range(len(self.free[other])):
                one, two = self.free[day][here], self.free[other][there]
                if one == two or other not in self.can[one] or day not in self.can[two]:
                    continue
                if one in self.on[other] or two in self.on[day] or self._evener(one, day, two, other) >= 0:
                    continue
                if self._swapped(one, day, two, other):
                    self.free[day][here], self.free[other][there] = two, one
                    return True
        return False

    def _evener(self, one: int, day: int, two: int, other: int) -> int:
        """How much unevenness an exchange adds (less than nothing: it makes it fairer); totals stay as they are."""
        added = 0
        for who, gives, takes in ((one, day, other), (two, other, day)):
            for measure in (OffKind.HOLIDAY, OffKind.SUNDAY):
                step = (self.days[takes].kind is measure) - (self.days[gives].kind is measure)
                added += self.weights[who][measure] * (2 * step * self.counts[who][measure] + step * step)
        return added

    def _swapped(self, one: int, day: int, two: int, other: int) -> bool:
        """Exchange, unless somebody would come back too soon by it."""
        self.take(one, day)
        self.take(two, other)
        before = self.strain(one, day) + self.strain(two, other)
        if self.strain(one, other) + self.strain(two, day) > before:
            self.put(one, day)
            self.put(two, other)
            return False
        self.put(one, other)
        self.put(two, day)
        return True


def _weights(who: Member, days: Sequence[OffDay]) -> dict[OffKind | None, int]:
    """The weight of each measure for a person: larger, the smaller the part of the year that he is listed."""
    listed = [day.kind for day in days if who.listed(day.date)]
    found: dict[OffKind | None, int] = {}
    for measure, weight in _WEIGHTS.items():
        whole = sum(measure in (None, day.kind) for day in days)
        part = sum(measure in (None, kind) for kind in listed)
        found[measure] = weight * _SCALE * whole // max(1, part)
    return found
