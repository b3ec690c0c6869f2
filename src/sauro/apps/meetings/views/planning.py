"""Cuộc họp: lập. The plan, its agenda, its seats."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.agencies.queries import above, find_people, people_in
from sauro.apps.meetings import permissions, services
from sauro.apps.meetings.forms import ItemForm, MeetingPlanForm, SeatForm, typed_plan
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import rooms_of
from sauro.apps.meetings.queries.planning import carried_to
from sauro.apps.meetings.services.taking import WHO_PREPARES
from sauro.apps.meetings.views.opening import meeting_or_404, show
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require, signed_in


def _form(request: HttpRequest, found: Meeting | None) -> MeetingPlanForm:
    """The chair is of the host, or of a body directly above it."""
    acting, today = request.acting, clock.today()
    bodies = [acting.agency_id, *above(acting.agency_id, today)[:1]]
    chairs = [holding for body in bodies for holding in people_in(body, today) if holding.role == "leader"]
    if found and found.chair_id not in {holding.pk for holding in chairs}:
        chairs.append(found.chair)
    post = request.POST if request.method == "POST" else None
    initial = typed_plan(found) if found else {"form": "in_person"}
    return MeetingPlanForm(post, rooms=rooms_of(acting.agency_id), chairs=chairs, initial=initial)


@for_roles(*permissions.FOR_THE_BODY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Lập cuộc họp."""
    form, refused, made = _form(request, None), None, list[Meeting]()
    if request.method == "POST" and form.is_valid():
        refused = refused_of(
            lambda: made.append(services.plan_meeting(plan=form.plan(), by=request.acting, at=request.now))
        )
        if refused is None:
            messages.success(request, gettext("Đã lập cuộc họp. Thêm nội dung và thành phần mời."))
            return redirect("meetings:meeting", made[0].pk)
    context = {"form": form, "refused": refused, "meeting": None}
    return render(request, "meetings/plan.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa cuộc họp before it is announced."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    form, refused = _form(request, found), None
    if request.method == "POST" and form.is_valid():
        told = {"by": request.acting, "at": request.now, "seen": form.cleaned_data["seen"]}
        refused = refused_of(lambda: services.replan_meeting(meeting_id=pk, plan=form.plan(), **told))
        if refused is None:
            messages.success(request, gettext("Đã sửa cuộc họp."))
            return redirect("meetings:meeting", pk)
        found = meeting_or_404(request, pk)
        form.show_stored(refused, found.revision, typed_plan(found))
    context = {"form": form, "refused": refused, "meeting": found}
    return render(request, "meetings/plan.html", context, status=422 if request.method == "POST" else 200)


def _id(request: HttpRequest, name: str) -> int:
    """A number of a row that a button sent; 0 where it is none."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 16 else 0


@signed_in
@require_POST
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm, bỏ nội dung."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    told = {"meeting_id": pk, "by": request.acting, "at": request.now}
    if "drop" in request.POST:
        refused = refused_of(lambda: services.drop_item(item_id=_id(request, "drop"), **told))
        return show(request, found, refused) if refused else redirect("meetings:meeting", pk)
    form = ItemForm(request.POST, carried=carried_to(found))
    if not form.is_valid():
        return show(request, found, _untidy(), item_form=form)
    refused = refused_of(lambda: services.add_item(**form.said(), **told))
    return show(request, found, refused, item_form=form) if refused else redirect("meetings:meeting", pk)


def _untidy() -> Refusal:
    return Refusal("meeting.typed", N_("Chưa ghi được: xem ô được đánh dấu."), advice=N_("Sửa ô ấy rồi làm lại."))


@signed_in
@require_POST
def seats(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm, bỏ thành phần mời."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    told = {"meeting_id": pk, "by": request.acting, "at": request.now}
    if "drop" in request.POST:
        refused = refused_of(lambda: services.drop_seat(seat_id=_id(request, "drop"), **told))
        return show(request, found, refused) if refused else redirect("meetings:meeting", pk)
    form = SeatForm(request.POST)
    if not form.is_valid():
        return show(request, found, _untidy(), seat_form=form)
    refused = refused_of(lambda: _add_seat(found, form, told))
    return show(request, found, refused, seat_form=form) if refused else redirect("meetings:meeting", pk)


def _add_seat(found: Meeting, form: SeatForm, told: dict[str, object]) -> None:
    data = form.cleaned_data
    holding_id = None
    if data["person"]:
        people = [h for h in find_people(data["person"], found.day) if h.post.agency_id == data["body"].pk]
        if len(people) != 1:
            raise Refusal(
                "meeting.seat.person",
                N_("Không có, hoặc có nhiều người tên này ở cơ quan ấy."),
                advice=N_("Ghi đủ họ tên như danh mục; để trống thì mời người đứng đầu."),
            )
        holding_id = people[0].pk
    services.add_seat(
        agency_id=data["body"].pk, holding_id=holding_id, required=data["required"],
        late_because=data["late_because"], **told,
    )  # type: ignore[arg-type]  # fmt: skip
