"""Dự thảo được kiểm tra. A document before it is signed: never registered, gone after its term."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DraftState(models.TextChoices):
    """Trạng thái kiểm tra dự thảo. The row is the queue of the job that checks."""

    WAITING = "waiting", _("Chờ kiểm tra")
    HELD = "held", _("Chờ người kiểm tra")
    CHECKED = "checked", _("Đã kiểm tra")
    REFUSED = "refused", _("Không nhận")


class DraftCheck(models.Model):
    """Dự thảo. One draft of one person, with the remarks of its check; deleted after its term, or at once by a button.

    The file itself is erased as soon as it was read: only its text is kept, beside `result` ({guide, kind, on, remarks:
    [{rule, severity, start, end, also, said, right, clause}]}) and `tasks`, the rows of the annex as a person corrected
    them ([{marker, work, lead, coordinating, deadline, product, lacking}]). `post_id`: the post in which it was
    asked, so that what is held against it is what that person may see. `released_by`: who answered that a held one
    bears no mark.
    """

    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.WAITING, db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post_id = models.BigIntegerField()
    made_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    delete_on = models.DateField(db_index=True)
    upload = models.OneToOneField("files.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    result = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    tasks = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    refusal_code = models.CharField(max_length=60, blank=True)
    refusal = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(state=DraftState.CHECKED) | Q(text="", name=""), name="directives_unchecked_keeps_no_text"
            ),
        )

    def __str__(self) -> str:
        return self.name or f"#{self.pk}"
