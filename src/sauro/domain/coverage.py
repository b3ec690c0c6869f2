"""Đối chiếu kế hoạch. Which clauses of a parent a body's plan covers: pairs with their reasons and a score (E0, A6a).

A proposal is never a verdict: it says which words, numbers, products and days two clauses share, and a person confirms.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sauro.domain.periods import day_short
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold

REASONS: dict[str, str] = {
    "cited": N_("kế hoạch dẫn đúng mục này"),
    "words": N_("cùng cụm từ"),
    "product": N_("cùng loại sản phẩm"),
    "deadline": N_("cùng thời hạn"),
}
_WORD = re.compile(r"[^\W\d_]{1,12}")
_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_CITED = re.compile(r"\b(?:muc|khoan|diem|y) (\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,4})\b(.{0,60})")
_PAPER = re.compile(r"cong van|chi thi|ke hoach|ket luan|nghi quyet|quyet dinh|thong bao|huong dan|\d{1,5}-")
_EFFECT = re.compile(
    r"(?:van ban|cong van|chi thi|ke hoach|ket luan|nghi quyet|quyet dinh|thong bao|huong dan|quy dinh|chuong trinh) "
    r"nay (?:thay the|bai bo|co hieu luc)\b"
)
_PLAIN = frozenset(
    """va cua cac co cho trong den theo thuc hien to chuc duoc voi viec ve tai la nay do se khi mot nhung dung bao dam
    giao chu tri phoi hop truoc ngay thang nam nham tiep tuc day manh tang cuong cong tac noi dung don vi co quan dia
    phuong cap uy dang chinh quyen can bo lien quan""".split()  # noqa: SIM905
)
_MOST_WORDS = 2000
_SHOWN = 4
_ENOUGH = 0.4  # share of a clause's own phrases that a plan, which uses other words, rarely passes


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """Mục, as it is compared. `products`: kinds of product that the reader found in it."""

    key: int
    marker: str
    text: str
    products: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Cặp mục đề xuất. `score` 0 to 100; `reasons`: (key of REASONS, the words that are shared)."""

    parent: int
    plan: int
    score: int
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Điểm của từng lý do, and the least score that is proposed: rows coverage.* of the rulebook."""

    cited: int = 60
    words: int = 60
    product: int = 15
    deadline: int = 25
    least: int = 35
    pairs: int = 2  # proposals for one clause of the parent


def says_only_effect(text: str) -> bool:
    """Mục về hiệu lực ("Công văn này thay thế …"): one sentence that orders nothing; no plan has to cover it."""
    return bool(_EFFECT.match(fold(text.strip()))) and ". " not in text.strip() and ";" not in text


def propose(parents: Sequence[ClauseFact], plans: Sequence[ClauseFact], weights: Weights) -> list[Pair]:
    """Đề xuất đối chiếu. The best pairs for each clause of the parent, in its order; none is better than a bad one."""
    seen = Counter(phrase for c in (*parents, *plans) for phrase in set(_phrases(c.text)))
    total = len(parents) + len(plans)
    worth = {phrase: math.log((total + 1) / n) + 0.1 for phrase, n in seen.items()}
    told = {c.key: _phrases(c.text) for c in plans}
    found = []
    for parent in parents:
        pairs = [_pair(parent, plan, told[plan.key], worth, weights) for plan in plans]
        good = sorted((p for p in pairs if p.score >= weights.least), key=lambda p: (-p.score, p.plan))
        found += good[: weights.pairs]
    return found


def _pair(
    parent: ClauseFact, plan: ClauseFact, told: Mapping[str, str], worth: Mapping[str, float], weights: Weights
) -> Pair:
    reasons: list[tuple[str, str]] = []
    score = 0.0
    if cited := _cites(plan.text, parent.marker):
        score += weights.cited
        reasons.append(("cited", cited))
    own = _phrases(parent.text)
    shared = [phrase for phrase in own if phrase in told]
    whole = sum(worth[p] for p in own)
    share = sum(worth[p] for p in shared) / whole if whole else 0.0
    if len(shared) > 1 or (shared and len(own) < 4):
        score += weights.words * min(1.0, share / _ENOUGH)
        reasons.append(("words", "; ".join(_runs(parent.text, told))))
    same = parent.products & plan.products
    if same and shared:
        score += weights.product
        reasons.append(("product", ", ".join(sorted(same))))
    days = _days(parent.text) & _days(plan.text)
    if days:
        score += weights.deadline
        reasons.append(("deadline", ", ".join(sorted(days))))
    return Pair(parent.key, plan.key, min(100, round(score)), tuple(reasons))


def _phrases(text: str) -> dict[str, str]:
    """Phrases of two words that say something: folded → as printed, in order."""
    words = _WORD.findall(text)[:_MOST_WORDS]
    folded = [fold(w) for w in words]
    found: dict[str, str] = {}
    for at in range(len(words) - 1):
        pair = folded[at : at + 2]
        if not all(w in _PLAIN for w in pair) and all(len(w) > 1 for w in pair):
            found.setdefault(" ".join(pair), f"{words[at]} {words[at + 1]}")
    return found


def _runs(text: str, told: Mapping[str, str]) -> list[str]:
    """What two clauses share, as whole stretches of the parent's words, the longest ones, in their order."""
    words = _WORD.findall(text)[:_MOST_WORDS]
    runs: list[list[str]] = []
    joined = False
    for at in range(len(words) - 1):
        shared = f"{fold(words[at])} {fold(words[at + 1])}" in told
        if shared and joined:
            runs[-1].append(words[at + 1])
        elif shared:
            runs.append([words[at], words[at + 1]])
        joined = shared
    kept = sorted(runs, key=len, reverse=True)[:_SHOWN]
    return [" ".join(run) for run in runs if run in kept]


def _cites(text: str, marker: str) -> str:
    """The words by which a plan cites a clause of its parent, or ""."""
    wanted = fold(marker).strip(" .)")
    for m in _CITED.finditer(fold(text)):
        if m[1] == wanted and _PAPER.search(m[2]):
            return text[m.start() : m.end(1)]
    return ""


def _days(text: str) -> set[str]:
    """Days printed in a clause, in one form."""
    found = set()
    for day, month, year in _DAY.findall(text):
        try:
            found.add(day_short(dt.date(int(year), int(month), int(day))))
        except ValueError:
            continue
    return found
