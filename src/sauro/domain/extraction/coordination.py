"""Phối hợp. The bodies that a clause asks to be worked with: after "phối hợp (chặt chẽ) (với)"."""

from __future__ import annotations

from typing import NamedTuple

from sauro.domain.extraction.actors import ActorPhrase, Body, actor_phrase, is_head, skip_determiners
from sauro.domain.extraction.flat import Flat


class Coordination(NamedTuple):
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
    low = words.low
    out: list[Coordination] = []
    if first >= last:
        return out
    spot, stop = words.start[first] - 1, words.end(last - 1)
    while (spot := flat.low.find("phối hợp", spot + 1, stop)) >= 0:
        k = words.at(spot)
        if k >= last - 2 or low[k] != "phối" or low[k + 1] != "hợp":
            continue
        if k > first and low[k - 1] in NOT_COORDINATING and not (low[k - 1] == "và" and k > 1 and low[k - 2] == "trì"):
            continue
        at = k + 2
        while at < last and at < k + 8 and low[at] in LINKS and words.text[words.start[at]] not in "BĐ":
            at += 1
        if at >= last or low[at] in {"của", "giữa", "trong"}:
            continue
        if low[at - 1] not in {"với", "cùng"} and not is_head(words, skip_determiners(words, at)):
            continue
        phrase = actor_phrase(flat, at, last, lone=True) or _to_stop(flat, at, last)
        if phrase is not None:
            out.append(Coordination(phrase.bodies, k, phrase.last))
    return out


def _to_stop(flat: Flat, at: int, last: int) -> ActorPhrase | None:
    """Names up to the first mark where no predicate follows ("… phối hợp với Công an tỉnh.")."""
    low = flat.words.low
    stop = next((k for k in range(at, min(last, at + 40)) if low[k] in {".", ";", ":"}), min(last, at + 40))
    return actor_phrase(flat, at, stop, lone=True) if stop > at else None
