"""Tài khoản: biểu mẫu."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.apps.accounts.models import LANGUAGES
from sauro.apps.accounts.queries import people_without_account

PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password", "minlength": "10"})


class OpenForm(forms.Form):
    """Mở tài khoản for a person of the registry."""

    person = forms.ModelChoiceField(label=_("Người"), queryset=None)
    username = forms.CharField(label=_("Tên đăng nhập"), max_length=60)
    password = forms.CharField(label=_("Mật khẩu đầu tiên"), max_length=200, widget=PASSWORD, strip=False)
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=LANGUAGES)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].queryset = people_without_account()  # type: ignore[attr-defined]


class ResetForm(forms.Form):
    """Đặt lại mật khẩu."""

    new = forms.CharField(label=_("Mật khẩu mới"), max_length=200, widget=PASSWORD, strip=False)


class TokenForm(forms.Form):
    """Tạo mã truy cập."""

    kind = forms.ChoiceField(
        label=_("Dùng cho"),
        choices=[
            ("feed", _("Lịch các hạn của tôi")),
            ("agency", _("Lịch các hạn của cơ quan")),
            ("read", _("Chương trình đọc dữ liệu")),
            ("write", _("Chương trình đọc và ghi dữ liệu")),
        ],
    )
    name = forms.CharField(label=_("Tên để nhớ"), max_length=60)
    days = forms.IntegerField(label=_("Có hạn bao nhiêu ngày"), min_value=1, max_value=3650)
