"""Tìm: câu hỏi. Tasks, directives, bodies, people that hold the typed words, each only where it may be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from django.db.models import QuerySet

from sauro.apps.agencies.models import Agency, Person
from sauro.apps.agencies.queries import find_agencies, holdings, people_visible_to, search_key
from sauro.apps.directives.models import Directive, Reading
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.findings.models import Finding
from sauro.apps.findings.queries import findings_visible_to
from sauro.apps.letters.models import Letter
from sauro.apps.letters.queries import letters_visible_to
from sauro.apps.reports.models import Obligation
from sauro.apps.reports.queries.obligations import obligations_visible_to
from sauro.apps.search.queries import folded_words, holding, search, search_all, search_among
from sauro.apps.tasks.models import Task, Typed
from sauro.apps.tasks.queries import newest_among, sees_much, sides_on, tasks_among, tasks_visible_to
from sauro.domain.acting import Acting
from sauro.domain.searching import Asked, Excerpt, asked_of, excerpt_of

T = TypeVar("T")
EACH = 8
MANY = 50  # of one kind, where it alone is asked for
HITS = 300  # of the index, which knows no right to see: so many are asked before those that may be seen are kept
LOOK = 60  # of these, where only the first are shown and none are counted
KINDS = ("tasks", "directives", "agencies", "people", "letters", "reports", "findings")


@dataclass(frozen=True, slots=True)
class Found:
    """Kết quả tìm, some of each kind. `counts`: by kind, only of what may be seen; at least so many of those in `more`.

    `posts`: what a person holds today, as printed; `places`: by directive, the words in its text, with their paragraph.
    """

    tasks: tuple[Task, ...] = ()
    directives: tuple[Directive, ...] = ()
    agencies: tuple[Agency, ...] = ()
    people: tuple[Person, ...] = ()
    letters: tuple[Letter, ...] = ()
    reports: tuple[Obligation, ...] = ()
    findings: tuple[Finding, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    more: frozenset[str] = frozenset()
    posts: dict[int, str] = field(default_factory=dict)
    places: dict[int, tuple[Excerpt, str]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(len(getattr(self, kind)) for kind in KINDS)


def find_all(
    acting: Acting, typed: str, on: dt.date, *, kind: str = "", places: bool = False, counted: bool = True
) -> Found:
    """Tìm ở mọi nơi. With or without diacritics, a number in any spelling; nothing for words without letter or digit.

    `kind`: that kind alone, more of it; `places`: with excerpts of the documents' text; `counted`: not only the
    first of each kind, but also how many there are (else `counts` are of those alone).
    """
    asked = asked_of(typed)
    if not any(letter.isalnum() for letter in search_key(asked.words)):
        return Found()
    hunt = _Hunt(acting, asked, on, MANY if kind else EACH, counted)
    rows, counts, more = {}, {}, set()
    for name in (kind,) if kind in KINDS else KINDS:
        rows[name], counts[name], cut = getattr(hunt, name)()
        more |= {name} if cut else set()
    found = Found(
        **rows,
        counts={name: number for name, number in counts.items() if number},
        more=frozenset(more),
        posts=_posts(rows.get("people", ()), on),
    )
    return replace(found, places=_places(found.directives, asked.words)) if places else found


Rows = tuple[tuple[Any, ...], int, bool]  # the rows, how many there are, whether there may be more


@dataclass(frozen=True, slots=True)
class _Hunt:
    """Một lần tìm: who looks for what; each kind is asked of its own app what of it may be seen."""

    acting: Acting
    asked: Asked
    on: dt.date
    most: int
    counted: bool

    def tasks(self) -> Rows:
        seen = tasks_visible_to(self.acting, self.on)
        if self.asked.day:
            seen = seen.filter(directive__issued_on=self.asked.day)
        ids, number, cut = self._seen("task", seen)
        rows = Task.objects.filter(pk__in=ids).select_related("lead", "directive")
        return _in_order(ids, {task.pk: task for task in rows}), number, cut

    def directives(self) -> Rows:
        seen = directives_visible_to(self.acting, self.on)
        if self.asked.day:
            seen = seen.filter(issued_on=self.asked.day)
        ids, number, cut = self._seen("directive", seen)
        return (
            _in_order(ids, {row.pk: row for row in Directive.objects.filter(pk__in=ids).select_related("issuer")}),
            number,
            cut,
        )

    def findings(self) -> Rows:
        seen = findings_visible_to(self.acting, self.on)
        ids, number, cut = self._seen("finding", seen)
        return (
            _in_order(ids, {row.pk: row for row in Finding.objects.filter(pk__in=ids).select_related("body")}),
            number,
            cut,
        )

    def letters(self) -> Rows:
        seen = letters_visible_to(self.acting)
        if self.asked.day:
            seen = seen.filter(signed_on=self.asked.day)
        ids, number, cut = self._seen("letter", seen)
        return (
            _in_order(ids, {row.pk: row for row in Letter.objects.filter(pk__in=ids).select_related("agency", "to")}),
            number,
            cut,
        )

    def reports(self) -> Rows:
        """Few are kept in one province: they are read and compared as they are."""
        words = search_key(self.asked.words).split()
        seen = obligations_visible_to(self.acting, self.on)
        texts = seen.order_by("title", "pk").values_list("pk", "title", "basis")[:MOST_OBLIGATIONS]
        found = [pk for pk, *said in texts if all(word in search_key(" ".join(said)) for word in words)]
        rows = {row.pk: row for row in seen.filter(pk__in=found[: self.most])} if found else {}
        return _in_order(found[: self.most], rows), len(found), False

    def agencies(self) -> Rows:
        return self._first(find_agencies(self.acting, words=self.asked.words, on=self.on))

    def people(self) -> Rows:
        people = people_visible_to(self.acting, self.on)
        for word in search_key(self.asked.words).split()[:6]:
            people = people.filter(folded__contains=word)
        return self._first(people.order_by("folded", "pk"))

    def _first(self, rows: QuerySet[Any]) -> Rows:
        found = list(rows[: HITS + 1])
        return tuple(found[: self.most]), min(len(found), HITS), len(found) > HITS

    def _seen(self, kind: str, seen: QuerySet[Any]) -> tuple[list[int], int, bool]:
        """Ids by the index, which knows no right to see: of few hits those that may be seen, of many the newest.

        Where the newest are full of what may not be seen, it is asked of what may be alone; who sees few tasks is asked
        so at once, since one hit in two hundred would be his.
        """
        tasks = kind == "task"
        typed = self._typed() if tasks else None
        if typed and not self.counted:
            first = self._newest(typed)
            if len(first) == self.most:
                return first, self.most, True
        common, much = typed is not None and not typed.few, not tasks or self._sees_much()
        some = search_all(self.asked.words, kind, most=HITS) if tasks and not common else None
        hits = search(self.asked.words, kinds=[kind], limit=HITS) if some is None and much else some
        if hits is not None:
            numbers = [hit.object_id for hit in hits]
            first, full = self._first_known(kind, numbers, seen), some is None and len(hits) == HITS
            if not full or len(first) >= self.most:
                return first[: self.most], len(first), full
        first = search_among(self.asked.words, kind, seen, HITS)
        return first[: self.most], len(first), len(first) == HITS

    def _typed(self) -> Typed | None:
        """The tasks that may hold the words in code and work, by the pieces of words; not where a day is asked for."""
        return None if self.asked.day else Task.objects.all().typed(tuple(folded_words(self.asked.words)))

    def _newest(self, typed: Typed) -> list[int]:
        """The newest tasks that hold all the words, where enough of those with the words in code and work do."""
        newest = newest_among(self.acting, self.on, typed, HITS)
        return holding(self.asked.words, "task", newest)[: self.most]

    def _sees_much(self) -> bool:
        return sees_much(sides_on(self.acting, self.on), self.on)

    def _first_known(self, kind: str, hits: list[int], seen: QuerySet[Any]) -> list[int]:
        """The hits that may be seen, in their order; where none are counted, no more are asked than must be."""
        first: list[int] = []
        for some in (hits,) if self.counted else (hits[:LOOK], hits[LOOK:]):
            if some and (self.counted or len(first) < self.most):
                known = self._known(kind, some, seen)
                first += [pk for pk in some if pk in known]
        return first

    def _known(self, kind: str, hits: list[int], seen: QuerySet[Any]) -> set[int]:
        """Which of the hits may be seen; of tasks it is asked from each outwards."""
        if kind == "task" and not self.asked.day:
            return tasks_among(self.acting, self.on, hits)
        return set(seen.order_by().filter(pk__in=hits).values_list("pk", flat=True))


MOST_OBLIGATIONS = 500


def _places(directives: Iterable[Directive], words: str) -> dict[int, tuple[Excerpt, str]]:
    """Đoạn trích of each document's latest reading, and the paragraph of its page ("o120"). One query."""
    found: dict[int, tuple[Excerpt, str]] = {}
    rows = Reading.objects.filter(directive__in=[row.pk for row in directives]).order_by("version")
    for pk, text, paragraphs in rows.values_list("directive_id", "text", "paragraphs"):
        if excerpt := excerpt_of(text, words):
            starts = [p["start"] for p in paragraphs if p["start"] <= excerpt.start]
            found[pk] = (excerpt, f"o{max(starts)}" if starts else "")
    return found


def _in_order(hits: Iterable[int], found: dict[int, T]) -> tuple[T, ...]:
    return tuple(found[pk] for pk in hits if pk in found)


def _posts(people: Sequence[Person], on: dt.date) -> dict[int, str]:
    posts: dict[int, str] = {}
    if not people:
        return posts
    for held in holdings(on).filter(person_id__in=[person.pk for person in people]):
        posts.setdefault(held.person_id, f"{held.post.title}, {held.post.agency.name}")
    return posts
