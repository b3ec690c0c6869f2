"""Văn bản đi: biểu mẫu."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_TEXT = forms.Textarea(attrs={"rows": 4})
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _revision(place: str) -> forms.IntegerField:
    """Which wording was on the screen."""
    return forms.IntegerField(
        required=False, min_value=1, max_value=2_000_000_000, widget=forms.HiddenInput(attrs={"id": place})
    )


class WordForm(forms.Form):
    """Sửa dự thảo."""

    revision = _revision("ban-sua")
    subject = forms.CharField(label=_("Trích yếu"), max_length=400)
    opening = forms.CharField(label=_("Mở đầu"), max_length=4000, widget=_TEXT)
    asks = forms.CharField(label=_("Đề nghị"), max_length=4000, widget=_TEXT)
    closing = forms.CharField(label=_("Kết thúc"), max_length=4000, widget=_TEXT, required=False)


class SignForm(forms.Form):
    """Ký, lấy số."""

    revision = _revision("ban-ky")
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40, help_text=_("Số do phần mềm lấy khi ký."))


class SendForm(forms.Form):
    """Ghi đã gửi."""

    how = forms.CharField(label=_("Gửi bằng cách nào"), max_length=200, help_text=_("Ví dụ: trục liên thông."))


class AnswerForm(forms.Form):
    """Ghi trả lời."""

    on = forms.DateField(label=_("Ngày trả lời"), widget=_DAY)
    answer = forms.CharField(label=_("Số, ký hiệu, nội dung chính"), max_length=4000, widget=_TEXT)


class DropForm(forms.Form):
    """Bỏ dự thảo."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000)
