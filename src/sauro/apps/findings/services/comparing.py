"""So việc. A document whose orders changed is held against those that share a key with it; its findings are settled.

What changed is told by the journal; a run with nothing new in it costs a handful of questions, whatever the register
holds. Once a day every document is looked at, for days pass without an entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sauro.apps.findings.models import FindingAbout, RuleRun, WorkIndex, WorkKey, WorkMark
from sauro.apps.findings.queries.changes import changes_since
from sauro.apps.findings.queries.works import (
    keys_by_directive,
    like_minded,
    out_of_force,
    owed_plans,
    papers_of,
    stamps,
)
from sauro.apps.findings.services.settling import Settled, settle, settle_each
from sauro.apps.journal.queries import head
from sauro.apps.rulebook.queries import rules
from sauro.domain.duties import Paper, asked_of, keys_of
from sauro.domain.findings import STANDING, Found
from sauro.domain.omission import NO_PLAN, no_plans
from sauro.domain.overlap import BETWEEN, TWICE, UNASKED, WITHIN, omissions, overlaps

RULES = (WITHIN, BETWEEN, TWICE, UNASKED)
A_RUN = 1000  # documents of one run; the next one goes on
AT_ONCE = 50  # documents that are read, compared and settled together


def compare_works(*, at: dt.datetime) -> Settled:
    """So việc của các văn bản vừa thay đổi: what changed is noted, then what waits is compared."""
    note_changes(at=at)
    return compare_waiting(at=at)


def compare_waiting(*, at: dt.datetime, most: int = A_RUN) -> Settled:
    """So việc của các văn bản đang chờ: new, read, approved, ended; at most so many, the next run goes on.

    What is no longer in force leaves the index, and its findings are no longer found.
    """
    _ran(at)
    total, left = Settled(), most
    while left > 0:
        some = WorkIndex.objects.filter(waiting=True).order_by("pk")[: min(AT_ONCE, left)]
        waiting = dict(some.values_list("directive_id", "stamp"))
        if not waiting:
            break
        total += _compare(waiting, at)
        left -= len(waiting)
    return total


def _ran(at: dt.datetime) -> None:
    """The rules were asked now, also where nothing had changed: the page of findings says when."""
    runs = [RuleRun(rule=rule, ran_at=at) for rule in RULES]
    RuleRun.objects.bulk_create(runs, update_conflicts=True, unique_fields=["rule"], update_fields=["ran_at"])


@dataclass(frozen=True, slots=True)
class Noted:
    """Lượt ghi thay đổi. Whether it is the first of a day, and whether anything touched a document since the last."""

    new_day: bool
    documents: bool


@transaction.atomic
def note_changes(*, at: dt.datetime) -> Noted:
    """Ghi văn bản có thay đổi từ mốc trước: those that the journal names; on a new day all that stand otherwise."""
    mark, _ = WorkMark.objects.select_for_update().get_or_create(pk=1)
    if mark.day != timezone.localdate(at):
        note_all(at=at)
        return Noted(new_day=True, documents=True)
    changes = changes_since(mark.entry)
    if changes.everything:
        note_all(at=at)
    elif changes.upto != mark.entry:
        _wait(changes.directives, at)
        WorkMark.objects.filter(pk=1).update(entry=changes.upto)
    return Noted(new_day=False, documents=changes.everything or bool(changes.directives))


@transaction.atomic
def note_all(*, at: dt.datetime) -> None:
    """Xem lại mọi văn bản: whatever stands otherwise than when it was last compared waits. Nothing is compared yet."""
    on, last = timezone.localdate(at), head()
    now = stamps(on)
    known = dict(WorkIndex.objects.values_list("directive_id", "stamp"))
    _wait([*(pk for pk, stamp in now.items() if known.get(pk) != stamp), *(known.keys() - now.keys())], at)
    WorkMark.objects.update_or_create(pk=1, defaults={"entry": last.index if last else 0, "day": on})


def _wait(ids: Iterable[int], at: dt.datetime) -> None:
    rows = [WorkIndex(directive_id=pk, waiting=True, at=at) for pk in sorted(set(ids))]
    WorkIndex.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["directive"], update_fields=["waiting"]
    )


def _compare(waiting: Mapping[int, str], at: dt.datetime) -> Settled:
    """Some documents: the keys of all are written before any is compared, so that new ones meet whichever is first."""
    on = timezone.localdate(at)
    now = stamps(on, list(waiting))
    changed = [pk for pk, stamp in now.items() if waiting[pk] != stamp]
    papers = papers_of(changed, on)
    _index(papers)
    found = _found(papers, on)
    gone = waiting.keys() - now.keys()
    with transaction.atomic():
        total = _settle({**found, **{pk: [] for pk in gone}}, at)
        WorkKey.objects.filter(directive__in=gone).delete()
        WorkIndex.objects.filter(directive__in=gone).delete()
        for pk in changed:
            WorkIndex.objects.filter(directive_id=pk).update(stamp=now[pk], at=at)
        WorkIndex.objects.filter(directive__in=list(now)).update(waiting=False)
    return total


def _found(papers: Sequence[Paper], on: dt.date) -> dict[int, list[Found]]:
    """What the rules find of each of these, held against whom it shares a key with; nothing of what has ended."""
    near = _others(papers, on)
    every = {p.id for p in papers}.union(*near.values())
    ended = out_of_force(every, on)
    there = {p.id: p for p in papers}
    there |= {p.id: p for p in papers_of(sorted(every - ended - there.keys()), on)}
    found: dict[int, list[Found]] = {}
    for paper in papers:
        others = [there[pk] for pk in near[paper.id] if pk in there and pk not in ended]
        standing = paper.id not in ended
        found[paper.id] = [*overlaps(paper, others, rules=rules(), on=on), *omissions(paper)] if standing else []
    return found


def _settle(found: Mapping[int, Sequence[Found]], at: dt.datetime) -> Settled:
    """Each rule of each document where something was found or known; elsewhere there is nothing to settle."""
    scopes = {f"directive:{pk}": pk for pk in found}
    about = FindingAbout.objects.filter(name__in=list(scopes), finding__rule__in=RULES)
    known = set(about.values_list("name", "finding__rule"))
    total = Settled()
    for rule in RULES:
        mine = {scope: [f for f in found[pk] if f.rule == rule] for scope, pk in scopes.items()}
        total += settle_each({s: rows for s, rows in mine.items() if rows or (s, rule) in known}, rule=rule, at=at)
    return total


def look_for_plans(*, at: dt.datetime) -> Settled:
    """Nơi nhận chưa có kế hoạch sau hạn, over all documents: a run of the day, for days pass without a change."""
    on = timezone.localdate(at)
    return settle(no_plans(owed_plans(on), on=on), rule=NO_PLAN, at=at)


def _others(papers: Sequence[Paper], on: dt.date) -> dict[int, list[int]]:
    """Who shares a key with each, in either direction, and who is already named in a finding with it. Few queries."""
    asked = {p.id: {f"s:{key}" for key in keys_of(p)} | asked_of(p) for p in papers}
    groups = like_minded({key for keys in asked.values() for key in keys}, on)
    named = _named_with([p.id for p in papers])
    return {
        pk: sorted({other for key in keys for other in groups.get(key, ())}.union(named.get(pk, ())) - {pk})
        for pk, keys in asked.items()
    }


def _named_with(ids: Collection[int]) -> dict[int, set[int]]:
    """Documents that a standing finding names together with each of these."""
    rows = FindingAbout.objects.filter(
        finding__abouts__name__in=[f"directive:{pk}" for pk in ids],
        finding__state__in=[str(s) for s in STANDING],
        name__startswith="directive:",
    )
    together: dict[int, set[int]] = {}
    for finding, name in rows.values_list("finding_id", "name").distinct():
        together.setdefault(finding, set()).add(int(name.partition(":")[2]))
    return {pk: set().union(*(group for group in together.values() if pk in group)) for pk in ids}


@transaction.atomic
def _index(papers: Sequence[Paper]) -> None:
    """The keys under which these documents stand from now on."""
    there = keys_by_directive([p.id for p in papers])
    fresh: list[WorkKey] = []
    for paper in papers:
        wanted, old = {key[:80] for key in keys_of(paper)}, there.get(paper.id, set())
        if old - wanted:
            WorkKey.objects.filter(directive_id=paper.id, key__in=old - wanted).delete()
        fresh += [WorkKey(directive_id=paper.id, key=key) for key in sorted(wanted - old)]
    WorkKey.objects.bulk_create(fresh, batch_size=500)
