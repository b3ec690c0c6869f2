"""Nhiệm vụ: biểu mẫu. What a person types into a draft, turned into the changes that the service takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.forms_life import holder_words
from sauro.apps.tasks.models import PRODUCT_CHOICES, ActorRole, Draft
from sauro.domain.text.fold import fold

CADENCES = [
    ("", "—"),
    ("R/P1D", _("Hằng ngày")),
    ("R/P1W", _("Hằng tuần")),
    ("R/P2W", _("Hai tuần một lần")),
    ("R/P1M", _("Hằng tháng")),
    ("R/P3M", _("Hằng quý")),
    ("R/P6M", _("Sáu tháng một lần")),
    ("R/P1Y", _("Hằng năm")),
]


def _rows(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class EditDraftForm(forms.Form):
    """Sửa đề xuất. Bodies are typed by name and found in the registry; only what was changed is sent on."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2_000_000_000)
    lead = forms.CharField(
        label=_("Người"),
        max_length=300,
        required=False,
        widget=forms.TextInput(
            attrs={"list": "co-quan", "autocomplete": "off", "placeholder": _("Một cơ quan chủ trì")}
        ),
    )
    coordinating = forms.CharField(
        label=_("Phối hợp"), max_length=4000, required=False, widget=_rows(2), help_text=_("Mỗi dòng một cơ quan")
    )
    work = forms.CharField(label=_("Việc"), max_length=4000, required=False, widget=_rows(3))
    due_on = TypedDayField(label=_("Tiến độ"), required=False)
    cadence = forms.ChoiceField(label=_("Định kỳ"), choices=CADENCES, required=False)
    standing = forms.BooleanField(label=_("Nhiệm vụ thường xuyên"), required=False)
    proposed_holding = forms.ChoiceField(label=_("Trách nhiệm"), required=False)
    authority_document = forms.CharField(label=_("Thẩm quyền"), max_length=200, required=False)
    authority_person = forms.CharField(label=_("Người giao"), max_length=200, required=False)
    product = forms.ChoiceField(label=_("Sản phẩm"), choices=[("", "—"), *PRODUCT_CHOICES], required=False)
    product_words = forms.CharField(label=_("Tên sản phẩm"), max_length=400, required=False, widget=_rows(2))

    def __init__(
        self, *args: object, draft: Draft, agencies: Iterable[Agency], holdings: Iterable[Holding], **kwargs: object
    ) -> None:
        super().__init__(*args, initial=_initial(draft), prefix=None, auto_id=f"d{draft.pk}_%s", **kwargs)  # type: ignore[arg-type]
        self.by_name = {fold(name): agency for agency in agencies for name in (agency.name, agency.short_name) if name}
        people = [(str(h.pk), holder_words(h)) for h in holdings]
        known = str(draft.proposed_holding_id or "")
        if known and known not in dict(people):
            people.append((known, str(draft.proposed_holding)))
        self.fields["proposed_holding"].choices = [("", _("Cơ quan chủ trì nêu khi nhận việc")), *people]  # type: ignore[attr-defined]
        if known_cadence(draft.cadence) is None:
            self.fields["cadence"].choices = [*CADENCES, (draft.cadence, draft.cadence)]  # type: ignore[attr-defined]

    def _agency(self, name: str) -> Agency:
        agency = self.by_name.get(fold(name.strip()))
        if agency is None:
            near = [a.name for key, a in self.by_name.items() if fold(name.strip()) in key][:3]
            hint = gettext(" Có phải: %(names)s?") % {"names": "; ".join(dict.fromkeys(near))} if near else ""
            raise ValidationError(gettext("Danh bạ không có “%(name)s”.") % {"name": name.strip()[:80]} + hint)
        return agency

    def clean_lead(self) -> str:
        typed: str = self.cleaned_data["lead"]
        return str(self._agency(typed).pk) if typed.strip() and "lead" in self.changed_data else typed

    def clean_coordinating(self) -> str:
        typed: str = self.cleaned_data["coordinating"]
        if "coordinating" not in self.changed_data:
            return typed
        return ",".join(str(self._agency(line).pk) for line in typed.splitlines() if line.strip())

    def changes(self) -> dict[str, str]:
        """Những ô đã đổi, as the service takes them: ids as text, dates in ISO form, "1" for a tick."""
        return {name: _as_text(self.cleaned_data[name]) for name in self.changed_data if name != "version"}


def known_cadence(cadence: str) -> str | None:
    """Định kỳ in words; None where the row of the list is missing."""
    return next((str(label) for value, label in CADENCES if value == cadence), None)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)


def _initial(draft: Draft) -> dict[str, object]:
    actors = list(draft.actors.all())
    leads = [a for a in actors if a.role == ActorRole.LEAD]
    others = [a for a in actors if a.role == ActorRole.COORDINATING]
    return {
        "version": draft.version,
        "lead": (leads[0].agency.name if leads[0].agency else leads[0].printed) if len(leads) == 1 else "",
        "coordinating": "\n".join(a.agency.name if a.agency else a.printed for a in others),
        "proposed_holding": str(draft.proposed_holding_id or ""),
        **{
            name: getattr(draft, name)
            for name in (
                "work", "due_on", "cadence", "standing", "authority_document", "authority_person", "product",
                "product_words",
            )
        },
    }  # fmt: skip


class SkipForm(forms.Form):
    """Bỏ qua. A draft is left aside only with a reason."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    reason = forms.CharField(
        label=_("Lý do bỏ qua"), max_length=1000, error_messages={"required": _("Ghi lý do bỏ qua đề xuất này.")}
    )


class VersionForm(forms.Form):
    """Bản đã thấy. Which version of a draft the person had on the screen."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)


class ChoiceForm(VersionForm):
    """Chọn cơ quan chủ trì trong nhiều nơi được nêu."""

    choice = forms.CharField(max_length=20, error_messages={"required": _("Chọn một cách xử lý.")})
    question = forms.CharField(max_length=2000, required=False)


class SplitForm(VersionForm):
    """Tách. At the place that was selected, else where the reader sees a second piece of work."""

    at_offset = forms.IntegerField(required=False, min_value=0, max_value=100_000_000)


class MergeForm(VersionForm):
    """Gộp với một đề xuất khác."""

    other = forms.IntegerField(min_value=1, max_value=2**62)
    other_version = forms.IntegerField(min_value=1, max_value=2_000_000_000)


class WordsForm(forms.Form):
    """Chữ đã bôi đen. Offsets in the reading's text; the words themselves are taken by the server."""

    start = forms.IntegerField(min_value=0, max_value=100_000_000)
    end = forms.IntegerField(min_value=1, max_value=100_000_000)

    def clean(self) -> dict[str, int]:
        data: dict[str, int] = super().clean() or {}
        if data.get("start", 0) >= data.get("end", 1):
            raise ValidationError(_("Bôi đen ít nhất một chữ trong văn bản."))
        return data


class FillForm(WordsForm):
    """Điền ô từ chữ đã bôi đen."""

    version = forms.IntegerField(min_value=1, max_value=2_000_000_000)
    draft = forms.IntegerField(min_value=1, max_value=2**62)
    field = forms.ChoiceField(
        choices=[(name, name) for name in ("work", "deadline", "product", "authority", "lead", "coordinating")]
    )
