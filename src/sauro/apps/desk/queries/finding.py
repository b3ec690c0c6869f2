"""Tìm: câu hỏi. Tasks, directives, bodies, people that hold the typed words, each only where it may be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from sauro.apps.agencies.models import Agency, Person
from sauro.apps.agencies.queries import find_agencies, holdings, people_visible_to, search_key
from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.search.queries import ids_with, search
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting

T = TypeVar("T")
EACH = 8
HITS = 300  # of the index, which knows no right to see: so many are asked before those that may be seen are kept


@dataclass(frozen=True, slots=True)
class Found:
    """Kết quả tìm, at most eight of each kind; `posts`: what a person holds today, as printed."""

    tasks: tuple[Task, ...] = ()
    directives: tuple[Directive, ...] = ()
    agencies: tuple[Agency, ...] = ()
    people: tuple[Person, ...] = ()
    posts: dict[int, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.tasks) + len(self.directives) + len(self.agencies) + len(self.people)


def find_all(acting: Acting, words: str, on: dt.date) -> Found:
    """Tìm ở mọi nơi. With or without diacritics; nothing for words without a letter or a digit."""
    key = search_key(words)
    if not any(letter.isalnum() for letter in key):
        return Found()
    people = people_visible_to(acting, on)
    for word in key.split()[:6]:
        people = people.filter(folded__contains=word)
    persons = tuple(people.order_by("folded", "pk")[:EACH])
    return Found(
        tasks=_tasks(acting, words, on),
        directives=_directives(acting, words, on),
        agencies=tuple(find_agencies(acting, words=words, on=on)[:EACH]),
        people=persons,
        posts=_posts(persons, on),
    )


def _tasks(acting: Acting, words: str, on: dt.date) -> tuple[Task, ...]:
    """By the index; where its first hits are full of what may not be seen, all of them among what may be seen."""
    hits = [hit.object_id for hit in search(words, kinds=["task"], limit=HITS)]
    seen = tasks_visible_to(acting, on)
    known = set(seen.filter(pk__in=hits).order_by().values_list("pk", flat=True)) if hits else set()
    first = [pk for pk in hits if pk in known][:EACH]
    if len(first) < EACH and len(hits) == HITS:
        first = list(seen.filter(pk__in=ids_with(words, "task")).order_by("-pk").values_list("pk", flat=True)[:EACH])
    rows = Task.objects.filter(pk__in=first).select_related("lead", "directive")
    return _in_order(first, {task.pk: task for task in rows})


def _directives(acting: Acting, words: str, on: dt.date) -> tuple[Directive, ...]:
    hits = [hit.object_id for hit in search(words, kinds=["directive"], limit=HITS)]
    seen = directives_visible_to(acting, on)
    known = set(seen.filter(pk__in=hits).order_by().values_list("pk", flat=True)) if hits else set()
    first = [pk for pk in hits if pk in known][:EACH]
    return _in_order(first, {row.pk: row for row in Directive.objects.filter(pk__in=first).select_related("issuer")})


def _in_order(hits: Iterable[int], found: dict[int, T]) -> tuple[T, ...]:
    return tuple(found[pk] for pk in hits if pk in found)[:EACH]


def _posts(people: Iterable[Person], on: dt.date) -> dict[int, str]:
    posts: dict[int, str] = {}
    for holding in holdings(on).filter(person_id__in=[person.pk for person in people]):
        posts.setdefault(holding.person_id, f"{holding.post.title}, {holding.post.agency.name}")
    return posts
