"""Đổi trực. Asked by one, agreed by the other; the office is told; nobody's word by telephone changes a roster."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Person
from sauro.apps.duty import events
from sauro.apps.duty.models import Roster, RosterState, Shift, Swap
from sauro.apps.duty.permissions import may_answer_swap, may_ask_swap, may_withdraw_swap
from sauro.apps.duty.queries.cases import case_of, shifts_of
from sauro.apps.duty.services.taking import require, take, touched
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain import rostering
from sauro.domain.acting import Acting
from sauro.domain.duty_swaps import Exchange, SwapState, require_asked, require_exchange
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import CLAUSE, DutyRole
from sauro.domain.sentence import N_, Sentence

_WHO_ASKS = N_("Chỉ người có tên trong ca trực đề nghị đổi ca của mình.")
_WHO_ANSWERS = N_("Chỉ người được đề nghị trả lời việc đổi trực.")
_WHO_WITHDRAWS = N_("Chỉ người đã đề nghị rút đề nghị đổi trực.")


@transaction.atomic
def ask_swap(*, shift_id: int, taker_id: int, theirs: dt.date | None, words: str, by: Acting, at: dt.datetime) -> Swap:
    """Đề nghị đổi trực: another of the role takes my day, for one of his or for nothing; nothing changes yet.

    Refusal duty.forbidden, duty.step (a draft is not yet anybody's), swap.waiting and those of require_exchange.
    """
    shift = Shift.objects.filter(pk=shift_id).first()
    row = take(shift.roster_id if shift else 0, by, at)
    assert shift is not None
    require(may_ask_swap(by, shift.person_id), _WHO_ASKS)
    _require_published(row)
    role = DutyRole(shift.role)
    _exchange(row, role, (shift.person_id, shift.date), (taker_id, theirs), timezone.localdate(at))
    if row.swaps.filter(state=SwapState.ASKED, asker_id=shift.person_id, mine=shift.date).exists():
        raise Refusal(
            "swap.waiting", N_("Ca này đang có một đề nghị chờ trả lời."), advice=N_("Rút đề nghị cũ rồi đề nghị lại.")
        )
    swap = Swap.objects.create(
        roster=row, role=role, asker_id=shift.person_id, taker_id=taker_id, mine=shift.date, theirs=theirs,
        words=" ".join(words.split())[:300], at=at,
    )  # fmt: skip
    _tell(swap, {taker_id}, _asked(swap), events.SWAP_ASKED, at)
    _record(swap, events.SWAP_ASKED, by, at)
    return swap


@transaction.atomic
def agree_swap(*, swap_id: int, by: Acting, at: dt.datetime) -> Swap:
    """Đồng ý đổi trực. Both days change hands at once; asker and office are told. Asked anew of the rules."""
    swap, row = _taken(swap_id, by, at)
    require(may_answer_swap(by, swap), _WHO_ANSWERS)
    found = _exchange(
        row, DutyRole(swap.role), (swap.asker_id, swap.mine), (swap.taker_id, swap.theirs), timezone.localdate(at)
    )
    for shift, person in found.moved:
        row.shifts.filter(date=shift.date, role=shift.role, person_id=shift.key).update(person_id=person)
    _answer(swap, SwapState.AGREED, at)
    touched(row)
    text = (
        N_("{taker} đồng ý đổi trực: nhận ngày {mine}, {asker} nhận ngày {theirs}.")
        if swap.theirs
        else N_("{taker} đồng ý trực thay {asker} ngày {mine}.")
    )
    office = speakers_of([row.agency_id], timezone.localdate(at))
    _tell(swap, ({swap.asker_id} | office) - {swap.taker_id}, Sentence(text, _values(swap)), events.SWAPPED, at)
    _record(swap, events.SWAPPED, by, at)
    return swap


@transaction.atomic
def refuse_swap(*, swap_id: int, by: Acting, at: dt.datetime) -> Swap:
    """Không đồng ý đổi trực. No reason is asked; the roster stays."""
    swap, _ = _taken(swap_id, by, at)
    require(may_answer_swap(by, swap), _WHO_ANSWERS)
    _answer(swap, SwapState.REFUSED, at)
    said = Sentence(N_("{taker} không đồng ý đổi trực ngày {mine}."), _values(swap))
    _tell(swap, {swap.asker_id}, said, events.SWAP_REFUSED, at)
    _record(swap, events.SWAP_REFUSED, by, at)
    return swap


@transaction.atomic
def withdraw_swap(*, swap_id: int, by: Acting, at: dt.datetime) -> Swap:
    """Rút đề nghị đổi trực."""
    swap, _ = _taken(swap_id, by, at)
    require(may_withdraw_swap(by, swap), _WHO_WITHDRAWS)
    _answer(swap, SwapState.WITHDRAWN, at)
    _record(swap, events.SWAP_WITHDRAWN, by, at)
    return swap


def _taken(swap_id: int, by: Acting, at: dt.datetime) -> tuple[Swap, Roster]:
    known = Swap.objects.filter(pk=swap_id).values_list("roster_id", flat=True).first()
    row = take(known or 0, by, at)
    swap = Swap.objects.select_related("asker", "taker").get(pk=swap_id)
    require_asked(SwapState(swap.state))
    return swap, row


def _require_published(row: Roster) -> None:
    if row.state != RosterState.PUBLISHED:
        raise Refusal("duty.step", N_("Lịch trực chưa ban hành."), advice=N_("Chờ lịch trực được ký, ban hành."))


def _exchange(
    row: Roster, role: DutyRole, asker: tuple[int, dt.date], taker: tuple[int, dt.date | None], today: dt.date
) -> Exchange:
    """The exchange as the rules see it, accepted by them."""
    shifts, members = shifts_of(row), {(m.key, m.role): m for m in case_of(row).members}
    mine = rostering.Shift(asker[1], role, asker[0])
    theirs = rostering.Shift(taker[1], role, taker[0]) if taker[1] else None
    if mine not in shifts or (theirs is not None and theirs not in shifts):
        raise Refusal(
            "swap.not_theirs", N_("Ca trực này đã thay đổi sau khi đề nghị."), clause=CLAUSE,
            advice=N_("Rút đề nghị, xem lại lịch trực."),
        )  # fmt: skip
    found = Exchange(mine, theirs, members.get((asker[0], role)), members.get((taker[0], role)))
    require_exchange(found, shifts=shifts, today=today)
    return found


def _answer(swap: Swap, state: SwapState, at: dt.datetime) -> None:
    swap.state, swap.answered_at = state, at
    swap.save(update_fields=["state", "answered_at"])


def _values(swap: Swap) -> dict[str, str]:
    names = dict(Person.objects.filter(pk__in=[swap.asker_id, swap.taker_id]).values_list("pk", "name"))
    return {
        "asker": names[swap.asker_id],
        "taker": names[swap.taker_id],
        "mine": day_short(swap.mine),
        "theirs": day_short(swap.theirs) if swap.theirs else "",
        "words": swap.words,
    }


def _asked(swap: Swap) -> Sentence:
    text = (
        N_("{asker} đề nghị đổi trực: ngày {mine} lấy ngày {theirs}. {words}")
        if swap.theirs
        else N_("{asker} đề nghị trực thay ngày {mine}. {words}")
    )
    return Sentence(text, _values(swap))


def _tell(swap: Swap, people: set[int], text: Sentence, kind: str, at: dt.datetime) -> None:
    url = reverse("duty:home")
    tell(people=people, kind=kind, about=("roster", swap.roster_id), text=text, url=url,
         slot=f"swap:{swap.pk}:{swap.state}", at=at, urgent=True)  # fmt: skip


def _record(swap: Swap, kind: str, by: Acting, at: dt.datetime) -> None:
    values = _values(swap)
    new = {"day": values["mine"], "for": values["theirs"], "asker": values["asker"], "taker": values["taker"]}
    record(kind, about=("roster", swap.roster_id), by=by, at=at, new=new)
