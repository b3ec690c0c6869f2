"""Quy định: biểu mẫu."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.rulebook.models import DAY_KINDS
from sauro.apps.rulebook.queries import rules
from sauro.domain.rulebook import title_of

DAY = forms.DateInput(attrs={"type": "date"})


class RuleForm(forms.Form):
    """Đặt quy định: a new dated row of a known name."""

    name = forms.ChoiceField(label=_("Quy định"))
    value = forms.CharField(label=_("Giá trị"), max_length=120)
    since = forms.DateField(label=_("Hiệu lực từ"), widget=DAY)
    source = forms.CharField(label=_("Nguồn: văn bản, điều, khoản"), max_length=300)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        names = {row.name: gettext(title_of(row.name)) for row in rules().rows}
        shown = [(name, f"{title} ({name})" if title != name else name) for name, title in names.items()]
        self.fields["name"].choices = sorted(shown, key=lambda pair: pair[1])  # type: ignore[attr-defined]


class YearForm(forms.Form):
    """Một năm của lịch; a source is asked only where the year is confirmed."""

    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    source = forms.CharField(label=_("Nguồn: văn bản"), max_length=300, required=False)


class DayForm(forms.Form):
    """Ghi ngày vào lịch: a day off or a Saturday worked."""

    date = forms.DateField(label=_("Ngày"), widget=DAY)
    kind = forms.ChoiceField(label=_("Loại"), choices=DAY_KINDS)
    label = forms.CharField(label=_("Tên"), max_length=200)
    source = forms.CharField(label=_("Nguồn: văn bản"), max_length=300)
