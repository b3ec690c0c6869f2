"""Thời hạn và kết thúc: biểu mẫu. Extension, objective cause, suspension and the other endings, as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency
from sauro.domain.lateness import CAUSE_WORDS, CauseKind
from sauro.web.speech import opened

MOST = 2**62
_opened = lazy(lambda words: opened(gettext(words)), str)


def words_field(label: Any, *, required: bool = True, most: int = 2000, help_text: Any = "") -> forms.CharField:
    """Ô lời văn: a reason, an explanation."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi lý do.")},
    )


class _Deed(forms.Form):
    """Một nút. `do` names which of the buttons of a part was pressed."""

    do = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **kwargs)


class AskExtensionForm(_Deed):
    """Xin gia hạn."""

    day = TypedDayField(label=_("Xin gia hạn đến ngày"))
    reason = words_field(_("Lý do"))


class DecideExtensionForm(_Deed):
    """Quyết định về gia hạn: yes, no, or another day."""

    extension = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)
    day = TypedDayField(label=_("Ngày khác"), required=False, help_text=_("Chỉ ghi khi đề nghị ngày khác."))
    reason = words_field(_("Lý do"), required=False, help_text=_("Bắt buộc khi không đồng ý hoặc đề nghị ngày khác."))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("do") == "counter" and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Ghi ngày đề nghị."))
        return data


class ExplainForm(_Deed):
    """Giải trình quá hạn."""

    words = words_field(_("Lý do chậm và cách khắc phục"), most=500)


class AskCauseForm(_Deed):
    """Đề nghị xác nhận nguyên nhân khách quan."""

    kind = forms.ChoiceField(label=_("Loại"), choices=[(k.value, _opened(words)) for k, words in CAUSE_WORDS.items()])
    waiting_for = forms.ModelChoiceField(
        label=_("Chờ cơ quan"), queryset=Agency.objects.none(), required=False, empty_label="—"
    )
    since = TypedDayField(label=_("Từ ngày"))
    until = TypedDayField(label=_("Đến hết ngày"), required=False)
    reason = words_field(_("Điều đã xảy ra, văn bản nếu có"))

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waiting_for"].queryset = agencies  # type: ignore[attr-defined]

    def clean_kind(self) -> CauseKind:
        return CauseKind(self.cleaned_data["kind"])


class DecideCauseForm(_Deed):
    """Xác nhận hay không, hoặc ghi ngày kết thúc."""

    cause = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)
    day = TypedDayField(label=_("Kết thúc ngày"), required=False)
    reason = words_field(_("Lý do"), required=False, help_text=_("Bắt buộc khi không xác nhận."))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("do") == "end" and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Ghi ngày kết thúc."))
        return data


class EndingForm(_Deed):
    """Tạm dừng, làm tiếp, thay thế, rút."""

    reason = words_field(_("Lý do"))
    document = forms.CharField(label=_("Văn bản làm căn cứ"), max_length=200, required=False)
    other = forms.CharField(label=_("Mã nhiệm vụ thay thế"), max_length=40, required=False)
