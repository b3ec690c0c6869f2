"""Tách, gộp, mỗi nơi nhận một nhiệm vụ. Drafts become several or one; the words they were read from stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.queries import propose_responsible
from sauro.apps.tasks import events
from sauro.apps.tasks.models import ActorRole, Draft, DraftState
from sauro.apps.tasks.queries.asking import ASKED
from sauro.apps.tasks.queries.review import addressees_of
from sauro.apps.tasks.services.session import put_actors, settle, snapshots, take
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_ACTOR = ("role", "printed", "agency_id", "start", "end", "confidence", "because", "suggestions")


def _copy(draft: Draft, order: int) -> Draft:
    """A new unsaved draft with the values of this one, that names it as its origin."""
    made = Draft.objects.get(pk=draft.pk)
    made.pk, made.version, made.order = None, 1, order
    made._state.adding = True
    made.state, made.came_from, made.addressee = DraftState.PROPOSED, draft, "named"
    made.notes = [note for note in made.notes if note.get("code") != ASKED]
    return made


def _actors(draft: Draft, role: ActorRole) -> list[dict[str, Any]]:
    return list(draft.actors.filter(role=role).order_by("order").values(*_ACTOR))


def copy_for_lead(draft: Draft, printed: str, agency_id: int | None, on: dt.date, number: int) -> Draft:
    """Một nhiệm vụ cho một nơi. A saved copy of the draft that this body alone leads; the caller settles it."""
    made = _copy(draft, draft.order)
    proposal = propose_responsible(agency_id, f"{draft.work} {draft.text}", on) if agency_id else None
    made.proposed_holding = proposal.holding if proposal else None
    made.save()
    lead = {"role": ActorRole.LEAD, "printed": printed, "agency_id": agency_id, "because": f"split.{number}"}
    same = next(
        (a for a in _actors(draft, ActorRole.LEAD) if a["agency_id"] == agency_id and a["printed"] == printed), None
    )
    put_actors(made, [same or lead, *_actors(draft, ActorRole.COORDINATING)])
    return made


def split_draft(*, draft_id: int, version: int, at_offset: int | None, by: Acting, at: dt.datetime) -> list[Draft]:
    """Tách đề xuất. At an offset inside its words: two drafts with the same bodies; without: one for each lead.

    Refusal draft.split.nowhere where there is neither an offset inside the words nor a second lead.
    """
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        before = snapshots([draft])
        if at_offset is not None:
            made = _cut(draft, at_offset)
        else:
            leads = _actors(draft, ActorRole.LEAD)
            on = timezone.localdate(at)
            made = [copy_for_lead(draft, a["printed"], a["agency_id"], on, i) for i, a in enumerate(leads, 1)]
        if len(made) < 2:
            raise Refusal(
                "draft.split.nowhere",
                N_("Chưa biết tách ở chỗ nào."),
                advice=N_("Đặt con trỏ vào giữa lời văn của đề xuất rồi bấm Tách."),
            )
        draft.state = DraftState.SPLIT
        settle(events.SPLIT, before=before, changed=[draft, *made], by=by, at=at, new={"count": str(len(made))})
    return made


def _cut(draft: Draft, offset: int) -> list[Draft]:
    start, end = draft.start, draft.end
    if start is None or end is None or not start < offset < end:
        return []
    text = draft.review.reading.text
    made = []
    for i, (first, last) in enumerate(((start, offset), (offset, end))):
        part = _copy(draft, draft.order + i)
        part.start, part.end, part.text = first, last, text[first:last]
        part.work = " ".join(part.text.split()).strip(" ;.,")[:2000]
        part.save()
        put_actors(part, [*_actors(draft, ActorRole.LEAD), *_actors(draft, ActorRole.COORDINATING)])
        made.append(part)
    return made


def merge_drafts(*, draft_ids: Sequence[int], versions: Sequence[int], by: Acting, at: dt.datetime) -> Draft:
    """Gộp đề xuất. The first takes in the others: their work, words and coordinating bodies.

    Different leads are all kept, so the light says "chưa rõ" until one is chosen; of the deadlines the first stands.
    """
    wanted = dict(zip(draft_ids, versions, strict=True))
    if len(wanted) < 2:
        raise Refusal("draft.merge.one", N_("Chọn ít nhất hai đề xuất để gộp."))
    with transaction.atomic():
        first, *others = drafts = take(wanted, by)
        if len({d.review_id for d in drafts}) > 1:
            raise Refusal("draft.merge.apart", N_("Chỉ gộp được các đề xuất của cùng một văn bản."))
        before = snapshots(drafts)
        for other in others:
            _absorb(first, other)
            other.state, other.merged_into = DraftState.MERGED, first
        leads = [a for d in drafts for a in _actors(d, ActorRole.LEAD)]
        helpers = [a for d in drafts for a in _actors(d, ActorRole.COORDINATING)]
        put_actors(first, [*_once(leads), *_once(helpers)])
        settle(events.MERGED, before=before, changed=drafts, by=by, at=at, new={"count": str(len(drafts))})
    return first


def _absorb(first: Draft, other: Draft) -> None:
    first.work = "; ".join(w.rstrip(" .;") for w in (first.work, other.work) if w)[:2000]
    first.text = "\n".join(t for t in (first.text, other.text) if t)
    starts = [s for s in (first.start, other.start) if s is not None]
    ends = [e for e in (first.end, other.end) if e is not None]
    first.start, first.end = min(starts, default=None), max(ends, default=None)
    if not (first.due_on or first.cadence or first.deadline_text):
        for name in ("deadline_kind", "deadline_iso", "deadline_text", "deadline_start", "deadline_end"):
            setattr(first, name, getattr(other, name))
        first.due_on, first.due_because, first.cadence = other.due_on, other.due_because, other.cadence
    for name in ("product", "product_words", "authority_words"):
        setattr(first, name, getattr(first, name) or getattr(other, name))
    first.standing = first.standing or other.standing


def _once(actors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: dict[Any, dict[str, Any]] = {}
    for actor in actors:
        seen.setdefault(actor["agency_id"] or actor["printed"], actor)
    return list(seen.values())


def one_for_each_addressee(*, draft_id: int, version: int, by: Acting, at: dt.datetime) -> list[Draft]:
    """Mỗi nơi nhận một nhiệm vụ. One draft for each body of `queries.addressees_of`, each with its own lead (C1.1a).

    Refusal draft.addressees.none where no recipient is a body of the registry.
    """
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        on = timezone.localdate(at)
        bodies = addressees_of(draft, on)
        if not bodies:
            raise Refusal(
                "draft.addressees.none",
                N_("Chưa nhận ra nơi nhận nào trong danh bạ cơ quan."),
                advice=N_("Bổ sung danh bạ, hoặc chọn một cơ quan chủ trì."),
            )
        before = snapshots([draft])
        made = [copy_for_lead(draft, body.name, body.pk, on, i) for i, body in enumerate(bodies, 1)]
        draft.state = DraftState.SPLIT
        settle(events.EXPANDED, before=before, changed=[draft, *made], by=by, at=at, new={"count": str(len(made))})
    return made
