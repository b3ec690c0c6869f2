"""Sửa đề xuất. Values by hand or from words of the text; the lead; skipping with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import holdings, propose_responsible, registry
from sauro.apps.directives.models import Clause
from sauro.apps.tasks import events
from sauro.apps.tasks.models import ActorRole, Draft, DraftState, Review
from sauro.apps.tasks.services.deadline import read_deadline
from sauro.apps.tasks.services.session import put_actors, require_reviewer, settle, snapshots, take
from sauro.apps.tasks.services.shaping import copy_for_lead
from sauro.domain.acting import Acting
from sauro.domain.extraction.model import DeadlineKind, Product
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import ruling

CADENCES = ("R/P1W", "R/P1M", "R/P3M", "R/P6M", "R/P1Y")
_TEXTS = {
    "work": 2000,
    "deadline_text": 300,
    "product_words": 400,
    "authority_words": 400,
    "authority_document": 200,
    "authority_person": 200,
}
_OTHERS = ("due_on", "cadence", "standing", "product", "proposed_holding", "lead", "coordinating")


def edit_draft(*, draft_id: int, version: int, changes: Mapping[str, str], by: Acting, at: dt.datetime) -> Draft:
    """Sửa đề xuất. `changes`: field → text; dates ISO, agencies and the person by id, several ids by commas.

    Fields: work, deadline_text, due_on, cadence, standing ("1" or ""), product, product_words, authority_words,
    authority_document, authority_person, proposed_holding, lead, coordinating.
    Refusal: draft.field.unknown, draft.field.invalid, and those of `session.take`; nothing is written then.
    """
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        before = snapshots([draft])
        old = {name: _shown(draft, name) for name in changes}
        words, due_on, cadence = draft.deadline_text, draft.due_on, draft.cadence
        for name, value in changes.items():
            _set(draft, name, value.strip(), timezone.localdate(at))
        # Other words mean another day, unless the person gave the day as well.
        if draft.deadline_text != words and (draft.due_on, draft.cadence) == (due_on, cadence):
            read_deadline(draft, draft.deadline_text)
        if draft.proposed_holding is not None:
            _propose_person(draft, _only_lead(draft), timezone.localdate(at))
        _require_near(draft, due_on, timezone.localdate(at))
        new = {name: _shown(draft, name) for name in changes}
        settle(events.EDITED, before=before, changed=[draft], by=by, at=at, old=old, new=new)
    return draft


def _invalid(value: str) -> Refusal:
    return Refusal(
        "draft.field.invalid",
        Sentence(N_("“{value}” không dùng được cho ô này."), {"value": value[:60]}),
        advice=N_("Sửa lại giá trị; các ô khác chưa bị ghi."),
    )


def _shown(draft: Draft, name: str) -> str:
    if name in ("lead", "coordinating"):
        role = ActorRole.LEAD if name == "lead" else ActorRole.COORDINATING
        return "; ".join(draft.actors.filter(role=role).values_list("printed", flat=True))
    if name == "proposed_holding":
        return str(draft.proposed_holding.person) if draft.proposed_holding else ""
    value = getattr(draft, name, "")
    return value.isoformat() if isinstance(value, dt.date) else "1" if value is True else str(value or "")


def _set(draft: Draft, name: str, value: str, on: dt.date) -> None:
    if name in _TEXTS:
        if len(value) > _TEXTS[name]:
            raise _invalid(value)
        setattr(draft, name, value)
        draft.verifiable = draft.verifiable or name == "work"
    elif name not in _OTHERS:
        raise Refusal("draft.field.unknown", Sentence(N_("Không có ô “{name}” để sửa."), {"name": name}))
    elif name in ("lead", "coordinating"):
        _set_bodies(draft, name, value, on)
    else:
        _set_value(draft, name, value, on)


def _set_value(draft: Draft, name: str, value: str, on: dt.date) -> None:
    try:
        if name == "due_on":
            _set_due(draft, dt.date.fromisoformat(value) if value else None)
        elif name == "cadence":
            if value and value not in CADENCES and value != draft.cadence:
                raise ValueError(value)
            draft.cadence = value
        elif name == "standing":
            draft.standing = value == "1"
        elif name == "product":
            draft.product = str(Product(value)) if value else ""
        else:
            draft.proposed_holding = holdings(on).get(pk=int(value)) if value else None
    except (ValueError, LookupError, draft.DoesNotExist, holdings(on).model.DoesNotExist):
        raise _invalid(value) from None


def _set_due(draft: Draft, due_on: dt.date | None) -> None:
    if due_on == draft.due_on:
        return
    draft.due_on = due_on
    draft.due_because = {}
    if due_on is not None:
        draft.deadline_kind, draft.deadline_iso = str(DeadlineKind.DATE), due_on.isoformat()
        draft.due_because = {
            "template": N_("Người rà soát đặt hạn ngày {day}."),
            "values": {"day": day_short(due_on)},
        }


def _require_near(draft: Draft, before: dt.date | None, on: dt.date) -> None:
    """A day that was changed stays within the rulebook's years of the issue: 9999 is a slip of the hand."""
    if draft.due_on is None or draft.due_on == before:
        return
    issued_on, years = draft.directive.issued_on or on, ruling.number("deadline.farthest_years", on)
    if abs((draft.due_on - issued_on).days) > years * 366:
        values = {"day": day_short(draft.due_on), "issued": day_short(issued_on), "years": str(years)}
        raise Refusal(
            "draft.due.far",
            Sentence(N_("Hạn {day} cách ngày ban hành văn bản ({issued}) quá {years} năm."), values),
            advice=N_("Xem lại năm của hạn; việc không có hạn thì chọn Thường xuyên."),
        )


def _rows(draft: Draft, role: ActorRole) -> list[dict[str, Any]]:
    fields = ("role", "printed", "agency_id", "start", "end", "confidence", "because", "suggestions")
    return list(draft.actors.filter(role=role).order_by("order").values(*fields))


def _set_bodies(draft: Draft, name: str, value: str, on: dt.date) -> None:
    try:
        ids = [int(v) for v in value.split(",") if v.strip()]
    except ValueError:
        raise _invalid(value) from None
    found = Agency.objects.in_bulk(ids)
    if len(found) != len(set(ids)) or (name == "lead" and len(ids) > 1):
        raise _invalid(value)
    role = ActorRole.LEAD if name == "lead" else ActorRole.COORDINATING
    had = {row["agency_id"]: row for row in _rows(draft, role)}
    chosen = [had.get(pk) or _by_hand(role, found[pk]) for pk in ids]
    leads = chosen if role == ActorRole.LEAD else _rows(draft, ActorRole.LEAD)
    others = chosen if role == ActorRole.COORDINATING else _rows(draft, ActorRole.COORDINATING)
    put_actors(draft, [*leads, *others])
    if role == ActorRole.LEAD:
        _propose_person(draft, ids[0] if ids else None, on)


def _by_hand(role: ActorRole, agency: Agency) -> dict[str, Any]:
    return {"role": role, "printed": agency.name, "agency_id": agency.pk, "confidence": 1.0, "because": "person"}


def _propose_person(draft: Draft, lead_id: int | None, on: dt.date) -> None:
    """The person proposed follows the lead; one already chosen from that body stays."""
    chosen = draft.proposed_holding
    if chosen is not None and chosen.post.agency_id == lead_id:
        return
    proposal = propose_responsible(lead_id, f"{draft.work} {draft.text}", on) if lead_id else None
    draft.proposed_holding = proposal.holding if proposal else None


def _only_lead(draft: Draft) -> int | None:
    ids = list(draft.actors.filter(role=ActorRole.LEAD).values_list("agency_id", flat=True))
    return ids[0] if len(ids) == 1 else None


def set_lead(*, draft_id: int, version: int, agency_id: int, by: Acting, at: dt.datetime) -> Draft:
    """Chọn cơ quan chủ trì. The one lead; whoever led before no longer stands in the draft."""
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        before, old = snapshots([draft]), {"lead": _shown(draft, "lead")}
        _set_bodies(draft, "lead", str(agency_id), timezone.localdate(at))
        new = {"lead": _shown(draft, "lead")}
        settle(events.LEAD_CHOSEN, before=before, changed=[draft], by=by, at=at, old=old, new=new)
    return draft


def resolve_two_leads(*, draft_id: int, version: int, choice: str, by: Acting, at: dt.datetime) -> list[Draft]:
    """Xử lý hai cơ quan chủ trì. `choice`: the id of the DraftActor that leads (the others coordinate), or "split"."""
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        before, old = snapshots([draft]), {"lead": _shown(draft, "lead")}
        leads = list(draft.actors.filter(role=ActorRole.LEAD).order_by("order"))
        if len(leads) < 2:
            raise Refusal("draft.lead.single", N_("Đề xuất này không có nhiều cơ quan chủ trì."))
        if choice == "split":
            on = timezone.localdate(at)
            made = [copy_for_lead(draft, lead.printed, lead.agency_id, on, i) for i, lead in enumerate(leads, 1)]
            draft.state = DraftState.SPLIT
            new = {"count": str(len(made))}
            settle(events.SPLIT, before=before, changed=[draft, *made], by=by, at=at, old=old, new=new)
            return made
        chosen = next((lead for lead in leads if str(lead.pk) == choice), None)
        if chosen is None:
            raise _invalid(choice)
        rows = _rows(draft, ActorRole.LEAD)
        first = rows.pop(leads.index(chosen))
        rest = [{**row, "role": ActorRole.COORDINATING} for row in rows]
        put_actors(draft, [first, *rest, *_rows(draft, ActorRole.COORDINATING)])
        _propose_person(draft, first["agency_id"], timezone.localdate(at))
        new = {"lead": first["printed"]}
        settle(events.LEAD_CHOSEN, before=before, changed=[draft], by=by, at=at, old=old, new=new)
    return [draft]


def fill_from_span(
    *, draft_id: int, version: int, field: str, start: int, end: int, by: Acting, at: dt.datetime
) -> Draft:
    """Điền từ lời văn. Words of the text into a field: work, deadline, product, authority, lead or coordinating."""
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        words = _chosen_words(draft.review, start, end)
        before, on, due_on = snapshots([draft]), timezone.localdate(at), draft.due_on
        if field in ("lead", "coordinating"):
            _add_body(draft, field, words, (start, end), on)
        elif field in ("deadline", "product", "authority"):
            column = "deadline_text" if field == "deadline" else f"{field}_words"
            setattr(draft, column, words[: _TEXTS[column]])
            setattr(draft, f"{field}_start", start)
            setattr(draft, f"{field}_end", end)
            if field == "deadline":
                read_deadline(draft, words)
        elif field == "work":
            draft.work, draft.verifiable = words[: _TEXTS["work"]], True
        else:
            raise Refusal("draft.field.unknown", Sentence(N_("Không có ô “{name}” để sửa."), {"name": field}))
        _require_near(draft, due_on, on)
        settle(events.FILLED, before=before, changed=[draft], by=by, at=at, new={"field": field, "words": words[:200]})
    return draft


def _chosen_words(review: Review, start: int, end: int) -> str:
    text = review.reading.text
    words = " ".join(text[start:end].split()) if 0 <= start < end <= len(text) else ""
    if not words:
        raise Refusal("draft.words.none", N_("Chưa chọn lời văn nào."), advice=N_("Bôi đen chữ bên trái rồi làm lại."))
    return words


def _add_body(draft: Draft, field: str, words: str, span: tuple[int, int], on: dt.date) -> None:
    found = registry().resolve(words, on)
    role = ActorRole.LEAD if field == "lead" else ActorRole.COORDINATING
    agency_id = int(found.agency_id) if found.agency_id else None
    row: dict[str, Any] = {
        "role": role,
        "printed": words[:400],
        "agency_id": agency_id,
        "start": span[0],
        "end": span[1],
        "confidence": found.score,
        "because": "person",
        "suggestions": [list(s) for s in found.suggestions],
    }
    others = _rows(draft, ActorRole.COORDINATING)
    if role == ActorRole.LEAD:
        put_actors(draft, [row, *others])
        _propose_person(draft, agency_id, on)
    else:
        put_actors(draft, [*_rows(draft, ActorRole.LEAD), *others, row])


def make_draft_from_span(*, directive_id: int, start: int, end: int, by: Acting, at: dt.datetime) -> Draft:
    """Tạo đề xuất từ lời văn. A new draft whose work is the chosen words, placed where they stand in the text."""
    with transaction.atomic():
        review = (
            Review.objects.select_for_update(of=("self",))
            .select_related("directive", "reading")
            .get(directive_id=directive_id)
        )
        require_reviewer(by, review.directive)
        words = _chosen_words(review, start, end)
        last = review.drafts.filter(start__lte=start).order_by("order").last()
        draft = Draft.objects.create(
            review=review,
            directive=review.directive,
            clause=_clause_at(review, start),
            order=(last.order if last else 0) + 1,
            start=start,
            end=end,
            text=review.reading.text[start:end],
            work=words[: _TEXTS["work"]],
            authority_document=review.directive.number,
            because="person",
        )
        settle(events.MADE, before={}, changed=[draft], by=by, at=at, new={"work": draft.work})
    return draft


def _clause_at(review: Review, start: int) -> Clause | None:
    rows = review.reading.clauses.filter(start__lte=start, end__gt=start)
    clause: Clause | None = rows.order_by("-level", "-order").first()
    return clause


def skip_draft(*, draft_id: int, version: int, reason: str, by: Acting, at: dt.datetime) -> Draft:
    """Bỏ qua đề xuất. No task is made of it, and the reason stands beside it. Refusal draft.skip.reason without one."""
    said = " ".join(reason.split())
    if not said:
        raise Refusal("draft.skip.reason", N_("Bỏ qua phải nêu lý do."), advice=N_("Ghi lý do trong một câu."))
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        before = snapshots([draft])
        draft.state, draft.skip_reason = DraftState.SKIPPED, said
        settle(events.SKIPPED, before=before, changed=[draft], by=by, at=at, new={"reason": said})
    return draft
