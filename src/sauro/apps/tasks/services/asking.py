"""Hỏi lại nơi soạn thảo. The fourth way out of two leads: nothing is decided, the question is on record."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.tasks import events
from sauro.apps.tasks.models import ActorRole, Draft
from sauro.apps.tasks.queries.asking import ASKED, question_for
from sauro.apps.tasks.services.session import settle, snapshots, take
from sauro.domain.acting import Acting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

LONGEST = 2000


def ask_issuer(*, draft_id: int, version: int, question: str, by: Acting, at: dt.datetime) -> Draft:
    """Hỏi lại nơi soạn thảo. The draft goes on waiting, unclear, with the question and its day beside it.

    An empty `question` takes the ready one. Asking again replaces the question; the journal keeps both.
    Refusal: draft.lead.single where there are not several leads, draft.ask.long beyond 2000 characters, and those of
    `session.take`.
    """
    with transaction.atomic():
        (draft,) = take({draft_id: version}, by)
        if draft.actors.filter(role=ActorRole.LEAD).count() < 2:
            raise Refusal("draft.lead.single", N_("Đề xuất này không có nhiều cơ quan chủ trì."))
        asked = " ".join(question.split()) or str(question_for(draft))
        if len(asked) > LONGEST:
            raise Refusal(
                "draft.ask.long",
                Sentence(N_("Câu hỏi dài quá {n} chữ cái."), {"n": str(LONGEST)}),
                advice=N_("Rút gọn câu hỏi."),
            )
        before = snapshots([draft])
        draft.notes = [*(n for n in draft.notes if n.get("code") != ASKED), _note(asked, timezone.localdate(at))]
        settle(events.ASKED, before=before, changed=[draft], by=by, at=at, new={"question": asked})
    return draft


def _note(question: str, on: dt.date) -> dict[str, object]:
    return {
        "code": ASKED,
        "template": N_("Đang hỏi nơi soạn thảo từ ngày {day}: “{question}”"),
        "values": {"day": day_short(on), "question": question},
        "start": None,
        "end": None,
        "page": None,
    }
