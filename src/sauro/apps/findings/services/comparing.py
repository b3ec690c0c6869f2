"""So việc. A document whose orders changed is held against those that share a key with it; its findings are settled."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.findings.models import FindingAbout, WorkIndex, WorkKey
from sauro.apps.findings.queries.works import (
    changed_directives,
    in_force,
    keys_by_directive,
    like_minded,
    out_of_force,
    owed_plans,
    papers_of,
)
from sauro.apps.findings.services.settling import Settled, settle
from sauro.apps.rulebook.queries import rules
from sauro.domain.duties import Paper, asked_of, keys_of
from sauro.domain.findings import STANDING
from sauro.domain.omission import NO_PLAN, no_plans
from sauro.domain.overlap import BETWEEN, TWICE, UNASKED, WITHIN, omissions, overlaps

RULES = (WITHIN, BETWEEN, TWICE, UNASKED)
A_RUN = 200  # documents of one run; the next one goes on


def compare_works(*, at: dt.datetime, most: int = A_RUN) -> Settled:
    """So việc của các văn bản vừa thay đổi: new, read, approved, ended. Each document in a transaction of its own.

    All keys are written before anything is compared, so that two new documents meet whichever comes first. What is no
    longer in force leaves the index, and its findings are no longer found.
    """
    changed = changed_directives(most, timezone.localdate(at))
    papers = {p.id: p for p in papers_of([pk for pk, _ in changed], timezone.localdate(at))}
    for paper in papers.values():
        _index(paper)
    total = Settled()
    for pk, stamp in changed:
        with transaction.atomic():
            done = _compare(papers[pk], at)
            WorkIndex.objects.update_or_create(directive_id=pk, defaults={"stamp": stamp, "at": at})
        total = Settled(total.new + done.new, total.changed + done.changed, total.gone + done.gone)
    return _sum(total, _forget(at))


def _compare(paper: Paper, at: dt.datetime) -> Settled:
    on = timezone.localdate(at)
    ended = out_of_force([paper.id, *(others := _others(paper, on))], on)
    others = [pk for pk in others if pk not in ended]
    found = [*overlaps(paper, papers_of(others, on), rules=rules(), on=on), *omissions(paper)]
    if paper.id in ended:
        found = []
    total = Settled()
    for rule in RULES:
        total = _sum(
            total, settle([f for f in found if f.rule == rule], rule=rule, scope=f"directive:{paper.id}", at=at)
        )
    return total


def look_for_plans(*, at: dt.datetime) -> Settled:
    """Nơi nhận chưa có kế hoạch sau hạn, over all documents: a run of the day, for days pass without a change."""
    on = timezone.localdate(at)
    return settle(no_plans(owed_plans(on), on=on), rule=NO_PLAN, at=at)


def _others(paper: Paper, on: dt.date) -> list[int]:
    """Who shares a key, in either direction, and who is already named in a finding with it."""
    mine, asked = keys_of(paper), asked_of(paper)
    subject = {f"s:{key}" for key in mine} | asked
    standing = FindingAbout.objects.filter(
        finding__abouts__name=f"directive:{paper.id}", finding__state__in=[str(s) for s in STANDING]
    ).filter(name__startswith="directive:")
    named = {int(name.partition(":")[2]) for name in standing.values_list("name", flat=True)}
    return sorted({*like_minded(paper.id, subject, on), *named} - {paper.id})


@transaction.atomic
def _index(paper: Paper) -> None:
    wanted = {key[:80] for key in keys_of(paper)}
    there = keys_by_directive([paper.id]).get(paper.id, set())
    WorkKey.objects.filter(directive_id=paper.id, key__in=there - wanted).delete()
    WorkKey.objects.bulk_create([WorkKey(directive_id=paper.id, key=key) for key in sorted(wanted - there)])


def _forget(at: dt.datetime) -> Settled:
    """Documents that were compared and are no longer in force: replaced by a later version, refused, withdrawn."""
    total, standing = Settled(), Directive.objects.filter(in_force()).values("pk")
    for pk in WorkIndex.objects.exclude(directive__in=standing).values_list("directive_id", flat=True):
        with transaction.atomic():
            for rule in RULES:
                total = _sum(total, settle([], rule=rule, scope=f"directive:{pk}", at=at))
            WorkKey.objects.filter(directive_id=pk).delete()
            WorkIndex.objects.filter(directive_id=pk).delete()
    return total


def _sum(one: Settled, other: Settled) -> Settled:
    return Settled(one.new + other.new, one.changed + other.changed, one.gone + other.gone)
