"""Đi chung: đề nghị và trả lời."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from sauro.apps.visits import permissions, services
from sauro.apps.visits.forms import OfferAnswerForm, OfferForm
from sauro.apps.visits.permissions import READERS
from sauro.apps.visits.views.deeds import managed, step
from sauro.apps.visits.views.pages import taken
from sauro.web.permissions import for_roles, require


@for_roles(*READERS)
@require_POST
def offer(request: HttpRequest, pk: int, host_id: int) -> HttpResponse:
    """Đề nghị đi chung với chuyến đi của cơ quan khác."""
    row, form = managed(request, pk), OfferForm(request.POST)
    return step(
        request, row, form, "offer_form", services.offer_to_join, gettext("Đã gửi đề nghị đi chung."),
        lambda: {"host_id": host_id, **form.cleaned_data},
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def answer(request: HttpRequest, pk: int, offer_id: int) -> HttpResponse:
    """Trả lời đề nghị đi chung."""
    row, form = taken(request, pk), OfferAnswerForm(request.POST)
    require(permissions.may_answer_offer(request.acting, row), gettext(services.WHO_HOSTS))
    return step(
        request, row, form, "offer_answer_form", services.answer_offer, gettext("Đã trả lời đề nghị."),
        lambda: {
            "offer_id": offer_id, "agrees": form.cleaned_data["agrees"] == "yes", "words": form.cleaned_data["words"],
        },
    )  # fmt: skip
