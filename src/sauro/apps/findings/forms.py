"""Điều cần xem lại: biểu mẫu. What the body says, what is decided, which task puts it right."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

_TEXT = forms.Textarea(attrs={"rows": 4})


class ExplainForm(forms.Form):
    """Giải trình."""

    words = forms.CharField(
        label=_("Giải trình"),
        max_length=4000,
        widget=_TEXT,
        help_text=_("Vì sao như vậy, đã làm gì hoặc sẽ làm gì. Nói về việc và quy trình, không nêu tên người."),
    )


class DecideForm(forms.Form):
    """Kết luận."""

    outcome = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[("justified", _("Chấp nhận giải trình")), ("upheld", _("Giữ nguyên, cần khắc phục"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Lý do kết luận"), max_length=4000, widget=_TEXT)


class ContestForm(forms.Form):
    """Đề nghị xem lại."""

    words = forms.CharField(label=_("Vì sao đề nghị xem lại"), max_length=4000, widget=_TEXT)


class ContestDecisionForm(forms.Form):
    """Trả lời đề nghị xem lại."""

    outcome = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("stands", _("Giữ kết luận")), ("lifted", _("Bỏ kết luận"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Lý do"), max_length=4000, widget=_TEXT)


class RemedyForm(forms.Form):
    """Khắc phục bằng một nhiệm vụ."""

    task_code = forms.CharField(label=_("Mã nhiệm vụ"), max_length=40, help_text=_("Ví dụ: NV-2026-0417."))
    words = forms.CharField(label=_("Nhiệm vụ này khắc phục điều gì"), max_length=4000, widget=_TEXT)
