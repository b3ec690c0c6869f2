"""The papers of the journeys, and the worker's turn."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from django.db import connections

from sauro.apps.directives.models import Directive
from sauro.apps.tasks.jobs import run_pending, urge_on_time
from tests.journeys.clock import now

PAPER = (Path(__file__).parent / "papers" / "cong-van-215.txt").read_text(encoding="utf-8")
T = TypeVar("T")


def paper(number: str) -> str:
    """Công văn 215-CV/TU under another number, so that each journey has a document of its own."""
    return PAPER.replace("215-CV/TU", number)


def elsewhere(work: Callable[[], T]) -> T:
    """Done in a thread of its own, as the worker would: the browser's thread has an event loop."""

    def run() -> T:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()


def worker_reads() -> int:
    """The worker's turn: what waits is read, drafts are proposed."""
    return elsewhere(lambda: run_pending(now()))


def worker_urges() -> int:
    """The worker's turn of the morning: the ladder is applied to all open tasks."""
    return elsewhere(lambda: urge_on_time(now()))


def directive_id(number: str) -> int:
    return elsewhere(lambda: Directive.objects.filter(number=number).latest("pk").pk)


def drafts_of_batch(batch: str) -> list[int]:
    """How many drafts each document of one upload gave, in the order of the files."""
    directives = Directive.objects.filter(upload__batch=batch).order_by("pk")
    return [directive.drafts.count() for directive in directives]


def first_of_corpus() -> int:
    """The text form of the corpus document: the first of the four that were uploaded last."""
    rows = Directive.objects.filter(same_file_as=None).order_by("-pk").values_list("pk", flat=True)[:4]
    return min(rows)


def last_read() -> int:
    return Directive.objects.filter(same_file_as=None).latest("pk").pk
