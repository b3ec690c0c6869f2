"""Đối chiếu: việc làm. The machine proposes which clause of a plan answers which of the parent; a person says so."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives import events
from sauro.apps.directives.models import Clause, Coverage, CoverageState, Descent
from sauro.apps.directives.permissions import may_compare
from sauro.apps.directives.queries.coverage import facts_of, held_against
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.coverage import Weights, propose, says_only_effect
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_WHO = N_("Chuyên viên tổng hợp của cơ quan đầu mối, hoặc của nơi ban hành kế hoạch, đối chiếu các mục.")


def propose_coverage(descent: Descent) -> int:
    """Đề xuất đối chiếu, inside the caller's transaction. What a person decided for the same plan stays as it is."""
    assert descent.plan is not None
    on = timezone.localdate(descent.planned_at) if descent.planned_at else dt.date.max
    parents = [c for c in facts_of(descent.directive) if not says_only_effect(c.text)]
    plans = facts_of(descent.plan)
    descent.coverages.exclude(parent_clause__in=[c.key for c in parents]).delete()
    descent.coverages.filter(plan_clause__isnull=False).exclude(plan_clause__in=[c.key for c in plans]).delete()
    descent.coverages.filter(state=CoverageState.PROPOSED).delete()
    decided = set(descent.coverages.values_list("parent_clause_id", "plan_clause_id"))
    found = [p for p in propose(parents, plans, _weights(on)) if (p.parent, p.plan) not in decided]
    Coverage.objects.bulk_create(
        Coverage(
            descent=descent,
            parent_clause_id=p.parent,
            plan_clause_id=p.plan,
            score=p.score,
            because=[list(reason) for reason in p.reasons],
        )
        for p in found
    )
    _count(descent)
    return len(found)


def _weights(on: dt.date) -> Weights:
    book = rules()
    return Weights(**{name: book.number(f"coverage.{name}", on) for name in Weights.__slots__})


def decide_pair(*, coverage_id: int, confirmed: bool, by: Acting, at: dt.datetime) -> Coverage:
    """Xác nhận hoặc bỏ một cặp mục. Coverage.DoesNotExist; Refusal: coverage.forbidden."""
    with transaction.atomic():
        row = (
            Coverage.objects.select_for_update(of=("self",))
            .select_related("descent__directive", "descent__agency", "parent_clause")
            .get(pk=coverage_id)
        )
        _require(by, row.descent)
        if row.plan_clause_id is None:
            if not confirmed:
                row.delete()
        else:
            row.state = CoverageState.CONFIRMED if confirmed else CoverageState.REFUSED
            _stamp(row, by, at)
        _said(row, by, at)
    return row


def confirm_proposed_pairs(*, descent_id: int, by: Acting, at: dt.datetime) -> int:
    """Xác nhận mọi cặp đang đề xuất. How many. Refusal: coverage.forbidden."""
    with transaction.atomic():
        descent = Descent.objects.select_related("directive").get(pk=descent_id)
        _require(by, descent)
        ids = list(descent.coverages.filter(state=CoverageState.PROPOSED).values_list("pk", flat=True))
        for pk in ids:
            decide_pair(coverage_id=pk, confirmed=True, by=by, at=at)
    return len(ids)


def pair_by_hand(*, descent_id: int, parent_id: int, plan_clause_id: int, by: Acting, at: dt.datetime) -> Coverage:
    """Ghép hai mục bằng tay. Refusal: coverage.forbidden, coverage.clause."""
    with transaction.atomic():
        descent = _descent(descent_id, by)
        _own_clauses(descent, parent_id, plan_clause_id)
        row, _ = Coverage.objects.update_or_create(
            descent=descent,
            parent_clause_id=parent_id,
            plan_clause_id=plan_clause_id,
            defaults={"state": CoverageState.CONFIRMED, "by_id": by.account_id, "at": at},
        )
        descent.coverages.filter(parent_clause_id=parent_id, plan_clause=None).delete()
        _said(row, by, at)
    return row


def leave_out(*, descent_id: int, parent_id: int, because: str, by: Acting, at: dt.datetime) -> Coverage:
    """Chủ động không đưa vào kế hoạch, with why. Refusal: coverage.forbidden, coverage.clause, coverage.reason."""
    said = " ".join(because.split())[:1000]
    with transaction.atomic():
        descent = _descent(descent_id, by)
        _own_clauses(descent, parent_id)
        if not said:
            raise Refusal("coverage.reason", N_("Thiếu lý do."), advice=N_("Ghi vì sao kế hoạch không có mục này."))
        descent.coverages.filter(parent_clause_id=parent_id, state=CoverageState.PROPOSED).update(
            state=CoverageState.REFUSED, by=by.account_id, at=at
        )
        row, _ = Coverage.objects.update_or_create(
            descent=descent,
            parent_clause_id=parent_id,
            plan_clause=None,
            defaults={"state": CoverageState.LEFT_OUT, "said": said, "by_id": by.account_id, "at": at},
        )
        _said(row, by, at)
    return row


def _descent(descent_id: int, by: Acting) -> Descent:
    row = (
        Descent.objects.select_for_update(of=("self",)).select_related("directive", "agency", "plan").get(pk=descent_id)
    )
    _require(by, row)
    return row


def _own_clauses(descent: Descent, parent_id: int, plan_clause_id: int | None = None) -> None:
    """Both clauses stand in these two documents, nowhere else."""
    parent = Clause.objects.filter(pk=parent_id, reading__directive_id=descent.directive_id).exists()
    plan = plan_clause_id is None or (
        Clause.objects.filter(pk=plan_clause_id, reading__directive=descent.plan).exists()
    )
    if not (parent and plan and descent.plan_id):
        raise Refusal("coverage.clause", N_("Không có mục này trong hai văn bản."), advice=N_("Tải lại trang."))


def _stamp(row: Coverage, by: Acting, at: dt.datetime) -> None:
    row.by_id, row.at = by.account_id, at
    row.save()


def _said(row: Coverage, by: Acting, at: dt.datetime) -> None:
    _count(row.descent)
    record(
        events.COVERAGE_DECIDED,
        about=("directive", row.descent.directive_id),
        by=by,
        at=at,
        new={"clause": row.parent_clause.marker, "agency": row.descent.agency.name, "state": str(row.state)},
    )


def _count(descent: Descent) -> None:
    """Số mục chưa thấy trong kế hoạch, kept for the list of bodies."""
    left = sum(held.open for held in held_against(descent))
    Descent.objects.filter(pk=descent.pk).update(left_out=left)
    descent.left_out = left


def _require(by: Acting, descent: Descent) -> None:
    if not may_compare(by, descent.directive, descent.agency_id):
        raise Refusal("coverage.forbidden", _WHO, advice=N_("Báo chuyên viên tổng hợp."), key="E0")
