"""Quán triệt: biểu mẫu. A plan, one session on a phone, a table of sessions, an exemption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency
from sauro.apps.briefings.models import FORM_CHOICES, BriefingDuty
from sauro.apps.briefings.services import Said
from sauro.domain.briefing_tree import Rank
from sauro.domain.briefings import ABSENCE_WORDS, Absence, BriefingForm, Sitting
from sauro.domain.text.fold import key
from sauro.web.fields import ManyFilesField, ManyFilesInput

MOST_PEOPLE = 1_000_000
_REASON_BY_WORDS = {key(words): reason for reason, words in ABSENCE_WORDS.items()}


def _count(label: Any, **facts: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3, "autocomplete": "off"}),
        error_messages={"invalid": _("Ghi một số.")},
        **facts,
    )


class PlanForm(forms.Form):
    """Kế hoạch quán triệt. Filled beforehand, so that one press is enough."""

    due_on = TypedDayField(label=_("Xong trước hết ngày"))
    agency = forms.TypedChoiceField(label=_("Nơi phụ trách"), coerce=int)
    deepest = forms.ChoiceField(
        label=_("Phổ biến đến"),
        choices=[(Rank.CELL.value, _("Chi bộ")), (Rank.COMMITTEE.value, _("Đảng ủy trực thuộc"))],
    )
    ways = forms.MultipleChoiceField(
        label=_("Hình thức"), choices=FORM_CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    branches = forms.TypedMultipleChoiceField(
        label=_("Đối tượng"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chọn ít nhất một nơi.")},
    )  # fmt: skip
    with_offices = forms.BooleanField(label=_("Cả cơ quan, đơn vị nhận văn bản"), required=False)
    needs_minutes = forms.BooleanField(label=_("Mỗi nơi phải gửi biên bản"), required=False)
    materials = forms.CharField(
        label=_("Tài liệu, lời dặn"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Văn bản gốc luôn có sẵn; ghi thêm tài liệu khác, nếu có."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, branches: Sequence[tuple[Agency, int]], bodies: Sequence[Agency], **facts: Any
    ) -> None:
        super().__init__(*args, **facts)
        self.fields["branches"].choices = [(a.pk, f"{a.name} ({n})") for a, n in branches]  # type: ignore[attr-defined]
        self.fields["agency"].choices = [(a.pk, a.name) for a in bodies]  # type: ignore[attr-defined]


class _Counted(forms.Form):
    """Số người của một buổi: asked, came, absent by reason; "full" stands for "as asked"."""

    invited = _count(_("Triệu tập"))
    attended = _count(_("Dự họp"))
    full = forms.BooleanField(label=_("Đủ như đã mời"), required=False)
    leave = _count(_(ABSENCE_WORDS[Absence.LEAVE]))
    mission = _count(_(ABSENCE_WORDS[Absence.MISSION]))
    on_duty = _count(_(ABSENCE_WORDS[Absence.ON_DUTY]))
    elsewhere = _count(_(ABSENCE_WORDS[Absence.ELSEWHERE]))
    excused = _count(_(ABSENCE_WORDS[Absence.EXCUSED]))
    no_reason = _count(_(ABSENCE_WORDS[Absence.NO_REASON]))

    def sitting(self, *, makes_up: bool = False, held_on: Any = None) -> Sitting:
        """Buổi như đã gõ; the day is the form's own where it has one."""
        data = self.cleaned_data
        day, invited = data.get("held_on") or held_on, data.get("invited") or 0
        attended = invited if data.get("full") else data.get("attended") or 0
        absent = {} if data.get("full") else {r: n for r in Absence if (n := data.get(r.value) or 0)}
        if makes_up:
            return Sitting(day, 0, attended, {}, makes_up=True)
        return Sitting(day, invited, attended, absent)

    def reasons(self) -> list[Any]:
        """Ô lý do vắng, in the order of the fixed list."""
        return [self[reason.value] for reason in Absence]


class SessionForm(_Counted):
    """Buổi quán triệt, as it is recorded on a phone."""

    held_on = TypedDayField(label=_("Ngày tổ chức"))
    form = forms.ChoiceField(label=_("Hình thức"), choices=FORM_CHOICES, initial=BriefingForm.CELL_MEETING.value)
    makes_up = forms.ChoiceField(
        label=_("Buổi"), choices=[("", _("Buổi chính")), ("1", _("Họp bù"))], required=False, widget=forms.RadioSelect
    )
    names = forms.CharField(
        label=_("Danh sách vắng"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nếu nơi tổ chức giữ danh sách: mỗi dòng một người, “Họ và tên; lý do” theo các lý do ở trên."),
    )  # fmt: skip
    note = forms.CharField(label=_("Ghi chú về buổi họp"), required=False, max_length=300)
    files = ManyFilesField(
        label=_("Ảnh hoặc tệp biên bản"), required=False,
        widget=ManyFilesInput(attrs={"accept": "image/*,.pdf,.docx", "multiple": True}),
    )  # fmt: skip
    declared_open = forms.BooleanField(label=_("Tệp không chứa bí mật nhà nước"), required=False)

    field_order = ("held_on", "form", "makes_up", "invited", "attended", "full")

    def clean_names(self) -> tuple[tuple[str, Absence], ...] | None:
        """(name, reason) of each line; None where the list was left empty."""
        lines = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        return tuple(_absentee(line) for line in lines) or None

    def clean_files(self) -> list[Any]:
        return [file for file in self.cleaned_data["files"] or [] if file]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("files") and not data.get("declared_open"):
            self.add_error("declared_open", _("Xem kỹ dấu chỉ độ mật, đánh dấu xác nhận rồi gửi lại."))
        self._count_names(data)
        return data

    def _count_names(self, data: dict[str, Any]) -> None:
        """A list of names gives the numbers by reason where none were typed; typed ones must agree."""
        names = data.get("names")
        if not names:
            return
        listed = {reason.value: sum(1 for _, r in names if r is reason) for reason in Absence}
        if not any(data.get(reason) for reason in listed):
            data.update(listed)
        elif any((data.get(reason) or 0) != number for reason, number in listed.items()):
            self.add_error("names", _("Số người trong danh sách khác với số vắng theo lý do."))

    def said(self, duty: BriefingDuty) -> Said:
        """Điều được ghi về buổi này."""
        data = self.cleaned_data
        sitting = self.sitting(makes_up=bool(data["makes_up"]))
        return Said(duty.pk, sitting, BriefingForm(data["form"]), data["note"], data["names"])


def _absentee(line: str) -> tuple[str, Absence]:
    name, _sep, reason = line.partition(";")
    known = _REASON_BY_WORDS.get(key(reason)) if reason.strip() else Absence.NO_REASON
    if known is None or not name.strip() or len(name) > 160:
        raise forms.ValidationError(_("Dòng “%(line)s”: lý do không có trong danh sách."), params={"line": line[:60]})
    return name.strip(), known


class TableForm(forms.Form):
    """Phần chung của bảng: the day and the form of all sessions on the page."""

    held_on = TypedDayField(label=_("Ngày tổ chức"), help_text=_("Dùng cho mọi dòng không ghi ngày riêng."))
    form = forms.ChoiceField(label=_("Hình thức"), choices=FORM_CHOICES, initial=BriefingForm.CELL_MEETING.value)


class RowForm(_Counted):
    """Một dòng của bảng: one body below, with a day of its own where it differs."""

    held_on = TypedDayField(label=_("Ngày riêng"), required=False)

    @property
    def filled(self) -> bool:
        """Whether anything was typed that says a session was held."""
        data = self.cleaned_data
        return bool(data.get("full") or data.get("attended"))


class ReasonForm(forms.Form):
    """Lý do of an exemption or its end."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, error_messages={"required": _("Chưa ghi lý do.")})


class DueForm(ReasonForm):
    """Đổi hạn."""

    due_on = TypedDayField(label=_("Hạn mới"))
    field_order = ("due_on", "reason")


class MaterialForm(forms.Form):
    """Gửi tài liệu."""

    files = ManyFilesField(label=_("Tệp tài liệu"), widget=ManyFilesInput(attrs={"multiple": True}))
    declared_open = forms.BooleanField(
        label=_("Tệp không chứa bí mật nhà nước"), error_messages={"required": _("Đánh dấu xác nhận rồi gửi lại.")}
    )
