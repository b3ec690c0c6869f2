"""Kết luận chuyến đi: worded sentence by sentence, signed as a numbered letter, and at once a directive to be read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.directives.services import register_issued
from sauro.apps.journal.services import record
from sauro.apps.letters import services as letters
from sauro.apps.letters.models import LetterKind
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.visits import events
from sauro.apps.visits.models import Visit
from sauro.apps.visits.permissions import may_manage, may_sign
from sauro.apps.visits.queries import answers_of, places_of
from sauro.apps.visits.services.taking import WHO_PLANS, WHO_SIGNS, allow, inform, keep, take
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.conclusions import paragraphs_of, require_sentences, sentences_in
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visit_papers import Open, conclusion_opening, proposed_sentences, sent_to_of
from sauro.domain.visits import CLAUSE, KEY, Answer, Deed, State, move
from sauro.writers.letter_docx import letter_docx


def proposed_conclusion(row: Visit, on: dt.date) -> tuple[str, str]:
    """Kết luận đề xuất: as it was worded last; at first a sentence for every recommendation that waits."""
    if row.conclusion is not None:
        opening, *said = row.conclusion.body["text"]
        return opening, "\n".join(sentences_in("\n".join(said)))
    places = [name for _, name in places_of(row)]
    opening = conclusion_opening(row.agency.name, places, row.held_on or on, row.subject)
    waiting = (Answer.WAITING, Answer.OVERDUE)
    asked = [
        Open(one.place.name, one.words, one.answers.name, one.answer_by)
        for one, state in answers_of(row, on)
        if state in waiting
    ]
    return opening, "\n".join(proposed_sentences(asked))


@transaction.atomic
def word_conclusion(*, visit_id: int, opening: str, sentences: str, by: Acting, at: dt.datetime) -> Visit:
    """Lập dự thảo thông báo kết luận. `sentences`: one a line. Refusals conclusion.empty, .long, letter.step."""
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    move(State(row.state), Deed.CONCLUDE)
    said = sentences_in(sentences)
    require_sentences(said)
    places = [name for _, name in places_of(row)]
    day = day_short(row.held_on or timezone.localdate(at))
    row.conclusion = letters.draft_paper(
        kind=LetterKind.CONCLUSION,
        agency_id=row.agency_id,
        slot=f"visit:{row.pk}:conclusion",
        to="; ".join(places),
        subject=f"kết luận chuyến đi cơ sở tại {', '.join(places)}, ngày {day}"[:400],
        text=paragraphs_of(opening, said, ""),
        sent_to=sent_to_of(Tree(row.agency.tree), *places, "Cơ quan được giao việc"),
        home=reverse("visits:visit", args=[row.pk]),
        by=by,
        at=at,
    )
    keep(row, "conclusion")
    record(events.WORDED, about=("visit", row.pk), by=by, at=at, new={"sentences": list(said)})
    return row


@transaction.atomic
def conclude_visit(*, visit_id: int, symbol: str, by: Acting, at: dt.datetime) -> Visit:
    """Ký thông báo kết luận. Numbered; it comes in as a directive whose sentences wait in the review as drafts."""
    row = take(visit_id, by, at)
    allow(may_sign(by, row), WHO_SIGNS)
    row.state = move(State(row.state), Deed.CONCLUDE).value
    if row.conclusion is None:
        raise Refusal(
            "visit.conclusion.none", N_("Chưa có dự thảo kết luận."), clause=CLAUSE,
            advice=N_("Ghi từng câu kết luận, lập dự thảo trước."), key=KEY,
        )  # fmt: skip
    row.conclusion = letters.sign_letter(letter_id=row.conclusion.pk, symbol=symbol, by=by, at=at)
    data, name = letter_docx(sheet_of(row.conclusion)), f"thong-bao-ket-luan-{row.conclusion.pk}.docx"
    row.directive = register_issued(data=data, name=name, by=by, at=at)
    keep(row, "state", "directive")
    number = number_of(row.conclusion)
    values = {"body": row.agency.name, "number": number}
    text = Sentence(N_("{body} ra kết luận chuyến đi cơ sở, thông báo {number}"), values)
    inform(row, [pk for pk, _ in places_of(row)], text, "concluded", at)
    record(events.CONCLUDED, about=("visit", row.pk), by=by, at=at, new={"number": number})
    return row
