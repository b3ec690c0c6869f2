"""Lịch trực: biểu mẫu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import DayField
from sauro.apps.duty.models import ROLE_CHOICES, Shift
from sauro.apps.duty.queries.rosters import Candidate
from sauro.domain.rostering import DutyRole

_TEXT = forms.Textarea(attrs={"rows": 3})


class MakeForm(forms.Form):
    """Lập lịch trực."""

    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến ngày"))
    officers = forms.IntegerField(label=_("Số cán bộ trực mỗi ngày"), min_value=1, max_value=20)
    solver = forms.ChoiceField(label=_("Cách xếp"))

    def __init__(self, *args: Any, solvers: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["solver"].choices = solvers  # type: ignore[attr-defined]
        if len(solvers) == 1:
            self.fields["solver"].widget = forms.HiddenInput()


class ListForm(forms.Form):
    """Đưa người vào danh sách trực: one role for each person, or none."""

    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, candidates: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(candidates)
        for one in self.people:
            self.fields[f"p{one.person.pk}"] = forms.ChoiceField(
                label=one.person.name, choices=[("", _("không trực")), *ROLE_CHOICES], required=False,
                initial=one.role.value, help_text=one.title,
            )  # fmt: skip

    def rows(self) -> list[forms.BoundField]:
        return [self[f"p{one.person.pk}"] for one in self.people]

    def roles(self) -> dict[int, DutyRole]:
        """Person → role, as chosen."""
        chosen = {one.person.pk: self.cleaned_data[f"p{one.person.pk}"] for one in self.people}
        return {person: DutyRole(role) for person, role in chosen.items() if role}


class MemberForm(forms.Form):
    """Ra khỏi danh sách trực."""

    member = forms.IntegerField(widget=forms.HiddenInput())
    until = DayField(label=_("Từ ngày"))


class ExemptForm(forms.Form):
    """Miễn trực."""

    member = forms.IntegerField(widget=forms.HiddenInput())
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống: đến khi thôi miễn."))
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số, ký hiệu, ngày của văn bản; không ghi lý do sức khỏe.")
    )


class EndExemptionForm(forms.Form):
    """Thôi miễn trực."""

    exemption = forms.IntegerField(widget=forms.HiddenInput())


class PublishForm(forms.Form):
    """Ký, ban hành."""

    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40, help_text=_("Số do phần mềm lấy khi ký."))


class ReplanForm(forms.Form):
    """Áp dụng xếp lại: what was shown."""

    digest = forms.CharField(max_length=16, widget=forms.HiddenInput())


class PutForm(forms.Form):
    """Xếp tay một chỗ."""

    role = forms.ChoiceField(choices=ROLE_CHOICES, widget=forms.HiddenInput())
    out = forms.IntegerField(required=False, widget=forms.HiddenInput())
    into = forms.TypedChoiceField(label=_("Người trực"), coerce=int)
    reason = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", _("chọn người")), *people]  # type: ignore[attr-defined]


class SwapForm(forms.Form):
    """Đề nghị đổi trực: a shift of another to exchange with, or a person to come in one's place."""

    other = forms.ChoiceField(label=_("Đổi với"))
    words = forms.CharField(label=_("Lời nhắn"), max_length=300, required=False)

    def __init__(self, *args: Any, shifts: Sequence[Shift], people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        exchange = [(f"{s.person_id}:{s.date.isoformat()}", f"{s.date:%d/%m/%Y}, {s.person.name}") for s in shifts]
        instead = [(f"{person}:", name) for person, name in people]
        groups = [
            ("", gettext("chọn ca hoặc người")),
            (gettext("Đổi lấy ca"), exchange),
            (gettext("Trực thay"), instead),
        ]
        self.fields["other"].choices = groups  # type: ignore[attr-defined]

    def taker(self) -> tuple[int, dt.date | None]:
        """Whom is asked, and his day that is wanted in exchange."""
        person, _colon, day = self.cleaned_data["other"].partition(":")
        return int(person), dt.date.fromisoformat(day) if day else None


class HandOverForm(forms.Form):
    """Ghi bàn giao."""

    words = forms.CharField(
        label=_("Bàn giao"), max_length=4000, widget=_TEXT, help_text=_("Không có việc gì thì ghi “bình thường”.")
    )


class IncidentForm(forms.Form):
    """Ghi sự việc."""

    happened_at = forms.TimeField(
        label=_("Giờ xảy ra"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    words = forms.CharField(label=_("Sự việc"), max_length=4000, widget=_TEXT)
    done = forms.CharField(label=_("Đã xử lý"), max_length=4000, widget=_TEXT, required=False)


class OrderForm(forms.Form):
    """Chuyển sự việc thành việc giao."""

    note = forms.IntegerField(widget=forms.HiddenInput())
    order = forms.CharField(
        label=_("Giao việc gì, cho ai, khi nào xong"), max_length=4000, widget=_TEXT,
        help_text=_("Ví dụ: Giao Văn phòng kiểm tra hệ thống điện, báo cáo trước ngày 20/02/2027."),
    )  # fmt: skip
