"""Giờ làm việc: biểu mẫu. A row of a body's hours, what a person says of a day, what is answered to it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import DayField
from sauro.apps.hours.models import CAUSES
from sauro.domain.hours import Season, Session, WorkingHours

_SEASON_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")


class ClockField(forms.TimeField):
    """Giờ trong ngày. Cleans to the minute of the day."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, input_formats=["%H:%M", "%Hh%M"], **options)

    def clean(self, value: Any) -> int | None:  # type: ignore[override]
        found = super().clean(value)
        return found.hour * 60 + found.minute if found else None


class SeasonDayField(forms.CharField):
    """Ngày trong năm, "16/4". Cleans to (month, day)."""

    def clean(self, value: Any) -> tuple[int, int] | None:  # type: ignore[override]
        text = super().clean(value)
        met = _SEASON_DAY.fullmatch(text) if text else None
        if not text:
            return None
        try:
            day = dt.date(2028, int(met[2]), int(met[1])) if met else None
        except ValueError:
            day = None
        if day is None:
            raise forms.ValidationError(gettext("Ghi ngày và tháng, ví dụ 16/4."))
        return day.month, day.day


class TimesForm(forms.Form):
    """Giờ làm việc: một dòng, theo một văn bản."""

    name = forms.CharField(label=_("Tên"), max_length=80, help_text=_("Ví dụ: Mùa hè."))
    since = DayField(label=_("Áp dụng từ ngày"))
    season_first = SeasonDayField(
        label=_("Mùa: từ ngày"), max_length=5, required=False, help_text=_("Ví dụ: 16/4. Để trống: cả năm.")
    )
    season_last = SeasonDayField(
        label=_("Mùa: đến hết ngày"), max_length=5, required=False, help_text=_("Ví dụ: 15/10. Để trống: cả năm.")
    )
    morning_start = ClockField(label=_("Sáng: từ"))
    morning_end = ClockField(label=_("Sáng: đến"))
    afternoon_start = ClockField(label=_("Chiều: từ"))
    afternoon_end = ClockField(label=_("Chiều: đến"))
    source = forms.CharField(label=_("Văn bản quy định"), max_length=200, help_text=_("Số, ngày, nơi ban hành."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("season_first")) != bool(cleaned.get("season_last")):
            self.add_error("season_last", gettext("Ghi cả ngày đầu và ngày cuối của mùa, hoặc để trống cả hai."))
        return cleaned

    def hours(self) -> WorkingHours:
        """What was typed, as the domain takes it."""
        typed = self.cleaned_data
        season = Season(typed["season_first"], typed["season_last"]) if typed["season_first"] else Season()
        sessions = (
            Session(typed["morning_start"], typed["morning_end"]),
            Session(typed["afternoon_start"], typed["afternoon_end"]),
        )
        return WorkingHours(sessions, typed["since"], None, season, typed["source"])


class EndTimesForm(forms.Form):
    """Giờ làm việc: kết thúc một dòng."""

    last = DayField(label=_("Áp dụng đến hết ngày"))


class ExplainForm(forms.Form):
    """Giải trình một ngày công: lý do trong danh sách, thêm vài chữ."""

    cause = forms.ChoiceField(label=_("Lý do"), choices=CAUSES)
    words = forms.CharField(
        label=_("Nói rõ thêm"),
        max_length=200,
        required=False,
        help_text=_("Không bắt buộc. Không ghi lý do sức khỏe hay việc riêng; nghỉ có phép thì ghi ngày vắng."),
    )


class DecideForm(forms.Form):
    """Trả lời một giải trình."""

    accept = forms.ChoiceField(choices=[("1", ""), ("0", "")])
    reply = forms.CharField(max_length=200, required=False)
