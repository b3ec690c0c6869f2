"""Tài khoản. Who signs in; what one may do comes from the posts of the person, never from the account."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]


class Accounts(BaseUserManager["User"]):
    """Tài khoản: looked up by the typed name, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").strip().casefold())


class User(AbstractBaseUser):
    """Tài khoản. The account of one person: a name to sign in with, a password, a language.

    It carries no right: roles belong to posts with dates. A closed account (`is_active` false) ends its sessions at
    the next request. `username` is stored folded.
    """

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    person = models.OneToOneField(
        "agencies.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )
    language = models.CharField(_("ngôn ngữ"), max_length=2, choices=LANGUAGES, default="vi")
    is_active = models.BooleanField(_("đang mở"), default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Accounts()

    class Meta:
        ordering = ("username",)
        verbose_name = _("tài khoản")
        constraints = (
            models.CheckConstraint(name="username_is_folded", condition=models.Q(username=Lower("username"))),
        )

    def __str__(self) -> str:
        return self.username
