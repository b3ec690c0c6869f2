"""Đối chiếu. What a rule found is brought together with what stands: new, changed, no longer found (decision 006)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.findings import events
from sauro.apps.findings.models import Finding, FindingAbout, FindingStep, RuleRun
from sauro.apps.findings.queries import sentence_of
from sauro.apps.journal.services import record_each
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.search.services import index, index_new
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain import findings as domain
from sauro.domain.finding_rules import card
from sauro.domain.findings import Deed, Found, Known, State, said_plainly
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Settled:
    """Kết quả một lượt tính: how many are new, changed (proof or state), gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0


def settle(found: Sequence[Found], *, rule: str, scope: str = "", at: dt.datetime) -> Settled:
    """Đối chiếu. Insert what is new, leave what stands, close as *no longer found* what vanished; told to the body.

    rule: name of its card, of which every `found` is; scope: what was computed ("directive:12"): only findings about it
    can vanish; "" for a run over everything. Run again on the same facts it writes nothing. KeyError for a rule without
    a card, ValueError for a finding of another rule or outside the scope.
    """
    card(rule)
    if any(f.rule != rule or (scope and scope not in f.about) for f in found):
        raise ValueError(f"{rule}: a finding of another rule, or not about {scope}")
    with transaction.atomic():
        RuleRun.objects.get_or_create(rule=rule)
        run = RuleRun.objects.select_for_update().get(rule=rule)
        rows = _rows(rule, scope, [f.slot for f in found])
        known = tuple(Known(r.slot, State(r.state), r.digest) for r in rows.values())
        plan = domain.settle(tuple(found), known)
        fresh = _open(plan.new, at)
        for item, state in plan.changed:
            _change(rows[item.slot], item, state, at)
        gone = [_vanish(rows[slot], at) for slot in plan.gone]
        run.ran_at = at
        run.save(update_fields=["ran_at"])
        _tell(fresh, N_("Có một điều cần xem lại: {said} Giải trình trước {day}."), "opened", at)
        _record(fresh, [rows[f.slot] for f, _ in plan.changed], gone, at)
    return Settled(len(plan.new), len(plan.changed), len(plan.gone))


def _rows(rule: str, scope: str, slots: Sequence[str]) -> dict[str, Finding]:
    """The findings of a rule within the scope, and those found again that had another scope before; locked."""
    mine = Finding.objects.filter(rule=rule)
    if scope:
        about = FindingAbout.objects.filter(name=scope).values("finding_id")
        mine = mine.filter(pk__in=about) | Finding.objects.filter(rule=rule, slot__in=slots)
    return {row.slot: row for row in mine.select_for_update().order_by("pk")}


def _open(found: Sequence[Found], at: dt.datetime) -> list[Finding]:
    on = timezone.localdate(at)
    terms = domain.terms(on, calendar=calendar(), rules=rules())
    rows = Finding.objects.bulk_create(
        [Finding(rule=f.rule, slot=f.slot, found_at=at, answer_by=terms.answer_by, **_facts(f)) for f in found]
    )
    FindingAbout.objects.bulk_create(
        [FindingAbout(finding=row, name=name[:80]) for row, f in zip(rows, found, strict=True) for name in f.about]
    )
    index_new("finding", [(row.pk, str(sentence_of(row.said)), row.source) for row in rows])
    return rows


def _facts(found: Found) -> dict[str, object]:
    return {
        "key": found.key,
        "source": found.source,
        "body_id": found.body,
        "watch_id": found.watch,
        "soft": found.soft,
        "said": _kept(found.said),
        "right": _kept(found.right),
        "agree": list(found.agree),
        "proof": [piece.plain() for piece in found.proof],
        "digest": found.digest,
    }


def _kept(sentence: Sentence) -> dict[str, object]:
    plain = said_plainly("template", sentence)
    return {"template": plain["template"], "values": plain["template_values"]}


def _change(row: Finding, found: Found, state: State, at: dt.datetime) -> None:
    """The facts as they are now; where it is open again, with a new day for the answer."""
    opened = state is State.OPEN and row.state != str(State.OPEN)
    for name, value in _facts(found).items():
        setattr(row, name, value)
    if opened:
        on = timezone.localdate(at)
        row.answer_by = domain.terms(on, calendar=calendar(), rules=rules()).answer_by
        row.decide_by = row.decided_at = row.ended_at = row.task = None
        FindingStep.objects.create(finding=row, deed=str(Deed.RETURN), at=at)
    row.state = str(state)
    row.revision += 1
    row.save()
    index("finding", row.pk, str(sentence_of(row.said)), row.source)
    about = set(row.abouts.values_list("name", flat=True))
    FindingAbout.objects.bulk_create(
        [FindingAbout(finding=row, name=name[:80]) for name in found.about if name[:80] not in about]
    )
    if opened:
        _tell([row], N_("Một điều lại cần xem: {said} Giải trình trước {day}."), f"opened.{row.revision}", at)


def _vanish(row: Finding, at: dt.datetime) -> Finding:
    row.state = str(domain.vanished(State(row.state)))
    row.ended_at = at
    row.revision += 1
    row.save(update_fields=["state", "ended_at", "revision"])
    FindingStep.objects.create(finding=row, deed=str(Deed.VANISH), at=at)
    return row


def _tell(rows: Sequence[Finding], template: str, slot: str, at: dt.datetime) -> None:
    on = timezone.localdate(at)
    people: dict[int, set[int]] = {}
    tellings = []
    for row in rows:
        for body in (row.body_id, row.watch_id):
            if body is not None and body not in people:
                people[body] = speakers_of({body}, on)
        told = people[row.body_id] | people.get(row.watch_id or 0, set())
        said: Sentence = Sentence(row.said["template"], row.said["values"])
        text = Sentence(template, {"said": said, "day": day_short(row.answer_by)})
        url = reverse("findings:finding", args=[row.pk])
        tellings.append(
            Telling(tuple(sorted(told)), "finding", ("finding", row.pk), text, url, f"finding.{row.pk}.{slot}")
        )
    tell_each(tellings, at=at)


def _record(new: Sequence[Finding], changed: Sequence[Finding], gone: Sequence[Finding], at: dt.datetime) -> None:
    groups = [
        (events.OPENED, list(new)),
        (events.REOPENED, [r for r in changed if r.state == str(State.OPEN)]),
        (events.CHANGED, [r for r in changed if r.state != str(State.OPEN)]),
        (events.GONE, list(gone)),
    ]
    for kind, rows in groups:
        if rows:
            values = [(("finding", r.pk), None, _noted(r)) for r in rows]
            record_each(kind, lines=values, by=None, at=at)


def _noted(row: Finding) -> dict[str, object]:
    return {"rule": row.rule, "slot": row.slot, "digest": row.digest, "answer_by": day_short(row.answer_by)}
