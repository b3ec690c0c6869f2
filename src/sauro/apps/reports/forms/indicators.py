"""Chỉ tiêu: biểu mẫu trên màn hình."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import BodyField, DayField
from sauro.apps.reports.forms.fields import NumberField
from sauro.apps.reports.models import PERIOD_CHOICES
from sauro.apps.reports.services import Target
from sauro.domain.indicators import DIRECTION_WORDS, Direction
from sauro.domain.obligations import PeriodKind


class IndicatorForm(forms.Form):
    """Lập chỉ tiêu."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=300)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60)
    decimals = forms.IntegerField(label=_("Số lẻ"), min_value=0, max_value=4, initial=1)
    direction = forms.TypedChoiceField(
        label=_("Chiều"), choices=[(d.value, _(w)) for d, w in DIRECTION_WORDS.items()], coerce=Direction
    )
    target = NumberField(label=_("Mục tiêu"))
    target_on = DayField(label=_("Đạt vào ngày"))
    baseline = NumberField(label=_("Xuất phát"), required=False)
    baseline_on = DayField(label=_("Xuất phát ngày"), required=False)
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu nghị quyết, kế hoạch."))
    clause = forms.CharField(label=_("Điều, khoản, mục"), max_length=60, required=False)
    supplier = BodyField(label=_("Nơi cung cấp"), help_text=_("Mã hoặc tên đầy đủ."))
    period = forms.TypedChoiceField(
        label=_("Kỳ"), choices=[c for c in PERIOD_CHOICES if c[0] != PeriodKind.AD_HOC.value], coerce=PeriodKind
    )
    since = DayField(label=_("Theo dõi từ ngày"))

    def target_given(self) -> Target:
        """What was defined, for the service."""
        given = dict(self.cleaned_data)
        return Target(supplier_id=given.pop("supplier"), **given)


class ValueForm(forms.Form):
    """Ghi, sửa giá trị một kỳ."""

    period = forms.ChoiceField(label=_("Kỳ"))
    value = NumberField(label=_("Giá trị"))
    source = forms.CharField(label=_("Nguồn"), max_length=300, help_text=_("Văn bản, cơ quan công bố, ngày công bố."))
    reason = forms.CharField(
        label=_("Lý do sửa"), max_length=500, required=False, help_text=_("Chỉ cần khi sửa giá trị đã ghi.")
    )
