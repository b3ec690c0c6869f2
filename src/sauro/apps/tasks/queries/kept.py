"""Số đếm giữ sẵn. Numbers that a writing transaction keeps beside the rows, held against them (`sauro verify`)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.db.models import Count, F

from sauro.apps.agencies.models import Agency
from sauro.apps.search.models import SearchEntry
from sauro.apps.tasks import pieces, sides
from sauro.apps.tasks.models import Decline, Task, TaskCount
from sauro.domain.sentence import N_, Sentence

Key = tuple[int, str]


def wrong_counts() -> Iterator[Sentence]:
    """Số nhiệm vụ theo cơ quan và trạng thái that differs from the register. Three queries, whatever the size."""
    kept: dict[Key, int] = {(a, s): n for a, s, n in TaskCount.objects.values_list("agency_id", "status", "number")}
    rows = Task.objects.order_by().values_list("lead_id", "status").annotate(number=Count("pk"))
    real: dict[Key, int] = {(a, s): n for a, s, n in rows}
    wrong = sorted(key for key in kept.keys() | real.keys() if kept.get(key, 0) != real.get(key, 0))
    names = dict(Agency.objects.filter(pk__in={agency for agency, _ in wrong}).values_list("pk", "name"))
    for agency, status in wrong:
        values = {
            "agency": names.get(agency, f"#{agency}"),
            "status": status,
            "kept": str(kept.get((agency, status), 0)),
            "real": str(real.get((agency, status), 0)),
        }
        yield Sentence(N_("{agency}, {status}: giữ {kept}, trong sổ có {real} nhiệm vụ"), values)


def wrong_part_numbers() -> Iterator[Sentence]:
    """Số phần việc: a task that gave fewer parts, by its own counter, than parts stand under it."""
    of = Task.objects.filter(period="", parent__isnull=False).order_by()
    found = of.values_list("parent__code", "parent__part_number").annotate(number=Count("pk"))
    for code, kept, real in found.filter(number__gt=F("parent__part_number")):
        values = {"code": code, "kept": str(kept), "real": str(real)}
        yield Sentence(N_("{code}: giữ {kept}, trong sổ có {real} phần việc"), values)


def wrong_sides() -> Iterator[Sentence]:
    """Bên liên quan: a row of who may see a task that should not stand, or is missing. Two queries, and names."""
    found = list(sides.wrong(connection))
    codes = dict(Task.objects.filter(pk__in={task for task, _, _ in found}).values_list("pk", "code"))
    for task, side, stands in found:
        values = {"code": codes.get(task, f"#{task}"), "side": str(side)}
        words = N_("{code}: thừa bên liên quan {side}") if stands else N_("{code}: thiếu bên liên quan {side}")
        yield Sentence(words, values)


def wrong_pieces() -> Iterator[Sentence]:
    """Mảnh chữ: a task that words would find and should not, or would not find. Two questions a block, and names."""
    found = list(pieces.wrong(connection))
    codes = dict(Task.objects.filter(pk__in={task for task, _, _ in found}).values_list("pk", "code"))
    for task, piece, stands in found:
        values = {"code": codes.get(task, f"#{task}"), "piece": piece}
        words = N_("{code}: thừa mảnh chữ “{piece}”") if stands else N_("{code}: thiếu mảnh chữ “{piece}”")
        yield Sentence(words, values)


def wrong_declines() -> Iterator[Sentence]:
    """Số lần trả lại: what a task says of itself, against the refusals on record."""
    told = Decline.objects.order_by().values_list("task__code", "task__declines").annotate(number=Count("pk"))
    for code, kept, real in told.exclude(number=F("task__declines")):
        values = {"code": code, "kept": str(kept), "real": str(real)}
        yield Sentence(N_("{code}: giữ {kept}, trong sổ có {real} lần trả lại"), values)
    never = Task.objects.filter(declines__gt=0, declined=None).values_list("code", "declines")
    for code, kept in never:
        values = {"code": code, "kept": str(kept), "real": "0"}
        yield Sentence(N_("{code}: giữ {kept}, trong sổ có {real} lần trả lại"), values)


def wrong_entries() -> Iterator[Sentence]:
    """Chỉ mục tìm kiếm: a task that cannot be found, or an entry of a task that is no longer there. Two queries."""
    found = SearchEntry.objects.filter(kind="task")
    lost = Task.objects.exclude(pk__in=found.values("object_id"))
    for code in lost.values_list("code", flat=True):
        yield Sentence(N_("{code} chưa có trong chỉ mục tìm kiếm"), {"code": code})
    for title in found.exclude(object_id__in=Task.objects.values("pk")).values_list("title", flat=True):
        yield Sentence(N_("chỉ mục tìm kiếm còn “{title}” mà sổ không có"), {"title": title[:80]})
