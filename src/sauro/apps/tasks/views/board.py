"""Bàn rà soát. What the review page shows: the document on the left, drafts with their lights on the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sauro.apps.agencies.queries import people_in
from sauro.apps.directives import queries as directives
from sauro.apps.directives.models import Directive
from sauro.apps.tasks import permissions, queries
from sauro.apps.tasks.forms import EditDraftForm, known_cadence
from sauro.apps.tasks.models import ActorRole, Draft, DraftActor, DraftState, Review, Task
from sauro.apps.tasks.queries.review import sentence_of
from sauro.apps.tasks.views.paper import paper
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import Sentence
from sauro.web import clock
from sauro.web.lights import SixLights, six_lights

TABS = {"waiting": DraftState.PROPOSED, "approved": DraftState.APPROVED, "skipped": DraftState.SKIPPED}


@dataclass(frozen=True, slots=True)
class Card:
    """Một đề xuất trên bàn, with what the template would otherwise have to work out."""

    draft: Draft
    lights: SixLights
    leads: list[DraftActor]
    coordinating: list[DraftActor]
    cadence: str
    tasks: list[Task]

    @property
    def for_each(self) -> bool:
        return not self.leads and self.draft.addressee == "all_recipients"

    @property
    def asked(self) -> Sentence | None:
        note = queries.asked_of(self.draft)
        return sentence_of(note) if note else None


def card_of(draft: Draft) -> Card:
    """Thẻ của một đề xuất."""
    actors = list(draft.actors.all())
    return Card(
        draft,
        six_lights(draft.lights),
        [a for a in actors if a.role == ActorRole.LEAD],
        [a for a in actors if a.role == ActorRole.COORDINATING],
        known_cadence(draft.cadence) or draft.cadence,
        list(draft.tasks.all()),
    )


def directive_or_404(request: HttpRequest, directive_id: int) -> Directive:
    """Văn bản that this person may see; a stranger gets a page that is not there."""
    try:
        return directives.directive_for(request.acting, clock.today(), directive_id)
    except Directive.DoesNotExist:
        raise Http404 from None


def review_or_404(request: HttpRequest, directive_id: int) -> tuple[Directive, Review]:
    """Văn bản và việc rà soát nó; a stranger, or a document without drafts, gets a page that is not there."""
    directive = directive_or_404(request, directive_id)
    review = queries.review_of(directive_id)
    if review is None:
        raise Http404
    return directive, review


def has_pictures(directive: Directive) -> bool:
    """Có ảnh trang: the stored file is one of pages, by what the reader found it to be; its name says nothing."""
    return directive.file is not None and directive.file.mime.startswith(("application/pdf", "image/"))


def chosen_draft(request: HttpRequest, cards: list[Card], asked: int | None) -> Card | None:
    """Đề xuất đang mở: the one asked for, else the first that waits."""
    if asked is None:
        given = request.GET.get("draft", "")
        asked = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None
    found = next((c for c in cards if c.draft.pk == asked), None)
    return found or next((c for c in cards if c.draft.state == DraftState.PROPOSED), cards[0] if cards else None)


def tab_of(cards: list[Card], tab: str) -> list[Card]:
    """Thẻ của một ngăn: waiting, unclear, approved, skipped."""
    if tab == "unclear":
        return [c for c in cards if c.draft.state == DraftState.PROPOSED and not c.lights.all_clear]
    return [c for c in cards if c.draft.state == TABS.get(tab, DraftState.PROPOSED)]


def show(
    request: HttpRequest,
    directive_id: int,
    *,
    draft_id: int | None = None,
    refused: Refusal | None = None,
    form: EditDraftForm | None = None,
    errors: list[str] | None = None,
) -> HttpResponse:
    """Trang rà soát. A refusal or a wrong entry shows the same page with what was typed; 409 where it was stale."""
    directive, review = review_or_404(request, directive_id)
    drafts = queries.drafts_for_review(directive_id)
    cards = [card_of(d) for d in drafts]
    current = chosen_draft(request, cards, draft_id)
    tab = request.GET.get("view") or request.POST.get("view") or _tab_for(current)
    may_review = permissions.may_review_drafts(request.acting, directive)
    if current and may_review and form is None and current.draft.state == DraftState.PROPOSED:
        form = edit_form(current.draft, None)
    waiting = [c for c in cards if c.draft.state == DraftState.PROPOSED]
    context: dict[str, Any] = {
        "directive": directive,
        "reading": review.reading,
        "blocks": paper(review.reading, drafts, current.draft.pk if current else None),
        "cards": cards,
        "shown": tab_of(cards, tab),
        "tab": tab,
        "counts": {name: len(tab_of(cards, name)) for name in ("waiting", "unclear", "approved", "skipped")},
        "current": current,
        "form": form,
        "errors": errors or [],
        "refused": refused,
        "stops": queries.stops_of(current.draft) if current and current.draft.state == DraftState.PROPOSED else (),
        "due_words": queries.due_in_words,
        "note_words": sentence_of,
        "question": queries.question_for(current.draft) if current and len(current.leads) > 1 else None,
        "issuer": queries.issuer_name(current.draft) if current else "",
        "mergeable": [c for c in waiting if current and c.draft.pk != current.draft.pk],
        "addressees": queries.addressees_of(current.draft, clock.today()) if current and current.for_each else [],
        "other": queries.who_else_reviews(directive_id, request.acting.account_id, request.now),
        "agencies": queries.agency_choices(clock.today()),
        "pictures": has_pictures(directive),
        "as_picture": request.GET.get("show") == "picture" and has_pictures(directive),
        "side_by_side": request.GET.get("show") == "both" and has_pictures(directive),
        "may_review": may_review,
        "may_approve": permissions.may_approve(request.acting, directive),
    }
    wrong = 409 if refused and refused.code == "draft.stale" else 422
    return render(
        request, "tasks/review.html", context, status=wrong if refused or errors or (form and form.errors) else 200
    )


def _tab_for(current: Card | None) -> str:
    if current is None:
        return "waiting"
    return next((name for name, state in TABS.items() if state == current.draft.state), "waiting")


def edit_form(draft: Draft, data: Any) -> EditDraftForm:
    """Biểu mẫu sửa một đề xuất, with the bodies in force today and the people of its lead."""
    today = clock.today()
    leads = [a.agency_id for a in draft.actors.all() if a.role == ActorRole.LEAD]
    holdings = people_in(leads[0], today) if len(leads) == 1 and leads[0] else []
    return EditDraftForm(data, draft=draft, agencies=queries.agency_choices(today), holdings=holdings)
