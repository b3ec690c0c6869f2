"""Thay thế văn bản. The decision list over the open tasks of a replaced document; it can be left and taken up again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.tasks.models.tasks import Task
from sauro.domain.replacing import Fate

FATES = {
    Fate.CARRY: _("Chuyển sang nhiệm vụ của văn bản mới"),
    Fate.CLOSE: _("Đóng, vì văn bản đã được thay thế"),
    Fate.WITHDRAW: _("Rút nhiệm vụ"),
    Fate.KEEP: _("Giữ nguyên"),
}


class ReplacementChoice(models.Model):
    """Thay thế văn bản. What a person chose for one open task; it counts only once applied.

    `directive`: the document that replaces; `other`: the task of it that carries this one on.
    """

    directive = models.ForeignKey("directives.Directive", on_delete=models.CASCADE, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="replacement_choices")
    fate = models.CharField(max_length=10, choices=[(str(f), label) for f, label in FATES.items()])
    other = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["directive", "task"], name="tasks_replacement_choice_once"),
            models.CheckConstraint(condition=Q(other=None) | Q(fate="carry"), name="tasks_replacement_other"),
        )

    def __str__(self) -> str:
        return f"{self.task_id}: {self.fate}"
