"""Cơ quan: biểu mẫu. What an administrator types about bodies, posts and people; bodies are named by code or name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import DayField
from sauro.apps.agencies.models import ABSENCE_KINDS, KINDS, LEVELS, ROLES, TREES, Agency, Holding, PostKind
from sauro.apps.agencies.queries import search_key


class AgencyField(forms.CharField):
    """Cơ quan, by its code or its name. Cleans to an Agency; asks where several have the name."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Mã hoặc tên đầy đủ."))
        widget = forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **options)

    def clean(self, value: Any) -> Agency | None:
        text = super().clean(value)
        if not text:
            return None
        named = Agency.objects.filter(code=text).first()
        if named:
            return named
        wanted = search_key(text)
        found = [a for a in Agency.objects.filter(folded__contains=wanted)[:50] if search_key(a.name) == wanted]
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(a.code for a in found[:5])
            raise forms.ValidationError(gettext("Nhiều cơ quan cùng tên; ghi mã: %(codes)s.") % {"codes": codes})
        raise forms.ValidationError(gettext("Không có cơ quan nào có mã hoặc tên này."))


class AgencyForm(forms.Form):
    """Cơ quan: thêm mới."""

    code = forms.CharField(label=_("Mã"), max_length=40, help_text=_("Không đổi về sau; dùng khi nhập bảng."))
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=120, required=False)
    place = forms.CharField(label=_("Địa danh ghi trên văn bản"), max_length=100, required=False)
    tree = forms.ChoiceField(label=_("Hệ thống"), choices=TREES)
    kind = forms.ChoiceField(label=_("Loại"), choices=KINDS, initial="department")
    level = forms.ChoiceField(label=_("Cấp"), choices=LEVELS, initial="province")
    parent = AgencyField(label=_("Cấp trên trực tiếp"), required=False)
    valid_from = DayField(label=_("Có hiệu lực từ"), required=False)
    aliases = forms.CharField(
        label=_("Tên gọi khác"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một tên."),
    )

    def clean_aliases(self) -> list[str]:
        return [line.strip()[:300] for line in self.cleaned_data["aliases"].splitlines() if line.strip()]


class CorrectionForm(forms.Form):
    """Cơ quan: sửa thông tin ghi sai. A real change of name has its own form."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(label=_("Mã"), max_length=40)
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=120, required=False)
    place = forms.CharField(label=_("Địa danh ghi trên văn bản"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=KINDS)
    level = forms.ChoiceField(label=_("Cấp"), choices=LEVELS)
    valid_from = DayField(label=_("Có hiệu lực từ"), required=False)
    valid_to = DayField(label=_("Hiệu lực đến hết"), required=False)


class RenameForm(forms.Form):
    """Cơ quan: đổi tên theo một quyết định."""

    name = forms.CharField(label=_("Tên mới"), max_length=300)
    short_name = forms.CharField(label=_("Tên gọi tắt mới"), max_length=120, required=False)
    on = DayField(label=_("Từ ngày"))
    decision = forms.CharField(label=_("Căn cứ"), max_length=300, help_text=_("Số quyết định, ngày, nơi ban hành."))


class ParentForm(forms.Form):
    """Cơ quan: đổi cấp trên trực tiếp."""

    parent = AgencyField(label=_("Cấp trên trực tiếp"))
    since = DayField(label=_("Từ ngày"))


class AliasForm(forms.Form):
    """Cơ quan: thêm tên gọi khác."""

    name = forms.CharField(label=_("Tên gọi khác"), max_length=300)


class SuccessionForm(forms.Form):
    """Cơ quan: sáp nhập, chia tách, giải thể."""

    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[("merged", _("Sáp nhập, hợp nhất")), ("split", _("Chia, tách")), ("dissolved", _("Giải thể"))],
    )
    successor = AgencyField(label=_("Cơ quan kế thừa"), required=False)
    second = AgencyField(label=_("Cơ quan kế thừa thứ hai (khi chia, tách)"), required=False)
    on = DayField(label=_("Từ ngày"))
    decision = forms.CharField(label=_("Căn cứ"), max_length=300)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, first = cleaned.get("kind"), cleaned.get("successor")
        if kind in ("merged", "split") and not first and "successor" not in self.errors:
            self.add_error("successor", gettext("Ghi cơ quan kế thừa."))
        if kind == "split" and not cleaned.get("second") and "second" not in self.errors:
            self.add_error("second", gettext("Chia, tách cần ít nhất hai cơ quan kế thừa."))
        return cleaned


class AppointForm(forms.Form):
    """Chức vụ: bổ nhiệm một người."""

    name = forms.CharField(label=_("Họ và tên"), max_length=160)
    note = forms.CharField(
        label=_("Để phân biệt người trùng tên"), max_length=160, required=False, help_text=_("Ví dụ: Phòng Tổng hợp.")
    )
    title = forms.CharField(label=_("Chức vụ"), max_length=160)
    kind = forms.ChoiceField(label=_("Loại chức vụ"), choices=PostKind.choices, initial=PostKind.STAFF)
    role = forms.ChoiceField(label=_("Vai trò trong phần mềm"), choices=ROLES, initial="officer")
    since = DayField(label=_("Từ ngày"))
    known = forms.ChoiceField(label=_("Người này"), required=False, choices=[("", _("Người mới"))])

    def __init__(self, *args: Any, people: list[tuple[str, str]] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if people:
            self.fields["known"].choices = [("", gettext("Người mới, trùng tên")), *people]  # type: ignore[attr-defined]
        else:
            del self.fields["known"]


class EndForm(forms.Form):
    """Chức vụ: thôi giữ."""

    until = DayField(label=_("Thôi giữ từ ngày"))
    reason = forms.CharField(label=_("Lý do, căn cứ"), max_length=300)


class DelegationForm(forms.Form):
    """Ủy quyền: cho ai, từ ngày nào, đến hết ngày nào."""

    principal = forms.ModelChoiceField(label=_("Chức vụ được ủy quyền"), queryset=Holding.objects.none())
    deputy = forms.ModelChoiceField(label=_("Người nhận ủy quyền"), queryset=Holding.objects.none())
    since = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))
    note = forms.CharField(label=_("Căn cứ, phạm vi"), max_length=300, required=False)

    def __init__(self, *args: Any, principals: Any, deputies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, rows in (("principal", principals), ("deputy", deputies)):
            field = self.fields[name]
            field.queryset = rows  # type: ignore[attr-defined]
            field.label_from_instance = _printed  # type: ignore[attr-defined]


def _printed(holding: Holding) -> str:
    name = f"{holding.person.name} ({holding.person.note})" if holding.person.note else holding.person.name
    return f"{name}, {holding.post.title}, {holding.post.agency.name}"


class FieldForm(forms.Form):
    """Phân công: một dòng của bảng phân công."""

    holding = forms.ModelChoiceField(label=_("Người phụ trách"), queryset=Holding.objects.none())
    words = forms.CharField(
        label=_("Lĩnh vực"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ngăn các lĩnh vực bằng dấu chấm phẩy."),
    )  # fmt: skip
    source = forms.CharField(label=_("Văn bản phân công"), max_length=300, required=False)
    since = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, holdings: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["holding"]
        field.queryset = holdings  # type: ignore[attr-defined]
        field.label_from_instance = _printed  # type: ignore[attr-defined]


class BasisForm(forms.Form):
    """Vắng mặt có lý do: số văn bản."""

    basis = forms.CharField(
        label=_("Số, ngày văn bản"), max_length=80,
        help_text=_("Ví dụ: 15/GP-SNV ngày 28/10/2026. Không ghi lý do sức khỏe hay việc riêng."),
    )  # fmt: skip


class AbsenceForm(forms.Form):
    """Vắng mặt có lý do: ai, ngày nào, theo văn bản nào. Without people to choose from it is one's own."""

    person = forms.ChoiceField(label=_("Người vắng mặt"))
    kind = forms.ChoiceField(label=_("Loại"), choices=ABSENCE_KINDS)
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))
    basis = forms.CharField(
        label=_("Số, ngày văn bản"), max_length=80, required=False,
        help_text=_("Ví dụ: 15/GP-SNV ngày 28/10/2026. Không ghi lý do sức khỏe hay việc riêng."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if people:
            self.fields["person"].choices = people  # type: ignore[attr-defined]
        else:
            del self.fields["person"]
