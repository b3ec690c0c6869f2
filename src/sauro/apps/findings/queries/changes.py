"""Văn bản có thay đổi: câu hỏi. Which documents the entries of the journal since a mark concern, theirs and related."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sauro.apps.directives.models import Directive, Reference
from sauro.apps.journal.queries import things_since
from sauro.apps.tasks.models import Draft, Task

WRITTEN_AT_ONCE = "import"  # many rows stand behind its one entry
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Changes:
    """Thay đổi từ một mốc. `upto`: the last entry; `directives`: touched ones; `everything`: too much to name."""

    upto: int
    directives: frozenset[int]
    everything: bool = False


def changes_since(entry: int) -> Changes:
    """Văn bản có thay đổi từ một mục nhật ký: its own entries, those of its drafts and tasks, of what refers to it.

    One query where nothing was written; else a few, and one for each 500 things.
    """
    upto, things = things_since(entry, ("directive", "draft", "task", WRITTEN_AT_ONCE))
    found = set(things["directive"])
    for kind, model in (("draft", Draft), ("task", Task)):
        for some in _chunks(things[kind]):
            found.update(model._default_manager.filter(pk__in=some).values_list("directive_id", flat=True))
    there = set[int]()
    for some in _chunks(found | _related(found)):
        there.update(Directive.objects.filter(pk__in=some).values_list("pk", flat=True))
    return Changes(upto, frozenset(there), bool(things[WRITTEN_AT_ONCE]))


def _related(ids: Collection[int]) -> set[int]:
    """What a document replaces or refers to, of which the force may follow it, and the version before it."""
    found = set[int]()
    for some in _chunks(ids):
        before = Directive.objects.filter(pk__in=some, earlier__isnull=False).values_list("earlier_id", flat=True)
        linked = Reference.objects.filter(directive__in=some, linked__isnull=False).values_list("linked_id", flat=True)
        found.update(pk for rows in (before, linked) for pk in rows if pk is not None)
    return found


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    wanted = sorted(ids)
    for i in range(0, len(wanted), _CHUNK):
        yield wanted[i : i + _CHUNK]
