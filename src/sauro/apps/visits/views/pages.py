"""Đi cơ sở: trang. The list, one visit with what comes next, the calendar of a place, and the papers as files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import parent_on, people_in
from sauro.apps.journal.queries import history_of
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits import permissions, queries, services
from sauro.apps.visits.forms import (
    AnswerForm,
    AskedForm,
    CancelForm,
    ChangeForm,
    ConclusionForm,
    CorrectForm,
    DelegationForm,
    ExcuseForm,
    HeldForm,
    OfferAnswerForm,
    OfferForm,
    SendForm,
    SignForm,
    TaskForm,
    starts_of,
)
from sauro.apps.visits.models import Visit
from sauro.apps.visits.permissions import READERS
from sauro.domain import visits as domain
from sauro.domain.acting import Role
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.refusal import Refusal
from sauro.domain.visits import Answer, Purpose, State
from sauro.web import clock
from sauro.web.days import day_named
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

FILES = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", letter_docx),
    "pdf": ("application/pdf", letter_pdf),
}
WEEKS = 6  # of the calendar of a place, two of them before today
TONES = {
    Answer.WAITING: ("wait", "hourglass"),
    Answer.OVERDUE: ("late", "clock-exclamation"),
    Answer.ANSWERED: ("ok", "circle-check"),
    Answer.ANSWERED_LATE: ("", "circle-check"),
    Answer.TASK: ("ok", "list-check"),
    Answer.WITHDRAWN: ("", "ban"),
}


def taken(request: HttpRequest, pk: int) -> Visit:
    """The visit, or 404."""
    try:
        return queries.visit_for(request.acting, clock.today(), pk)
    except Visit.DoesNotExist:
        raise Http404 from None


@for_roles(*READERS)
@require_safe
def visit_list(request: HttpRequest) -> HttpResponse:
    """Danh sách đi cơ sở: visits by group, programmes, recommendations that wait for this body."""
    today, acting, group = clock.today(), request.acting, request.GET.get("group", "")
    seen = queries.visits_visible_to(acting, today)
    rows = queries.grouped(seen, group)
    page = page_of(rows, request.GET, shown=lambda found: found.prefetch_related("places__agency", "members"))
    context = {
        "page": page,
        "rows": page.rows,
        "counts": queries.counts_of(seen),
        "group": group,
        "programmes": queries.programmes_visible_to(acting, today)[:8],
        "waiting": queries.waiting_answers(acting)[:8] if acting.role in permissions.SPEAKERS else (),
        "may_plan": permissions.may_plan(acting),
        "today": today,
    }
    return render(request, "visits/list.html", context)


@for_roles(*READERS)
@require_safe
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Lịch của một nơi: ai đến, khi nào."""
    body = get_object_or_404(Agency, pk=pk)
    asked = day_named(request.GET.get("from", ""), clock.today() - dt.timedelta(weeks=2))
    monday, _ = domain.week_days(asked)
    last = monday + dt.timedelta(weeks=WEEKS, days=-1)
    coming = queries.calendar_of_place(body.pk, monday, last, own_body=request.acting.agency_id)
    weeks = []
    for number in range(WEEKS):
        first = monday + dt.timedelta(weeks=number)
        rows = [one for one in coming if first <= one.day < first + dt.timedelta(weeks=1)]
        several = len({one.body_id for one in rows}) >= rules().number("visit.bodies_in_week", first)
        weeks.append((first, first + dt.timedelta(days=6), rows, several))
    visible = set(queries.visits_visible_to(request.acting, clock.today()).values_list("pk", flat=True)[:5000])
    context = {
        "body": body,
        "weeks": weeks,
        "total": len(coming),
        "visible": visible & {one.visit for one in coming},
        "today": clock.today(),
        "before": monday - dt.timedelta(weeks=WEEKS),
        "after": monday + dt.timedelta(weeks=WEEKS),
    }
    return render(request, "visits/place.html", context)


@for_roles(*READERS)
@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """Một chuyến đi."""
    return visit_page(request, taken(request, pk))


def visit_page(
    request: HttpRequest, row: Visit, refused: Refusal | None = None, status: int = 200, **typed: Any
) -> HttpResponse:
    """The page of a visit; `typed`: a form that came back with what was wrong, under its name."""
    acting, today = request.acting, clock.today()
    context = {
        "visit": row,
        "today": today,
        "places": queries.places_of(row),
        "members": row.members.select_related("holding__person", "holding__post__agency"),
        "history": history_of(("visit", row.pk))[:30],
        "refused": refused,
        "may_manage": permissions.may_manage(acting, row),
        "may_sign": permissions.may_sign(acting, row),
        "may_note": permissions.may_note(acting, row),
        "inside": acting.agency_id == row.agency_id or acting.role is Role.INSPECTOR,
        **_days(row, today),
        **_others(row, today),
        **_papers(row),
        **_asked(request, row, today),
        **_forms(row, today),
    }
    return render(request, "visits/visit.html", {**context, **typed}, status=status)


def _days(row: Visit, today: dt.date) -> dict[str, Any]:
    """What the rules say of this visit: last day of the notice, size allowed, day of the conclusion."""
    day, book, days = timezone.localdate(row.starts_at), rules(), calendar()
    last, size = row.notice_by or domain.last_notice_day(day, calendar=days, rules=book), queries.size_of(row)
    most = domain.allowed_size(Purpose(row.purpose), day, book)
    sent = row.notice.sent_at if row.notice else None
    return {
        "day": day,
        "last_notice": last,
        "days_left": days.working_days_between(today, last),
        "ahead": book.number("visit.notice_ahead", day),
        "sent": sent,
        "sent_late": bool(sent) and timezone.localdate(sent) > last,
        "size": size,
        "most": most,
        "too_many": size > most,
        "conclude_by": domain.conclude_by(row.held_on, calendar=days, rules=book) if row.held_on else None,
        "to_come": row.state == State.PLANNED,
        "was_held": row.state in (State.HELD, State.CONCLUDED),
    }


def _others(row: Visit, today: dt.date) -> dict[str, Any]:
    """Who else comes in that week, and the offers to go together."""
    if row.state != State.PLANNED:
        return {"others_there": [], "offers": queries.offers_of(row), "offered": False, "to_answer": None}
    ids = [pk for pk, _ in queries.places_of(row)]
    meeting = queries.others_in_week(ids, timezone.localdate(row.starts_at), except_visit=row.pk)
    offers = queries.offers_of(row)
    return {
        "others_there": [one for one in meeting if one.body_id != row.agency_id],
        "offers": offers,
        "to_answer": next((o.pk for o in offers if o.host_id == row.pk and o.accepted is None), None),
        "offered": any(o.visit_id == row.pk and o.accepted is None for o in offers),
    }


def _papers(row: Visit) -> dict[str, Any]:
    """Notice and conclusion with their numbers."""
    return {
        "notice_number": number_of(row.notice) if row.notice else "",
        "conclusion_number": number_of(row.conclusion) if row.conclusion else "",
    }


def _asked(request: HttpRequest, row: Visit, today: dt.date) -> dict[str, Any]:
    rows = queries.answers_of(row, today)
    return {
        "asked": [
            {
                "row": one,
                "state": state,
                "words": domain.ANSWER_WORDS[state],
                "tone": TONES[state][0],
                "icon": TONES[state][1],
                "open": state in (Answer.WAITING, Answer.OVERDUE),
                "may_answer": permissions.may_answer(request.acting, one),
            }
            for one, state in rows
        ],
        "answer_form": AnswerForm(),
        "task_form": TaskForm(),
    }


def _forms(row: Visit, today: dt.date) -> dict[str, Any]:
    starts, tree = timezone.localtime(row.starts_at), Tree(row.agency.tree)
    forms: dict[str, Any] = {}
    if row.state == State.PLANNED:
        forms |= {
            "change_form": ChangeForm(initial=starts_of(row)),
            "delegation_form": delegation_form(row),
            "cancel_form": CancelForm(),
            "excuse_form": ExcuseForm(),
            "sign_form": SignForm(initial={"symbol": symbol_for("notice", tree, row.agency.code)}),
            "send_form": SendForm(),
            "offer_form": OfferForm(),
            "offer_answer_form": OfferAnswerForm(),
            "held_form": HeldForm(initial={"day": min(starts.date(), today)}),
        }
    if row.state in (State.HELD, State.CONCLUDED):
        due = domain.answer_day(today, calendar=calendar(), rules=rules())
        forms["asked_form"] = AskedForm(places=queries.places_of(row), initial={"answer_by": due})
    if row.state == State.HELD:
        opening, sentences = services.proposed_conclusion(row, today)
        forms |= {
            "conclusion_form": ConclusionForm(initial={"opening": opening, "sentences": sentences}),
            "conclude_form": SignForm(initial={"symbol": symbol_for("conclusion", tree, row.agency.code)}),
            "correct_form": CorrectForm(initial={"day": row.held_on}),
        }
    return forms


def delegation_form(row: Visit, data: Any = None) -> DelegationForm:
    """Đoàn đi: the people of the body and the leaders of the one above it, with those chosen before."""
    day = timezone.localdate(row.starts_at)
    over = parent_on(row.agency_id, day)
    people = people_in(row.agency_id, day)
    if over:
        people = [h for h in people_in(over.pk, day) if h.role == Role.LEADER.value] + people
    chosen = list(row.members.select_related("holding__person", "holding__post__agency"))
    known = {h.pk for h in people}
    initial = {
        "lead": next((m.holding_id for m in chosen if m.lead), None),
        "members": [m.holding_id for m in chosen if not m.lead and m.holding_id in known],
        "guests": "\n".join(
            f"{m.holding.person.name}; {m.holding.post.agency.name}" for m in chosen if m.holding_id not in known
        ),
        "others": row.others,
    }
    return DelegationForm(data, people=people, on=day, initial=initial)


@for_roles(*READERS)
@require_safe
def paper(request: HttpRequest, pk: int, which: str, suffix: str) -> HttpResponse:
    """Thông báo, thông báo kết luận as DOCX and PDF; a place reads them once they are signed."""
    row = taken(request, pk)
    letter = {"announcement": row.notice, "conclusion": row.conclusion}.get(which)
    inside = request.acting.agency_id == row.agency_id
    if letter is None or suffix not in FILES or (letter.signed_on is None and not inside):
        raise Http404
    kind, write = FILES[suffix]
    response = HttpResponse(write(sheet_of(letter)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="di-co-so-{which}-{row.pk}.{suffix}"'
    return response
