"""Trang báo lỗi. What happened, that nothing was lost, what to do: for 400, 403, 404, 422, 429 and 500.

The page is `web/error.html` with `error` (an `Explained`); it may use `request.acting` only if it is there. The page
of a fault of the machine (500) is `web/fault.html`, which asks neither database nor session.
"""

from __future__ import annotations

import errno
import sys
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import Sentence
from sauro.web.speech import say
from sauro.web.unsent import Unsent, came_from, of_our_own, unsent_of


@dataclass(frozen=True, slots=True)
class Explained:
    """Báo lỗi. `clause` quotes the rule where there is one; `code` is the stable name of a refusal."""

    status: int
    title: str
    message: str
    advice: str = ""
    clause: str = ""
    code: str = ""


def _page(request: HttpRequest, error: Explained, *, ours: bool = True) -> HttpResponse:
    if not hasattr(request, "acting"):  # refused before it was known who asks
        request.acting = None  # type: ignore[attr-defined]
    unsent = _unsent_of(request) if ours else None
    context = {"error": error, "back": came_from(request), "texts": unsent.texts if unsent else []}
    try:
        return render(request, "web/error.html", context, status=error.status)
    except TemplateDoesNotExist:
        plain = format_html("<!doctype html><html lang=vi><title>{0}</title><h1>{0}</h1><p>{1} {2}", error.title,
                            error.message, error.advice)  # fmt: skip
        return HttpResponse(plain, status=error.status)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Từ chối. 422: the request was understood, a rule says no, nothing was changed."""
    error = Explained(
        422, gettext("Chưa làm được"), say(refusal.message), say(refusal.advice), refusal.clause, refusal.code
    )
    return _page(request, error)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request is malformed or too large."""
    message = gettext("Máy chủ không đọc được yêu cầu này. Không có gì bị thay đổi.")
    advice = gettext("Quay lại trang trước và thử lại; tệp quá lớn thì chia nhỏ.")
    return _page(request, Explained(400, gettext("Yêu cầu không hợp lệ"), message, advice))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: seen but not permitted; the reason is the text of the PermissionDenied."""
    reason = exception.args[0] if isinstance(exception, PermissionDenied) and exception.args else ""
    told = say(Sentence(reason) if isinstance(reason, str) else reason)
    message = told or gettext("Chức vụ đang dùng không có quyền làm việc này.")
    advice = gettext("Nếu giữ chức vụ khác, chọn chức vụ đó; nếu không, hỏi người quản trị của cơ quan.")
    return _page(request, Explained(403, gettext("Không có quyền"), message, advice))


def ended(request: HttpRequest, unsent: Unsent) -> HttpResponse:
    """401: the session ended while somebody typed; he signs in on this very page and nothing typed is lost."""
    context = {"unsent": unsent, "username": "", "next": unsent.page or "/"}
    return _whole(request, render(request, "web/ended.html", context, status=401))


def send_on(
    request: HttpRequest, unsent: Unsent, title: str = "", message: str = "", status: int = 200, choose_first: str = ""
) -> HttpResponse:
    """Gửi tiếp. What was typed, to be looked at again and sent by one press, with a form that is fresh."""
    context = {
        "unsent": unsent,
        "title": title or gettext("Đã đăng nhập lại, chưa gửi"),
        "message": message or gettext("Việc vừa bấm chưa được thực hiện. Xem lại rồi bấm Gửi tiếp."),
        "choose_first": choose_first,
    }
    return _whole(request, render(request, "web/unsent.html", context, status=status))


def _whole(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Not kept by the browser; in place of the whole page, also where a part of it was asked for."""
    response.headers["Cache-Control"] = "no-store"
    if request.htmx:  # type: ignore[attr-defined]
        response.status_code = 409  # which the page's script shows (`jinja.HTMX_CONFIG`)
        for name, value in (("Retarget", "body"), ("Reswap", "innerHTML"), ("Reselect", ".top, .frame")):
            response.headers[f"HX-{name}"] = value
    return response


def _unsent_of(request: HttpRequest) -> Unsent | None:
    """What was sent, where it can be read at all: a page that tells of a fault must not fail on it."""
    try:
        return unsent_of(request)
    except Exception:  # a body that is no form, too large, cut off, read before
        return None


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is stale or came from elsewhere. A form of our own page (signing in again in another tab makes it
    stale) is sent on by a press; one from elsewhere is not, and nothing of it is shown."""
    unsent = _unsent_of(request) if of_our_own(request) and request.user.is_authenticated else None
    if unsent is not None:
        message = gettext("Đã đăng nhập lại ở thẻ khác. Việc vừa bấm ở trang này chưa được thực hiện: bấm Gửi tiếp.")
        return send_on(request, unsent, gettext("Trang đã cũ, điều đã gõ còn nguyên"), message, 403)
    message = gettext("Trang đã mở quá lâu hoặc được gửi từ nơi khác. Không có gì bị thay đổi.")
    advice = gettext("Tải lại trang rồi gửi lại.")
    return _page(request, Explained(403, gettext("Trang đã cũ"), message, advice), ours=False)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not for this person to see; the two look alike on purpose."""
    message = gettext("Không có trang này, hoặc trang không thuộc phạm vi được xem của chức vụ đang dùng.")
    return _page(request, Explained(404, gettext("Không tìm thấy trang"), message, gettext("Kiểm tra lại địa chỉ.")))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Of the machine it says only that its disk is full, which somebody must be told; draws on
    neither database nor session."""
    title, advice = gettext("Máy chủ gặp lỗi"), gettext("Thử lại sau ít phút, hoặc báo người quản trị.")
    message = gettext("Máy chủ gặp lỗi và đã ghi lại. Việc đang làm dở chưa được lưu; dữ liệu đã lưu vẫn nguyên.")
    if _disk_is_full(sys.exc_info()[1]):
        title = gettext("Máy chủ hết chỗ lưu")
        message = gettext("Đĩa của máy chủ đã đầy. Việc vừa làm chưa được lưu; dữ liệu đã lưu vẫn nguyên.")
        advice = gettext("Báo ngay người quản trị; có chỗ rồi thì quay lại trang trước và gửi lại.")
    error = Explained(500, title, message, advice)
    try:
        return HttpResponse(render_to_string("web/fault.html", {"error": error}), status=500)
    except Exception:  # the last handler must answer whatever is broken (ASVS 16.5.4)
        return HttpResponse(format_html("<!doctype html><h1>{}</h1><p>{}", error.title, message), status=500)


def _disk_is_full(fault: BaseException | None) -> bool:
    """Whether this, or what it came of, is the disk's answer: of the system, SQLite ("disk is full"), PostgreSQL."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if isinstance(fault, DatabaseError) and ("disk is full" in str(fault) or "No space left" in str(fault)):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def locked_out(request: HttpRequest, original: Any = None, credentials: Any = None) -> HttpResponse:
    """429: too many wrong passwords for one name from one address."""
    message = gettext("Đã gõ sai mật khẩu quá nhiều lần. Tài khoản tạm khóa trên máy này trong 15 phút.")
    advice = gettext("Đợi 15 phút rồi thử lại, hoặc nhờ người quản trị đặt lại mật khẩu.")
    return _page(request, Explained(429, gettext("Tạm khóa đăng nhập"), message, advice))
