"""Cuộc họp: biểu mẫu."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import normalize

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.fields import TypedDayField
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import alive, search_key
from sauro.apps.meetings.models import (
    CAME_CHOICES,
    FORM_CHOICES,
    KIND_CHOICES,
    NEEDLESS_CHOICES,
    OUTCOME_CHOICES,
    REPLY_CHOICES,
    STANCE_CHOICES,
    AgendaItem,
    Meeting,
    Room,
    Seat,
)
from sauro.apps.meetings.services import ItemResult, Plan
from sauro.domain.conclusions import LONGEST, Ordered, sentence_of, sentences_in
from sauro.domain.meetings import MeetingForm, MeetingKind, Needless, Outcome
from sauro.domain.meetings_rules import Came
from sauro.web.as_seen import AsSeenForm

_TEXT = forms.Textarea(attrs={"rows": 3})
ROWS = 3  # empty lines of the conclusion that a page offers


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00", "size": 5}),
        error_messages={"invalid": _("Giờ ghi theo dạng 08:30."), "required": _("Chưa ghi giờ.")},
    )


def _number(label: Any, **facts: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"})
    return forms.IntegerField(label=label, widget=widget, error_messages={"invalid": _("Ghi một số.")}, **facts)


class BodyField(forms.CharField):
    """Ô chọn cơ quan that exists today, by its name however it was typed; None where it may stay empty.

    Several of one name (two bodies, or accents left out) are never guessed between: the name as printed, else the code.
    """

    def __init__(self, **facts: Any) -> None:
        widget = forms.TextInput(attrs={"list": "co-quan", "autocomplete": "off"})
        super().__init__(max_length=300, widget=widget, **facts)

    def clean(self, value: Any) -> Agency | None:  # type: ignore[override]
        name = super().clean(value)
        if not name:
            return None
        here = Agency.objects.filter(alive(timezone.localdate()))
        wanted = search_key(name)
        near = list(here.filter(code=name)) or [
            body
            for body in here.filter(folded__contains=wanted)
            if wanted and wanted in (search_key(body.name), search_key(body.short_name))
        ]
        printed = normalize("NFC", " ".join(name.split()))
        found = [body for body in near if printed in (body.name, body.short_name)] or near
        if len(found) > 1:
            codes = ", ".join(body.code for body in found[:5])
            raise forms.ValidationError(_("Nhiều cơ quan cùng tên; ghi mã: %(codes)s."), params={"codes": codes})
        if not found:
            raise forms.ValidationError(_("Không có cơ quan tên này; chọn trong danh sách hiện ra khi gõ."))
        return found[0]


class WhenForm(AsSeenForm):
    """Ngày giờ họp."""

    day = TypedDayField(label=_("Ngày họp"))
    begins = _hour(_("Từ giờ"))
    last_day = TypedDayField(label=_("Đến ngày"), required=False, help_text=_("Để trống nếu họp trong một ngày."))
    ends = _hour(_("Đến giờ"))

    def times(self) -> tuple[dt.datetime, dt.datetime]:
        """When it begins and ends."""
        data, zone = self.cleaned_data, timezone.get_current_timezone()
        starts = dt.datetime.combine(data["day"], data["begins"], zone)
        return starts, dt.datetime.combine(data["last_day"] or data["day"], data["ends"], zone)


class MeetingPlanForm(WhenForm):
    """Lập cuộc họp."""

    title = forms.CharField(label=_("Tên cuộc họp"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=KIND_CHOICES)
    form = forms.ChoiceField(label=_("Hình thức"), choices=FORM_CHOICES)
    room = forms.TypedChoiceField(label=_("Phòng"), coerce=int, empty_value=None, required=False)
    place = forms.CharField(
        label=_("Địa điểm"), max_length=200, required=False, help_text=_("Khi họp ngoài các phòng của cơ quan.")
    )
    link = forms.CharField(label=_("Đường dẫn họp trực tuyến"), max_length=300, required=False)
    chair = forms.TypedChoiceField(label=_("Chủ trì"), coerce=int)
    needless = forms.MultipleChoiceField(
        label=_("Có thuộc trường hợp không tổ chức họp?"), choices=NEEDLESS_CHOICES, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    field_order = ("title", "kind", "day", "begins", "last_day", "ends", "form", "room", "place", "link", "chair")

    def __init__(self, *args: Any, rooms: Iterable[Room], chairs: Sequence[Holding], **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [(room.pk, f"{room.name} ({room.seats})") for room in rooms]
        self.fields["room"].choices = [("", _("Không dùng phòng")), *choices]  # type: ignore[attr-defined]
        self.fields["chair"].choices = [(h.pk, f"{h.person.name}, {h.post.title}") for h in chairs]  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """Cuộc họp như đã gõ."""
        data, (starts, ends) = self.cleaned_data, self.times()
        return Plan(
            title=data["title"], kind=MeetingKind(data["kind"]), form=MeetingForm(data["form"]), starts_at=starts,
            ends_at=ends, chair_id=data["chair"], room_id=data["room"], place=data["place"], link=data["link"],
            needless=tuple(Needless(case) for case in data["needless"]),
        )  # fmt: skip


def typed_plan(meeting: Meeting) -> dict[str, Any]:
    """What the form shows of a meeting that is there."""
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    names = ("title", "kind", "form", "place", "link", "needless")
    return {name: getattr(meeting, name) for name in names} | {
        "day": starts.date(), "begins": starts.time(), "ends": ends.time(), "room": meeting.room_id,
        "last_day": ends.date() if ends.date() != starts.date() else None, "chair": meeting.chair_id,
        "seen": meeting.revision,
    }  # fmt: skip


class ItemForm(forms.Form):
    """Thêm nội dung."""

    title = forms.CharField(label=_("Nội dung"), max_length=400)
    minutes = _number(_("Số phút"), min_value=1, max_value=2000)
    presenter = BodyField(label=_("Cơ quan trình"), required=False, help_text=_("Để trống là cơ quan chủ trì họp."))
    papers = forms.CharField(
        label=_("Tài liệu cần có"), required=False, widget=_TEXT, max_length=4000, help_text=_("Mỗi dòng một tài liệu.")
    )
    consent = forms.BooleanField(label=_("Đề nghị thông qua không thảo luận"), required=False)
    carried_from = forms.TypedChoiceField(label=_("Chuyển từ kỳ trước"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, carried: Sequence[AgendaItem] = (), **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [(item.pk, item.title) for item in carried]
        self.fields["carried_from"].choices = [("", _("Nội dung mới")), *choices]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the service takes."""
        data = self.cleaned_data
        return {
            "title": data["title"], "minutes": data["minutes"], "consent": data["consent"],
            "presenter_id": data["presenter"].pk if data["presenter"] else None,
            "papers": data["papers"].splitlines(), "carried_from_id": data["carried_from"],
        }  # fmt: skip


class SeatForm(forms.Form):
    """Thêm thành phần."""

    body = BodyField(label=_("Cơ quan"), help_text=_("Mời người đứng đầu; người khác thì ghi tên."))
    person = forms.CharField(label=_("Người khác của cơ quan ấy"), max_length=160, required=False)
    required = forms.BooleanField(label=_("Thành phần bắt buộc"), required=False, initial=True)
    late_because = forms.CharField(
        label=_("Lý do mời muộn"), max_length=1000, required=False, help_text=_("Chỉ cần khi đã quá hạn gửi giấy mời.")
    )


class AnnounceForm(forms.Form):
    """Ký giấy mời."""

    symbol = forms.CharField(label=_("Ký hiệu giấy mời"), max_length=40, help_text=_("Số do phần mềm lấy khi ký."))
    sudden = forms.CharField(
        label=_("Lý do họp đột xuất"), max_length=1000, required=False, widget=_TEXT,
        help_text=_("Chỉ cần khi đã quá hạn gửi giấy mời; lý do được giữ cùng tên người ký."),
    )  # fmt: skip


class MoveForm(WhenForm):
    """Chuyển ngày họp."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000)
    sudden = forms.CharField(
        label=_("Lý do đột xuất, cấp bách"), max_length=1000, required=False,
        help_text=_("Chỉ cần khi ngày mới gần hơn số ngày phải mời trước."),
    )  # fmt: skip


class EndForm(forms.Form):
    """Hoãn, hủy cuộc họp."""

    end_reason = forms.CharField(label=_("Lý do"), max_length=1000)


class ReplyForm(forms.Form):
    """Trả lời giấy mời."""

    reply = forms.ChoiceField(label=_("Trả lời"), choices=[c for c in REPLY_CHOICES if c[0] != "none"])
    substitute = forms.TypedChoiceField(label=_("Người dự thay"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, people: Sequence[Holding], **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [(h.pk, f"{h.person.name}, {h.post.title}") for h in people]
        self.fields["substitute"].choices = [("", _("Không cử người thay")), *choices]  # type: ignore[attr-defined]


class OpinionForm(forms.Form):
    """Ý kiến trước cuộc họp."""

    stance = forms.ChoiceField(label=_("Ý kiến"), choices=STANCE_CHOICES)
    words = forms.CharField(label=_("Nội dung ý kiến"), max_length=4000, required=False, widget=_TEXT)


class PaperForm(forms.Form):
    """Gửi tài liệu."""

    file = forms.FileField(label=_("Tệp"))
    late_because = forms.CharField(
        label=_("Lý do gửi muộn"), max_length=1000, required=False, widget=_TEXT,
        help_text=_("Chỉ cần khi đã quá hạn; lý do được giữ cùng tên người gửi."),
    )  # fmt: skip
    declared_open = forms.BooleanField(label=_("Tệp không chứa bí mật nhà nước"), required=False)


class HandedForm(forms.Form):
    """Ghi tài liệu đã đến người dự bằng cách khác."""

    on = TypedDayField(label=_("Ngày đến người dự"))
    how = forms.CharField(
        label=_("Gửi bằng cách nào"), max_length=300, help_text=_("Ví dụ: bản giấy, sổ giao nhận số 12.")
    )


class RoomForm(forms.Form):
    """Phòng họp."""

    name = forms.CharField(label=_("Tên phòng"), max_length=120)
    seats = _number(_("Số chỗ"), min_value=1, max_value=5000)


class HeldForm(forms.Form):
    """Ghi cuộc họp."""

    lasted = _number(_("Số phút đã họp"), min_value=1, max_value=7200)
    minutes = forms.CharField(
        label=_("Biên bản"), max_length=50_000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class CameForm(forms.Form):
    """Một thành phần đã dự hay không."""

    came = forms.ChoiceField(label=_("Dự họp"), choices=CAME_CHOICES, widget=forms.RadioSelect, required=False)

    @classmethod
    def of(cls, seat: Seat, post: Any) -> CameForm:
        """The form of a seat, filled with what is known: a substitute with consent, who said he does not come."""
        foreseen = {"substitute": Came.SUBSTITUTE, "declined": Came.NOBODY}.get(seat.reply, Came.SELF)
        return cls(post, prefix=f"ghe-{seat.pk}", initial={"came": seat.came or str(foreseen)})


class OutcomeForm(forms.Form):
    """Kết quả một nội dung."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=OUTCOME_CHOICES)
    decision = forms.CharField(label=_("Ý kiến thống nhất"), max_length=4000, required=False, widget=_TEXT)
    votes_for = _number(_("Tán thành"), min_value=0, max_value=5000, required=False)
    votes_against = _number(_("Không tán thành"), min_value=0, max_value=5000, required=False)
    votes_other = _number(_("Ý kiến khác"), min_value=0, max_value=5000, required=False)

    @classmethod
    def of(cls, item: AgendaItem, post: Any, *, passes: bool) -> OutcomeForm:
        """The form of an item; what passes without debate is proposed so."""
        known = Outcome(item.outcome)
        if known is Outcome.PENDING:
            known = Outcome.CONSENTED if passes else Outcome.DISCUSSED
        votes = {name: getattr(item, name) for name in ("votes_for", "votes_against", "votes_other")}
        begun = {"outcome": str(known), "decision": item.decision, **votes}
        return cls(post, prefix=f"nd-{item.pk}", initial=begun)

    def result(self) -> ItemResult:
        """What the service takes; no vote where no number was written."""
        data = self.cleaned_data
        votes = [data["votes_for"], data["votes_against"], data["votes_other"]]
        counted = None if all(v is None for v in votes) else (votes[0] or 0, votes[1] or 0, votes[2] or 0)
        return ItemResult(Outcome(data["outcome"]), data["decision"], counted)


class ConclusionForm(forms.Form):
    """Soạn kết luận: the opening, and sentences that are pasted."""

    opening = forms.CharField(label=_("Mở đầu"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    pasted = forms.CharField(
        label=_("Dán các câu kết luận"), max_length=80_000, required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một câu; số thứ tự được bỏ đi."),
    )  # fmt: skip

    def sentences(self) -> tuple[str, ...]:
        """The sentences pasted."""
        return sentences_in(self.cleaned_data["pasted"])


class OrderForm(forms.Form):
    """Một câu kết luận theo ô."""

    work = forms.CharField(label=_("Việc"), max_length=LONGEST, required=False)
    lead = BodyField(label=_("Chủ trì"), required=False)
    due_on = TypedDayField(label=_("Xong ngày"), required=False)
    product = forms.CharField(label=_("Sản phẩm"), max_length=200, required=False)

    def sentence(self) -> str:
        """The sentence built from the fields; "" where no work is named."""
        data = self.cleaned_data
        if not data.get("work"):
            return ""
        lead = data["lead"].name if data["lead"] else ""
        return sentence_of(Ordered(data["work"], lead, data["due_on"], data["product"]))
