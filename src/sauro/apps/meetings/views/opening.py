"""Cuộc họp: mở trang. The meeting that may be seen, its page, and what a refused step shows."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sauro.apps.agencies.queries import people_in
from sauro.apps.journal.queries import history_of
from sauro.apps.meetings import permissions
from sauro.apps.meetings.forms import HandedForm, ItemForm, OpinionForm, ReplyForm, SeatForm
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import items_of, meeting_for, own_seats, seats_of
from sauro.apps.meetings.queries.planning import carried_to, foreseen
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.meetings import AHEAD, MOVES, Stance, State, passes_without_debate, readiness
from sauro.domain.refusal import Refusal
from sauro.web import clock

TONES = {State.ANNOUNCED: "", State.HELD: "wait", State.CONCLUDED: "", State.POSTPONED: "soon", State.CANCELLED: ""}
ICONS = {
    State.DRAFT: "pencil", State.ANNOUNCED: "calendar", State.HELD: "hourglass", State.CONCLUDED: "circle-check",
    State.POSTPONED: "clock", State.CANCELLED: "ban",
}  # fmt: skip


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    """Cuộc họp được xem, else 404."""
    try:
        return meeting_for(request.acting, pk)  # type: ignore[attr-defined]
    except Meeting.DoesNotExist:
        raise Http404 from None


def show(request: HttpRequest, found: Meeting, refused: Refusal | None = None, **more: Any) -> HttpResponse:
    """Trang một cuộc họp; 422 where a step was refused, with what was typed."""
    acting, today = request.acting, clock.today()  # type: ignore[attr-defined]
    items, seats, state = items_of(found), seats_of(found), State(found.state)
    prepares, ahead = permissions.may_prepare(acting, found), state in AHEAD
    papers = [paper for item in items for paper in item.papers.all()]
    have = sum(paper.sent_on is not None and not paper.refused_because for paper in papers)
    all_opinions = permissions.may_see_opinions(acting, found)
    answers = own_seats(acting, found) if state is State.ANNOUNCED else []
    mine = {seat.pk for seat in answers}
    context = {
        "meeting": found,
        "tone": TONES.get(state, ""),
        "icon": ICONS[state],
        "items": [
            (
                item,
                [o for o in item.remarks.all() if all_opinions or o.seat_id in mine],
                passes_without_debate(item.consent, [Stance(o.stance) for o in item.remarks.all()]),
            )
            for item in items
        ],
        "seats": seats,
        "ready": readiness(have, len(papers), papers_by=found.papers_by, today=today, calendar=calendar()),
        "foreseen": foreseen(found, items, seats, rules()) if ahead and prepares else None,
        "prepares": prepares,
        "signs": permissions.may_sign(acting, found),
        "consents": permissions.may_consent(acting, found) and state is State.ANNOUNCED,
        "deeds": {str(deed) for (at, deed) in MOVES if at is state},
        "ahead": ahead,
        "sends": {p.pk for p in papers if ahead and permissions.may_send_paper(acting, p, found)},
        "releases": {p.pk for p in papers if permissions.may_release_paper(acting, p, found)},
        "answers": answers,
        "opinions_open": state is State.ANNOUNCED and today <= found.remarks_by,
        "item_form": ItemForm(carried=carried_to(found) if ahead and prepares else ()),
        "seat_form": SeatForm(),
        "reply_form": ReplyForm(people=people_in(acting.agency_id, today) if answers else ()),
        "opinion_form": OpinionForm(),
        "handed_form": HandedForm(),
        "sentences": list(found.sentences.all()),
        "history": history_of(("meeting", found.pk), limit=60),
        "today": today,
        "refused": refused,
    }
    return render(request, "meetings/meeting.html", {**context, **more}, status=422 if refused else 200)
