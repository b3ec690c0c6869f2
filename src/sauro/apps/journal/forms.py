"""Nhật ký: điều kiện lọc."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sauro.apps.journal.events import kinds, sentence_of
from sauro.domain.sentence import Sentence
from sauro.web.speech import say

ABOUT = {
    "account": pgettext_lazy("một", "tài khoản"),
    "agencies": pgettext_lazy("một", "danh mục cơ quan"),
    "agency": pgettext_lazy("một", "cơ quan"),
    "calendar": pgettext_lazy("một", "lịch làm việc"),
    "directive": pgettext_lazy("một", "văn bản"),
    "draft": pgettext_lazy("một", "đề xuất"),
    "import": pgettext_lazy("một", "lượt nhập"),
    "journal": pgettext_lazy("một", "mục nhật ký"),
    "person": pgettext_lazy("một", "người"),
    "rule": pgettext_lazy("một", "quy định"),
    "task": pgettext_lazy("một", "nhiệm vụ"),
}


def about_of(kind: str) -> str:
    """Về cái gì, in words; the internal name where an app that is no longer installed used another."""
    return str(ABOUT.get(kind, kind))


def label_of(kind: str) -> str:
    """Tên sự kiện, translated; its places are shown as dots, for no value stands in this list."""
    sentence = Sentence(sentence_of(kind))
    names = [part.partition("}")[0] for part in sentence.template.split("{")[1:]]
    return say(Sentence(sentence.template, dict.fromkeys(names, "…")))


class Filters(forms.Form):
    """Điều kiện lọc: kind of event, about what, which days. What is not understood is simply not a condition."""

    kind = forms.ChoiceField(label=_("Sự kiện"), required=False)
    since = forms.DateField(label=_("Từ ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Đến hết ngày"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(kind, label_of(kind)) for kind in kinds()]
        self.fields["kind"].choices = [("", _("Mọi sự kiện")), *sorted(named, key=lambda row: row[1])]  # type: ignore[attr-defined]

    def conditions(self) -> dict[str, object]:
        """As `queries.entries_matching` wants them; days of the installation's zone, the last one included."""
        self.is_valid()
        given = self.cleaned_data
        found: dict[str, object] = {"kind": given.get("kind") or ""}
        if given.get("since"):
            found["since"] = _midnight(given["since"])
        if given.get("until") and given["until"] < dt.date.max:
            found["until"] = _midnight(given["until"] + dt.timedelta(days=1))
        return found


def _midnight(day: dt.date) -> dt.datetime:
    """The beginning of a day; the year 1 has none before UTC's."""
    return timezone.make_aware(dt.datetime.combine(max(day, dt.date(1900, 1, 1)), dt.time.min))
