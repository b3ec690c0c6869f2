"""Đối chiếu. What a rule found is brought together with what stands: new, changed, no longer found (decision 006)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
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
from sauro.apps.tasks.queries.audience import speakers_by_body
from sauro.domain import findings as domain
from sauro.domain.finding_rules import card
from sauro.domain.findings import Deed, Found, Known, State, said_plainly
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

_AT_ONCE = 500  # names in one question


@dataclass(frozen=True, slots=True)
class Settled:
    """Kết quả một lượt tính: how many are new, changed (proof or state), gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: Settled) -> Settled:
        return Settled(self.new + other.new, self.changed + other.changed, self.gone + other.gone)


def settle(found: Sequence[Found], *, rule: str, scope: str = "", at: dt.datetime) -> Settled:
    """Đối chiếu. Insert what is new, leave what stands, close as *no longer found* what vanished; told to the body.

    rule: name of its card, of which every `found` is; scope: what was computed ("directive:12"): only findings about it
    can vanish; "" for a run over everything. Run again on the same facts it writes nothing. KeyError for a rule without
    a card, ValueError for a finding of another rule or outside the scope.
    """
    return _settle(tuple(found), rule, (scope,) if scope else (), at)


def settle_each(found: Mapping[str, Sequence[Found]], *, rule: str, at: dt.datetime) -> Settled:
    """Đối chiếu nhiều phạm vi cùng lúc: scope → what was found of it, also where that is nothing.

    As `settle` for one scope after the other, in one transaction and as many queries as one needs: a run over a
    thousand scopes in which nothing changed reads them and writes nothing. Errors as in `settle`.
    """
    if not found:
        return Settled()
    for scope, rows in found.items():
        if any(scope not in f.about for f in rows):
            raise ValueError(f"{rule}: a finding that is not about {scope}")
    return _settle(tuple(f for rows in found.values() for f in rows), rule, tuple(found), at)


def _settle(found: tuple[Found, ...], rule: str, scopes: tuple[str, ...], at: dt.datetime) -> Settled:
    card(rule)
    wanted = set(scopes)
    if any(f.rule != rule or (wanted and wanted.isdisjoint(f.about)) for f in found):
        raise ValueError(f"{rule}: a finding of another rule, or not about {' or '.join(scopes[:3])}")
    with transaction.atomic():
        RuleRun.objects.get_or_create(rule=rule)
        run = RuleRun.objects.select_for_update().get(rule=rule)
        rows = _rows(rule, scopes, [f.slot for f in found])
        known = tuple(Known(r.slot, State(r.state), r.digest) for r in rows.values())
        plan = domain.settle(found, known)
        fresh = _open(plan.new, at)
        for item, state in plan.changed:
            _change(rows[item.slot], item, state, at)
        gone = [_vanish(rows[slot], at) for slot in plan.gone]
        run.ran_at = at
        run.save(update_fields=["ran_at"])
        _tell(fresh, N_("Có một điều cần xem lại: {said} Giải trình trước {day}."), "opened", at)
        _record(fresh, [rows[f.slot] for f, _ in plan.changed], gone, at)
    return Settled(len(plan.new), len(plan.changed), len(plan.gone))


def _rows(rule: str, scopes: Sequence[str], slots: Sequence[str]) -> dict[str, Finding]:
    """The findings of a rule within the scopes, and those found again that had another scope before; locked."""
    mine = Finding.objects.filter(rule=rule).order_by("pk")
    if not scopes:
        return {row.slot: row for row in mine.select_for_update()}
    names = [name[:80] for name in scopes]
    found: dict[str, Finding] = {}
    for start in range(0, len(names), _AT_ONCE):
        about = FindingAbout.objects.filter(name__in=names[start : start + _AT_ONCE]).values("finding_id")
        found |= {row.slot: row for row in mine.filter(pk__in=about).select_for_update()}
    others = sorted(set(slots) - found.keys())
    for start in range(0, len(others), _AT_ONCE):
        again = mine.filter(slot__in=others[start : start + _AT_ONCE])
        found |= {row.slot: row for row in again.select_for_update()}
    return found


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
    bodies = {body for row in rows for body in (row.body_id, row.watch_id) if body is not None}
    people = speakers_by_body(bodies, on) if rows else {}
    tellings = []
    for row in rows:
        told = people.get(row.body_id, set()) | people.get(row.watch_id or 0, set())
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
