"""Đời của nhiệm vụ: biểu mẫu. Accept, give back, give again, update, hand in, confirm: as they are typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.forms_time import words_field
from sauro.apps.tasks.models import PRODUCT_CHOICES, Task, WaitingReport
from sauro.domain.text.fold import fold
from sauro.web.fields import ManyFilesField


class AgencyNameField(forms.CharField):
    """Tên cơ quan, typed; cleans to the one body of that name. `known` is set by the form."""

    known: Iterable[Agency] = ()

    def __init__(self, **options: Any) -> None:
        attrs = {"list": "co-quan", "autocomplete": "off"}
        super().__init__(max_length=300, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = {a.pk: a for a in self.known for name in (a.name, a.short_name, a.code) if fold(name) == fold(typed)}
        if len(found) != 1:
            raise ValidationError(
                gettext("Có nhiều cơ quan cùng tên; ghi mã cơ quan.")
                if found
                else gettext("Không có cơ quan nào tên này.")
            )
        return next(iter(found.values()))


def holder_words(holding: Holding) -> str:
    """Người giữ chức vụ, as lists offer him; with what tells namesakes apart."""
    return person_words(holding.person.name, holding.person.note, holding.post.title)


def person_words(name: str, note: str, title: str) -> str:
    return f"{name} ({note}), {title}" if note else f"{name}, {title}"


class AcceptForm(forms.Form):
    """Nhận việc. Who answers for it, of those who hold a post of the lead agency."""

    holding = forms.TypedChoiceField(label=_("Người chịu trách nhiệm chính"), coerce=int)

    def __init__(self, *args: Any, holdings: Iterable[Holding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(str(h.pk), holder_words(h)) for h in holdings]
        self.fields["holding"].choices = chosen  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Trả lại vì không đúng nơi. Why, and whom it should go to."""

    reason = words_field(_("Vì sao không thuộc cơ quan mình"))
    suggested = AgencyNameField(label=_("Cơ quan nên nhận việc này"))

    def __init__(self, *args: Any, known: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["suggested"].known = known  # type: ignore[attr-defined]


class AssignForm(forms.Form):
    """Giao lại. The new lead; a reason where the giver's leader settles it."""

    lead = AgencyNameField(label=_("Cơ quan chủ trì"))
    settled_because = words_field(_("Lý do quyết định dứt điểm"), required=False)

    def __init__(self, *args: Any, known: Iterable[Agency], may_settle: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].known = known  # type: ignore[attr-defined]
        self.fields["settled_because"].help_text = _("Ghi lý do thì cơ quan chủ trì không trả lại được nữa.")
        if not may_settle:
            del self.fields["settled_because"]


class EvidenceForm(forms.Form):
    """Minh chứng. Files and photographs; none without the statement that no state secret is inside."""

    files = ManyFilesField(label=_("Tệp"), required=False)
    declared_open = forms.BooleanField(label=_("Các tệp này không chứa bí mật nhà nước"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("files") and not data.get("declared_open"):
            self.add_error("declared_open", gettext("Đánh dấu xác nhận rồi gửi lại."))
        return data


class SendForm(EvidenceForm):
    """Gửi minh chứng, of a new piece or as the next version of a known one."""

    series = forms.TypedChoiceField(label=_("Là bản mới của"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, pieces: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].required = True
        self.fields["series"].choices = [("", _("Minh chứng mới")), *pieces]  # type: ignore[attr-defined]


class UpdateForm(EvidenceForm):
    """Cập nhật tiến độ. A percentage or a milestone, a line, a photograph; made for a telephone."""

    percent = forms.IntegerField(
        label=_("Tỷ lệ hoàn thành (0 đến 100)"),
        required=False,
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "step": 5}),
    )
    milestone = forms.CharField(label=_("Mốc đã đạt"), required=False, max_length=200)
    line = forms.CharField(label=_("Đã làm gì"), required=False, max_length=500)
    obstacle = forms.CharField(label=_("Khó khăn, vướng mắc"), required=False, max_length=500)
    field_order = ("percent", "milestone", "line", "obstacle", "files", "declared_open")


class SubmitForm(EvidenceForm):
    """Nộp kết quả. The product with its number and date, or its file; open parts and the delay said."""

    summary = words_field(_("Kết quả đạt được"))
    product = forms.ChoiceField(label=_("Loại sản phẩm"), choices=PRODUCT_CHOICES)
    document_number = forms.CharField(label=_("Số văn bản"), required=False, max_length=60)
    document_on = TypedDayField(label=_("Ngày văn bản"), required=False)
    late_because = words_field(_("Giải trình vì sao chậm"), required=False)
    parts_known = forms.BooleanField(label=_("Vẫn nộp khi còn phần việc chưa xong"), required=False)
    field_order = ("summary", "product", "document_number", "document_on", "late_because", "parts_known")

    def __init__(
        self,
        *args: Any,
        task: Task,
        late: bool,
        open_parts: tuple[str, ...],
        kept: WaitingReport | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if kept is not None:
            typed = ("summary", "product", "document_number", "document_on", "late_because", "parts_known")
            self.initial.update({name: getattr(kept, name) for name in typed})
        self.initial.setdefault("product", task.product)
        self.fields["parts_known"].help_text = ", ".join(open_parts)
        if not late:
            del self.fields["late_because"]
        if not open_parts:
            del self.fields["parts_known"]


class DecideForm(forms.Form):
    """Xác nhận hoặc trả lại báo cáo. `do`: confirm or send_back; remarks are asked for by the second."""

    remarks = words_field(_("Nhận xét"), required=False, help_text=_("Bắt buộc khi trả lại báo cáo."))
    do = forms.ChoiceField(choices=[("confirm", ""), ("send_back", "")], widget=forms.HiddenInput)
