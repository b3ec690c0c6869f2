"""Trả lời. The body explains, somebody else decides with a reason, the body may contest once, a task puts it right."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.findings import events
from sauro.apps.findings.models import Finding, FindingStep
from sauro.apps.findings.permissions import SPEAKERS, may_contest, may_decide, may_explain, may_remedy
from sauro.apps.findings.queries import deciding_bodies, findings_visible_to
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.permissions import persons_of
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.apps.tasks.queries.register import tasks_visible_to
from sauro.domain import findings as domain
from sauro.domain.acting import Acting, Role
from sauro.domain.findings import ANSWERED, Deed, State
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

LONGEST = 4000
WHO_EXPLAINS = N_("Chỉ lãnh đạo, chuyên viên tổng hợp của đơn vị giải trình và đề nghị xem lại.")
WHO_DECIDES = N_("Chỉ lãnh đạo cấp trên của đơn vị hoặc cán bộ kiểm tra kết luận.")
WHO_REMEDIES = N_("Chỉ lãnh đạo, chuyên viên tổng hợp của đơn vị, của cơ quan theo dõi ghi cách khắc phục.")
_SAY = N_("Ghi ngắn gọn: vì sao, trong hoàn cảnh nào, đã làm gì.")
_WHY = N_("Ghi lý do kết luận.")


def explain(*, finding_id: int, words: str, by: Acting, at: dt.datetime) -> Finding:
    """Giải trình, by the body that answers; said again as long as nobody has decided, the same words (a second press)
    once.

    Refusals: finding.unknown, finding.explain.forbidden, finding.move, finding.words.
    """
    with transaction.atomic():
        row = _take(finding_id, by, at)
        _require(may_explain(by, row), "finding.explain.forbidden", WHO_EXPLAINS)
        state = domain.move(State(row.state), Deed.EXPLAIN)
        said = domain.require_words(words, _SAY)[:LONGEST]
        last = row.steps.values_list("deed", "words", "by_id").last()
        if last == (str(Deed.EXPLAIN), said, by.account_id):
            return row
        on = timezone.localdate(at)
        row.decide_by = calendar().add_working_days(on, rules().number("finding.decide_within", on))
        _step(row, Deed.EXPLAIN, state, said, by, at)
        _tell(row, set(deciding_bodies(row, on)), N_("Đơn vị đã giải trình, chờ kết luận: {said}"), at, (Role.LEADER,))
        record(events.EXPLAINED, about=("finding", row.pk), by=by, at=at, new={"words": said})
    return row


def decide(*, finding_id: int, upheld: bool, words: str, by: Acting, at: dt.datetime) -> Finding:
    """Kết luận: accepted as justified, or upheld; by a person with the right to, never the one who explained.

    Refusals: finding.unknown, finding.decide.forbidden, finding.move, finding.unheard, finding.own, finding.words.
    """
    with transaction.atomic():
        row = _take(finding_id, by, at)
        _require_decider(row, by, at)
        deed = Deed.UPHOLD if upheld else Deed.JUSTIFY
        state = domain.move(State(row.state), deed)
        domain.require_heard(State(row.state), answer_by=row.answer_by, on=timezone.localdate(at))
        domain.require_another(set(persons_of(by)), _persons(row, Deed.EXPLAIN))
        said = domain.require_words(words, _WHY)[:LONGEST]
        row.decided_at = at
        row.ended_at = None if upheld else at
        _step(row, deed, state, said, by, at)
        told = N_("Giữ nguyên điều cần xem lại: {said}") if upheld else N_("Chấp nhận giải trình: {said}")
        _tell(row, {row.body_id}, told, at)
        kind = events.UPHELD if upheld else events.JUSTIFIED
        record(kind, about=("finding", row.pk), by=by, at=at, new={"words": said})
    return row


def contest(*, finding_id: int, words: str, by: Acting, at: dt.datetime) -> Finding:
    """Đề nghị xem lại a finding that was upheld, in its term, once (E7).

    Refusals: finding.unknown, finding.explain.forbidden, finding.move, finding.contest.late, finding.contest.again,
    finding.words.
    """
    with transaction.atomic():
        row = _take(finding_id, by, at)
        _require(may_contest(by, row), "finding.explain.forbidden", WHO_EXPLAINS)
        state = domain.move(State(row.state), Deed.CONTEST)
        if _contested(row):
            raise Refusal(
                "finding.contest.again",
                N_("Kết luận này đã được xem lại một lần."),
                clause=ANSWERED,
                advice=N_("Khắc phục bằng một nhiệm vụ; nếu dữ liệu sai thì sửa dữ liệu."),
                key="R4",
            )
        on = timezone.localdate(at)
        assert row.decided_at is not None
        within = rules().number("finding.contest_within", on)
        domain.require_contest_in_time(timezone.localdate(row.decided_at), on, within=within, calendar=calendar())
        said = domain.require_words(words, _SAY)[:LONGEST]
        row.decide_by = calendar().add_working_days(on, rules().number("finding.decide_within", on))
        _step(row, Deed.CONTEST, state, said, by, at)
        _tell(row, set(deciding_bodies(row, on)), N_("Đơn vị đề nghị xem lại kết luận: {said}"), at, (Role.LEADER,))
        record(events.CONTESTED, about=("finding", row.pk), by=by, at=at, new={"words": said})
    return row


def decide_contest(*, finding_id: int, stands: bool, words: str, by: Acting, at: dt.datetime) -> Finding:
    """Trả lời đề nghị xem lại, by another person than who decided, explained or contested (E7).

    Refusals: finding.unknown, finding.decide.forbidden, finding.move, finding.own, finding.words.
    """
    with transaction.atomic():
        row = _take(finding_id, by, at)
        _require_decider(row, by, at)
        deed = Deed.STAND if stands else Deed.LIFT
        state = domain.move(State(row.state), deed)
        domain.require_another(set(persons_of(by)), _persons(row, Deed.EXPLAIN, Deed.UPHOLD, Deed.CONTEST))
        said = domain.require_words(words, _WHY)[:LONGEST]
        row.ended_at = None if stands else at
        _step(row, deed, state, said, by, at)
        told = N_("Đã xem lại, giữ kết luận: {said}") if stands else N_("Đã xem lại, bỏ kết luận: {said}")
        _tell(row, {row.body_id}, told, at)
        kind = events.STOOD if stands else events.LIFTED
        record(kind, about=("finding", row.pk), by=by, at=at, new={"words": said})
    return row


def close_by_remedy(*, finding_id: int, task_code: str, words: str, by: Acting, at: dt.datetime) -> Finding:
    """Khắc phục bằng nhiệm vụ: the task that puts it right, one that whoever closes may see.

    Refusals: finding.unknown, finding.remedy.forbidden, finding.move, finding.remedy.task, finding.words.
    """
    with transaction.atomic():
        row = _take(finding_id, by, at)
        _require(may_remedy(by, row), "finding.remedy.forbidden", WHO_REMEDIES)
        state = domain.move(State(row.state), Deed.REMEDY)
        task = tasks_visible_to(by, timezone.localdate(at)).filter(code=task_code.strip()).first()
        if task is None:
            raise Refusal(
                "finding.remedy.task",
                Sentence(N_("Không thấy nhiệm vụ “{code}”."), {"code": task_code.strip()[:40]}),
                clause=ANSWERED,
                advice=N_("Ghi đúng mã nhiệm vụ trong sổ; chưa có thì lập nhiệm vụ từ trang rà soát rồi quay lại."),
                key="R4",
            )
        said = domain.require_words(words, N_("Ghi nhiệm vụ này khắc phục điều gì."))[:LONGEST]
        row.task, row.ended_at = task, at
        _step(row, Deed.REMEDY, state, said, by, at)
        _tell(row, set(deciding_bodies(row, timezone.localdate(at))), N_("Đã khắc phục: {said}"), at, (Role.LEADER,))
        record(events.REMEDIED, about=("finding", row.pk), by=by, at=at, new={"task": task.code, "words": said})
    return row


def _take(finding_id: int, by: Acting, at: dt.datetime) -> Finding:
    """The locked row; Refusal finding.unknown where it is not there or not to be seen."""
    visible = findings_visible_to(by, timezone.localdate(at)).filter(pk=finding_id).exists()
    row = Finding.objects.select_for_update(of=("self",)).filter(pk=finding_id).first() if visible else None
    if row is None:
        raise Refusal("finding.unknown", N_("Không có điều cần xem lại này."), advice=N_("Tải lại danh sách."))
    return row


def _require(allowed: bool, code: str, who: str) -> None:
    if not allowed:
        raise Refusal(code, who, clause=ANSWERED, advice=N_("Báo người có thẩm quyền thực hiện."), key="R4")


def _require_decider(row: Finding, by: Acting, at: dt.datetime) -> None:
    allowed = may_decide(by, row, deciding_bodies(row, timezone.localdate(at)))
    _require(allowed, "finding.decide.forbidden", WHO_DECIDES)


def _contested(row: Finding) -> bool:
    """Whether it was contested since it was last opened."""
    deeds = list(row.steps.values_list("deed", flat=True))
    since = max((i for i, deed in enumerate(deeds) if deed == str(Deed.RETURN)), default=-1)
    return str(Deed.CONTEST) in deeds[since + 1 :]


def _persons(row: Finding, *deeds: Deed) -> set[int]:
    """Persons who did, or on whose behalf was done, one of these deeds of this finding."""
    rows = row.steps.filter(deed__in=[str(d) for d in deeds]).values_list("person_id", "principal_id")
    return {person for pair in rows for person in pair if person is not None}


def _step(row: Finding, deed: Deed, state: State, words: str, by: Acting, at: dt.datetime) -> None:
    row.state = str(state)
    row.revision += 1
    row.save()
    FindingStep.objects.create(
        finding=row,
        deed=str(deed),
        words=words,
        by_id=by.account_id,
        person_id=by.person_id,
        principal_id=by.on_behalf_of_id,
        agency_id=by.agency_id,
        at=at,
    )


def _tell(row: Finding, bodies: set[int], template: str, at: dt.datetime, roles: tuple[Role, ...] = SPEAKERS) -> None:
    said = Sentence(row.said["template"], row.said["values"])
    tell(
        people=speakers_of(bodies, timezone.localdate(at), roles),
        kind="finding",
        about=("finding", row.pk),
        text=Sentence(template, {"said": said}),
        url=reverse("findings:finding", args=[row.pk]),
        slot=f"finding.{row.pk}.{row.revision}",
        at=at,
    )
