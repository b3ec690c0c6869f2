"""Từ chối. The one exception of the domain: a rule said no, which clause says so, and what to do next."""

from __future__ import annotations

from sauro.domain.sentence import Sentence


class Refusal(Exception):
    """Từ chối. A rule forbids this move; nothing was changed.

    code:    stable dotted name, for tests and logs ("task.lead.missing"); never holds personal data
    message: what happened, in Vietnamese
    clause:  printed source of the rule ("1773-CV/TU, mục 1"), empty where the limit is technical
    advice:  what the person can do next
    key:     requirement key ("C1.1a"), where there is one
    """

    def __init__(
        self, code: str, message: Sentence | str, *, clause: str = "", advice: Sentence | str = "", key: str = ""
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message if isinstance(message, Sentence) else Sentence(message)
        self.clause = clause
        self.advice = advice if isinstance(advice, Sentence) else Sentence(advice)
        self.key = key

    def __str__(self) -> str:
        parts = [str(self.message), f"({self.clause})" if self.clause else "", str(self.advice)]
        return " ".join(p for p in parts if p)
