"""Tin báo. What a person is told in the product, and the mail that says it again, after the commit and once."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """Tin báo. One sentence to one account about one thing; `slot` keeps a repeated job from saying it twice.

    `text`: {"template", "values"}; `url`: the address of the item inside the product; `mailed_in`: the mail that
    carried it (a digest carries many).
    """

    account = models.ForeignKey(  # no index of its own: the uniqueness below begins with it
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices", db_index=False
    )
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=30)
    about_id = models.BigIntegerField()
    slot = models.CharField(max_length=120)
    text = models.JSONField(encoder=DjangoJSONEncoder)
    url = models.CharField(max_length=300)
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    muted = models.BooleanField(default=False)  # recorded, not mailed: the person muted the thing
    mailed_in = models.ForeignKey("Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="notices")

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (
            models.Index(fields=["account", "-at"], name="notices_of_account"),
            models.Index(fields=["account"], condition=Q(read_at=None), name="notices_unread"),
            models.Index(fields=["account"], condition=Q(mailed_in=None, muted=False), name="notices_to_mail"),
        )
        constraints = (models.UniqueConstraint(fields=["account", "slot"], name="notices_once_a_slot"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.kind}"


class MailState(models.TextChoices):
    """Trạng thái thư. The row is the queue."""

    WAITING = "waiting", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
    EXPIRED = "expired", _("Quá hạn gửi")


class Mail(models.Model):
    """Thư điện tử. One mail to one account: a digest of a day, or one urgent notice. Its Message-ID never changes.

    A row is written before anything is sent; a kill between the server's answer and our record repeats the mail with
    the same `message_id`, and only then. `slot`: digest:2026-10-28, urgent:<notice slot>, or calendar:<thing>.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    slot = models.CharField(max_length=140)
    to = models.EmailField()
    message_id = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True)  # iCalendar, METHOD:REQUEST or CANCEL, sent beside the text
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING, db_index=True)
    made_at = models.DateTimeField()
    not_after = models.DateTimeField()  # a reminder that waited longer says nothing any more
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["account", "slot"], name="notices_mail_once_a_slot"),
            models.CheckConstraint(
                condition=~Q(state=MailState.SENT) | Q(sent_at__isnull=False), name="notices_sent_has_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.slot}"


class Preference(models.Model):
    """Tin báo. How one account wants to be told: address, hour of the digest, whether by mail at all."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(blank=True)
    by_mail = models.BooleanField(default=True)
    hour = models.PositiveSmallIntegerField(default=7)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(hour__lte=23), name="notices_hour_of_the_day"),)

    def __str__(self) -> str:
        return str(self.account_id)


class Mute(models.Model):
    """Tắt tin. One account hears nothing by mail about one thing, with its reason, until a day."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mutes")
    about_kind = models.CharField(max_length=30)
    about_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    until = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="notices_mute_has_reason"),
            models.UniqueConstraint(fields=["account", "about_kind", "about_id"], name="notices_mute_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.about_kind} {self.about_id}"


class Opening(models.Model):
    """Mở gửi thư. Who saw the preview of the first sending and opened mail for the installation, or closed it."""

    opened = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    previewed = models.PositiveIntegerField(default=0)  # how many mails the preview showed

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.opened} {self.at:%d/%m/%Y}"
