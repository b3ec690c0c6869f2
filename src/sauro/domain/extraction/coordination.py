"""Phối hợp. The bodies that a clause asks to be worked with: after "phối hợp (chặt chẽ) (với)"."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.domain.extraction.actors import ActorPhrase, Body, actor_phrase, is_head, skip_determiners
from sauro.domain.extraction.flat import Flat


@dataclass(frozen=True, slots=True)
class Coordination:
    """Phối hợp. Bodies to work with, and the word range that names them."""

    bodies: tuple[Body, ...]
    first: int
    last: int


NOT_COORDINATING = frozenset({
    "chế", "sự", "tác", "nhiệm", "quan", "thiếu", "và", "hành", "việc", "thức", "vị", "pháp", "kết", "các",
})  # fmt: skip
LINKS = frozenset(
    {
        "với",
        "cùng",
        "chặt chẽ",
        "chặt",
        "chẽ",
        "hiệu",
        "quả",
        ",",
        "tốt",
        "kịp",
        "thời",
        "đồng",
        "bộ",
        "thường",
        "xuyên",
        "và",
        "chỉ",
        "đạo",
    }
)


def coordination(flat: Flat, first: int, last: int) -> list[Coordination]:
    """Every "phối hợp (chặt chẽ) (với) Y" in words[first:last] that names bodies."""
    words = flat.words
    out: list[Coordination] = []
    if first >= last or "phối hợp" not in flat.low[words[first].start : words[last - 1].end]:
        return out
    for k in range(first, last - 2):
        if words[k].low != "phối" or words[k + 1].low != "hợp":
            continue
        if (
            k > first
            and words[k - 1].low in NOT_COORDINATING
            and not (words[k - 1].low == "và" and k > 1 and words[k - 2].low == "trì")
        ):
            continue
        at = k + 2
        while at < last and words[at].low in LINKS and words[at].text[0] not in "BĐ" and at < k + 8:
            at += 1
        if at >= last or words[at].low in {"của", "giữa", "trong"}:
            continue
        with_word = words[at - 1].low in {"với", "cùng"}
        if not with_word and not is_head(words, skip_determiners(words, at)):
            continue
        phrase = actor_phrase(flat, at, last, lone=True) or _to_stop(flat, at, last)
        if phrase is not None:
            out.append(Coordination(phrase.bodies, k, phrase.last))
    return out


def _to_stop(flat: Flat, at: int, last: int) -> ActorPhrase | None:
    """Names up to the first mark where no predicate follows ("… phối hợp với Công an tỉnh.")."""
    words = flat.words
    stop = next((k for k in range(at, min(last, at + 40)) if words[k].low in {".", ";", ":"}), min(last, at + 40))
    return actor_phrase(flat, at, stop, lone=True) if stop > at else None
