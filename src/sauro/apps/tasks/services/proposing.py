"""Đề xuất nhiệm vụ. Drafts from what was read, once for each directive; nothing binds until a person approves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from sauro.apps.agencies.queries import propose_responsible
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.directives.models import Reading as ReadingRow
from sauro.apps.directives.queries import latest_reading
from sauro.apps.journal.services import record
from sauro.apps.tasks import events
from sauro.apps.tasks.models import ActorRole, Draft, Review
from sauro.apps.tasks.services.session import put_actors, refresh, require_reviewer
from sauro.domain.acting import Acting
from sauro.domain.extraction.model import Clarity, DeadlineKind
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_LONGEST_WORK = 2000


def propose_drafts(*, directive_id: int, at: dt.datetime, by: Acting | None = None) -> Review:
    """Đề xuất nhiệm vụ từ văn bản. One draft for each that was read, one review; a second call gives the same review.

    `by`: the reviewer who asks for the drafts of a later version; None for the job, which leaves later versions alone.
    Refusal draft.propose.early where the directive is not read, draft.propose.copy where it is a copy of another,
    draft.review.forbidden for a person who does not review it.
    """
    directive = Directive.objects.get(pk=directive_id)
    if by is not None:
        require_reviewer(by, directive)
    if directive.same_file_as_id is not None:
        raise Refusal(
            "draft.propose.copy",
            N_("Tệp này trùng với một văn bản đã có."),
            advice=N_("Mở văn bản đã có và rà soát ở đó."),
        )
    reading = latest_reading(directive)
    if reading is None or directive.state not in (DirectiveState.READ, DirectiveState.REGISTERED):
        raise Refusal("draft.propose.early", N_("Văn bản chưa đọc xong nên chưa có đề xuất."))
    try:
        with transaction.atomic():
            review, new = Review.objects.get_or_create(
                directive=directive, defaults={"reading": reading, "proposed_at": at}
            )
            if new:
                _fill(review, reading, by, at)
    except IntegrityError:
        review = Review.objects.get(directive=directive)
    return review


def _fill(review: Review, reading: ReadingRow, by: Acting | None, at: dt.datetime) -> None:
    clauses = list(reading.clauses.all())
    on = timezone.localdate(at)
    for order, row in enumerate(reading.drafts):
        draft = Draft(review=review, directive=review.directive, order=order * 10)
        draft.clause = clauses[row["section"]] if row["section"] is not None else None
        _copy(draft, row, reading.text, review.directive)
        actors, notes = _actors(row)
        draft.notes = [*row["notes"], *notes]
        leads = [a for a in actors if a["role"] == ActorRole.LEAD]
        if len(leads) == 1 and leads[0]["agency_id"]:
            proposal = propose_responsible(leads[0]["agency_id"], f"{draft.work} {draft.text}", on)
            draft.proposed_holding = proposal.holding if proposal else None
        draft.save()
        put_actors(draft, actors)
        refresh(draft)
    record(
        events.PROPOSED,
        about=("directive", review.directive_id),
        by=by,
        at=at,
        new={"count": str(len(reading.drafts))},
    )


def _copy(draft: Draft, row: dict[str, Any], text: str, directive: Directive) -> None:
    deadline = row["deadline"]
    draft.start, draft.end, draft.text = row["start"], row["end"], row["text"]
    draft.work = (row["action"] or " ".join(row["text"].split()))[:_LONGEST_WORK]
    draft.in_annex, draft.page = row["in_annex"], row["page"]
    draft.deadline_kind, draft.deadline_iso = deadline["kind"], deadline["iso"][:30]
    draft.deadline_text = deadline["text"][:300]
    draft.deadline_start, draft.deadline_end = deadline["start"], deadline["end"]
    draft.due_on = dt.date.fromisoformat(deadline["due_on"]) if deadline["due_on"] else None
    draft.due_because = deadline["due_because"]
    draft.cadence = deadline["iso"][:20] if deadline["kind"] == DeadlineKind.RECURRING else ""
    draft.product = row["product"]
    draft.product_start, draft.product_end = row["product_start"], row["product_end"]
    draft.product_words = _words(text, row["product_start"], row["product_end"])
    draft.authority_start, draft.authority_end = row["authority_start"], row["authority_end"]
    draft.authority_words = _words(text, row["authority_start"], row["authority_end"])
    # Who gives the work, and by which document, stands in the head: proposed, and shown as unclear until confirmed.
    draft.authority_document = directive.number
    draft.authority_person = ", ".join(v for v in (directive.signer_name, directive.signer_title) if v)[:200]
    draft.addressee, draft.verifiable = row["addressee"], Clarity.VIEC not in row["missing"]
    draft.confidence, draft.because = row["confidence"], row["because"][:100]


def _words(text: str, start: int | None, end: int | None) -> str:
    return " ".join(text[start:end].split())[:400] if start is not None and end is not None else ""


def _actors(row: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The bodies of a draft, leads first; one that leads and coordinates is kept as lead, with a note."""
    actors: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    leading: set[int] = set()
    for role, names in ((ActorRole.LEAD, row["lead"]), (ActorRole.COORDINATING, row["coordinating"])):
        for found in names:
            agency_id = int(found["agency_id"]) if found["agency_id"] else None
            if agency_id is not None and agency_id in leading:
                if role == ActorRole.COORDINATING:
                    notes.append(_both(found))
                continue
            if agency_id is not None:
                leading.add(agency_id)
            actors.append(
                {
                    "role": role,
                    "printed": found["name"][:400],
                    "agency_id": agency_id,
                    "start": found["start"],
                    "end": found["end"],
                    "confidence": found["confidence"],
                    "because": found["because"][:100],
                    "suggestions": found["suggestions"],
                }
            )
    return actors, notes


def _both(found: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": "draft.lead.coordinates",
        "template": N_("“{name}” vừa chủ trì vừa phối hợp trong văn bản; giữ là cơ quan chủ trì."),
        "values": {"name": found["name"]},
        "start": found["start"],
        "end": found["end"],
        "page": None,
    }
