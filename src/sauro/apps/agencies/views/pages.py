"""Cơ quan: trang. The registry as a tree or a search, one body, one person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.apps.agencies import permissions, queries
from sauro.apps.agencies.models import LEVELS, TREES, Agency, Person
from sauro.apps.journal.queries import history_of, looks_at
from sauro.apps.journal.services import record_look
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import signed_in

ROWS = 100
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2999, 12, 31)


def asked_day(request: HttpRequest) -> dt.date:
    """Ngày đang xem. From the address (?on=2026-10-28), else today; nonsense is today."""
    try:
        day = dt.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return clock.today()
    return day if _EARLIEST <= day <= _LATEST else clock.today()


def agency_or_404(request: HttpRequest, pk: int) -> Agency:
    """Cơ quan that this person may see; to a stranger it does not exist."""
    found = queries.agencies_visible_to(request.acting).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều kiện của danh mục, as the address says them; nonsense is no condition."""

    day: dt.date
    words: str
    tree: str
    level: str
    ended: bool

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        tree = request.GET.get("tree", "") if request.GET.get("tree") in dict(TREES) else ""
        level = request.GET.get("level", "") if request.GET.get("level") in dict(LEVELS) else ""
        words = request.GET.get("q", "").strip()[:200]
        return cls(asked_day(request), words, tree, level, request.GET.get("ended") == "1")

    def found(self, request: HttpRequest) -> QuerySet[Agency]:
        day = None if self.ended else self.day
        return queries.find_agencies(request.acting, words=self.words, tree=self.tree, level=self.level, on=day)


@signed_in
@require_safe
def agency_list(request: HttpRequest) -> HttpResponse:
    """Danh mục cơ quan. A tree of the bodies of a day; a flat list where words were searched for."""
    asked = Asked.of(request)
    day, words, tree, level, ended = asked.day, asked.words, asked.tree, asked.level, asked.ended
    found = asked.found(request)
    if words or ended:
        page = page_of(found.prefetch_related("aliases"), request.GET, size=ROWS)
        rows = [queries.Branch(a, 0, 0) for a in page.rows]
    else:
        page = page_of(queries.as_tree(found, day), request.GET, size=ROWS)
        rows = list(page.rows)
    context = {
        "page": page, "rows": rows, "words": words, "tree": tree, "level": level, "ended": ended, "day": day,
        "today": clock.today(), "trees": TREES, "levels": LEVELS, "tree_name": dict(TREES).get(tree, ""),
        "level_name": dict(LEVELS).get(level, ""),
        "may_manage": permissions.may_manage_agencies(request.acting),
    }  # fmt: skip
    return render(request, "agencies/list.html", context)


@signed_in
@require_safe
def agency_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Một cơ quan. Names, place in its tree, people, fields of work, successions, history; all of one day."""
    agency, day = agency_or_404(request, pk), asked_day(request)
    people, fields = list(queries.people_in(pk, day)), list(queries.assignments_of(pk, day))
    named = {h.person_id for h in people} | {f.holding.person_id for f in fields}
    seen = queries.people_visible_to(request.acting, clock.today()).filter(pk__in=named)
    context = {
        "agency": agency,
        "day": day,
        "today": clock.today(),
        "parents": queries.parents_of(pk),
        "children": list(queries.children_on(pk, day)[:200]),
        "below": len(queries.below(pk, day)),
        "people": people,
        "fields": fields,
        "opens": set(seen.values_list("pk", flat=True)),
        "successions": queries.successions_of(pk),
        "terms": queries.terms_of(pk),
        "history": history_of(("agency", pk), limit=50),
        "may_manage": permissions.may_manage_agencies(request.acting),
        "may_assign": permissions.may_keep_assignments(request.acting, pk),
        "may_see_absences": permissions.may_see_absences(request.acting, pk, queries.above(pk, clock.today())),
        "over": request.acting.agency_id in (pk, *queries.above(pk, clock.today())),
    }
    return render(request, "agencies/agency.html", context)


def person_or_404(request: HttpRequest, pk: int) -> Person:
    """Người whose page this person may open."""
    found = queries.people_visible_to(request.acting, clock.today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
@require_safe
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Một người. Posts with dates and delegations; the look itself is put on record, and shown here."""
    person, today = person_or_404(request, pk), clock.today()
    record_look(request.acting, pk, "person", clock.now())
    held = list(queries.holdings_of(pk, today))
    may_delegate = any(
        permissions.may_delegate(request.acting, principal_person_id=pk, principal_agency_id=h.post.agency_id)
        for h in held
    )
    context = {
        "person": person,
        "today": today,
        "holdings": queries.history_of(pk),
        "delegations": queries.delegations_of(pk),
        "history": history_of(("person", pk), limit=50),
        "looks": looks_at(pk, 30) if request.acting.person_id == pk else [],
        "own": request.acting.person_id == pk,
        "may_manage": permissions.may_manage_agencies(request.acting),
        "may_delegate": may_delegate,
    }
    return render(request, "agencies/person.html", context)
