"""Tìm. What can be found, by its words without marks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """Tìm kiếm. One thing that can be found: what it is, its title as shown, its words folded.

    Holds no right to see: whoever shows results filters them by what the person may see.
    """

    kind = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    title = models.CharField(_("tên"), max_length=500)
    folded = models.TextField()
    body_folded = models.TextField()

    class Meta:
        verbose_name = _("mục tìm kiếm")
        constraints = (models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once"),)

    def __str__(self) -> str:
        return self.title
