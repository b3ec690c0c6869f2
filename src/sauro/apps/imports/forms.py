"""Lượt nhập: biểu mẫu. The file, and which column is which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sauro.apps.imports.services import Column


class UploadForm(forms.Form):
    """Tệp bảng. XLSX, XLS, ODS or CSV; told by its content, not by its name."""

    file = forms.FileField(
        label=_("Tệp bảng (.xlsx, .xls, .ods, .csv)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv"}),
    )


class MappingForm(forms.Form):
    """Ghép cột. One drop-down for each of our fields, with the headings of the sheet."""

    def __init__(
        self, *args: Any, columns: Sequence[Column], headings: Sequence[str], mapping: Mapping[str, int], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        unused = [("", gettext("không có trong bảng"))]
        shown = [(str(n), heading) for n, heading in enumerate(headings) if heading]
        for column in (c for c in columns if not c.pattern):
            self.fields[column.field] = forms.ChoiceField(
                label=gettext(column.label),
                choices=unused + shown,
                required=False,
                initial=str(mapping.get(column.field, "")),
                help_text=gettext("Bắt buộc") if column.required else "",
            )

    def chosen(self) -> dict[str, int | None]:
        """{field: column number or None}"""
        return {name: int(value) if value else None for name, value in self.cleaned_data.items()}
