"""Ô nhập dùng chung cho cơ quan và ngày. A day, a body, several bodies, as other apps ask for them too."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import search_key

MOST_BODIES = 2000
_OTHERWISE = re.compile(r"(\d{1,2}(?=[^\d])|\d{2}) ?[-./ ]? ?(\d{1,2}(?=[^\d])|\d{2}) ?[-./ ]? ?(\d{4})")


def _with_slashes(typed: str) -> str:
    """28.10.2026, 28-10-2026, 28102026 as 28/10/2026: the number pad of a telephone has no slash."""
    found = _OTHERWISE.fullmatch(typed.strip())
    return "/".join(found.groups()) if found else typed


class _Day(forms.DateField):
    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%d/%m/%Y", "%Y-%m-%d"], **options)

    def to_python(self, value: Any) -> dt.date | None:
        """A year that is a slip of the hand (0026, 9999) is no date: the days before and after it must exist too."""
        day = super().to_python(_with_slashes(value) if isinstance(value, str) else value)
        if day is not None and not 1945 <= day.year <= 2200:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class DayField(_Day):
    """Ngày. The browser's own date field; 28/10/2026 typed by hand is understood too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class TypedDayField(_Day):
    """Ngày gõ tay, 28/10/2026: for a day that is copied from a paper."""

    default_error_messages: ClassVar = {"invalid": _("Ngày ghi theo dạng 28/10/2026."), "required": _("Chưa ghi ngày.")}

    def __init__(self, **options: Any) -> None:
        typed = {"placeholder": "28/10/2026", "inputmode": "numeric", "data-typed-day": ""}
        super().__init__(widget=forms.DateInput(format="%d/%m/%Y", attrs=typed), **options)


class BodyField(forms.CharField):
    """Cơ quan, by its code or its name. Cleans to an id, None for an empty field."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **options)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        return found_body(text) if text else None


class BodiesField(forms.CharField):
    """Các cơ quan, one a line, by code or name. Cleans to ids in order, each once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=60_000, widget=forms.Textarea(attrs={"rows": 4}), **options)

    def clean(self, value: Any) -> tuple[int, ...]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_BODIES:
            raise forms.ValidationError(gettext("Quá nhiều cơ quan; dùng nhóm cơ quan."))
        return tuple(dict.fromkeys(found_body(line) for line in lines))


def found_body(text: str) -> int:
    """The id of the one body of this code or name. ValidationError where there is none, or several."""
    named = Agency.objects.filter(code=text).values_list("pk", flat=True).first()
    if named:
        return named
    wanted = search_key(text)
    near = Agency.objects.filter(folded__contains=wanted)[:50] if wanted else []
    found = [a for a in near if wanted in (search_key(a.name), search_key(a.short_name))]
    if len(found) == 1:
        return found[0].pk
    if found:
        codes = ", ".join(a.code for a in found[:5])
        raise forms.ValidationError(
            gettext("“%(name)s”: nhiều cơ quan cùng tên; ghi mã: %(codes)s.") % {"name": text, "codes": codes}
        )
    raise forms.ValidationError(gettext("Không có cơ quan nào có mã hoặc tên “%(name)s”.") % {"name": text})
