"""Đi cơ sở: biểu mẫu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import BodiesField, BodyField, DayField, found_body
from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import namesakes
from sauro.apps.visits.models import PURPOSE_CHOICES, ProgrammeLine, Visit, VisitProgramme
from sauro.domain.visits import Purpose
from sauro.web.as_seen import AsSeenForm

_MOST_GUESTS = 20


def _words(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ProgrammeForm(forms.Form):
    """Chương trình đi cơ sở."""

    name = forms.CharField(label=_("Tên chương trình"), max_length=200)
    basis = forms.CharField(
        label=_("Văn bản ban hành"), max_length=200, required=False, help_text=_("Số, ký hiệu; để trống nếu chưa có.")
    )
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến ngày"))


class LineForm(forms.Form):
    """Một nơi đến của chương trình."""

    place = BodyField(label=_("Nơi đến"), help_text=_("Mã hoặc tên đầy đủ."))
    purpose = forms.ChoiceField(label=_("Mục đích"), choices=PURPOSE_CHOICES)
    about = forms.CharField(label=_("Nội dung"), max_length=400)

    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"place_id": data["place"], "purpose": Purpose(data["purpose"]), "about": data["about"]}

    @classmethod
    def of(cls, line: ProgrammeLine) -> LineForm:
        """Dòng đang có, to be corrected; several stand on one page."""
        there = {"place": line.place.name, "purpose": line.purpose, "about": line.about}
        return cls(initial=there, auto_id=f"dong{line.pk}_%s")


class _Named(forms.Form):
    """A form whose fields have ids of their own: several stand on one page."""

    ids = "id_%s"

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **({"auto_id": self.ids} | facts))


class _Starts(_Named):
    """Ngày và giờ đi."""

    day = DayField(label=_("Ngày đi"))
    hour = forms.TimeField(label=_("Giờ"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))

    @property
    def starts_at(self) -> dt.datetime:
        data = self.cleaned_data
        return timezone.make_aware(dt.datetime.combine(data["day"], data["hour"]))


class VisitForm(_Starts):
    """Chuyến đi."""

    programme = forms.ChoiceField(label=_("Chương trình"), required=False)
    purpose = forms.ChoiceField(label=_("Mục đích"), choices=PURPOSE_CHOICES)
    subject = forms.CharField(label=_("Nội dung chuyến đi"), max_length=300)
    places = BodiesField(label=_("Nơi đến"), help_text=_("Mỗi dòng một nơi, mã hoặc tên đầy đủ."))
    venue = forms.CharField(label=_("Địa điểm làm việc"), max_length=200, required=False)
    content = forms.CharField(label=_("Những việc sẽ làm việc"), max_length=4000, required=False, widget=_words())
    asks = forms.CharField(
        label=_("Đề nghị nơi đến"), max_length=4000, required=False, widget=_words(2),
        help_text=_("Để trống thì thông báo ghi: đúng thành phần, báo cáo ngắn gọn, không đón tiễn."),
    )  # fmt: skip
    sudden = forms.CharField(
        label=_("Lý do đột xuất"), max_length=400, required=False, widget=_words(2),
        help_text=_("Chỉ ghi khi chuyến đi không nằm trong chương trình hoặc không kịp báo trước."),
    )  # fmt: skip

    field_order = ("programme", "purpose", "subject", "day", "hour", "places")

    def __init__(self, *args: Any, programmes: Sequence[VisitProgramme], **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [(str(p.pk), p.name) for p in programmes]
        self.fields["programme"].choices = [("", _("Ngoài chương trình (đột xuất)")), *choices]  # type: ignore[attr-defined]


class ReasonForm(_Named):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=400, error_messages={"required": _("Chưa ghi lý do.")})


class ExcuseForm(ReasonForm):
    """Lý do đột xuất."""

    ids = "dot-xuat_%s"


class CancelForm(ReasonForm):
    """Lý do không đi."""

    ids = "khong-di_%s"


class ChangeForm(AsSeenForm, _Starts):
    """Đổi ngày giờ."""

    ids = "doi_%s"

    reason = forms.CharField(label=_("Lý do đổi"), max_length=400)


def starts_of(visit: Visit) -> dict[str, Any]:
    """What the form shows of a visit that is planned."""
    starts = timezone.localtime(visit.starts_at)
    return {"day": starts.date(), "hour": starts.time(), "seen": visit.revision}


class DelegationForm(forms.Form):
    """Đoàn đi: the people of the body and leaders of the one above it by choice, others by name and body."""

    lead = forms.TypedChoiceField(label=_("Trưởng đoàn"), coerce=int)
    members = forms.TypedMultipleChoiceField(
        label=_("Thành viên"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    guests = forms.CharField(
        label=_("Người cơ quan khác"), required=False, max_length=4000, widget=_words(2),
        help_text=_("Mỗi dòng một người: họ và tên; cơ quan."),
    )  # fmt: skip
    others = forms.IntegerField(
        label=_("Người đi cùng khác"), min_value=0, max_value=60, initial=0,
        help_text=_("Lái xe, báo chí, phục vụ: chỉ ghi số người."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[Holding], on: dt.date, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.on = on
        choices = [(h.pk, f"{h.person.name}, {h.post.title}") for h in people]
        for name in ("lead", "members"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_guests(self) -> list[int]:
        lines = [line.strip() for line in self.cleaned_data["guests"].splitlines() if line.strip()]
        if len(lines) > _MOST_GUESTS:
            raise forms.ValidationError(gettext("Quá nhiều người cơ quan khác."))
        return [self._guest(line) for line in lines]

    def _guest(self, line: str) -> int:
        name, _sep, body = (part.strip() for part in line.partition(";"))
        found = list(namesakes(name, self.on, found_body(body) if body else None)[:3])
        if len(found) == 1:
            return found[0].pk
        if found:
            raise forms.ValidationError(gettext("“%(name)s”: nhiều người cùng tên; ghi thêm cơ quan.") % {"name": name})
        raise forms.ValidationError(gettext("“%(name)s”: không có ai tên này đang giữ chức vụ.") % {"name": name})

    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"lead_id": data["lead"], "member_ids": [*data["members"], *data["guests"]], "others": data["others"]}


class SignForm(forms.Form):
    """Ký, lấy số."""

    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40, help_text=_("Số do phần mềm lấy khi ký."))


class SendForm(forms.Form):
    """Ghi đã gửi."""

    how = forms.CharField(label=_("Gửi bằng cách nào"), max_length=200, help_text=_("Ví dụ: trục liên thông."))


class OfferForm(forms.Form):
    """Đề nghị đi chung."""

    words = forms.CharField(label=_("Lời nhắn"), max_length=400, required=False)


class OfferAnswerForm(forms.Form):
    """Trả lời đề nghị đi chung."""

    agrees = forms.ChoiceField(
        label=_("Trả lời"), choices=[("yes", _("Đồng ý đi chung")), ("no", _("Không đi chung"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(label=_("Lời nhắn, lý do"), max_length=400, required=False)


class HeldForm(_Named):
    """Đã đi."""

    ids = "da-di_%s"

    day = DayField(label=_("Ngày đã đi"))


class CorrectForm(HeldForm, ReasonForm):
    """Sửa ngày đi thực tế."""

    ids = "sua_%s"

    field_order = ("day", "reason")


class AskedForm(forms.Form):
    """Kiến nghị của cơ sở."""

    place = forms.TypedChoiceField(label=_("Nơi kiến nghị"), coerce=int)
    words = forms.CharField(label=_("Kiến nghị"), max_length=2000, widget=_words())
    source = forms.CharField(
        label=_("Ai nêu, ở đâu"), max_length=300, help_text=_("Chức vụ hoặc bộ phận, buổi làm việc, trang báo cáo.")
    )
    answers = BodyField(label=_("Cơ quan phải trả lời"), help_text=_("Mã hoặc tên đầy đủ."))
    answer_by = DayField(label=_("Trả lời đến hết ngày"))

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["place"].choices = places  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        ids = {"place_id": data["place"], "answers_id": data["answers"]}
        return ids | {name: data[name] for name in ("words", "source", "answer_by")}


class AnswerForm(forms.Form):
    """Trả lời kiến nghị."""

    answer = forms.CharField(
        label=_("Câu trả lời"), max_length=4000, widget=_words(), help_text=_("Kèm số, ký hiệu văn bản nếu có.")
    )


class TaskForm(forms.Form):
    """Chuyển thành nhiệm vụ."""

    task_code = forms.CharField(label=_("Mã nhiệm vụ"), max_length=40)


class ConclusionForm(forms.Form):
    """Kết luận chuyến đi."""

    opening = forms.CharField(label=_("Mở đầu"), max_length=2000, widget=_words())
    sentences = forms.CharField(
        label=_("Các câu kết luận"), max_length=40_000, widget=_words(8),
        help_text=_("Mỗi dòng một câu: giao ai chủ trì, việc gì, xong ngày nào, sản phẩm gì."),
    )  # fmt: skip
