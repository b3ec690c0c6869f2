"""Thay thế văn bản. The open tasks of a replaced document: chosen one by one or in bulk, then ended by their own verbs.

A choice is only a note until it is applied. Each task then goes through its ending in its own transaction, so every
rule and journal entry is that of the verb; what one task refuses stays on the list with its choice. An ending has been
told to those concerned and is not taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.journal.services import record
from sauro.apps.tasks import events
from sauro.apps.tasks.models import ReplacementChoice, Task
from sauro.apps.tasks.permissions import may_settle_replacement
from sauro.apps.tasks.queries.replacing import lines_of, replaced_by, successors_among
from sauro.apps.tasks.services.ending import close_as_replaced, replace_task, withdraw_task
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.replacing import ENDING, Fate
from sauro.domain.sentence import N_

_WHO = N_("Chuyên viên tổng hợp hoặc lãnh đạo của cơ quan đầu mối xử lý nhiệm vụ của văn bản bị thay thế.")


@dataclass(slots=True)
class Applied:
    """Kết quả một lượt xử lý: how many by fate, and what refused, with why."""

    done: dict[Fate, int] = field(default_factory=dict)
    refused: list[tuple[Task, Refusal]] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.done.values())


def choose_fates(*, directive_id: int, fates: Mapping[int, tuple[str, int | None]], by: Acting, at: dt.datetime) -> int:
    """Ghi cách xử lý. task id → (fate, id of the task that carries it on); an empty fate takes the note back.

    Tasks that are not on the list are passed over. How many are noted. Refusal: task.replacement.forbidden,
    replacement.other.
    """
    with transaction.atomic():
        document = Directive.objects.select_for_update().get(pk=directive_id)
        _require(by, document)
        on = timezone.localdate(at)
        listed = {line.task.pk for line in lines_of(document, by, on)}
        heirs = {task.pk for task in successors_among(document, by, on)}
        noted = 0
        for task_id in sorted(set(fates) & listed):
            fate, other = fates[task_id]
            if fate not in tuple(Fate):
                ReplacementChoice.objects.filter(directive=document, task_id=task_id, applied_at=None).delete()
                continue
            if fate == Fate.CARRY and other not in heirs:
                raise Refusal(
                    "replacement.other",
                    N_("Chuyển sang thì phải chọn một nhiệm vụ còn mở của văn bản mới."),
                    advice=N_("Chọn nhiệm vụ nhận, hoặc chọn cách khác."),
                )
            ReplacementChoice.objects.update_or_create(
                directive=document,
                task_id=task_id,
                defaults={
                    "fate": fate,
                    "other_id": other if fate == Fate.CARRY else None,
                    "by_id": by.account_id,
                    "at": at,
                    "applied_at": None,
                },
            )
            noted += 1
    return noted


def apply_choices(*, directive_id: int, asked: int, by: Acting, at: dt.datetime) -> Applied:
    """Thực hiện các lựa chọn. `asked`: how many the person was shown; another number now refuses, nothing is done.

    Refusal: task.replacement.forbidden, replacement.count.
    """
    document = Directive.objects.get(pk=directive_id)
    _require(by, document)
    lines = [line for line in lines_of(document, by, timezone.localdate(at)) if line.choice is not None]
    if len(lines) != asked:
        raise Refusal(
            "replacement.count", N_("Danh sách đã đổi từ khi mở trang."), advice=N_("Xem lại danh sách rồi thực hiện.")
        )
    old = ", ".join(d.number for d in replaced_by(document))
    applied = Applied()
    for line in lines:
        assert line.choice is not None
        try:
            with transaction.atomic():
                _do(line.task, line.choice, old, document.number or str(document), by, at)
        except Refusal as refusal:
            applied.refused.append((line.task, refusal))
        else:
            fate = Fate(line.choice.fate)
            applied.done[fate] = applied.done.get(fate, 0) + 1
    if applied.total:
        with transaction.atomic():
            record(
                events.REPLACEMENT_APPLIED,
                about=("directive", document.pk),
                by=by,
                at=at,
                new={"count": applied.total, **{str(fate): n for fate, n in applied.done.items()}},
            )
    return applied


def _do(task: Task, choice: ReplacementChoice, old: str, new: str, by: Acting, at: dt.datetime) -> None:
    """One ending, by its own verb. What ended meanwhile, by another's parts, refuses by the table of moves."""
    fate = Fate(choice.fate)
    if fate in ENDING:
        reason = f"{old} → {new}"
        if fate is Fate.CARRY:
            code = choice.other.code if choice.other else ""
            replace_task(task_id=task.pk, other_code=code, reason=reason, document=new, by=by, at=at)
        elif fate is Fate.CLOSE:
            close_as_replaced(task_id=task.pk, reason=reason, document=new, by=by, at=at)
        else:
            withdraw_task(task_id=task.pk, reason=reason, document=new, by=by, at=at)
    ReplacementChoice.objects.filter(pk=choice.pk).update(applied_at=at)


def _require(by: Acting, document: Directive) -> None:
    if not may_settle_replacement(by, document):
        raise Refusal("task.replacement.forbidden", _WHO, advice=N_("Báo cơ quan đầu mối."), key="A1")
