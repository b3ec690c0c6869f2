"""Chế độ báo cáo: biểu mẫu trên màn hình. Terms of an obligation, the fields of a form, what a report's buttons ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import BodiesField, BodyField, DayField
from sauro.apps.agencies.models import KINDS
from sauro.apps.reports.forms.fields import NumberField
from sauro.apps.reports.models import CAUSE_CHOICES, DUE_CHOICES, PERIOD_CHOICES, Obligation, ReportForm
from sauro.apps.reports.services import Terms
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind
from sauro.domain.obligations import DueKind, MissingCause, PeriodKind
from sauro.domain.report_forms import (
    FIELD_WORDS,
    QUESTION_WORDS,
    TOPIC_WORDS,
    FieldKind,
    FieldSpec,
    Question,
    Topic,
    key_for,
)
from sauro.web.as_seen import AsSeenForm

_TEXT = forms.Textarea(attrs={"rows": 3})
PREPARES = [
    (Role.COORDINATOR.value, _("Chuyên viên tổng hợp")),
    (Role.CLERK.value, _("Văn thư")),
    (Role.OFFICER.value, _("Chuyên viên")),
]
GROUPS = [("", _("không dùng nhóm")), *((k, words) for k, words in KINDS if k != BodyKind.GROUP.value)]


class TermsForm(AsSeenForm):
    """Nội dung chế độ báo cáo."""

    title = forms.CharField(label=_("Tên báo cáo"), max_length=300)
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, required=False, help_text=_("Số, ký hiệu văn bản."))
    clause = forms.CharField(label=_("Điều, khoản, mục"), max_length=60, required=False)
    period = forms.ChoiceField(label=_("Kỳ"), choices=PERIOD_CHOICES)
    closing_day = forms.IntegerField(
        label=_("Ngày chốt số liệu"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_("Ngày của tháng cuối kỳ. Để trống thì theo quy định đang áp dụng; 31 là ngày cuối tháng."),
    )
    due_kind = forms.ChoiceField(label=_("Hạn nộp tính theo"), choices=DUE_CHOICES)
    due_number = forms.IntegerField(label=_("Số ngày, hoặc ngày nào"), min_value=0, max_value=60)
    due_months = forms.TypedChoiceField(
        label=_("Của tháng nào (khi tính theo ngày)"),
        choices=((0, _("tháng cuối kỳ")), (1, _("tháng sau kỳ")), (2, _("tháng thứ hai sau kỳ"))),
        coerce=int,
    )
    since = DayField(label=_("Áp dụng từ ngày"))
    bodies = BodiesField(
        label=_("Nơi báo cáo"), required=False, help_text=_("Mỗi dòng một cơ quan, mã hoặc tên đầy đủ.")
    )
    group_kind = forms.ChoiceField(label=_("Nhóm nơi báo cáo: mọi"), choices=GROUPS, required=False)
    group_under = BodyField(
        label=_("trực thuộc"), required=False, help_text=_("Nhóm lấy các cơ quan còn hoạt động vào ngày chốt số liệu.")
    )
    to = BodyField(label=_("Nơi nhận báo cáo"), help_text=_("Mã hoặc tên đầy đủ."))
    prepares = forms.ChoiceField(label=_("Người soạn"), choices=PREPARES)
    signs = forms.CharField(
        label=_("Người ký"), max_length=200, required=False, help_text=_("Ví dụ: thủ trưởng cơ quan.")
    )
    form = forms.ModelChoiceField(label=_("Biểu mẫu"), queryset=ReportForm.objects.none(), empty_label=None)

    def __init__(self, *args: Any, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = ReportForm.objects.filter(keeper_id=agency_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        day = given.get("due_kind") == DueKind.DAY.value
        if day and not 1 <= (given.get("due_number") or 0) <= 31:
            self.add_error("due_number", gettext("Ngày của tháng từ 1 đến 31."))
        if bool(given.get("group_kind")) != bool(given.get("group_under")):
            self.add_error("group_under", gettext("Nhóm cần cả loại cơ quan và cơ quan cấp trên."))
        return given

    def terms(self) -> Terms:
        """What was settled, for the service."""
        given = self.cleaned_data
        plain = ("title", "basis", "clause", "since", "closing_day", "due_number", "due_months", "bodies", "prepares")
        return Terms(
            **{name: given[name] for name in plain},
            period=PeriodKind(given["period"]),
            due_kind=DueKind(given["due_kind"]),
            to_id=given["to"],
            form_id=given["form"].pk,
            group_kind=given["group_kind"],
            group_under_id=given["group_under"],
            signs=given["signs"],
        )


def initial_of(row: Obligation) -> dict[str, Any]:
    """What the form shows of a row."""
    names = (
        "title", "basis", "clause", "period", "closing_day", "due_kind", "due_number", "due_months", "since",
        "group_kind", "prepares", "signs",
    )  # fmt: skip
    bodies = row.bodies.select_related("agency").order_by("pk")
    return {name: getattr(row, name) for name in names} | {
        "bodies": "\n".join(line.agency.name for line in bodies),
        "group_under": row.group_under.name if row.group_under else "",
        "to": row.to.name,
        "form": row.form_id,
        "seen": row.revision,
    }


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=500)


class EndForm(ReasonForm):
    """Kết thúc chế độ báo cáo."""

    until = DayField(label=_("Kể từ ngày"))


class AskForm(forms.Form):
    """Yêu cầu báo cáo đột xuất."""

    first = DayField(label=_("Số liệu từ ngày"))
    closing = DayField(label=_("Chốt số liệu ngày"))
    due_on = DayField(label=_("Hạn nộp"))


class RemarksForm(forms.Form):
    """Trả lại báo cáo."""

    remarks = forms.CharField(label=_("Phải sửa, bổ sung gì"), max_length=2000, widget=_TEXT)


class CauseForm(forms.Form):
    """Nguyên nhân chưa báo cáo, báo cáo chậm."""

    cause = forms.TypedChoiceField(label=_("Nguyên nhân"), choices=CAUSE_CHOICES, coerce=MissingCause)
    words = forms.CharField(label=_("Nêu rõ"), max_length=1000, widget=_TEXT)
    remedy = forms.CharField(
        label=_("Hướng xử lý"), max_length=1000, widget=_TEXT, help_text=_("Việc sẽ làm, ngày sẽ nộp.")
    )


class FormNameForm(forms.Form):
    """Tên biểu mẫu."""

    name = forms.CharField(label=_("Tên biểu mẫu"), max_length=200)


class FieldForm(forms.Form):
    """Một mục của biểu mẫu; a row without a name is no field."""

    key = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    order = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=999, required=False)
    label = forms.CharField(label=_("Tên mục"), max_length=200, required=False)
    kind = forms.TypedChoiceField(
        label=_("Loại"), choices=[(k.value, _(w)) for k, w in FIELD_WORDS.items()], coerce=FieldKind, required=False
    )
    required = forms.BooleanField(label=_("Bắt buộc"), required=False)
    question = forms.ChoiceField(
        label=_("Lấy từ sổ"), choices=[("", "—"), *((q.value, _(w)) for q, w in QUESTION_WORDS.items())], required=False
    )
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    least = NumberField(label=_("Nhỏ nhất"), required=False)
    most = NumberField(label=_("Lớn nhất"), required=False)
    decimals = forms.IntegerField(label=_("Số lẻ"), min_value=0, max_value=4, required=False)
    topic = forms.TypedChoiceField(
        label=_("Thuộc phần"), choices=[(t.value, _(w)) for t, w in TOPIC_WORDS.items()], coerce=Topic, required=False
    )
    longest = forms.IntegerField(label=_("Dài nhất (chữ cái)"), min_value=20, max_value=4000, required=False)
    columns = forms.CharField(
        label=_("Cột của bảng"), max_length=400, required=False, help_text=_("Cách nhau bằng dấu chấm phẩy.")
    )
    help = forms.CharField(label=_("Hướng dẫn"), max_length=300, required=False)
    drop = forms.BooleanField(label=_("Bỏ mục này"), required=False)


FieldFormSet = forms.formset_factory(FieldForm, extra=3, max_num=63, absolute_max=80)


def rows_of(fields: Iterable[FieldSpec]) -> list[dict[str, Any]]:
    """What the builder shows of a form's fields."""
    return [
        {
            "key": f.key, "order": n, "label": f.label, "kind": f.kind.value, "required": f.required,
            "question": f.question.value if f.question else "", "unit": f.unit, "least": f.least, "most": f.most,
            "decimals": f.decimals, "topic": f.topic.value, "longest": f.longest, "columns": "; ".join(f.columns),
            "help": f.help,
        }
        for n, f in enumerate(fields, start=1)
    ]  # fmt: skip


def fields_from(rows: Iterable[dict[str, Any]]) -> list[FieldSpec]:
    """Các mục as they were typed, in their order; a new one gets its key from its name."""
    kept = [row for row in rows if row.get("label", "").strip() and not row.get("drop")]
    kept.sort(key=lambda row: row["order"] if row.get("order") is not None else 1000)
    taken = [row["key"] for row in kept if row.get("key")]
    found = []
    for row in kept:
        key = row.get("key") or key_for(row["label"], taken)
        taken.append(key)
        found.append(_field(key, row))
    return found


def _field(key: str, row: dict[str, Any]) -> FieldSpec:
    kind = FieldKind(row.get("kind") or FieldKind.NUMBER)
    question = Question(row["question"]) if row.get("question") and kind is FieldKind.REGISTER else None
    columns = tuple(part.strip()[:80] for part in (row.get("columns") or "").split(";") if part.strip())
    return FieldSpec(
        key=key,
        kind=kind,
        label=row["label"].strip(),
        required=bool(row.get("required")),
        help=row.get("help") or "",
        question=question,
        unit=row.get("unit") or "",
        least=row.get("least") if kind is FieldKind.NUMBER else None,
        most=row.get("most") if kind is FieldKind.NUMBER else None,
        decimals=row.get("decimals") or 0,
        longest=row.get("longest") or 600,
        topic=Topic(row.get("topic") or Topic.OTHER),
        columns=columns if kind is FieldKind.TABLE else (),
    )
