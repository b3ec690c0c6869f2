"""Ô nhập dùng chung. Fields that more than one app asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class ManyFilesInput(forms.ClearableFileInput):
    """Ô chọn nhiều tệp."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Nhiều tệp. Cleans to a list of uploaded files; an empty file is refused by name."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(item, initial) for item in given]
