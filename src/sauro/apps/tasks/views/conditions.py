"""Điều kiện của sổ. The address of the register as conditions: what is asked, shown as chips, dropped one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from sauro.apps.agencies.models import Agency
from sauro.apps.directives.models import Directive
from sauro.apps.tasks.models import STATUS_CHOICES, VIEW_KEYS, TaskQuerySet
from sauro.domain.extraction.model import Clarity
from sauro.web.lights import NAMES
from sauro.web.pagination import href

DUE = {
    "overdue": gettext_lazy("quá hạn"),
    "soon": gettext_lazy("còn 7 ngày trở xuống"),
    "none": gettext_lazy("không có thời hạn"),
}
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
    status: str = ""
    gap: str = ""
    lead: int | None = None
    directive: int | None = None
    q: str = ""
    sort: str = "due"

    @classmethod
    def read(cls, query: QueryDict) -> Conditions:
        """Điều kiện of an address."""
        sort = query.get("sort", "due")
        return cls(
            due=_known(query.get("due", ""), DUE),
            status=_known(query.get("status", ""), dict(STATUS_CHOICES)),
            gap=_known(query.get("gap", ""), {"any": 1, **{c.value: 1 for c in Clarity}}),
            lead=_number(query.get("lead", "")),
            directive=_number(query.get("directive", "")),
            q=query.get("q", "").strip()[:200],
            sort=sort if sort in SORTS else "due",
        )

    def apply(self, tasks: TaskQuerySet, today: dt.date) -> TaskQuerySet:
        """Sổ with these conditions, in the order asked for; without a deadline stands last."""
        found = tasks
        if self.due:
            found = {
                "overdue": lambda t: t.overdue(today),
                "soon": lambda t: t.due_within(today, SOON_DAYS),
                "none": lambda t: t.without_deadline(),
            }[self.due](found)
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
        if name == "status":
            return gettext("Trạng thái"), str(dict(STATUS_CHOICES)[self.status])
        if name == "gap":
            words = gettext("chưa đủ") if self.gap == "any" else gettext("chưa rõ ") + str(NAMES[Clarity(self.gap)])
            return gettext("Sáu rõ"), words
        if name == "lead":
            return gettext("Chủ trì"), str(Agency.objects.filter(pk=self.lead).first() or gettext("không có"))
        if name == "directive":
            return gettext("Văn bản"), str(Directive.objects.filter(pk=self.directive).first() or gettext("không có"))
        return gettext("Tìm"), f"“{self.q}”"

    def worth_dropping(self, query: QueryDict, tasks: TaskQuerySet, today: dt.date) -> Drop | None:
        """Điều kiện nên bỏ when nothing is found: the one whose absence shows the most."""
        best: Drop | None = None
        for chip in self.chips(query):
            nothing = None if chip.name in ("lead", "directive") else ""
            total = replace(self, **{chip.name: nothing}).apply(tasks, today).count()  # type: ignore[arg-type]
            if total and (best is None or total > best.total):
                best = Drop(chip, total)
        return best


def _known(value: str, known: object) -> str:
    return value if value in known else ""  # type: ignore[operator]


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 18 else None
