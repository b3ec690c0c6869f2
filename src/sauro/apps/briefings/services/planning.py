"""Lập kế hoạch quán triệt. One duty for each body down the tree, in bulk; bodies founded later are added (E10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings import events
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.permissions import may_manage, may_plan
from sauro.apps.briefings.queries.planning import newcomers, reach_of
from sauro.apps.briefings.services.rolling import BATCH, lock
from sauro.apps.directives.models import Directive
from sauro.apps.directives.services import note_concerned
from sauro.apps.journal.services import record
from sauro.apps.notices.services.telling import stored
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.briefing_tree import Audience, Wanted, ids_of
from sauro.domain.briefings import BriefingForm, Roll, deadline_on, total
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

LONGEST_MATERIALS = 4000


@dataclass(frozen=True, slots=True)
class Intent:
    """Kế hoạch định lập. Whom, in which forms, by when (`because` where it was proposed), by whom, on what."""

    audience: Audience
    agency_id: int
    due_on: dt.date
    forms: tuple[BriefingForm, ...]
    because: Sentence | None = None
    materials: str = ""
    needs_minutes: bool = False


def make_plan(*, directive_id: int, intent: Intent, by: Acting, at: dt.datetime) -> BriefingPlan:
    """Phổ biến đến chi bộ. The plan and a duty for every body of the audience on this day, in one transaction.

    Refusal: briefing.plan.forbidden, briefing.plan.twice, briefing.plan.empty, briefing.due, agency.unknown.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive_id)
        _require_plannable(directive, intent, by)
        due_on, because = _due_of(intent, on)
        wanted = reach_of(intent.audience, on).wanted
        if len(wanted) < 2:
            raise Refusal(
                "briefing.plan.empty",
                N_("Không có nơi nào phải quán triệt."),
                advice=N_("Chọn ít nhất một đảng ủy; danh mục cơ quan phải có cấp dưới trong hệ thống Đảng."),
            )
        plan = BriefingPlan.objects.create(
            directive=directive,
            agency_id=intent.agency_id,
            top_id=intent.audience.top_id,
            due_on=due_on,
            due_because=stored(because),
            forms=[form.value for form in intent.forms],
            audience=_kept(intent.audience),
            materials=intent.materials.strip()[:LONGEST_MATERIALS],
            needs_minutes=intent.needs_minutes,
            made_by_id=by.account_id,
            made_at=at,
        )
        _give(plan, wanted)
        told = {"duties": len(wanted), "due": day_short(plan.due_on), "directive": directive.pk}
        record(events.PLANNED, about=("briefing", plan.pk), by=by, at=at, new=told)
    return plan


def _due_of(intent: Intent, on: dt.date) -> tuple[dt.date, Sentence]:
    """The proposed deadline as it was explained; one typed by hand is weighed, and moved off a day off."""
    if intent.because is not None:
        return intent.due_on, intent.because
    return deadline_on(intent.due_on, on, calendar(), rules())


def _require_plannable(directive: Directive, intent: Intent, by: Acting) -> None:
    if not may_plan(by, directive):
        raise Refusal(
            "briefing.plan.forbidden",
            N_("Chỉ lãnh đạo, chuyên viên tổng hợp của nơi theo dõi hoặc nơi ban hành được lập kế hoạch quán triệt."),
        )
    if BriefingPlan.objects.filter(directive=directive).exists():
        raise Refusal(
            "briefing.plan.twice",
            N_("Văn bản này đã có kế hoạch quán triệt."),
            advice=N_("Mở kế hoạch đã có; nơi mới được thêm ở đó."),
        )
    if not Agency.objects.filter(pk=intent.agency_id).exists():
        raise Refusal("agency.unknown", N_("Không có cơ quan này."), advice=N_("Chọn trong danh sách."))


def _kept(audience: Audience) -> dict[str, object]:
    branches = None if audience.branches is None else sorted(audience.branches)
    return {"branches": branches, "deepest": audience.deepest.value, "offices": sorted(audience.offices)}


def _give(plan: BriefingPlan, wanted: Sequence[Wanted]) -> None:
    """Giao đến từng nơi: rows in bulk, the sum of each set before it is written; each body sees the directive."""
    below: dict[int, int] = {}
    for one in wanted:
        for agency_id in ids_of(one.path):
            below[agency_id] = below.get(agency_id, 0) + 1
    rows = [
        BriefingDuty(
            plan=plan, agency_id=w.agency_id, under_id=w.under_id, path=w.path, rank=w.rank.value,
            all_duties=below[w.agency_id],
        )
        for w in wanted
    ]  # fmt: skip
    BriefingDuty.objects.bulk_create(rows, batch_size=BATCH)
    note_concerned(directive_id=plan.directive_id, agency_ids={w.agency_id for w in wanted})


def add_newcomers(*, plan_id: int, by: Acting, at: dt.datetime) -> int:
    """Thêm nơi mới. Bodies of the audience founded since get their duty; returns how many.

    Refusal: row.unknown, briefing.manage.forbidden, briefing.new.none.
    """
    with transaction.atomic():
        plan = lock(plan_id)
        require_manager(plan, by)
        new = newcomers(plan, timezone.localdate(at))
        if not new:
            raise Refusal(
                "briefing.new.none",
                N_("Không có nơi mới nào trong phạm vi của kế hoạch."),
                advice=N_("Tải lại trang: có thể người khác vừa thêm."),
            )
        _give(plan, new)
        grown: dict[int, Roll] = {}
        known = {w.agency_id for w in new}
        for one in new:
            for agency_id in ids_of(one.path):
                if agency_id not in known:
                    grown[agency_id] = total((grown.get(agency_id, Roll()), Roll(duties=1)))
        _grow(plan, grown)
        told = {"duties": len(new), "bodies": sorted(known)[:200]}
        record(events.BODIES_ADDED, about=("briefing", plan.pk), by=by, at=at, new=told)
    return len(new)


def _grow(plan: BriefingPlan, grown: dict[int, Roll]) -> None:
    above = list(BriefingDuty.objects.filter(plan=plan, agency_id__in=_ids(grown)))
    for duty in above:
        duty.keep(duty.roll + grown[duty.agency_id])
    BriefingDuty.objects.bulk_update(above, ["all_duties"], batch_size=BATCH)


def _ids(rolls: Collection[int]) -> list[int]:
    return list(rolls)


def move_due(*, plan_id: int, due_on: dt.date, reason: str, by: Acting, at: dt.datetime) -> BriefingPlan:
    """Đổi hạn của kế hoạch, with the reason; both dates stand in the journal. A day off gives way, and it is explained.

    Refusal: row.unknown, briefing.manage.forbidden, briefing.reason, briefing.due, briefing.due.same.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        plan = lock(plan_id)
        require_manager(plan, by)
        said = require_reason(reason)
        due_on, because = deadline_on(due_on, on, calendar(), rules())
        if due_on == plan.due_on:
            raise Refusal("briefing.due.same", N_("Đó chính là hạn đang có."), advice=N_("Chọn một ngày khác."))
        old, plan.due_on = plan.due_on, due_on
        plan.due_because = stored(because)
        plan.save(update_fields=["due_on", "due_because"])
        told = {"from": day_short(old), "due": day_short(due_on), "reason": said}
        record(events.DUE_MOVED, about=("briefing", plan.pk), by=by, at=at, old={"due": day_short(old)}, new=told)
    return plan


def require_manager(plan: BriefingPlan, by: Acting) -> None:
    """Refusal briefing.manage.forbidden for whoever does not manage the plan."""
    if not may_manage(by, plan):
        raise Refusal(
            "briefing.manage.forbidden",
            N_("Chỉ lãnh đạo, chuyên viên tổng hợp của nơi phụ trách kế hoạch được làm việc này."),
        )


def require_reason(reason: str) -> str:
    """Lý do, trimmed; Refusal briefing.reason without any."""
    said = " ".join(reason.split())[:300]
    if not said:
        raise Refusal("briefing.reason", N_("Thiếu lý do."), advice=N_("Ghi một câu lý do."))
    return said
