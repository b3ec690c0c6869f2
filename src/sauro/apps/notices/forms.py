"""Tin báo: biểu mẫu."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PreferenceForm(forms.Form):
    """Cách nhận tin."""

    email = forms.CharField(label=_("Địa chỉ thư công vụ"), max_length=254, required=False)
    by_mail = forms.BooleanField(label=_("Nhận thư"), required=False)
    hour = forms.IntegerField(label=_("Giờ nhận thư tổng hợp"), min_value=0, max_value=23)


class MuteForm(forms.Form):
    """Tắt tin."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
    until = forms.DateField(label=_("Đến hết ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
