"""Điều cần xem lại: câu hỏi về sổ. Rows only through `findings_visible_to(acting, on)`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from sauro.apps.agencies.queries import above, below
from sauro.apps.directives.models import Directive, Reading
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.findings.models import Finding, FindingAbout
from sauro.apps.findings.permissions import FOR_THE_BODY, SPEAKERS, name_of, sight
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting
from sauro.domain.findings import STANDING, PieceKind, State
from sauro.domain.sentence import Sentence
from sauro.web.prepared import prepared

# what a chip of the list asks
FILTERS: dict[str, tuple[State, ...]] = {
    "open": (State.OPEN,),
    "explained": (State.EXPLAINED, State.CONTESTED),
    "upheld": (State.UPHELD,),
    "done": (State.JUSTIFIED, State.REMEDIED, State.GONE),
}


def findings_visible_to(acting: Acting, on: dt.date) -> QuerySet[Finding]:
    """Điều cần xem lại được xem, newest first. Two queries in all: the tree below, then the rows."""
    under = below(acting.agency_id, on) if acting.role in FOR_THE_BODY else []
    first = rules().rule("finding.first_to_unit", on).value
    seen = sight(acting, under, name_of(acting.agency_id), on=on, first_to_unit=first)
    return Finding.objects.filter(seen).select_related("body", "watch", "task")


def finding_for(acting: Acting, on: dt.date, pk: int) -> Finding:
    """Một điều cần xem lại. Finding.DoesNotExist where it is not there or not to be seen."""
    return findings_visible_to(acting, on).get(pk=pk)


def findings_about(names: tuple[str, ...], acting: Acting, on: dt.date) -> list[Finding]:
    """Điều cần xem lại của một trang: standing ones about these things ("directive:3", "task:12", "body:7")."""
    under = tuple(below(acting.agency_id, on)) if acting.role in FOR_THE_BODY else ()
    first = rules().rule("finding.first_to_unit", on).value
    return _about.rows(acting, under, name_of(acting.agency_id), names, on=on, first=first)


@prepared
def _about(
    acting: Acting, under: tuple[int, ...], body: str, names: tuple[str, ...], *, on: dt.date, first: str
) -> QuerySet[Finding]:
    seen = sight(acting, under, body, on=on, first_to_unit=first)
    found = Finding.objects.filter(seen, state__in=[str(s) for s in STANDING], abouts__name__in=names)
    return found.select_related("body", "watch", "task").distinct()


def named_with(names: Collection[str]) -> set[str]:
    """Tên đứng cùng: every name of the standing findings that speak of these things, their own names among them."""
    asked, together = sorted(names), set[str]()
    for start in range(0, len(asked), 500):
        found = FindingAbout.objects.filter(
            finding__abouts__name__in=asked[start : start + 500], finding__state__in=[str(s) for s in STANDING]
        )
        together.update(found.values_list("name", flat=True).distinct())
    return together


def counts_of(rows: QuerySet[Finding]) -> dict[str, int]:
    """Số theo nhóm của các thẻ lọc, in one query; "all" is their sum."""
    asked = {name: Count("pk", filter=Q(state__in=[str(s) for s in states])) for name, states in FILTERS.items()}
    counts: dict[str, int] = rows.order_by().aggregate(**asked)
    return {"all": sum(counts.values()), **counts}


def narrowed(rows: QuerySet[Finding], *, group: str = "", rule: str = "", soft: str = "") -> QuerySet[Finding]:
    """Lọc: a group of states, a rule, the grave or the soft ones; nonsense narrows nothing."""
    if group in FILTERS:
        rows = rows.filter(state__in=[str(s) for s in FILTERS[group]])
    if rule:
        rows = rows.filter(rule=rule)
    return rows.filter(soft=soft == "soft") if soft in ("soft", "grave") else rows


def rules_in(rows: QuerySet[Finding]) -> dict[str, int]:
    """Quy tắc có trong danh sách, with how many of each."""
    return dict(rows.order_by("rule").values_list("rule").annotate(n=Count("pk")))


def waiting_findings(acting: Acting) -> int:
    """Số điều chờ đơn vị này giải trình hoặc khắc phục, for the menu: one indexed query."""
    if acting.role not in SPEAKERS:
        return 0
    return _waiting.count(acting.agency_id)


@prepared
def _waiting(agency_id: int) -> QuerySet[Finding]:
    return Finding.objects.filter(body_id=agency_id, state__in=[str(State.OPEN), str(State.UPHELD)])


def deciding_bodies(finding: Finding, on: dt.date) -> list[int]:
    """Cơ quan kết luận: the bodies above the one that answers, and the one that watches; itself where nobody is."""
    watching = [finding.watch_id] if finding.watch_id and finding.watch_id != finding.body_id else []
    return [*above(finding.body_id, on), *watching] or [finding.body_id]


def sentence_of(kept: dict[str, Any]) -> Sentence:
    """Câu as a finding keeps it."""
    return Sentence(kept["template"], kept["values"])


@dataclass(frozen=True, slots=True)
class Quoted:
    """Một bằng chứng trên trang. `label`; `parts`: (words, whether they agree); the document or task that it opens."""

    kind: str
    label: Sentence
    parts: tuple[tuple[str, bool], ...]
    directive: Directive | None = None
    task: Task | None = None
    clause: str = ""
    anchor: str = ""
    entry: int | None = None
    at: str = ""


def quoted(finding: Finding, acting: Acting, on: dt.date) -> list[Quoted]:
    """Bằng chứng, side by side; links only to what the person may see. Four queries."""
    rows = finding.proof
    papers = _visible(directives_visible_to(acting, on), [r.get("directive") for r in rows])
    tasks = _visible(tasks_visible_to(acting, on), [r.get("task") for r in rows])
    read = Reading.objects.filter(directive__in=papers).order_by("version").values_list("directive", "paragraphs")
    places = {pk: [p["start"] for p in paragraphs] for pk, paragraphs in read}
    return [
        Quoted(
            kind=row.get("kind", str(PieceKind.FACT)),
            label=Sentence(row["label"], row.get("label_values", {})),
            parts=tuple(_parts(row)),
            directive=papers.get(row.get("directive")),
            task=tasks.get(row.get("task")),
            clause=row.get("clause", ""),
            anchor=_anchor(places.get(row.get("directive"), ()), row.get("start")),
            entry=row.get("entry"),
            at=row.get("at", ""),
        )
        for row in rows
    ]


def _visible(rows: QuerySet[Any], ids: Iterable[int | None]) -> dict[Any, Any]:
    wanted = {pk for pk in ids if pk is not None}
    return rows.in_bulk(wanted) if wanted else {}


def _anchor(starts: Sequence[int], at: int | None) -> str:
    """The paragraph of the document's page in which a place stands; "" where there is none."""
    before = [start for start in starts if at is not None and start <= at]
    return f"o{max(before)}" if before else ""


def _parts(row: dict[str, Any]) -> Iterable[tuple[str, bool]]:
    """The words of a piece, cut where they agree with another."""
    words, start, done = row.get("words", ""), row.get("start") or 0, 0
    for a, b in row.get("marks", ()):
        a, b = max(a - start, done), min(b - start, len(words))
        if a < b:
            if a > done:
                yield words[done:a], False
            yield words[a:b], True
            done = b
    if done < len(words):
        yield words[done:], False
