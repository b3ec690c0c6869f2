"""Tổng hợp kỳ: lập, lấy lại số liệu, sửa lời. One verb, one journal entry, one transaction."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.reports import events
from sauro.apps.reports.models import (
    ScopeKind,
    Synthesis,
    SynthesisLines,
    SynthesisSection,
    SynthesisState,
)
from sauro.apps.reports.permissions.syntheses import may_edit
from sauro.apps.reports.queries.syntheses import scope_of, subject_of, syntheses_visible_to
from sauro.apps.reports.queries.synthesis_paper import Held
from sauro.apps.reports.queries.synthesis_pasts import Scope
from sauro.apps.reports.queries.synthesis_text import edition_of, facts_printed
from sauro.apps.reports.services.synthesis_facts import Taken, period_of, take_facts, told_of
from sauro.domain.acting import Acting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.synthesis_check import corrected
from sauro.domain.synthesis_life import KEY, Deed, State, move, require_begun
from sauro.domain.synthesis_store import as_json, compressed, digest, from_json
from sauro.domain.synthesis_text import Part, composed

WHO_EDITS = N_("Chỉ chuyên viên tổng hợp của cơ quan lập bản tổng hợp.")
LONGEST = 20_000


def open_synthesis(*, scope: Scope, period: str, by: Acting, at: dt.datetime) -> Synthesis:
    """Tổng hợp kỳ này. The synthesis of the scope and period, made now where there is none yet.

    Refusal: synthesis.period, synthesis.not_begun. Whether `by` may make it, the caller has asked.
    """
    found = period_of(period)
    known = _of(scope, found.key)
    if known is not None:
        return known
    today = timezone.localdate(at)
    require_begun(found.first, today)
    taken = take_facts(scope, found.key, today=today)
    with transaction.atomic():
        made = _new(scope, taken)
        made.made_by_id, made.made_at = by.account_id, at
        _keep(made, taken, at)
        new = {"period": found.name, "as_of": day_short(taken.as_of), "digest": made.digest}
        record(events.SYNTHESIS_MADE, about=("synthesis", made.pk), by=by, at=at, new=new)
    return made


def foreseen(scope: Scope, period: str, *, at: dt.datetime) -> Held:
    """Xem trước: the synthesis as it would be made now; no row is written.

    Refusal: synthesis.period, synthesis.not_begun.
    """
    found, today = period_of(period), timezone.localdate(at)
    require_begun(found.first, today)
    taken = take_facts(scope, found.key, today=today)
    row = _new(scope, taken)
    _filled(row, taken, at)
    made = composed(told_of(subject_of(row), ScopeKind(row.scope), taken.facts, taken.stored))
    sections = tuple(SynthesisSection(part=str(part), machine=as_json(made.get(part, ()))) for part in Part)
    return Held(row, taken.stored, sections)


def refresh_synthesis(*, synthesis_id: int, by: Acting, at: dt.datetime) -> Synthesis:
    """Lấy lại số liệu of a draft. Edited words stay; figures in them that have moved on are pointed out from then on.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step.
    """
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.REFRESH, by, at)
        old = {"digest": row.digest, "as_of": row.as_of}
        _keep(row, take_facts(scope_of(row), row.period, today=timezone.localdate(at)), at)
        new = {"digest": row.digest, "as_of": day_short(row.as_of)}
        record(events.SYNTHESIS_REFRESHED, about=("synthesis", row.pk), by=by, at=at, old=old, new=new)
    return row


def edit_section(
    *, synthesis_id: int, part: Part, text: str, by: Acting, at: dt.datetime, seen: str | None = None
) -> SynthesisSection:
    """Sửa lời của một phần; the machine's words stay beside it. An empty text leaves the section out.

    `seen`: the `edition_of` it that was on the screen; words that somebody saved meanwhile are not written over.
    None: the caller showed none.
    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, synthesis.long, synthesis.section.stale.
    """
    kept = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if len(kept) > LONGEST:
        raise Refusal("synthesis.long", N_("Phần này quá dài."), advice=N_("Rút gọn, dưới 20.000 chữ cái."), key=KEY)
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.EDIT, by, at)
        section, _ = SynthesisSection.objects.get_or_create(synthesis=row, part=str(part))
        old = section.text
        if seen is not None and seen != edition_of(section) and kept != old:
            raise _stale(section)
        if not section.edited:
            section.base = section.machine
        _worded(section, kept, by, at)
        _touch(row)
        new = {"part": section.title, "text": kept}
        record(events.SYNTHESIS_EDITED, about=("synthesis", row.pk), by=by, at=at, old={"text": old}, new=new)
    return section


def _stale(section: SynthesisSection) -> Refusal:
    return Refusal(
        "synthesis.section.stale",
        Sentence(
            N_("{name} đã lưu phần “{part}” sau khi trang này được mở.") if section.edited
            else N_("Phần “{part}” đã được lấy lại bản máy soạn sau khi trang này được mở."),
            {"name": section.edited_by_name, "part": section.title},
        ),
        advice=N_("Đọc lời đang lưu ở dự thảo trên trang, ghép điều vừa gõ vào, rồi lưu lại."),
        key=KEY,
    )  # fmt: skip


def correct_figures(*, synthesis_id: int, part: Part, by: Acting, at: dt.datetime) -> SynthesisSection:
    """Sửa theo số mới. The figures of an edited section take the value of the facts; every other word stays.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, synthesis.part.
    """
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.EDIT, by, at)
        section = _edited(row, part)
        old = section.text
        _worded(section, corrected(old, from_json(section.base), facts_printed(row.facts)), by, at)
        _touch(row)
        new = {"part": section.title, "text": section.text}
        record(events.SYNTHESIS_EDITED, about=("synthesis", row.pk), by=by, at=at, old={"text": old}, new=new)
    return section


def restore_section(*, synthesis_id: int, part: Part, by: Acting, at: dt.datetime) -> SynthesisSection:
    """Lấy lại bản máy soạn of one section; what was written stands in the journal.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, synthesis.part.
    """
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.EDIT, by, at)
        section = _edited(row, part)
        old = section.text
        section.edited, section.text, section.base = False, "", []
        section.edited_by_id, section.edited_by_name, section.edited_at = None, "", None
        section.save()
        _touch(row)
        new = {"part": section.title}
        record(events.SYNTHESIS_RESTORED, about=("synthesis", row.pk), by=by, at=at, old={"text": old}, new=new)
    return section


def taken_for(synthesis_id: int, deed: Deed, by: Acting, at: dt.datetime) -> Synthesis:
    """The locked synthesis, once the coordinator of its office may take this step."""
    row = locked(synthesis_id, by, at)
    if not may_edit(by, row):
        raise Refusal("synthesis.forbidden", WHO_EDITS, advice=N_("Báo người có thẩm quyền thực hiện."))
    move(State(row.state), deed)
    return row


def locked(synthesis_id: int, by: Acting, at: dt.datetime) -> Synthesis:
    """Refusal synthesis.unknown where it is not there or not to be seen: both look the same."""
    seen = syntheses_visible_to(by, timezone.localdate(at)).filter(pk=synthesis_id).exists()
    row = (
        Synthesis.objects.select_for_update(of=("self",))
        .select_related("agency", "directive__giver", "body")
        .filter(pk=synthesis_id if seen else 0)
        .first()
    )
    if row is None:
        raise Refusal("synthesis.unknown", N_("Không có bản tổng hợp này."), advice=N_("Tải lại danh sách."))
    return row


def _of(scope: Scope, period: str) -> Synthesis | None:
    rows = Synthesis.objects.filter(agency_id=scope.office, scope=scope.kind, period=period)
    if scope.kind != ScopeKind.PROVINCE:
        rows = rows.filter(**{f"{scope.kind}_id": scope.target})
    return rows.first()


def _new(scope: Scope, taken: Taken) -> Synthesis:
    found = taken.period
    return Synthesis(
        agency_id=scope.office, scope=scope.kind, period=found.key, since=found.first, closes_on=found.closing,
        directive_id=scope.target if scope.kind == ScopeKind.DIRECTIVE else None,
        body_id=scope.target if scope.kind == ScopeKind.BODY else None,
    )  # fmt: skip


def _filled(row: Synthesis, taken: Taken, at: dt.datetime) -> None:
    row.facts, row.as_of, row.taken_at = taken.facts, taken.as_of, at
    row.digest, row.state = digest(taken.facts, taken.raw), SynthesisState.DRAFT


def _keep(row: Synthesis, taken: Taken, at: dt.datetime) -> None:
    """Facts, lines and the machine's words, as one."""
    _filled(row, taken, at)
    row.revision = row.revision + 1 if row.pk else 1
    row.save()
    SynthesisLines.objects.update_or_create(synthesis=row, defaults={"packed": compressed(taken.raw)})
    told = told_of(subject_of(row), ScopeKind(row.scope), taken.facts, taken.stored)
    made = composed(told)
    for part in Part:
        machine = as_json(made.get(part, ()))
        section, _ = SynthesisSection.objects.get_or_create(synthesis=row, part=str(part))
        section.machine = machine
        section.save(update_fields=["machine"])


def _edited(row: Synthesis, part: Part) -> SynthesisSection:
    section = row.sections.filter(part=str(part), edited=True).first()
    if section is None:
        raise Refusal("synthesis.part", N_("Phần này chưa có ai sửa."), advice=N_("Tải lại trang."), key=KEY)
    return section


def _worded(section: SynthesisSection, text: str, by: Acting, at: dt.datetime) -> None:
    section.text, section.edited = text, True
    section.edited_by_id, section.edited_by_name, section.edited_at = by.account_id, by.person_name, at
    section.save()


def _touch(row: Synthesis) -> None:
    row.revision += 1
    row.save(update_fields=["revision"])
