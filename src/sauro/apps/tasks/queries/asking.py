"""Đang hỏi nơi soạn thảo: câu hỏi. What may be asked about a draft, and what was asked."""

from __future__ import annotations

from typing import Any

from sauro.apps.tasks.models import ActorRole, Draft
from sauro.domain.asking import question_of_leads
from sauro.domain.sentence import Sentence

ASKED = "draft.asked"


def issuer_name(draft: Draft) -> str:
    """Nơi soạn thảo, as the registry names it, else as printed, else empty."""
    directive = draft.directive
    return directive.issuer.name if directive.issuer else directive.issuer_printed


def question_for(draft: Draft) -> Sentence:
    """Câu hỏi soạn sẵn about the leads of this draft."""
    leads = [a.printed for a in draft.actors.all() if a.role == ActorRole.LEAD]
    return question_of_leads(
        document=draft.directive.number, work=draft.work or draft.text, leads=leads, issuer=issuer_name(draft)
    )


def asked_of(draft: Draft) -> dict[str, Any] | None:
    """Câu đang hỏi, as its note; None where nothing was asked, or where one body leads by now."""
    if sum(a.role == ActorRole.LEAD for a in draft.actors.all()) < 2:
        return None
    return next((note for note in draft.notes if note.get("code") == ASKED), None)
