"""Kết luận. Sentences are worded, weighed by the reader, signed as a notice, and come back as a directive to review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.queries import registry
from sauro.apps.directives.services import register_issued
from sauro.apps.journal.services import record
from sauro.apps.letters.models import Letter, LetterKind
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.letters.services import draft_paper, sign_letter
from sauro.apps.meetings import events
from sauro.apps.meetings.models import ConclusionSentence, Meeting
from sauro.apps.meetings.permissions import may_prepare, may_sign
from sauro.apps.meetings.queries import seats_of
from sauro.apps.meetings.queries.invitation import chair_words
from sauro.apps.meetings.services.announcing import people_of
from sauro.apps.meetings.services.taking import WHO_PREPARES, WHO_SIGNS, keep, require, take
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.conclusions import Weighed, paragraphs_of, require_sentences, weigh
from sauro.domain.letters import symbol_for
from sauro.domain.meeting_letters import conclusion_closing, conclusion_opening, conclusion_subject, sent_to
from sauro.domain.meetings import Deed, State, move
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.writers.letter_docx import letter_docx

_ISSUED = N_("Thông báo kết luận {number} của họp “{title}” đã ký.")


def read_sentences(sentences: Sequence[str]) -> tuple[Weighed, ...]:
    """Đọc thử các câu kết luận by the reader of documents; writes nothing."""
    return weigh(sentences, registry=registry(), calendar=calendar(), rules=rules())


@transaction.atomic
def word_conclusion(
    *, meeting_id: int, opening: str, sentences: Sequence[str], by: Acting, at: dt.datetime
) -> tuple[Weighed, ...]:
    """Soạn kết luận of a meeting that was held: all its sentences, and the draft of its notice.

    Refusal meeting.forbidden, meeting.step, conclusion.empty, conclusion.long.
    """
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    move(State(row.state), Deed.CONCLUDE)
    said = [" ".join(one.split()) for one in sentences if one.strip()]
    require_sentences(said)
    read = read_sentences(said)
    row.sentences.all().delete()
    ConclusionSentence.objects.bulk_create(
        ConclusionSentence(
            meeting=row, order=one.order, words=one.words, orders=one.orders, has_lead=one.lead, has_time=one.time,
            has_product=one.product,
        )
        for one in read
    )  # fmt: skip
    row.opening = opening.strip()[:4000] or opening_of(row)
    row.notice = _draft(row, said, by, at)
    keep(row)
    new = {"count": str(len(said)), "words": "\n".join(said)}
    record(events.WORDED, about=("meeting", row.pk), by=by, at=at, new=new)
    return read


def opening_of(row: Meeting) -> str:
    """Mở đầu kết luận, proposed from the meeting."""
    bodies = list(dict.fromkeys(seat.agency.name for seat in seats_of(row) if seat.came in ("self", "substitute")))
    return conclusion_opening(chair=chair_words(row), title=row.title, day=row.day, bodies=bodies)


def _draft(row: Meeting, sentences: Sequence[str], by: Acting, at: dt.datetime) -> Letter:
    bodies = list(dict.fromkeys(seat.agency.name for seat in seats_of(row)))
    return draft_paper(
        kind=LetterKind.CONCLUSION,
        agency_id=row.agency_id,
        slot=f"meeting:{row.pk}:conclusion",
        to=", ".join(bodies)[:400] or row.agency.name,
        subject=conclusion_subject(chair_words(row), row.title),
        text=paragraphs_of(row.opening, sentences, conclusion_closing(row.agency.name)),
        sent_to=sent_to(bodies, party=row.agency.tree == Tree.PARTY),
        home=reverse("meetings:meeting", args=[row.pk]),
        by=by,
        at=at,
    )


@transaction.atomic
def sign_conclusion(*, meeting_id: int, symbol: str, by: Acting, at: dt.datetime) -> Meeting:
    """Ký thông báo kết luận. It takes its number, goes to who was asked, and is read as a directive: its sentences wait
    in the review as drafts. Refusal meeting.forbidden, meeting.step, conclusion.empty, letter.symbol.
    """
    row = take(meeting_id, by)
    require(may_sign(by, row), WHO_SIGNS)
    state = move(State(row.state), Deed.CONCLUDE)
    if row.notice is None:
        raise Refusal("conclusion.empty", N_("Chưa soạn kết luận."), advice=N_("Soạn các câu kết luận trước khi ký."))
    tree = Tree(row.agency.tree)
    word = symbol or symbol_for(LetterKind.CONCLUSION, tree, row.agency.code)
    letter = sign_letter(letter_id=row.notice.pk, symbol=word, by=by, at=at)
    data = letter_docx(sheet_of(letter))
    row.directive = register_issued(data=data, name=f"thong-bao-ket-luan-{row.pk}.docx", by=by, at=at)
    row.notice, row.state, row.concluded_on = letter, str(state), timezone.localdate(at)
    keep(row)
    number = number_of(letter)
    tell(
        people=people_of(row, seats_of(row)), kind="meeting", about=("meeting", row.pk),
        text=Sentence(_ISSUED, {"number": number, "title": row.title}), url=reverse("meetings:meeting", args=[row.pk]),
        slot=f"meeting:{row.pk}:concluded", at=at,
    )  # fmt: skip
    new = {"number": number, "directive": row.directive.pk}
    record(events.CONCLUDED, about=("meeting", row.pk), by=by, at=at, new=new)
    return row
