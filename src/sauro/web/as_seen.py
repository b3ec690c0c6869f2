"""Người khác vừa sửa. A form knows on which state of a row it was opened (`domain.editing`); it shows the newer one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext

from sauro.domain.editing import STALE
from sauro.domain.refusal import Refusal


class AsSeenForm(forms.Form):
    """Biểu mẫu sửa một dòng. `seen`: the revision that was shown; a template prints it beside the token."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def show_stored(self, refused: Refusal | None, revision: int, stored: Mapping[str, Any]) -> None:
        """Ghi giá trị đang lưu, where the row was refused as changed: beside each field in which it differs from what
        was typed. The form carries the newer revision, so that pressing again writes knowingly."""
        if refused is None or refused.code != STALE:
            return
        typed = self.data.copy()
        typed[self.add_prefix("seen")] = str(revision)
        self.data, self.initial = typed, dict(stored)
        self.__dict__.pop("changed_data", None)
        for name in self.changed_data:
            if name in stored:
                said = gettext("Đang lưu: %(value)s.") % {"value": self._words(name, stored[name])}
                self[name].help_text = said

    def _words(self, name: str, value: Any) -> str:
        """A stored value as the field shows it."""
        if isinstance(value, list | tuple | set | frozenset):
            return ", ".join(self._words(name, one) for one in value) or gettext("để trống")
        if value is None or value == "":
            return gettext("để trống")
        if isinstance(value, dt.datetime | dt.time):
            return f"{value:%H:%M}"
        if isinstance(value, dt.date):
            return f"{value:%d/%m/%Y}"
        choices = {str(key): str(words) for key, words in getattr(self.fields[name], "choices", ())}
        return choices.get(str(value), str(value))
