"""Tổng hợp kỳ: soát, ký, khóa. From `checked` on the facts are frozen; a closed synthesis is never computed again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.journal.services import record
from sauro.apps.letters.models import LetterKind
from sauro.apps.letters.queries import number_of
from sauro.apps.letters.services import draft_report, sign_letter
from sauro.apps.notices.services import tell
from sauro.apps.reports import events
from sauro.apps.reports.models import Synthesis, SynthesisLines, SynthesisState
from sauro.apps.reports.permissions.syntheses import may_sign
from sauro.apps.reports.queries.syntheses import addressee_of, scope_of, title_of
from sauro.apps.reports.queries.synthesis_paper import body_of, held
from sauro.apps.reports.queries.synthesis_text import sections_of
from sauro.apps.reports.services.synthesis_facts import take_facts
from sauro.apps.reports.services.synthesising import locked, taken_for
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.synthesis_life import KEY, Deed, State, move, require_checkable
from sauro.domain.synthesis_store import digest, raw_of

WHO_SIGNS = N_("Chỉ lãnh đạo của cơ quan lập bản tổng hợp được ký.")


def check_synthesis(*, synthesis_id: int, by: Acting, at: dt.datetime) -> Synthesis:
    """Soát xong, trình ký. The register is asked once more for the closing day; figures and words must agree with it.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, and those of `require_checkable`.
    """
    today = timezone.localdate(at)
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.CHECK, by, at)
        again = take_facts(scope_of(row), row.period, today=today)
        shown = sections_of(row)
        require_checkable(
            closing=row.closes_on,
            today=today,
            agrees=digest(again.facts, again.raw) == row.digest,
            wrong=sum(len(part.mismatches) for part in shown),
            parts=sum(1 for part in shown if part.text.strip()),
        )
        row.state, row.checked_by_id, row.checked_at = SynthesisState.CHECKED, by.account_id, at
        _save(row)
        tell(
            people=speakers_of([row.agency_id], today, (Role.LEADER,)) - {by.person_id},
            kind=events.SYNTHESIS_CHECKED,
            about=("synthesis", row.pk),
            text=Sentence(N_("Báo cáo {title} chờ ký."), {"title": title_of(row, row.facts["period"]["name"])}),
            url=address_of(row),
            slot=f"synthesis:{row.pk}:checked:{row.revision}",
            at=at,
        )
        record(events.SYNTHESIS_CHECKED, about=("synthesis", row.pk), by=by, at=at, new={"digest": row.digest})
    return row


def reopen_synthesis(*, synthesis_id: int, reason: str, by: Acting, at: dt.datetime) -> Synthesis:
    """Trả về dự thảo before it is signed, with the reason: by the leader who does not sign, or by who checked it.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, synthesis.reason.
    """
    said = " ".join(reason.split())[:500]
    with transaction.atomic():
        row = locked(synthesis_id, by, at)
        if not may_sign(by, row):
            row = taken_for(synthesis_id, Deed.REOPEN, by, at)
        move(State(row.state), Deed.REOPEN)
        if not said:
            raise Refusal("synthesis.reason", N_("Thiếu lý do."), advice=N_("Ghi điều cần sửa."), key=KEY)
        row.state, row.checked_by_id, row.checked_at = SynthesisState.DRAFT, None, None
        _save(row)
        record(events.SYNTHESIS_REOPENED, about=("synthesis", row.pk), by=by, at=at, new={"reason": said})
    return row


def issue_synthesis(*, synthesis_id: int, symbol: str, by: Acting, at: dt.datetime) -> Synthesis:
    """Ký, ban hành. The report becomes a letter of the office with the next number of its series.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, letter.symbol.
    """
    with transaction.atomic():
        row = locked(synthesis_id, by, at)
        if not may_sign(by, row):
            raise Refusal("synthesis.forbidden", WHO_SIGNS, advice=N_("Báo người có thẩm quyền thực hiện."))
        move(State(row.state), Deed.ISSUE)
        letter = draft_report(
            agency_id=row.agency_id,
            slot=f"synthesis:{row.pk}",
            to=addressee_of(row),
            subject=title_of(row, row.facts["period"]["name"]),
            body=body_of(held(row)),
            by=by,
            at=at,
        )
        letter = sign_letter(letter_id=letter.pk, symbol=symbol or symbol_of(row.agency), by=by, at=at)
        row.letter, row.state = letter, SynthesisState.ISSUED
        _save(row)
        _tell_issued(row, number_of(letter), by, at)
        record(
            events.SYNTHESIS_ISSUED, about=("synthesis", row.pk), by=by, at=at, new={"number": number_of(letter)}
        )  # fmt: skip
    return row


def close_synthesis(*, synthesis_id: int, by: Acting, at: dt.datetime) -> Synthesis:
    """Khóa kỳ. From now on this is what the period was; the next one is compared with it.

    Refusal: synthesis.unknown, synthesis.forbidden, synthesis.step, synthesis.altered (the stored facts no longer give
    the hash under which they were checked).
    """
    with transaction.atomic():
        row = taken_for(synthesis_id, Deed.CLOSE, by, at)
        if digest(row.facts, raw_of(bytes(SynthesisLines.objects.get(pk=row.pk).packed))) != row.digest:
            raise Refusal(
                "synthesis.altered",
                N_("Dữ kiện đang giữ không còn đúng với lúc soát."),
                advice=N_("Báo quản trị chạy “sauro check” và khôi phục từ bản sao lưu."),
                key=KEY,
            )
        row.state, row.closed_at = SynthesisState.CLOSED, at
        _save(row)
        record(events.SYNTHESIS_CLOSED, about=("synthesis", row.pk), by=by, at=at, new={"digest": row.digest[:16]})
    return row


def _tell_issued(row: Synthesis, number: str, by: Acting, at: dt.datetime) -> None:
    """Whoever made and checked it, the clerk who sends it, and the body that it is about."""
    on = timezone.localdate(at)
    people = speakers_of([row.agency_id], on, (Role.COORDINATOR, Role.CLERK))
    if row.body_id is not None and row.body_id != row.agency_id:
        people |= speakers_of([row.body_id], on, (Role.LEADER, Role.COORDINATOR))
    values = {"number": number, "title": title_of(row, row.facts["period"]["name"])}
    tell(
        people=people - {by.person_id},
        kind=events.SYNTHESIS_ISSUED,
        about=("synthesis", row.pk),
        text=Sentence(N_("Đã ký báo cáo số {number}: {title}."), values),
        url=address_of(row),
        slot=f"synthesis:{row.pk}:issued",
        at=at,
    )


def symbol_of(agency: Agency) -> str:
    """Ký hiệu báo cáo đề xuất."""
    return symbol_for(LetterKind.SYNTHESIS, Tree(agency.tree), agency.code)


def address_of(row: Synthesis) -> str:
    """Địa chỉ của bản tổng hợp."""
    return reverse("reports:synthesis", args=[row.pk])


def _save(row: Synthesis) -> None:
    row.revision += 1
    row.save()
