"""Dấu hiệu: biểu mẫu. Words of the unit, and the answer to a contest."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WordsOfUnitForm(forms.Form):
    """Nguyên nhân, hoặc đề nghị xem lại."""

    task = forms.IntegerField(min_value=1, max_value=2**62)
    signal = forms.CharField(max_length=30)
    verb = forms.ChoiceField(choices=[("explain", ""), ("contest", "")])
    words = forms.CharField(max_length=2000, required=False)


class AnswerForm(forms.Form):
    """Trả lời đề nghị xem lại."""

    upheld = forms.ChoiceField(
        choices=[("yes", _("Đúng, bỏ dấu hiệu")), ("no", _("Giữ dấu hiệu"))],
        error_messages={"required": _("Chọn đúng hoặc giữ.")},
    )
    answer = forms.CharField(max_length=2000, required=False)
