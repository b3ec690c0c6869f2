"""Văn bản chỉ đạo: biểu mẫu. What a person types or chooses, checked before a service is asked."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.apps.directives.models import KIND_CHOICES, RELATION_LABELS, Source
from sauro.web.fields import ManyFilesField, ManyFilesInput

ACCEPTED = ".txt,.md,.html,.htm,.docx,.doc,.pdf,.png,.jpg,.jpeg,.tif,.tiff,image/*"


class UploadForm(forms.Form):
    """Tải văn bản lên. Nothing is taken without the statement that no state secret is inside."""

    declared_open = forms.BooleanField(
        label=_("Các tệp này không chứa bí mật nhà nước"),
        error_messages={"required": _("Chưa xác nhận tệp không chứa bí mật nhà nước. Chưa tệp nào được nhận.")},
    )
    files = ManyFilesField(
        label=_("Tệp văn bản"),
        allow_empty_file=True,  # one empty file is refused by its name, the others of the batch go on
        widget=ManyFilesInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Chưa chọn tệp nào.")},
    )
    source = forms.ChoiceField(label=_("Nguồn"), choices=Source.choices, initial=Source.ORIGINAL, required=False)

    def clean_source(self) -> str:
        return self.cleaned_data["source"] or Source.ORIGINAL.value


DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


def day_field(label: Promise) -> forms.DateField:
    """A day, as an office prints it."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "28/10/2026", "class": "form-control"}),
    )


class DayForm(forms.Form):
    """Ngày hỏi hiệu lực."""

    on = day_field(_("Hiệu lực ngày"))


class RelationForm(forms.Form):
    """Quan hệ ghi bằng tay. To a document by its number, with the day from which it holds."""

    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60)
    kind = forms.ChoiceField(label=_("Quan hệ"), choices=[(str(k), label) for k, label in RELATION_LABELS.items()])
    since = day_field(_("Từ ngày"))


class ValidityForm(forms.Form):
    """Hiệu lực. Dates that a person sets, with their basis."""

    in_force_from = day_field(_("Có hiệu lực từ"))
    expires_on = day_field(_("Hiệu lực đến hết"))
    revoked_on = day_field(_("Bãi bỏ từ"))
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)


class HeaderForm(forms.Form):
    """Phần đầu văn bản. What the reader found, corrected by a person; `revision` tells which state was seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[("", "—"), *KIND_CHOICES], required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=60, required=False)
    issued_on = forms.DateField(
        label=_("Ngày ban hành"),
        required=False,
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"placeholder": "28/10/2026"}),
    )
    issuer_printed = forms.CharField(label=_("Cơ quan ban hành"), max_length=300, required=False)
    subject = forms.CharField(
        label=_("Trích yếu"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    signer_name = forms.CharField(label=_("Người ký"), max_length=150, required=False)
    signer_title = forms.CharField(label=_("Chức vụ người ký"), max_length=200, required=False)
    place = forms.CharField(label=_("Địa danh"), max_length=100, required=False)

    def changes(self) -> dict[str, str]:
        """The typed values as texts; a date in ISO form."""
        given = {k: v for k, v in self.cleaned_data.items() if k != "revision"}
        return {k: v.isoformat() if hasattr(v, "isoformat") else str(v or "") for k, v in given.items()}
