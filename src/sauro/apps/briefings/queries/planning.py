"""Quán triệt: trước khi lập. Whom a directive would reach on a day, by when, and what was founded since."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import above, alive, tree_on
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import addressed_bodies
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Task
from sauro.domain.agencies import BodyKind, Tree
from sauro.domain.briefing_tree import Audience, Rank, Wanted, counts_by_rank, wanted_duties
from sauro.domain.briefings import deadline_on, deadline_within
from sauro.domain.sentence import Sentence
from sauro.domain.text.fold import fold

_SAID = ("pho bien", "quan triet")


@dataclass(frozen=True, slots=True)
class Reach:
    """Phạm vi. What a plan would do: the bodies by rank, and by branch under the top (body, bodies in its tree)."""

    wanted: list[Wanted]
    ranks: dict[Rank, int]
    branches: list[tuple[Agency, int]]
    offices: list[Agency]


def top_of(directive: Directive, on: dt.date) -> Agency | None:
    """Nơi đứng đầu: the committee at the head of the Party tree of the giver, else of the registrar, else the first."""
    for agency in (directive.giver, directive.registrar):
        if agency is not None and agency.tree == Tree.PARTY:
            line = above(agency.pk, on)
            return Agency.objects.get(pk=line[-1]) if line else agency
    kinds, parent = tree_on(Tree.PARTY, on)
    heads = [body for body, kind in kinds.items() if kind is BodyKind.COMMITTEE and body not in parent]
    return Agency.objects.filter(pk__in=heads).order_by("pk").first()


def offices_of(directive: Directive, on: dt.date) -> frozenset[int]:
    """Cơ quan nhận văn bản ngoài hệ thống Đảng: addressed bodies of the State tree, groups expanded, on the day."""
    addressed = (one.agency for one in addressed_bodies(directive, on))
    return frozenset(agency.pk for agency in addressed if agency.tree == Tree.STATE)


def reach_of(audience: Audience, on: dt.date) -> Reach:
    """Phạm vi của một đối tượng trong một ngày. Five queries, whatever the number of cells."""
    kinds, parent = tree_on(Tree.PARTY, on)
    state = dict.fromkeys(audience.offices, BodyKind.DEPARTMENT)
    wanted = wanted_duties(kinds | state, parent, audience)
    in_branch = Counter(int(w.path.split("/")[2]) for w in wanted if w.rank not in (Rank.TOP, Rank.OFFICE))
    named = {a.pk: a for a in Agency.objects.filter(pk__in=[*in_branch, *audience.offices])}
    branches = sorted(((named[pk], n) for pk, n in in_branch.items()), key=lambda b: b[0].sort_key)
    offices = sorted((named[pk] for pk in audience.offices if pk in named), key=lambda a: a.sort_key)
    return Reach(wanted, counts_by_rank(wanted), branches, offices)


def audience_of(plan: BriefingPlan) -> Audience:
    """Đối tượng của kế hoạch, as it was chosen."""
    kept = plan.audience
    branches = kept.get("branches")
    return Audience(
        plan.top_id,
        None if branches is None else frozenset(branches),
        Rank(kept.get("deepest", Rank.CELL)),
        frozenset(kept.get("offices", ())),
    )


def newcomers(plan: BriefingPlan, on: dt.date) -> list[Wanted]:
    """Nơi mới. Bodies of the audience that exist today and have no duty yet: new cells, mostly."""
    known = set(BriefingDuty.objects.filter(plan=plan).values_list("agency_id", flat=True))
    return [w for w in reach_of(audience_of(plan), on).wanted if w.agency_id not in known and w.under_id]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Hạn đề xuất. A day, why it is that day, and the task whose deadline it is, if any."""

    due_on: dt.date
    because: Sentence
    task: Task | None = None


def proposed_due(directive: Directive, on: dt.date) -> Proposed:
    """Hạn đề xuất: that of the directive's own task to spread it, else so many working days of the rulebook."""
    tasks = Task.objects.filter(directive=directive, due_on__gte=on).order_by("due_on", "pk")
    for task in tasks[:200]:
        if any(words in fold(task.work) for words in _SAID):
            assert task.due_on is not None
            return Proposed(*deadline_on(task.due_on, on, calendar(), rules()), task)
    due, because = deadline_within(rules().number("briefing.within", on), on, calendar())
    return Proposed(due, because)


def responsible_choices(directive: Directive, top: Agency, mine: Collection[int], on: dt.date) -> list[Agency]:
    """Nơi phụ trách có thể chọn: the planner's own body, the registrar, and the advisory bodies of the top."""
    advisory = Agency.objects.filter(
        alive(on), edges_up__parent_id=top.pk, edges_up__until=None, kind=BodyKind.ADVISORY.value
    )
    first = Agency.objects.filter(pk__in=[directive.registrar_id, *mine])
    return list(dict.fromkeys([*first, *advisory]))
