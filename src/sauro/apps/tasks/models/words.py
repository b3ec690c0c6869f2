"""Mảnh chữ. Where the pieces of words stand in the register; the database and one job keep them (`tasks.pieces`)."""

from __future__ import annotations

from django.db import models

from sauro.domain.text.fragments import MOST_LETTERS


class WordPiece(models.Model):
    """Mảnh chữ. A piece of a word ("417", "xay") and in which tasks of a block it stands, as bits; not by hand.

    `block`: the tasks' numbers without their last fifteen bits; `tasks`: as `domain.text.fragments` packs them.
    """

    pk = models.CompositePrimaryKey("piece", "block")
    piece = models.CharField(max_length=MOST_LETTERS)
    block = models.PositiveIntegerField()
    tasks = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.piece} {self.block}"


class WordsWaiting(models.Model):
    """Nhiệm vụ chờ tách chữ. A task that came, changed its words or went since its block was last written.

    Its own words are asked instead, so a search never waits for the job. The database writes these rows by itself.
    """

    task = models.BigIntegerField()  # no key to the task, which may be gone

    def __str__(self) -> str:
        return str(self.task)
