"""Văn bản đi: việc làm."""

from sauro.apps.letters.services.drafting import Drafted, Line, Paper, draft_letters, draft_paper, draft_report
from sauro.apps.letters.services.issuing import (
    WHO_SENDS,
    WHO_SIGNS,
    WHO_WORDS,
    drop_letter,
    note_answer,
    send_letter,
    sign_letter,
    word_letter,
)

__all__ = [
    "WHO_SENDS",
    "WHO_SIGNS",
    "WHO_WORDS",
    "Drafted",
    "Line",
    "Paper",
    "draft_letters",
    "draft_paper",
    "draft_report",
    "drop_letter",
    "note_answer",
    "send_letter",
    "sign_letter",
    "word_letter",
]
