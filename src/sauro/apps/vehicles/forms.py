"""Xe công: biểu mẫu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import DayField
from sauro.apps.agencies.models import Agency, Post
from sauro.apps.vehicles.models import FARTHEST_KM, KIND_CHOICES, MOST_SEATS, PURPOSE_CHOICES, Place, Vehicle
from sauro.apps.vehicles.services import CarFacts, Wanted
from sauro.domain.vehicles import MOST_PEOPLE, Purpose, VehicleKind
from sauro.web.as_seen import AsSeenForm

_HOUR = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
_LINES = forms.Textarea(attrs={"rows": 3})


def _chosen(label: Any, **facts: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, **facts)


def _set(form: forms.Form, name: str, rows: Iterable[tuple[int, str]], *, empty: Any = None) -> None:
    first = [("", empty)] if empty is not None else []
    form.fields[name].choices = [*first, *rows]  # type: ignore[attr-defined]


def _moment(day: dt.date, hour: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, hour, timezone.get_current_timezone())


class AskForm(forms.Form):
    """Đề nghị xe."""

    matter = forms.CharField(label=_("Đi làm việc gì"), max_length=300)
    purpose = forms.TypedChoiceField(label=_("Loại việc"), choices=PURPOSE_CHOICES, coerce=Purpose)
    day = DayField(label=_("Ngày đi"))
    there = forms.TimeField(label=_("Phải có mặt lúc"), widget=_HOUR)
    back_day = DayField(label=_("Ngày về"), required=False, help_text=_("Chỉ ghi khi về ngày khác."))
    back = forms.TimeField(
        label=_("Về được từ"), widget=_HOUR, required=False, help_text=_("Để trống: không về cùng xe.")
    )
    start = _chosen(_("Đi từ"))
    end = _chosen(_("Đến"))
    people = forms.IntegerField(
        label=_("Số người"), min_value=1, max_value=MOST_PEOPLE, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    fleet = _chosen(_("Nơi có xe"))
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=200, required=False,
        help_text=_("Số, ký hiệu văn bản. Ngày nghỉ, ngày lễ và việc đón, tiếp đoàn thì phải có."),
    )  # fmt: skip
    names = forms.CharField(
        label=_("Tên người đi"), max_length=4000, required=False, widget=_LINES,
        help_text=_("Nếu muốn; mỗi dòng một người. Chỉ cơ quan đề nghị và người điều xe xem, hết hạn thì xóa."),
    )  # fmt: skip
    alone_because = forms.CharField(
        label=_("Lý do phải đi riêng"), max_length=300, required=False,
        help_text=_("Để trống: sẵn sàng đi chung."),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[Place], fleets: Sequence[Agency], **facts: Any) -> None:
        super().__init__(*args, **facts)
        for name in ("start", "end"):
            _set(self, name, [(p.pk, p.name) for p in places], empty=_("Chọn nơi"))
        _set(self, "fleet", [(a.pk, a.name) for a in fleets])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("back_day") and not data.get("back"):
            self.add_error("back", _("Ghi giờ về."))
        return data

    def wanted(self) -> Wanted:
        """Điều đề nghị, for the service."""
        data = self.cleaned_data
        back = _moment(data["back_day"] or data["day"], data["back"]) if data["back"] else None
        return Wanted(
            data["fleet"], data["purpose"], data["matter"], data["people"], data["start"], data["end"],
            _moment(data["day"], data["there"]), back, data["basis"], data["names"], data["alone_because"],
        )  # fmt: skip


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class ReturnForm(forms.Form):
    """Ghi xe về."""

    km_out = forms.IntegerField(label=_("Đồng hồ lúc đi (km)"), min_value=0, max_value=9_999_999)
    km_back = forms.IntegerField(label=_("Đồng hồ lúc về (km)"), min_value=0, max_value=9_999_999)
    note = forms.CharField(label=_("Ghi chú về xe"), max_length=300, required=False)
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300, required=False)


class ChangeForm(AsSeenForm):
    """Đổi xe, người lái."""

    car = _chosen(_("Xe"))
    driver = _chosen(_("Người lái"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, *args: Any, cars: Sequence[Vehicle], drivers: Sequence[Post], **facts: Any) -> None:
        super().__init__(*args, **facts)
        _set(self, "car", [(c.pk, f"{c.plate} · {c.room}") for c in cars])
        _set(self, "driver", [(p.pk, p.title) for p in drivers], empty=_("Tự lái, chưa phân công"))


class CarForm(AsSeenForm):
    """Xe của cơ quan."""

    plate = forms.CharField(label=_("Biển số"), max_length=20)
    kind = forms.TypedChoiceField(label=_("Loại xe"), choices=KIND_CHOICES, coerce=VehicleKind)
    seats = forms.IntegerField(
        label=_("Số chỗ"), min_value=2, max_value=MOST_SEATS, help_text=_("Theo đăng ký, kể cả chỗ người lái.")
    )
    base = _chosen(_("Nơi để xe"))
    driver = _chosen(_("Người lái thường xuyên"), required=False)
    since = DayField(label=_("Có từ ngày"))
    until = DayField(label=_("Thôi dùng từ ngày"), required=False)

    def __init__(self, *args: Any, places: Sequence[Place], drivers: Sequence[Post], **facts: Any) -> None:
        super().__init__(*args, **facts)
        _set(self, "base", [(p.pk, p.name) for p in places], empty=_("Chọn nơi"))
        _set(self, "driver", [(p.pk, p.title) for p in drivers], empty=_("Chưa phân công"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] <= data["since"]:
            self.add_error("until", _("Ngày thôi dùng phải sau ngày có xe."))
        return data

    def facts(self) -> CarFacts:
        """Xe, for the service."""
        data = self.cleaned_data
        return CarFacts(
            data["plate"].strip().upper(), data["kind"], data["seats"], data["base"], data["driver"], data["since"],
            data["until"],
        )  # fmt: skip


class OutageForm(forms.Form):
    """Xe nghỉ."""

    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=200)


class PlaceForm(forms.Form):
    """Thêm nơi đi, đến."""

    name = forms.CharField(label=_("Tên nơi"), max_length=200)


class DistanceForm(forms.Form):
    """Ghi khoảng cách."""

    one = _chosen(_("Từ"))
    other = _chosen(_("Đến"))
    km = forms.IntegerField(label=_("Số km"), min_value=1, max_value=FARTHEST_KM)

    def __init__(self, *args: Any, places: Sequence[Place], **facts: Any) -> None:
        super().__init__(*args, **facts)
        for name in ("one", "other"):
            _set(self, name, [(p.pk, p.name) for p in places], empty=_("Chọn nơi"))
