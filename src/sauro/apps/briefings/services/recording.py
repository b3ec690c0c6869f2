"""Ghi buổi quán triệt. One session, or many at once; the sums of all bodies above are kept in the same transaction."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sauro.apps.briefings import events
from sauro.apps.briefings.models import Absentee, BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.permissions import may_exempt, may_record
from sauro.apps.briefings.services.planning import require_reason
from sauro.apps.briefings.services.rolling import BATCH, lock, settle
from sauro.apps.journal.services import record, record_each
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.briefings import Absence, BriefingForm, Sitting, check_sitting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_

_COUNTED = ["form", "invited", "attended", *(reason.value for reason in Absence), "note"]
_CORRECTED = [*_COUNTED, "by", "by_name", "at", "revision"]
LONGEST_NOTE = 300
LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Said:
    """Điều được ghi về một buổi. `names`: (name as printed, reason) of the absent; None leaves the list as it was."""

    duty_id: int
    sitting: Sitting
    form: BriefingForm
    note: str = ""
    names: tuple[tuple[str, Absence], ...] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Kết quả ghi. The row, whether it is new, its values before a correction; {} where nothing changed."""

    session: BriefingSession
    new: bool
    before: dict[str, object]

    @property
    def changed(self) -> bool:
        return self.new or bool(self.before)


def record_session(*, said: Said, by: Acting, at: dt.datetime) -> BriefingSession:
    """Ghi một buổi. The same day and kind again corrects it; the same numbers again change nothing.

    Refusal: row.unknown, briefing.record.forbidden, briefing.exempt and those of domain.briefings.check_sitting.
    """
    return record_sessions(said=[said], by=by, at=at)[0].session


def record_sessions(*, said: Sequence[Said], by: Acting, at: dt.datetime) -> list[Written]:
    """Ghi nhiều buổi, of one plan or several: all or none. The number of queries does not grow with the rows."""
    if not said:
        return []
    with transaction.atomic():
        wanted = {one.duty_id for one in said}
        places = dict(BriefingDuty.objects.filter(pk__in=wanted).values_list("pk", "plan_id"))
        if len(places) < len(wanted):
            raise Refusal("row.unknown", N_("Không có nơi này trong kế hoạch."), advice=N_("Tải lại trang."))
        written: list[Written] = []
        for plan_id in sorted(set(places.values())):
            here = [one for one in said if places[one.duty_id] == plan_id]
            written += _record_in(lock(plan_id), here, by, at)
    return written


def _record_in(plan: BriefingPlan, said: Sequence[Said], by: Acting, at: dt.datetime) -> list[Written]:
    duties = {
        duty.pk: duty
        for duty in BriefingDuty.objects.filter(pk__in={one.duty_id for one in said}).select_related(
            "agency", "plan__directive"
        )
    }
    known: dict[int, list[BriefingSession]] = defaultdict(list)
    for row in BriefingSession.objects.filter(duty_id__in=list(duties)):
        known[row.duty_id].append(row)
    book = rules()
    written = [_weigh(one, duties[one.duty_id], known[one.duty_id], book, by, at) for one in said]
    BriefingSession.objects.bulk_create([w.session for w in written if w.new], batch_size=BATCH)
    changed = [w.session for w in written if w.before]
    BriefingSession.objects.bulk_create(
        changed, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=_CORRECTED
    )
    _name_absent(said, written)
    settle(plan, {w.session.duty_id for w in written if w.changed})
    for kind, rows in (
        (events.RECORDED, [w for w in written if w.new]),
        (events.CORRECTED, [w for w in written if w.before]),
    ):
        if rows:
            record_each(kind, lines=[_line(w) for w in rows], by=by, at=at)
    return written


def _weigh(
    one: Said, duty: BriefingDuty, known: list[BriefingSession], book: RuleBook, by: Acting, at: dt.datetime
) -> Written:
    """The row a session would be, checked against the other sessions of its body; not written yet."""
    _require_recordable(duty, by)
    sitting = one.sitting
    same = next((s for s in known if (s.held_on, s.makes_up) == (sitting.held_on, sitting.makes_up)), None)
    check_sitting(
        sitting,
        others=[s.sitting for s in known if s is not same],
        issued_on=duty.plan.directive.issued_on,
        today=timezone.localdate(at),
        rules=book,
    )
    values: dict[str, object] = {reason.value: sitting.absent.get(reason, 0) for reason in Absence}
    values |= {
        "form": one.form.value,
        "invited": 0 if sitting.makes_up else sitting.invited,
        "attended": sitting.attended,
        "note": " ".join(one.note.split())[:LONGEST_NOTE],
    }
    told = {"by_id": by.account_id, "by_name": by.person_name, "at": at}
    if same is None:
        row = BriefingSession(duty=duty, held_on=sitting.held_on, makes_up=sitting.makes_up, **values, **told)
        known.append(row)
        return Written(row, True, {})
    before = {name: getattr(same, name) for name in values if getattr(same, name) != values[name]}
    for name, value in (values | told).items() if before else ():
        setattr(same, name, value)
    same.revision += bool(before)
    return Written(same, False, before)


def _require_recordable(duty: BriefingDuty, by: Acting) -> None:
    if not may_record(by, duty):
        raise Refusal(
            "briefing.record.forbidden",
            N_("Chỉ nơi tổ chức hoặc cấp ủy cấp trên của nơi ấy được ghi buổi quán triệt."),
        )
    if duty.exempt_because:
        raise Refusal(
            "briefing.exempt",
            N_("Nơi này đang được miễn quán triệt."),
            advice=N_("Thôi miễn trước, rồi ghi buổi quán triệt."),
        )


def _name_absent(said: Sequence[Said], written: Sequence[Written]) -> None:
    """Danh sách vắng: the list of a session replaces the one before."""
    listed = [(one, w) for one, w in zip(said, written, strict=True) if one.names is not None]
    if not listed:
        return
    Absentee.objects.filter(session_id__in=[w.session.pk for _, w in listed]).delete()
    rows = [
        Absentee(session=w.session, name=" ".join(name.split())[:LONGEST_NAME], reason=reason.value)
        for one, w in listed
        for name, reason in one.names or ()
        if name.strip()
    ]
    Absentee.objects.bulk_create(rows, batch_size=BATCH)


def _line(written: Written) -> tuple[tuple[str, int], dict[str, object] | None, dict[str, object]]:
    row = written.session
    new: dict[str, object] = {"held_on": day_short(row.held_on), "makes_up": row.makes_up}
    new |= {name: getattr(row, name) for name in _COUNTED}
    return ("briefing_duty", row.duty_id), written.before or None, new


def remove_sessions(*, session_ids: Sequence[int], by: Acting, at: dt.datetime) -> None:
    """Xóa buổi ghi nhầm, with its list. Refusal briefing.record.forbidden, briefing.make_up.many."""
    with transaction.atomic():
        rows = list(BriefingSession.objects.filter(pk__in=list(session_ids)).select_related("duty__plan__directive"))
        for plan_id in sorted({row.duty.plan_id for row in rows}):
            plan, here = lock(plan_id), [row for row in rows if row.duty.plan_id == plan_id]
            _require_removable(here, by)
            lines = [_line(Written(row, True, {})) for row in here]
            BriefingSession.objects.filter(pk__in=[row.pk for row in here]).delete()
            settle(plan, {row.duty_id for row in here})
            record_each(events.REMOVED, lines=lines, by=by, at=at)


def _require_removable(rows: Sequence[BriefingSession], by: Acting) -> None:
    gone = {row.pk for row in rows}
    made_up = set(
        BriefingSession.objects.filter(duty_id__in={row.duty_id for row in rows}, makes_up=True)
        .exclude(pk__in=gone)
        .values_list("duty_id", flat=True)
    )
    for row in rows:
        if not may_record(by, row.duty):
            raise Refusal("briefing.record.forbidden", N_("Chỉ nơi tổ chức hoặc cấp ủy cấp trên được xóa buổi này."))
        if not row.makes_up and row.duty_id in made_up:
            raise Refusal(
                "briefing.make_up.many",
                N_("Nơi này còn buổi họp bù dựa vào buổi chính."),
                advice=N_("Xóa buổi họp bù trước."),
            )


def exempt_duty(*, duty_id: int, reason: str, by: Acting, at: dt.datetime) -> None:
    """Miễn quán triệt, with the reason. Its people are no longer counted. An empty reason is refused.

    Refusal: row.unknown, briefing.exempt.forbidden, briefing.reason.
    """
    _set_exempt(duty_id, require_reason(reason), events.EXEMPTED, by, at, reason)


def end_exemption(*, duty_id: int, reason: str, by: Acting, at: dt.datetime) -> None:
    """Thôi miễn quán triệt, with the reason; what was recorded before counts again."""
    _set_exempt(duty_id, "", events.EXEMPTION_ENDED, by, at, require_reason(reason))


def _set_exempt(duty_id: int, kept: str, kind: str, by: Acting, at: dt.datetime, said: str) -> None:
    with transaction.atomic():
        place = BriefingDuty.objects.filter(pk=duty_id).values_list("plan_id", flat=True).first()
        plan = lock(place or 0)
        duty = BriefingDuty.objects.select_related("plan__directive").get(pk=duty_id)
        if not may_exempt(by, duty):
            raise Refusal(
                "briefing.exempt.forbidden",
                N_("Chỉ cấp ủy cấp trên hoặc nơi phụ trách kế hoạch được miễn; không nơi nào tự miễn cho mình."),
            )
        duty.exempt_because = kept
        if not kept:
            duty.state = "not_yet"
        duty.save(update_fields=["exempt_because", "state"])
        settle(plan, [duty.pk])
        record(kind, about=("briefing_duty", duty.pk), by=by, at=at, new={"reason": " ".join(said.split())[:300]})
