"""Trang báo lỗi: what happened, that nothing was lost, what to do; never the inside of the machine."""

from __future__ import annotations

import errno

import pytest
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import Sentence
from sauro.web import errors


def _raising(error: Exception) -> object:
    @login_not_required
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


REFUSAL = Refusal(
    "task.lead.missing",
    Sentence("Chưa có cơ quan chủ trì cho {work}.", {"work": "<b>việc {x}</b>"}),
    clause="1773-CV/TU, mục 1",
    advice="Chọn một cơ quan.",
)
urlpatterns = [
    path("refused/", _raising(REFUSAL)),  # type: ignore[arg-type]
    path("forbidden/", _raising(PermissionDenied(Sentence("Chỉ {who} làm được.", {"who": "văn thư"})))),  # type: ignore[arg-type]
    path("absent/", _raising(Http404("bí mật của máy"))),  # type: ignore[arg-type]
    path("odd/", _raising(SuspiciousOperation("bí mật của máy"))),  # type: ignore[arg-type]
    path("full/", _raising(OSError(errno.ENOSPC, "bí mật của máy"))),  # type: ignore[arg-type]
    path("full-database/", _raising(OperationalError("database or disk is full"))),  # type: ignore[arg-type]
    path("broken/", _raising(RuntimeError("bí mật của máy"))),  # type: ignore[arg-type]
]
handler400, handler403, handler404, handler500 = (
    errors.bad_request,
    errors.forbidden,
    errors.not_found,
    errors.server_error,
)


@pytest.fixture
def here(client: Client) -> Client:
    client.raise_request_exception = False
    return client


@pytest.fixture(autouse=True)
def own_addresses() -> object:
    from sauro.config import urls

    mine = list(urls.urlpatterns)
    urlpatterns_before = list(urlpatterns)
    urlpatterns.extend(mine)
    with override_settings(ROOT_URLCONF=__name__):
        yield
    urlpatterns[:] = urlpatterns_before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/refused/", 422, "1773-CV/TU, mục 1"),
        ("/forbidden/", 403, "Chỉ văn thư làm được."),
        ("/absent/", 404, "Không tìm thấy trang"),
        ("/khong-co-gi/", 404, "Không tìm thấy trang"),
        ("/odd/", 400, "Yêu cầu không hợp lệ"),
        ("/broken/", 500, "Máy chủ gặp lỗi"),
    ],
)
def test_each_error_says_what_happened(here: Client, address: str, status: int, said: str) -> None:
    response = here.get(address)

    page = response.content.decode()
    assert response.status_code == status
    assert said in page
    assert "bí mật của máy" not in page
    assert "Traceback" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_name_that_is_not_ours_is_refused_and_no_fault(here: Client, method: str) -> None:
    answer = getattr(here, method)("/khong-co-gi/", headers={"host": "noi.khac", "origin": "http://noi.khac"})

    assert answer.status_code == 400
    assert "noi.khac" not in answer.content.decode()


@pytest.mark.django_db
def test_a_refusal_quotes_values_as_text(here: Client) -> None:
    page = here.get("/refused/").content.decode()

    assert "&lt;b&gt;việc {x}&lt;/b&gt;" in page
    assert "Chọn một cơ quan." in page


@pytest.mark.django_db
def test_a_stale_form_is_told_so() -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/sign-in/", {"username": "an", "password": "x"})

    assert response.status_code == 403
    assert "Tải lại trang" in response.content.decode()


def test_the_page_of_a_fault_needs_no_database(rf) -> None:  # type: ignore[no-untyped-def]
    request = rf.get("/")
    request.user = AnonymousUser()

    assert errors.server_error(request).status_code == 500


@pytest.mark.parametrize(("address", "full"), [("/full/", True), ("/full-database/", True), ("/broken/", False)])
def test_a_full_disk_is_said_to_who_can_tell_the_administrator(here: Client, address: str, full: bool) -> None:
    answer = here.get(address)

    assert answer.status_code == 500
    assert ("Đĩa của máy chủ đã đầy" in answer.content.decode()) is full
    assert "bí mật" not in answer.content.decode()
