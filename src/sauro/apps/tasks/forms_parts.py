"""Phần việc và phối hợp: biểu mẫu. Who gets what until when, one row for each part; an empty row is no part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import InPost
from sauro.apps.tasks.forms_life import EvidenceForm, person_words
from sauro.apps.tasks.models import PRODUCT_CHOICES
from sauro.domain.parts import PartWanted
from sauro.domain.text.fold import fold

ROWS = 3
MOST_ROWS = 30
OFFERED = 400  # names that one list offers; any other is typed in full


class Recipients:
    """Nơi nhận phần việc: units and bodies below the lead, people of the lead, each under every name it is called."""

    def __init__(self, bodies: Iterable[Agency], lead_id: int, people: Iterable[InPost]) -> None:
        self.bodies = list(bodies)
        self.people = [(one.holding_id, person_words(one.name, one.note, one.title)) for one in people]
        self.known: dict[str, list[tuple[int, int | None]]] = {}
        for body in self.bodies:
            for name in {fold(n) for n in (body.name, body.short_name, body.code) if n}:
                self.known.setdefault(name, []).append((body.pk, None))
        for holding_id, words in self.people:
            self.known.setdefault(fold(words), []).append((lead_id, holding_id))

    def offered(self) -> list[str]:
        names = [*(words for _, words in self.people), *(b.name for b in self.bodies)]
        return names[:OFFERED]

    def find(self, typed: str) -> tuple[int, int | None]:
        """(agency, holding or None). ValidationError where no one or several have the name."""
        found = self.known.get(fold(typed.strip()), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(gettext("Có nhiều nơi cùng tên; ghi mã cơ quan."))
        raise ValidationError(gettext("Không có người, đơn vị hay cơ quan cấp dưới nào tên này."))


class WorkForm(forms.Form):
    """Việc, hạn, sản phẩm: what every part has."""

    work = forms.CharField(
        label=_("Việc"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Ghi việc, bắt đầu bằng động từ.")},
    )
    due_on = TypedDayField(label=_("Hạn"), required=False)
    product = forms.ChoiceField(label=_("Sản phẩm"), choices=[("", "—"), *PRODUCT_CHOICES], required=False)
    product_words = forms.CharField(label=_("Tên sản phẩm"), max_length=400, required=False)

    def __init__(self, *args: Any, timeless: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].required = not timeless

    def part(self, agency_id: int, holding_id: int | None = None) -> PartWanted:
        data = self.cleaned_data
        return PartWanted(agency_id, data["work"], data["due_on"], data["product"], data["product_words"], holding_id)


class PartForm(WorkForm):
    """Một phần việc: one row."""

    to = forms.CharField(
        label=_("Giao cho"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "noi-nhan-viec", "autocomplete": "off"}),
        error_messages={"required": _("Ghi nơi hoặc người nhận.")},
    )
    field_order = ("to", "work", "due_on", "product", "product_words")

    def __init__(self, *args: Any, recipients: Recipients, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recipients = recipients

    def clean_to(self) -> tuple[int, int | None]:
        return self.recipients.find(self.cleaned_data["to"])

    def wanted(self) -> PartWanted:
        return self.part(*self.cleaned_data["to"])


PartFormSet = forms.formset_factory(PartForm, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class AskForm(forms.Form):
    """Đề nghị phối hợp: việc và hạn."""

    work = forms.CharField(
        label=_("Cần cơ quan phối hợp làm gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = TypedDayField(label=_("Hạn gửi"))


class AddForm(AskForm):
    """Thêm cơ quan phối hợp, by its name or code in the registry."""

    agency = forms.CharField(
        label=_("Cơ quan phối hợp"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"}),
        help_text=_("Mã hoặc tên đầy đủ."),
    )
    field_order = ("agency", "work", "due_on")

    def clean_agency(self) -> Agency:
        typed = self.cleaned_data["agency"].strip()
        folded = fold(typed)
        named = Agency.objects.filter(code=typed).first()
        near = [] if named else Agency.objects.filter(folded__contains=folded)[:50]
        found = [named] if named else [a for a in near if folded in (fold(a.name), fold(a.short_name))]
        if len(found) == 1 and found[0] is not None:
            return found[0]
        if found:
            raise ValidationError(gettext("Có nhiều nơi cùng tên; ghi mã cơ quan."))
        raise ValidationError(gettext("Không có cơ quan nào có mã hoặc tên này."))


class DeliverForm(EvidenceForm):
    """Giao kết quả phối hợp: what was sent, in the agency's words, with files where there are some."""

    note = forms.CharField(
        label=_("Kết quả phối hợp"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Đã gửi gì, bằng văn bản số nào."),
    )
    field_order = ("note", "files", "declared_open")


class RemarkForm(forms.Form):
    """Trả lại kết quả phối hợp: what is missing."""

    remark = forms.CharField(label=_("Điều cần bổ sung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
