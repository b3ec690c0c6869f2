"""Lời nhắc trên trang. The kept remarks of a draft, in text order, with the text cut at their places."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.apps.directives.models import DraftCheck
from sauro.domain.documents.source import Span
from sauro.domain.drafting.cards import DRAFT_CARDS
from sauro.domain.drafting.marking import Stretch, stretches
from sauro.domain.drafting.model import SEVERITY_WORDS, Severity, place_of
from sauro.domain.drafting.schema import sentence_in
from sauro.domain.sentence import Sentence

_GRAVITY = {severity.value: n for n, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """Một lời nhắc trên trang. `number` from 1; `whole`: it is about the file or something that is missing."""

    number: int
    severity: str
    severity_words: Sentence
    title: Sentence
    said: Sentence
    right: Sentence
    clause: str
    line: int
    stands: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """Trang lời nhắc. The remarks of the chosen severity ("" for all) and the whole text with their places."""

    severity: str
    remarks: tuple[ShownRemark, ...]
    text: tuple[tuple[Stretch, str], ...]


def shown_remarks(row: DraftCheck, wanted: str = "") -> Shown:
    """Lời nhắc của một dự thảo; a severity that is none shows all. With each stretch the gravest of its remarks."""
    severity = wanted if wanted in _GRAVITY else ""
    kept = [r for r in row.result.get("remarks", ()) if not severity or r["severity"] == severity]
    places = [[Span(r["start"], r["end"]), *(Span(*also) for also in r["also"])] for r in kept]
    remarks = []
    for number, (remark, (first, *_)) in enumerate(zip(kept, places, strict=True), start=1):
        remarks.append(
            ShownRemark(
                number=number,
                severity=remark["severity"],
                severity_words=Sentence(SEVERITY_WORDS[Severity(remark["severity"])]),
                title=Sentence(DRAFT_CARDS[remark["rule"]].title),
                said=sentence_in(remark["said"]),
                right=sentence_in(remark["right"]),
                clause=remark["clause"],
                line=place_of(row.text, first.start).line,
                stands=" ".join(first.of(row.text).split()),
                whole=first.start == first.end,
            )
        )
    text = tuple((piece, _gravest(piece, remarks)) for piece in stretches(row.text, places))
    return Shown(severity, tuple(remarks), text)


def _gravest(piece: Stretch, remarks: list[ShownRemark]) -> str:
    return min((remarks[n].severity for n in piece.holds), key=_GRAVITY.__getitem__, default="")
