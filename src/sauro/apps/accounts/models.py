"""Tài khoản. Who signs in; what one may do comes from the posts of the person, never from the account."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from sauro.web.prepared import prepared

LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]


class Accounts(BaseUserManager["User"]):
    """Tài khoản: looked up by the typed name, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=(username or "").strip().casefold())

    def get(self, *args: Any, **named: Any) -> User:
        """One account; by its number, as every request asks for its own, without composing the question anew."""
        if args or named.keys() != {"pk"} or type(named["pk"]) is not int:
            return super().get(*args, **named)
        found = _numbered.first(named["pk"])
        if found is None:
            raise User.DoesNotExist
        return found


@prepared
def _numbered(pk: int) -> models.QuerySet[User]:
    return User.objects.filter(pk=pk)


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


class Scope(models.TextChoices):
    """Phạm vi của mã truy cập. What a personal token may be used for; it never reaches further than its owner."""

    READ = "read", _("Đọc")
    WRITE = "write", _("Đọc và ghi")
    FEED = "feed", _("Lịch (iCalendar)")


class PersonalToken(models.Model):
    """Mã truy cập. A key of one account for the API or for one calendar feed; only its digest is kept.

    It acts in one post (`post_id`), so that a person with two posts chooses. `agency_feed`: a feed of the whole body
    instead of the person's own tasks. It ends by its date, by revocation, or with the holding of the post.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(_("tên"), max_length=60)
    scope = models.CharField(_("phạm vi"), max_length=5, choices=Scope.choices)
    post = models.ForeignKey("agencies.Post", on_delete=models.PROTECT, related_name="+")
    agency_feed = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=8)  # the last characters, so that the owner tells keys apart
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agency_feed=False) | models.Q(scope=Scope.FEED), name="token_feed_is_a_feed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.owner_id} {self.name}"
