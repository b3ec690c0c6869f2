"""Thế giới của tỉnh mẫu. What every area knows: size, dice, days, bodies with their people, the ledger."""

from __future__ import annotations

import bisect
import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sauro.apps.agencies.queries import search_key
from sauro.apps.search.queries import folded_words
from sauro.domain.acting import Role
from sauro.domain.omission import Owed
from sauro.domain.tasks import Status
from sauro.domain.worktime import WorkCalendar
from sauro.sample.bulk import Ledger
from sauro.sample.province.sizes import CLOSED_YEARS, RUNNING_DAYS, Size
from sauro.sample.province.tally import Lived
from sauro.sample.province.words import Words

_HOURS_AHEAD = 7  # of UTC; Việt Nam knows no summer time
_RARE = (Status.SUBMITTED, Status.REGISTERED, Status.SENT_BACK, Status.SUSPENDED, Status.REPLACED, Status.WITHDRAWN)
_AFTER = 500  # days beyond today that deadlines may reach


@dataclass(frozen=True, slots=True)
class Seat:
    """Cán bộ đang giữ một chức vụ, with the account that acts for it."""

    holding: int
    person: int
    account: int
    name: str
    title: str
    role: Role
    since: dt.date

    @property
    def by(self) -> tuple[int, str]:
        """Who did it, as the journal says."""
        return self.account, self.name


@dataclass(slots=True)
class Body:
    """Cơ quan. `weight`: how much work comes to it, of its like; `late`: what share of its work comes late."""

    pk: int
    code: str
    name: str
    short: str
    tree: str
    kind: str
    level: str
    parent: int | None = None
    children: list[int] = field(default_factory=list)
    staff: list[Seat] = field(default_factory=list)
    head: Seat | None = None
    weight: float = 1.0
    late: float = 0.1

    def speaker(self, role: Role) -> Seat:
        """Who speaks for the body in a role; whoever is there where nobody has it."""
        return next((s for s in self.staff if s.role is role), self.staff[0])


@dataclass(slots=True)
class Paper:
    """Văn bản đã ghi. What its tasks, and the areas that come later, need of a directive."""

    pk: int
    number: str
    giver: Body
    registrar: Body
    clerk: Seat
    coordinator: Seat
    given: int  # number of the working day on which it entered the register
    issued: dt.date
    closed: bool = False
    waiting: bool = False  # read, its drafts wait for a person
    seen: set[tuple[int, int | None]] = field(default_factory=set)  # (body, person) concerned, not yet written
    bodies: set[int] = field(default_factory=set)  # concerned as a whole
    subject: str = ""
    cites: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Order:
    """Câu giao việc còn chạy, as overlap compares it."""

    task: int
    lead: Body
    marker: str
    text: str
    start: int
    matter: str  # the work up to its first comma
    product: str
    named: tuple[str, ...]


class Days:
    """Ngày làm việc from the first closed year to well after today, by number: deadlines are counted in these."""

    def __init__(self, first: dt.date, last: dt.date, calendar: WorkCalendar) -> None:
        every = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        self.all: list[dt.date] = [day for day in every if calendar.is_working_day(day)]
        ahead = dt.timedelta(hours=_HOURS_AHEAD)
        self._midnights = [dt.datetime(d.year, d.month, d.day, tzinfo=dt.UTC) - ahead for d in self.all]

    def number(self, day: dt.date) -> int:
        """The number of the day, or of the next working day after it."""
        return min(bisect.bisect_left(self.all, day), len(self.all) - 1)

    def midnight(self, number: int) -> dt.datetime:
        return self._midnights[min(max(number, 0), len(self.all) - 1)]

    def __getitem__(self, number: int) -> dt.date:
        return self.all[min(max(number, 0), len(self.all) - 1)]


def _words(text: str) -> str:
    return " ".join(folded_words(text))


@dataclass(slots=True)
class World:
    """Tỉnh mẫu đang dựng. `at`: the moment of loading; `first`: first day of the running year; `now`: today's number.

    `bodies` by id holds everybody alive with people, cells apart in `cells`.
    """

    size: Size
    dice: random.Random
    words: Words
    ledger: Ledger
    at: dt.datetime
    today: dt.date
    first: dt.date
    days: Days
    now: int
    bodies: dict[int, Body] = field(default_factory=dict)
    cells: dict[int, Body] = field(default_factory=dict)
    leads: list[Body] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    counts: Counter[tuple[int, str]] = field(default_factory=Counter)
    numbers: Counter[int] = field(default_factory=Counter)
    issued: Counter[tuple[int, str, str]] = field(default_factory=Counter)  # last number by issuer, kind, period
    rungs: list[tuple[str, str, int]] = field(default_factory=list)  # of the ladder of urging: name, start, offset
    lived: dict[int, list[Lived]] = field(default_factory=dict)  # by lead, what its reports count
    extended: dict[int, list[dt.date]] = field(default_factory=dict)  # by lead, days of extensions granted
    owed: list[Owed] = field(default_factory=list)  # plans that are missing after their day
    orders: dict[int, list[Order]] = field(default_factory=dict)  # by document: whole tasks that still run
    fates: list[Status] = field(default_factory=lambda: list(_RARE))  # not yet seen in this province
    told: int = 0  # top-level tasks of the running year so far
    given_on: int = 0  # parts so far
    _fold: Callable[[str], str] = field(default_factory=lambda: lru_cache(None)(search_key))
    _find: Callable[[str], str] = field(default_factory=lambda: lru_cache(None)(_words))

    @classmethod
    def begun(cls, size: Size, seed: int, at: dt.datetime, ledger: Ledger, calendar: WorkCalendar) -> World:
        today = (at + dt.timedelta(hours=_HOURS_AHEAD)).date()
        first = today - dt.timedelta(days=RUNNING_DAYS)
        dice = random.Random(seed)
        days = Days(dt.date(first.year - CLOSED_YEARS, 1, 1), today + dt.timedelta(days=_AFTER), calendar)
        return cls(size, dice, Words(dice), ledger, at, today, first, days, days.number(today))

    def moment(self, number: int, after: dt.datetime | None = None) -> dt.datetime:
        """A moment in the office hours of a working day, later than `after` on the same day, never after loading."""
        found = self.days.midnight(number) + dt.timedelta(seconds=28_800 + int(self.dice.random() * 31_800))
        if after is not None and found <= after:
            found = after + dt.timedelta(seconds=60 + int(self.dice.random() * 2_900))
        return min(found, self.at)

    def folded(self, text: str) -> str:
        """As `search_key`, word by word: an invented province has few words, each of them is folded once."""
        return " ".join([self._fold(word) for word in text.split()])

    def found_by(self, text: str) -> str:
        """As `" ".join(folded_words(text))`, word by word."""
        return " ".join([found for word in text.split() if (found := self._find(word))])

    def by_code(self, code: str) -> Body:
        return next(b for b in self.bodies.values() if b.code == code)

    def weighted(self, bodies: Sequence[Body]) -> tuple[Sequence[Body], list[float]]:
        """Bodies with cumulative weights, for `random.choices(..., cum_weights=...)`."""
        total, sums = 0.0, []
        for body in bodies:
            total += body.weight
            sums.append(total)
        return bodies, sums
