"""Đôn đốc và dấu hiệu. What was urged, once per rung and slot; what a unit says about a signal."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from sauro.apps.tasks.models.tasks import Task


class Urging(models.Model):
    """Đôn đốc. One rung of the ladder reached by one task: written once per rung and slot, however often the job runs.

    `slot`: the date that the rung is counted from (the due date; the day of assignment for N0), so that an extended
    task climbs anew. `rung`: name of the rulebook row (urge.n3). `to`: the printed addressees; `letter_id`: the letter
    of `apps.letters` in which it went out, where the rung asks for one. `seen_at`: when the doer opened it.
    """

    # no index of its own: the uniqueness below begins with it
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="urgings", db_index=False)
    rung = models.CharField(max_length=20)
    slot = models.DateField()
    on = models.DateField()
    at = models.DateTimeField()
    to = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    letter_id = models.BigIntegerField(null=True, blank=True)
    remark = models.TextField(blank=True)  # of a person who urged by hand (rung "urge.hand")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["on", "rung"], name="tasks_urged_on"),)
        constraints = (models.UniqueConstraint(fields=["task", "rung", "slot"], name="tasks_rung_once_a_slot"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.rung} {self.slot}"


class SignalNote(models.Model):
    """Dấu hiệu. What the unit concerned says about one signal: the cause that its head adds, or a contest of it (E7).

    Until a cause stands here no page names a person. A contest is answered by somebody else; while it is open the
    signal is marked and counts in no figure. `look_by`: the last day for the answer.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="signal_notes")
    signal = models.CharField(max_length=30)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    contest = models.BooleanField(default=False)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_by = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    upheld = models.BooleanField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(words=""), name="tasks_signal_note_has_words"),
            models.UniqueConstraint(
                fields=["task", "signal", "agency"],
                condition=Q(contest=True, answered_at=None),
                name="tasks_one_open_contest",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.signal}"


class SignalLook(models.Model):
    """Dấu hiệu. One look of an account at the signals of an agency, kept for whoever is concerned (E6)."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, related_name="+")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    viewer_name = models.CharField(max_length=160)
    viewer_agency = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=["agency", "at"], name="tasks_signal_look"),)

    def __str__(self) -> str:
        return f"{self.viewer_id} → {self.agency_id}"


class TaskBatch(models.Model):
    """Thao tác hàng loạt. One bulk action with its summary; `undone_at` when it was taken back.

    `verb`: star, unstar, urge, assign …; `lines`: [{task, before, after}] as plain values, for the undoing.
    """

    verb = models.CharField(max_length=30)
    lines = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    refused = models.JSONField(default=list, encoder=DjangoJSONEncoder)  # [{task, message}]
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%d/%m/%Y}"
