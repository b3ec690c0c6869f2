"""Chuyến xe. One car with the people of one or several requests: its stops, times, kilometres, or why it cannot be.

Everybody who shares a car is in it together: all get on, then all get off; the way back is the same way turned round.
Pure: facts in, a `Run` or a `Barred` out. Times are aware and local, distances whole kilometres (C3.3).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class CarAsk:
    """Đề nghị xe. `people` ride from place `start` to `end`; there by `arrive_by`; free to leave from `return_from`,
    None where nobody rides back; `alone`: asked, with a reason given at the time, not to share; `label`: as it is
    called in a sentence.
    """

    id: int
    label: str
    people: int
    start: int
    end: int
    arrive_by: dt.datetime
    return_from: dt.datetime | None = None
    alone: bool = False


Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True)
class Car:
    """Xe. `seats`: for passengers, the driver's not counted; `base`: the place where it stands; `busy`: when it is
    away or out of service; `label`: its plate.
    """

    id: int
    label: str
    seats: int
    base: int
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Roads:
    """Bảng khoảng cách. Kilometres between two places, the same in both directions; `names` for sentences."""

    km: Mapping[tuple[int, int], int]
    names: Mapping[int, str] = field(default_factory=dict)

    def between(self, one: int, other: int) -> int | None:
        """None where nobody has written the distance."""
        return 0 if one == other else self.km.get((one, other), self.km.get((other, one)))

    def name(self, place: int) -> str:
        return self.names.get(place, f"#{place}")


@dataclass(frozen=True, slots=True)
class PoolTerms:
    """Điều kiện ghép xe, as the rulebook has them on a day. Minutes; `speed` in kilometres an hour."""

    early: int
    wait: int
    detour: int
    stop: int
    turnaround: int
    speed: int
    most: int

    @classmethod
    def of(cls, rules: RuleBook, on: dt.date) -> PoolTerms:
        names = {
            "early": "arrive_early", "wait": "wait_back", "detour": "detour", "stop": "stop_minutes",
            "turnaround": "turnaround", "speed": "speed", "most": "most_requests",
        }  # fmt: skip
        return cls(**{name: rules.number(f"vehicle.{row}", on) for name, row in names.items()})

    def minutes(self, km: int) -> int:
        """Thời gian đi, rounded up to the minute."""
        return -(-km * 60 // self.speed)


class Bar(StrEnum):
    """Vì sao không đi chung được."""

    ALONE = "alone"
    MANY = "many"
    SEATS = "seats"
    ROAD = "road"
    THERE = "there"
    BACK = "back"
    DETOUR = "detour"
    NO_CAR = "no_car"
    NO_GAIN = "no_gain"


_WHY: dict[Bar, str] = {
    Bar.ALONE: N_("có đề nghị đi riêng, kèm lý do"),
    Bar.MANY: N_("quá {limit} đề nghị trong một chuyến"),
    Bar.SEATS: N_("cần {need} chỗ, xe lớn nhất dùng được có {have} chỗ"),
    Bar.ROAD: N_("chưa có khoảng cách giữa {one} và {other}"),
    Bar.THERE: N_("giờ phải có mặt lệch nhau {need} phút, cho phép đến sớm {limit} phút"),
    Bar.BACK: N_("giờ về lệch nhau {need} phút, cho phép chờ {limit} phút"),
    Bar.DETOUR: N_("đi vòng thêm {need} phút, cho phép {limit} phút"),
    Bar.NO_CAR: N_("xe đủ {need} chỗ đều bận từ {since} đến {until}"),
    Bar.NO_GAIN: N_("đi chung không bớt được ki-lô-mét nào"),
}


@dataclass(frozen=True, slots=True)
class Barred:
    """Không đi chung được. The first thing that stands against it, with the numbers of this case."""

    bar: Bar
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def why(self) -> Sentence:
        return Sentence(_WHY[self.bar], self.values)


@dataclass(frozen=True, slots=True)
class Stop:
    """Điểm dừng. At a place and a moment somebody gets on (`on`) or off; `back`: on the way home."""

    ask: int
    place: int
    at: dt.datetime
    on: bool
    back: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Chuyến. Who rides, the stops in order, when the car leaves its base and is there again, and its kilometres."""

    asks: tuple[int, ...]
    people: int
    base: int
    stops: tuple[Stop, ...]
    leaves_at: dt.datetime
    back_at: dt.datetime
    km: int

    @property
    def order(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The requests in the order of getting on, and of getting off."""
        there = [s for s in self.stops if not s.back]
        return tuple(s.ask for s in there if s.on), tuple(s.ask for s in there if not s.on)

    @property
    def span(self) -> Span:
        return self.leaves_at, self.back_at


class _NoRoad(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__()
        self.pair = one, other


@dataclass(frozen=True, slots=True)
class _Leg:
    """One way: places in order, minutes from the first to each, kilometres."""

    places: tuple[int, ...]
    at: tuple[int, ...]
    km: int


def _minute(count: int) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def _gap(later: dt.datetime, earlier: dt.datetime) -> int:
    return int((later - earlier).total_seconds()) // 60


def _drive(one: int, other: int, roads: Roads) -> int:
    km = roads.between(one, other)
    if km is None:
        raise _NoRoad(one, other)
    return km


def _leg(places: Sequence[int], roads: Roads, terms: PoolTerms) -> _Leg:
    at, km = [0], 0
    for one, other in pairwise(places):
        far = _drive(one, other, roads)
        dwell = terms.stop if at[-1] and one != other else 0
        at.append(at[-1] + dwell + terms.minutes(far))
        km += far
    return _Leg(tuple(places), tuple(at), km)


def run_of(ons: Sequence[CarAsk], offs: Sequence[CarAsk], *, base: int, roads: Roads, terms: PoolTerms) -> Run | Barred:
    """Chuyến đi theo một thứ tự. `ons`: in the order of getting on; `offs`: the same requests, of getting off.

    People leave as late as they may; on the way back nobody waits longer than the rulebook allows.
    """
    try:
        return _run(ons, offs, base, roads, terms)
    except _NoRoad as missing:
        one, other = missing.pair
        return Barred(Bar.ROAD, {"one": roads.name(one), "other": roads.name(other)})


def _run(ons: Sequence[CarAsk], offs: Sequence[CarAsk], base: int, roads: Roads, terms: PoolTerms) -> Run | Barred:
    count = len(ons)
    leg = _leg([*(a.start for a in ons), *(a.end for a in offs)], roads, terms)
    off_at = {ask.id: leg.at[count + n] for n, ask in enumerate(offs)}
    for n, ask in enumerate(ons):
        extra = off_at[ask.id] - leg.at[n] - terms.minutes(_drive(ask.start, ask.end, roads))
        if extra > terms.detour:
            return Barred(Bar.DETOUR, {"need": str(extra), "limit": str(terms.detour)})
    begins = min(ask.arrive_by - _minute(off_at[ask.id]) for ask in offs)
    early = max(_gap(ask.arrive_by, begins + _minute(off_at[ask.id])) for ask in offs)
    if early > terms.early:
        return Barred(Bar.THERE, {"need": str(early), "limit": str(terms.early)})
    stops = [Stop(a.id, a.start, begins + _minute(leg.at[n]), True) for n, a in enumerate(ons)]
    stops += [Stop(a.id, a.end, begins + _minute(off_at[a.id]), False) for a in offs]
    first = _drive(base, ons[0].start, roads)
    leaves = begins - _minute(terms.minutes(first))
    back = _back(ons, offs, stops[-1].at, base, roads, terms)
    if isinstance(back, Barred):
        return back
    home, home_at, km = back
    people = sum(a.people for a in ons)
    return Run(tuple(a.id for a in ons), people, base, (*stops, *home), leaves, home_at, first + leg.km + km)


def _back(
    ons: Sequence[CarAsk], offs: Sequence[CarAsk], there: dt.datetime, base: int, roads: Roads, terms: PoolTerms
) -> tuple[list[Stop], dt.datetime, int] | Barred:
    """The way home: stops, when the car is at its base, kilometres. Who gave no hour of return stays."""
    end = offs[-1].end
    up = [(a, a.return_from) for a in reversed(offs) if a.return_from is not None]
    if not up:
        km = _drive(end, base, roads)
        return [], there + _minute(terms.minutes(km)), km
    down = [a for a in reversed(ons) if a.return_from is not None]
    leg = _leg([*(a.end for a, _ in up), *(a.start for a in down)], roads, terms)
    to_first = _drive(end, up[0][0].end, roads)
    begins = max(free - _minute(leg.at[n]) for n, (_, free) in enumerate(up))
    begins = max(begins, there + _minute(terms.minutes(to_first)))
    waits = max(_gap(begins + _minute(leg.at[n]), free) for n, (_, free) in enumerate(up))
    if waits > terms.wait and len(up) > 1:
        return Barred(Bar.BACK, {"need": str(waits), "limit": str(terms.wait)})
    stops = [Stop(a.id, a.end, begins + _minute(leg.at[n]), True, True) for n, (a, _) in enumerate(up)]
    stops += [Stop(a.id, a.start, begins + _minute(leg.at[len(up) + n]), False, True) for n, a in enumerate(down)]
    home = _drive(down[-1].start, base, roads)
    return stops, stops[-1].at + _minute(terms.minutes(home)), to_first + leg.km + home


def orders(run: Run | None, known: Mapping[int, CarAsk], new: CarAsk) -> Iterator[tuple[list[CarAsk], list[CarAsk]]]:
    """Các thứ tự thử: every place at which one more request may get on and get off; the others keep their order."""
    ons, offs = run.order if run else ((), ())
    for i in range(len(ons) + 1):
        for j in range(len(offs) + 1):
            yield (
                [*(known[n] for n in ons[:i]), new, *(known[n] for n in ons[i:])],
                [*(known[n] for n in offs[:j]), new, *(known[n] for n in offs[j:])],
            )


def is_free(busy: Iterable[Span], span: Span, terms: PoolTerms) -> bool:
    """Xe rảnh. Between two runs a car has its minutes of rest (row vehicle.turnaround)."""
    rest = _minute(terms.turnaround)
    first, last = span[0] - rest, span[1] + rest
    return all(last <= since or until <= first for since, until in busy)


def no_car(people: int, span: Span, cars: Sequence[Car]) -> Barred:
    """Vì sao không có xe: none is large enough, or those that are have gone."""
    most = max((c.seats for c in cars), default=0)
    if people > most:
        return Barred(Bar.SEATS, {"need": str(people), "have": str(most)})
    since, until = (f"{moment:%H:%M %d/%m}" for moment in span)
    return Barred(Bar.NO_CAR, {"need": str(people), "since": since, "until": until})
