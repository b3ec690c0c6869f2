"""Bài báo. A press account is a secondary source: only what it reports as required or assigned is proposed."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.model import ParsedDocument
from sauro.domain.extraction.clauses import read_sentence
from sauro.domain.extraction.leaves import Piece, pieces_of
from sauro.domain.extraction.sentences import sentences
from sauro.domain.extraction.walk import Node, nodes_of

CAP = 0.55  # what a press account says is never surer than this
REQUIRES = ("yêu cầu", "chỉ đạo", "đề nghị", "giao ", "nêu rõ", "kết luận")


def press_pieces(parsed: ParsedDocument) -> Iterator[Piece]:
    """Clauses after the first sentence that reports a requirement."""
    begun = False
    for node in nodes_of(parsed):
        low = node.flat.low
        if (
            not node.flat.text.rstrip().endswith((".", "”", "/.", '"', "…"))
            and len(low) < 200
            and "hoàn thành" not in low
        ):
            continue
        asks = any(w in low for w in REQUIRES) and _asks(node)
        if not begun and not asks:
            continue
        begun = True
        for piece in pieces_of(node, press=True):
            piece.confidence = min(piece.confidence, CAP)
            yield piece


def _asks(node: Node) -> bool:
    read = [read_sentence(node.flat, a, b, press=True) for a, b in sentences(node.flat)]
    return any(
        c.because in {"clause.issuer_gives", "clause.given", "clause.press_duty", "clause.formula"} for c in read
    )
