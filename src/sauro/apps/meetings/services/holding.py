"""Ghi cuộc họp. Who came, how long it took, what became of each item, the minutes; said again it corrects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.meetings import events
from sauro.apps.meetings.models import AgendaItem, Meeting, Seat
from sauro.apps.meetings.permissions import may_prepare
from sauro.apps.meetings.services.taking import WHO_PREPARES, keep, require, take
from sauro.domain.acting import Acting
from sauro.domain.meetings import Deed, Outcome, Stance, State, move, passes_without_debate, require_votes
from sauro.domain.meetings_rules import Came
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

LONGEST_MINUTES = 50_000


@dataclass(frozen=True, slots=True)
class ItemResult:
    """Kết quả một nội dung. Votes are counts on the matter: for, against, other; None where there was no vote."""

    outcome: Outcome
    decision: str = ""
    votes: tuple[int, int, int] | None = None


@transaction.atomic
def record_held(
    *, meeting_id: int, lasted: int, came: Mapping[int, Came], items: Mapping[int, ItemResult], minutes: str,
    by: Acting, at: dt.datetime,
) -> Meeting:  # fmt: skip
    """Ghi cuộc họp đã họp: minutes it took, who sat where, the outcome of each item. Again it corrects what was noted.

    Refusal meeting.forbidden, meeting.step, meeting.early before it began, meeting.lasted, meeting.votes,
    meeting.consent where an item is to pass without debate though somebody objected.
    """
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    state = move(State(row.state), Deed.HOLD)
    if at < row.starts_at:
        raise Refusal(
            "meeting.early", N_("Chưa đến giờ họp."), advice=N_("Ghi sau khi họp; họp sớm hơn thì chuyển ngày trước.")
        )
    if not 1 <= lasted <= 5 * 24 * 60:
        raise Refusal("meeting.lasted", N_("Ghi số phút đã họp."), advice=N_("Ví dụ: 90."))
    present = _seat_people(row, came)
    for item in row.items.prefetch_related("remarks"):
        if item.pk in items:
            _note(item, items[item.pk], present)
    old = {"lasted": row.lasted, "state": row.state}
    row.state, row.lasted, row.minutes = str(state), lasted, minutes.strip()[:LONGEST_MINUTES]
    keep(row)
    new = {"present": str(present), "lasted": str(lasted), "came": {str(pk): str(who) for pk, who in came.items()}}
    record(events.HELD, about=("meeting", row.pk), by=by, at=at, old=old, new=new)
    return row


def _seat_people(row: Meeting, came: Mapping[int, Came]) -> int:
    """Who sat where; returns how many were present, the chair with them."""
    seats = list(row.seats.all())
    for seat in seats:
        seat.came = str(came.get(seat.pk, Came(seat.came)))
    Seat.objects.bulk_update(seats, ["came"])
    return 1 + sum(seat.came in (Came.SELF, Came.SUBSTITUTE) for seat in seats)


def _note(item: AgendaItem, result: ItemResult, present: int) -> None:
    if result.votes is not None:
        require_votes(present, *result.votes)
    stances = [Stance(opinion.stance) for opinion in item.remarks.all()]
    if result.outcome is Outcome.CONSENTED and not passes_without_debate(item.consent, stances):
        raise Refusal(
            "meeting.consent",
            N_("Nội dung có ý kiến khác hoặc không thuộc diện thông qua ngay nên phải thảo luận."),
            advice=N_("Chọn “đã thảo luận” hoặc “chuyển kỳ họp sau”."),
        )
    item.outcome, item.decision = str(result.outcome), result.decision.strip()[:4000]
    item.votes_for, item.votes_against, item.votes_other = result.votes or (None, None, None)
    item.save(update_fields=["outcome", "decision", "votes_for", "votes_against", "votes_other"])
