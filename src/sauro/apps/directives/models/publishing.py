"""Trang công khai. Whether counts of one document's tasks may be seen by everybody, and under which address."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sauro.apps.directives.models.documents import Directive


class PublicStatus(models.Model):
    """Trang công khai. Counts of one document for everybody, off until a leader of giver or registrar switches it on.

    `slug`: its address, kept for good, so that a link that was printed never leads elsewhere; `with_subject`: whether
    the subject is shown beside number, date and issuer.
    """

    directive = models.OneToOneField(Directive, on_delete=models.CASCADE, related_name="public_status")
    slug = models.SlugField(max_length=80, unique=True)
    is_on = models.BooleanField(default=False)
    with_subject = models.BooleanField(default=False)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(slug=""), name="directives_public_has_slug"),)

    def __str__(self) -> str:
        return self.slug
