"""Tổng hợp kỳ: biểu mẫu. Which period of what; the words of a section; why it goes back; the symbol of the number."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.reports.models import ScopeKind
from sauro.apps.reports.services.synthesising import LONGEST
from sauro.domain.obligations import period_name
from sauro.domain.synthesis_periods import choices

MOST = 2**62


class OpenForm(forms.Form):
    """Phạm vi và kỳ. The named period, or two days that take its place."""

    scope = forms.ChoiceField(choices=ScopeKind.choices, widget=forms.HiddenInput)
    target = forms.IntegerField(min_value=0, max_value=MOST, widget=forms.HiddenInput)
    period = forms.ChoiceField(label=_("Kỳ"))
    first = TypedDayField(label=_("Hoặc từ ngày"), required=False)
    last = TypedDayField(label=_("Đến ngày"), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(key, period_name(key)) for key in choices(today)]
        self.fields["period"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = said.get("first"), said.get("last")
        if bool(first) != bool(last):
            self.add_error("last" if first else "first", _("Ghi cả hai ngày, hoặc để trống cả hai."))
        return said

    @property
    def key(self) -> str:
        """Khóa của kỳ đã chọn."""
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return f"{first.isoformat()}_{last.isoformat()}" if first and last else self.cleaned_data["period"]


class TextForm(forms.Form):
    """Lời của một phần; each line is a paragraph, an empty text leaves the section out."""

    text = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi dòng là một đoạn. Để trống thì bỏ phần này."),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)  # when it was edited last, as shown


class ReasonForm(forms.Form):
    """Lý do trả về dự thảo."""

    reason = forms.CharField(
        label=_("Điều cần sửa"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi lý do.")},
    )  # fmt: skip


class IssueForm(forms.Form):
    """Ký, lấy số."""

    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40)
