"""Điều kiện của sổ. The address of the register as conditions: what is asked, shown as chips, dropped one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from sauro.apps.agencies.models import Agency
from sauro.apps.directives.models import Directive
from sauro.apps.tasks.models import STATUS_CHOICES, VIEW_KEYS, Task, TaskQuerySet, Typed, Urging, words_of
from sauro.apps.tasks.permissions import Sides, Way
from sauro.apps.tasks.queries.lines import narrow, number_within, page_of_tasks
from sauro.apps.tasks.queries.register import (
    COUNTED,
    ageing,
    confirmed_in_week,
    given_in,
    number_of_all,
    sides_on,
    stale,
    stands,
    tasks_of,
    way_for,
    without_parts,
)
from sauro.domain.acting import Acting, Role
from sauro.domain.extraction.model import Clarity
from sauro.domain.tasks import Status, Timeliness
from sauro.web.lights import NAMES
from sauro.web.once import stamp
from sauro.web.pagination import href
from sauro.web.prepared import Cut, prepared

DUE = {
    "overdue": gettext_lazy("quá hạn"),
    "soon": gettext_lazy("còn 7 ngày trở xuống"),
    "none": gettext_lazy("không có thời hạn"),
    "old": gettext_lazy("không thời hạn, đã quá lâu"),
}
STANDS = {
    COUNTED: gettext_lazy("còn tính, không kể việc rút, thay thế"),
    str(Timeliness.ON_TIME): gettext_lazy("xong đúng hạn"),
    str(Timeliness.LATE): gettext_lazy("xong chậm"),
    str(Timeliness.IN_TIME): gettext_lazy("đang làm, trong hạn"),
    str(Timeliness.OVERDUE): gettext_lazy("đang làm, quá hạn"),
    str(Timeliness.NO_DEADLINE): gettext_lazy("không có thời hạn"),
}
# Conditions that are asked or not: value in the address, label, words of the chip.
SIMPLE = {
    "star": ("yes", gettext_lazy("Sao"), gettext_lazy("có gắn sao")),
    "accept": ("late", gettext_lazy("Nhận việc"), gettext_lazy("chờ nhận quá hạn trả lời")),
    "stale": ("yes", gettext_lazy("Cập nhật"), gettext_lazy("lâu không cập nhật")),
    "urged": ("yes", gettext_lazy("Đôn đốc"), gettext_lazy("đã bị đôn đốc")),
    "parts": ("all", gettext_lazy("Phần việc"), gettext_lazy("cả phần việc")),
}
# Views for everybody: conditions, name, the count of `register_counts` that belongs to them.
PRESETS = (
    ("", gettext_lazy("Tất cả"), "all"),
    ("due=overdue", gettext_lazy("Quá hạn"), "overdue"),
    ("due=soon", gettext_lazy("Còn 7 ngày trở xuống"), "soon"),
    ("status=assigned", gettext_lazy("Chờ nhận việc"), "to_accept"),
    ("status=submitted", gettext_lazy("Chờ xác nhận"), "to_confirm"),
    ("star=yes", gettext_lazy("Gắn sao"), "starred"),
    ("gap=any", gettext_lazy("Chưa đủ sáu rõ"), "gaps"),
    ("stale=yes", gettext_lazy("Lâu không cập nhật"), "stale"),
    ("due=none", gettext_lazy("Không thời hạn"), "no_deadline"),
    ("due=old", gettext_lazy("Không thời hạn quá lâu"), "ageing"),
)
SORTS = {
    "due": (gettext_lazy("thời hạn, gần nhất trước"), ("due_on", "code")),
    "code": (gettext_lazy("mã nhiệm vụ"), ("code",)),
    "new": (gettext_lazy("mới vào sổ trước"), ("-approved_at", "code")),
    "lead": (gettext_lazy("cơ quan chủ trì"), ("lead__sort_key", "due_on", "code")),
}
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Chip:
    """Điều kiện đang áp dụng: label, value, and the address without it."""

    name: str
    label: str
    value: str
    drop_href: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Điều kiện nên bỏ, with what the list would hold without it."""

    chip: Chip
    total: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """Điều kiện. Empty means: not asked. Values that make no sense are dropped when read, never an error."""

    due: str = ""
    stand: str = ""
    year: int | None = None
    done: dt.date | None = None
    status: str = ""
    gap: str = ""
    lead: int | None = None
    directive: int | None = None
    star: str = ""
    accept: str = ""
    stale: str = ""
    urged: str = ""
    parts: str = ""
    q: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, query: QueryDict) -> Conditions:
        """Điều kiện of an address."""
        sort = query.get("sort", "due")
        return cls(
            due=_known(query.get("due", ""), DUE),
            stand=_known(query.get("stand", ""), STANDS),
            year=_year(query.get("year", "")),
            done=_monday(query.get("done", "")),
            status=_known(query.get("status", ""), dict(STATUS_CHOICES)),
            gap=_known(query.get("gap", ""), {"any": 1, **{c.value: 1 for c in Clarity}}),
            lead=_number(query.get("lead", "")),
            directive=_number(query.get("directive", "")),
            q=query.get("q", "").strip()[:200],
            sort=sort if sort in SORTS else "due",
            **{name: _known(query.get(name, ""), {value: 1}) for name, (value, _, _) in SIMPLE.items()},
        )

    def scope(self, tasks: TaskQuerySet, acting: Acting) -> TaskQuerySet:
        """Sổ không kể phần việc. Parts stand under their task; a body sees those that it leads itself as its tasks.

        They are shown where they are asked for, where one lead is asked for, and where words are looked for. An
        officer who holds a part may not see the whole task, so his list keeps all parts.
        """
        return tasks if self.parts_too(acting) else without_parts(tasks, acting)

    def parts_too(self, acting: Acting) -> bool:
        """Cả phần việc: whether `scope` leaves the parts of other bodies in."""
        return bool(self.parts or self.lead or self.q or acting.role is Role.OFFICER)

    @property
    def of_the_running(self) -> bool:
        """Việc đang làm, theo hạn: whether only what runs and is due in a range of days is asked for."""
        return self.due in ("overdue", "soon") or self.stand in (Timeliness.OVERDUE, Timeliness.IN_TIME)

    def apply(self, tasks: TaskQuerySet, today: dt.date) -> TaskQuerySet:
        """Sổ with these conditions, in the order asked for; without a deadline stands last."""
        found = tasks
        if self.due:
            found = {
                "overdue": lambda t: t.overdue(today),
                "soon": lambda t: t.due_within(today, SOON_DAYS),
                "none": lambda t: t.without_deadline(),
                "old": lambda t: t.filter(ageing(today)),
            }[self.due](found)
        if self.stand:
            found = found.filter(stands(self.stand, today))
        if self.year:
            found = found.filter(given_in(self.year))
        if self.done:
            found = found.filter(confirmed_in_week(self.done))
        if self.status:
            found = found.filter(status=self.status)
        if self.gap:
            found = found.with_gaps()
            if self.gap != "any":
                found = found.filter(~Q(**{f"lights__{list(Clarity).index(Clarity(self.gap))}__1": "clear"}))
        if self.lead:
            found = found.led_by(self.lead)
        if self.directive:
            found = found.from_directive(self.directive)
        if self.star:
            found = found.filter(starred=True)
        if self.accept:
            found = found.filter(status=Status.ASSIGNED, accept_by__lt=today)
        if self.stale:
            found = found.filter(stale(today))
        if self.urged:
            found = found.filter(pk__in=Urging.objects.values("task_id"))
        if self.q:
            found = found.found_by(self.q)
        return found.order_by(*SORTS[self.sort][1])

    def query(self) -> str:
        """Điều kiện và cách xếp as an address carries them, always in the same order; empty for the whole register."""
        asked = {key: getattr(self, key) for key in VIEW_KEYS}
        return urlencode({key: value for key, value in asked.items() if value and (key, value) != ("sort", "due")})

    def names(self) -> list[str]:
        """Tên các điều kiện đang áp dụng."""
        return [name for name in VIEW_KEYS if name != "sort" and getattr(self, name)]

    def chips(self, query: QueryDict) -> list[Chip]:
        """Điều kiện đang áp dụng, as chips."""
        return [Chip(name, *self._words(name), href(query, **{name: None})) for name in self.names()]

    def _words(self, name: str) -> tuple[str, str]:
        if name == "due":
            return gettext("Thời hạn"), str(DUE[self.due])
        if name == "stand":
            return gettext("Kịp thời"), str(STANDS[self.stand])
        if name == "year":
            return gettext("Giao trong năm"), str(self.year)
        if name == "done" and self.done:
            return gettext("Xác nhận xong trong tuần từ"), f"{self.done:%d/%m/%Y}"
        if name == "status":
            return gettext("Trạng thái"), str(dict(STATUS_CHOICES)[self.status])
        if name == "gap":
            words = gettext("chưa đủ") if self.gap == "any" else gettext("chưa rõ ") + str(NAMES[Clarity(self.gap)])
            return gettext("Sáu rõ"), words
        if name in SIMPLE:
            return str(SIMPLE[name][1]), str(SIMPLE[name][2])
        if name == "lead":
            return gettext("Chủ trì"), str(Agency.objects.filter(pk=self.lead).first() or gettext("không có"))
        if name == "directive":
            return gettext("Văn bản"), str(Directive.objects.filter(pk=self.directive).first() or gettext("không có"))
        return gettext("Tìm"), f"“{self.q}”"

    def worth_dropping(self, query: QueryDict, acting: Acting, today: dt.date) -> Drop | None:
        """Điều kiện nên bỏ when nothing is found: the one whose absence shows the most, as its list will count it."""
        best: Drop | None = None
        for chip in self.chips(query):
            nothing = None if chip.name in ("lead", "directive", "year", "done") else ""
            total = len(lines_of(replace(self, **{chip.name: nothing}), acting, today))  # type: ignore[arg-type]
            if total and (best is None or total > best.total):
                best = Drop(chip, total)
        return best


@prepared
def _asked(
    acting: Acting, sides: Sides, *, way: Way, conditions: Conditions, on: dt.date, book: Hashable
) -> TaskQuerySet:
    return conditions.apply(conditions.scope(tasks_of(sides, way), acting), on)


@prepared
def _lines(acting: Acting, sides: Sides, *, start: int, stop: int, **said: Any) -> QuerySet[Task, tuple[Any, ...]]:
    return narrow(page_of_tasks(_asked.plain(acting, sides, **said), start, stop))


@dataclass(frozen=True, slots=True)
class _Found(Sequence[tuple[Any, ...]]):
    """Dòng tìm được by words: no join of a line burdens the count. `alone`: the words, where nothing else is asked."""

    tasks: TaskQuerySet
    sides: Sides
    alone: Typed | None

    def __len__(self) -> int:
        return number_within(self.sides, self.alone) if self.alone else self.tasks.count()

    def __getitem__(self, part: Any) -> Any:
        return list(narrow(page_of_tasks(self.tasks, part.start, part.stop)))


@dataclass(frozen=True, slots=True)
class _All(Sequence[tuple[Any, ...]]):
    """Cả sổ của một người: its length is counted from the sides alone."""

    cut: Cut
    acting: Acting
    sides: tuple[int, ...]
    parts: bool

    def __len__(self) -> int:
        return number_of_all(self.acting, self.sides, parts=self.parts)

    def __getitem__(self, part: Any) -> Any:
        return self.cut[part]


def lines_of(conditions: Conditions, acting: Acting, on: dt.date) -> Sequence[tuple[Any, ...]]:
    """Các dòng của sổ under these conditions, as far as the person sees them: to be counted, and cut into pages.

    A view that many open is prepared (rules that its days rest on are part of it); words are looked for once, and few
    tasks that hold them are asked outwards who may see them.
    """
    sides = sides_on(acting, on)
    shape: dict[str, Hashable] = {"conditions": conditions, "on": on, "book": stamp("rules")}
    shape["way"] = way_for(sides, on, in_range=conditions.of_the_running)
    if conditions.q:
        typed = Task.objects.all().typed(words_of(conditions.q))
        shape["way"] = Way.OUTWARDS if typed and typed.few else shape["way"]
        alone = typed if typed and typed.exact and conditions.names() == ["q"] else None
        return _Found(_asked.plain(acting, sides, **shape), sides, alone)
    cut = Cut(_asked, _lines, (acting, sides), shape)
    return cut if conditions.names() or sides is None else _All(cut, acting, sides, conditions.parts_too(acting))


def _known(value: str, known: object) -> str:
    return value if value in known else ""  # type: ignore[operator]


def _year(value: str) -> int | None:
    year = _number(value)
    return year if year and 2000 <= year <= 2100 else None


def _monday(value: str) -> dt.date | None:
    """Thứ hai của tuần in which the day of an address lies; None where it is none, or far from our time."""
    try:
        day = dt.date.fromisoformat(value[:10])
    except ValueError:
        return None
    return day - dt.timedelta(days=day.weekday()) if 2000 <= day.year <= 2100 else None


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else None
