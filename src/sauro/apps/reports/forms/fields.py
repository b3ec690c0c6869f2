"""Ô nhập của báo cáo. A number as an office writes it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import FieldKind, FieldSpec, number_of
from sauro.web.speech import say


class NumberField(forms.CharField):
    """Số, 1.234,5 as an office writes it. Cleans to a Decimal, None for an empty field."""

    def __init__(self, *, decimals: int = 4, **options: Any) -> None:
        self.decimals = decimals
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)

    def clean(self, value: Any) -> Decimal | None:
        field = FieldSpec("so", FieldKind.NUMBER, str(self.label or ""), decimals=self.decimals)
        try:
            return number_of(field, super().clean(value))
        except Refusal as refusal:
            raise forms.ValidationError(say(refusal.message)) from None
