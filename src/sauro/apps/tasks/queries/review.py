"""Rà soát: câu hỏi. The drafts of one directive with their six lights, and what still stops each of them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import registry
from sauro.apps.directives.models import Directive, DirectiveState, Recipient, RecipientList
from sauro.apps.directives.permissions import FOR_THE_BODY
from sauro.apps.directives.queries import registered_here
from sauro.apps.tasks.models import ActorRole, Draft, DraftChange, DraftState, Review
from sauro.apps.tasks.queries.hanging import hang_actors
from sauro.domain.acting import Acting
from sauro.domain.agencies import AgencyRegistry
from sauro.domain.extraction.model import DeadlineKind, Light
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import Sentence
from sauro.domain.tasks import DraftFacts, LeadFact, stops
from sauro.web.once import once
from sauro.web.prepared import prepared

_OF_REVIEWS = frozenset({"tasks_draft", "tasks_review", "directives_directive"})
_RECENT = dt.timedelta(minutes=20)


def facts_of(draft: Draft) -> DraftFacts:
    """Nhiệm vụ đề xuất, như quy định nhìn thấy. Actors and directive should be prefetched."""
    actors = list(draft.actors.all())
    return DraftFacts(
        leads=tuple(LeadFact(a.printed, a.agency_id) for a in actors if a.role == ActorRole.LEAD),
        coordinating=tuple(a.agency_id for a in actors if a.role == ActorRole.COORDINATING and a.agency_id),
        work=draft.work,
        verifiable=draft.verifiable,
        deadline_kind=DeadlineKind(draft.deadline_kind),
        deadline_text=draft.deadline_text,
        due_on=draft.due_on,
        cadence=draft.cadence,
        standing=draft.standing,
        issued_on=draft.directive.issued_on,
        responsible=draft.proposed_holding_id is not None,
        authority_words=draft.authority_words,
        authority_document=draft.authority_document,
        authority_person=draft.authority_person,
        product=draft.product,
        product_words=draft.product_words,
        every_addressee=draft.addressee == "all_recipients",
    )


def may_be_proposed(directive: Directive) -> bool:
    """Đề xuất được theo yêu cầu: a later version that was read, is no copy, and has no drafts yet."""
    return (
        directive.earlier_id is not None
        and directive.same_file_as_id is None
        and directive.state in (DirectiveState.READ, DirectiveState.REGISTERED)
        and not Review.objects.filter(directive=directive).exists()
    )


def stops_of(draft: Draft) -> tuple[Refusal, ...]:
    """Điều kiện duyệt đề xuất còn thiếu: what still stops this draft, () when it may be approved."""
    return stops(facts_of(draft))


def drafts_for_review(directive_id: int) -> list[Draft]:
    """Các đề xuất của một văn bản in text order, with clause, actors, proposed person and task; 3 queries."""
    return list(
        Draft.objects.filter(directive_id=directive_id)
        .exclude(state__in=(DraftState.SPLIT, DraftState.MERGED))
        .select_related(
            "clause", "directive", "proposed_holding__person", "proposed_holding__post", "edited_by__person"
        )
        .prefetch_related("actors__agency", "tasks")
        .order_by("order", "pk")
    )


def is_reviewed(directive_id: int) -> bool:
    """Có việc rà soát: whether the document has drafts."""
    return bool(_review_id.first(directive_id))


@prepared
def _review_id(directive_id: int) -> QuerySet[Review, int]:
    return Review.objects.filter(directive_id=directive_id).values_list("pk", flat=True)


def review_of(directive_id: int) -> Review | None:
    """Việc rà soát một văn bản, with the text that was read; None where it has no drafts."""
    return _review.first(directive_id)


@prepared
def _review(directive_id: int) -> QuerySet[Review]:
    return Review.objects.filter(directive_id=directive_id).select_related("reading")


def draft_in_review(directive_id: int, draft_id: int) -> Draft | None:
    """Một đề xuất trên bàn rà soát, with its actors; None where it stands elsewhere or became other drafts."""
    found = _draft.first(directive_id, draft_id)
    hang_actors(found)
    return found


def draft_alone(directive_id: int, draft_id: int) -> Draft | None:
    """As `draft_in_review`, its place alone: for a step that locks and reads the draft itself."""
    return _alone.first(directive_id, draft_id)


@prepared
def _alone(directive_id: int, draft_id: int) -> QuerySet[Draft]:
    gone = (DraftState.SPLIT, DraftState.MERGED)
    rows = Draft.objects.filter(pk=draft_id, directive_id=directive_id).exclude(state__in=gone)
    return rows.only("directive_id", "order")


@prepared
def _draft(directive_id: int, draft_id: int) -> QuerySet[Draft]:
    return _alone.plain(directive_id, draft_id).defer(None).select_related("clause", "directive")


def next_waiting(after: Draft) -> int | None:
    """Đề xuất chờ duyệt kế tiếp of the same document in text order, from the first again at its end; None: all done."""
    later = _waiting_after.first(after.directive_id, after.order, after.pk)
    return later or _waiting.first(after.directive_id, after.pk)


@prepared
def _waiting_after(directive_id: int, order: int, pk: int) -> QuerySet[Draft, int]:
    later = Q(order__gt=order) | Q(order=order, pk__gt=pk)
    waiting = Draft.objects.filter(later, directive_id=directive_id, state=DraftState.PROPOSED)
    return waiting.order_by("order", "pk").values_list("pk", flat=True)[:1]


@prepared
def _waiting(directive_id: int, but: int) -> QuerySet[Draft, int]:
    waiting = Draft.objects.filter(directive_id=directive_id, state=DraftState.PROPOSED).exclude(pk=but)
    return waiting.order_by("order", "pk").values_list("pk", flat=True)[:1]


def draft_for_edit(draft_id: int) -> Draft:
    """Một đề xuất with all that its form shows."""
    return (
        Draft.objects.select_related(
            "clause", "directive", "review__reading", "proposed_holding__person", "edited_by__person"
        )
        .prefetch_related("actors__agency", "tasks")
        .get(pk=draft_id)
    )


def review_counts(directive_id: int) -> dict[str, int]:
    """Số đề xuất: all, proposed, unclear (proposed and not six times clear), approved, skipped. One query."""
    counts = {"all": 0, "proposed": 0, "unclear": 0, "approved": 0, "skipped": 0}
    rows = Draft.objects.filter(directive_id=directive_id).exclude(state__in=(DraftState.SPLIT, DraftState.MERGED))
    for state, lights in rows.values_list("state", "lights"):
        counts["all"] += 1
        counts[state] += 1
        counts["unclear"] += state == DraftState.PROPOSED and any(light != Light.CLEAR for _, light in lights)
    return counts


def reviews_visible_to(acting: Acting, on: dt.date) -> QuerySet[Review]:
    """Các lượt rà soát của cơ quan, those with waiting drafts first; `waiting`, `approved`, `skipped` are counted."""
    return (
        _reviews(acting, on)
        .select_related("directive", "directive__issuer")
        .annotate(
            waiting=Count("drafts", filter=Q(drafts__state=DraftState.PROPOSED)),
            approved=Count("drafts", filter=Q(drafts__state=DraftState.APPROVED)),
            skipped=Count("drafts", filter=Q(drafts__state=DraftState.SKIPPED)),
        )
        .order_by("-waiting", "-proposed_at")
    )


def _reviews(acting: Acting, on: dt.date) -> QuerySet[Review]:
    return Review.objects.filter(directive__in=registered_here(acting, on).values("pk"))


def reviews_waiting(acting: Acting, on: dt.date) -> int:
    """Số lượt rà soát còn đề xuất chờ duyệt, for every page's menu: from the waiting drafts up, which are few."""
    if acting.role in FOR_THE_BODY:
        return len(waiting_of(acting.agency_id))
    return _reviews(acting, on).filter(drafts__state=DraftState.PROPOSED).distinct().count()


def waiting_of(registrar: int) -> dict[int, tuple[int, dt.datetime]]:
    """Lượt rà soát của cơ quan này còn đề xuất chờ duyệt: by its id how many wait, and since when; by the drafts."""
    return once(
        ("reviews that wait", registrar),
        _OF_REVIEWS,
        lambda: {pk: (number, at) for pk, at, number in _waiting_of.rows(registrar)},
    )


def reviews_to_do(registrar: int, most: int) -> tuple[list[Review], int]:
    """Các lượt rà soát chờ duyệt of a body, those with the most waiting drafts first, as `reviews_visible_to` has them;
    and how many drafts wait in all of its reviews. Two queries.
    """
    waiting = waiting_of(registrar)
    latest = sorted(waiting, key=lambda pk: (waiting[pk][0], waiting[pk][1]), reverse=True)[:most]
    known = {review.pk: review for review in _reviews_of.rows(tuple(latest))}
    for pk, review in known.items():
        review.waiting = waiting[pk][0]  # type: ignore[attr-defined]
    return [known[pk] for pk in latest if pk in known], sum(number for number, _ in waiting.values())


@prepared
def _waiting_of(registrar: int) -> QuerySet[Draft, tuple[int, dt.datetime, int]]:
    found = Draft.objects.filter(state=DraftState.PROPOSED, directive__registrar_id=registrar)
    return found.order_by().values_list("review_id", "review__proposed_at").annotate(Count("pk"))


@prepared
def _reviews_of(ids: tuple[int, ...]) -> QuerySet[Review]:
    approved = Count("drafts", filter=Q(drafts__state=DraftState.APPROVED))
    found = Review.objects.filter(pk__in=ids).select_related("directive__issuer").annotate(approved=approved)
    shown = ("number", "kind", "subject", "issuer_printed", "issuer__name")
    return found.only("directive_id", "proposed_at", *(f"directive__{name}" for name in shown)).order_by()


def who_else_reviews(directive_id: int, account_id: int, at: dt.datetime) -> DraftChange | None:
    """Người cùng rà soát: the latest change of the last twenty minutes by somebody else."""
    return (
        DraftChange.objects.filter(review__directive_id=directive_id, at__gte=at - _RECENT)
        .exclude(by_id=account_id)
        .select_related("by__person")
        .last()
    )


def addressees_of(draft: Draft, on: dt.date) -> list[Agency]:
    """Các nơi nhận. The bodies, valid on the day, that "mỗi nơi nhận một nhiệm vụ" means, by name.

    Where the draft names groups as its leads ("các sở, ban, ngành"), their members; else the addressees (Kính gửi)
    of the directive, else its recipients; the issuer itself left out.
    """
    known = registry()
    named = [a for a in draft.actors.all() if a.role == ActorRole.LEAD]
    ids: set[int] = set()
    for actor in named:
        ids |= _bodies(known, actor.printed, actor.agency_id, on)
    if not named:
        rows = Recipient.objects.filter(directive_id=draft.directive_id)
        for which in (RecipientList.KINH_GUI, RecipientList.NOI_NHAN):
            for row in rows.filter(list=which):
                ids |= _bodies(known, row.printed, row.agency_id, on)
            if ids:
                break
    ids.discard(draft.directive.issuer_id or 0)
    return list(Agency.objects.filter(pk__in=ids).order_by("sort_key", "pk"))


def _bodies(known: AgencyRegistry, printed: str, agency_id: int | None, on: dt.date) -> set[int]:
    if agency_id is not None:
        return {agency_id}
    found = known.resolve(printed, on)
    if found.group:
        return {int(row.agency_id) for row in known.members_of(found.group, on)}
    return {int(found.agency_id)} if found.agency_id else set()


def sentence_of(stored: dict[str, object]) -> Sentence:
    """Câu đã lưu. A stored {"template", "values"} as a sentence again; "" where nothing was stored."""
    values = stored.get("values")
    return Sentence(str(stored.get("template", "")), dict(values) if isinstance(values, dict) else {})
