"""Nhật ký. Entries in a chain, their values beside them, and the looks at people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """Nhật ký. One entry: what happened, about what, who did it, on whose behalf, when; bound to the entry before.

    Triggers on both databases refuse to change or delete a row. `index` counts from 1 without gaps. `by` is the id of
    the account (None: the system itself); names are as printed then. `digest` binds the values in `EntryValues`.
    """

    index = models.PositiveBigIntegerField(_("số thứ tự"), primary_key=True)
    kind = models.CharField(_("sự kiện"), max_length=60)
    about_kind = models.CharField(max_length=30)
    about_id = models.BigIntegerField()
    by = models.BigIntegerField(null=True)
    by_name = models.CharField(_("người làm"), max_length=160, blank=True)
    on_behalf_of = models.BigIntegerField(null=True)
    on_behalf_of_name = models.CharField(_("làm thay"), max_length=160, blank=True)
    at = models.DateTimeField(_("lúc"))
    digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("index",)
        verbose_name = _("mục nhật ký")
        indexes = (
            models.Index(fields=("about_kind", "about_id", "index"), name="entry_about"),
            models.Index(fields=("kind", "index"), name="entry_kind"),
            models.Index(fields=("at",), name="entry_at"),
        )
        constraints = (models.CheckConstraint(name="entry_index_from_one", condition=models.Q(index__gte=1)),)

    def __str__(self) -> str:
        return f"{self.index} {self.kind}"


class EntryValues(models.Model):
    """Nhật ký. The old and new values of an entry, with the key of their digest.

    Retention or a lawful erasure may empty it (key, old and new together); nothing else may change it.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="values")
    key = models.CharField(max_length=64, blank=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)

    class Meta:
        verbose_name = _("giá trị của mục nhật ký")

    def __str__(self) -> str:
        return str(self.entry_id)


class Look(models.Model):
    """Lượt xem. One look of an account at a person's page, kept until its term."""

    viewer = models.BigIntegerField()
    viewer_name = models.CharField(_("người xem"), max_length=160)
    viewer_agency = models.CharField(_("cơ quan của người xem"), max_length=300)
    person_id = models.BigIntegerField(_("người được xem"))
    page = models.CharField(_("trang"), max_length=60)
    at = models.DateTimeField(_("lúc"))
    keep_until = models.DateField(_("lưu đến hết"))

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("lượt xem")
        indexes = (
            models.Index(fields=("person_id", "at"), name="look_person"),
            models.Index(fields=("keep_until",), name="look_term"),
        )

    def __str__(self) -> str:
        return f"{self.viewer} → {self.person_id}"
