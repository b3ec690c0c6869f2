"""Kiểm tra dự thảo: biểu mẫu. A file or pasted words, never both, and never without the statement on secrecy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".txt,.md,.html,.htm,.docx,.doc,.pdf"
PASTED = "du-thao.txt"


class DraftForm(forms.Form):
    """Dự thảo cần kiểm tra."""

    declared_open = forms.BooleanField(
        label=_("Dự thảo này không chứa bí mật nhà nước"),
        error_messages={"required": _("Chưa xác nhận dự thảo không chứa bí mật nhà nước.")},
    )
    file = forms.FileField(
        label=_("Tệp dự thảo"),
        required=False,
        allow_empty_file=True,
        help_text=_("DOCX, PDF, TXT, HTML. Tệp DOCX được xét cả lề trang, phông và cỡ chữ."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    words = forms.CharField(
        label=_("Hoặc dán chữ của dự thảo"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Dán cả phần đầu và phần cuối để xét được thể thức."),
    )

    def __init__(self, *args: Any, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._most = most

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, words = given.get("file"), (given.get("words") or "").strip()
        if bool(file) == bool(words) and "file" not in self.errors:
            raise forms.ValidationError(gettext("Chọn một tệp, hoặc dán chữ: một trong hai."))
        if len(words) > self._most:
            raise forms.ValidationError(gettext("Chữ dán dài quá %(n)s ký tự; tải lên bằng tệp.") % {"n": self._most})
        return given

    def source(self) -> tuple[str, Iterable[bytes]]:
        """Name and bytes of what was given."""
        file = self.cleaned_data["file"]
        if file:
            return file.name or "", file.chunks()
        return PASTED, [self.cleaned_data["words"].encode()]
