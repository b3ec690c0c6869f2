"""Câu giao việc trong văn bản đang có hiệu lực. What overlap and omission are computed from, and their keys.

`keys_of` feeds an inverted index: few telling word runs of each act, so that a new document is held against the few
others that stand under one of its keys, never against all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from sauro.domain.text.fold import fold
from sauro.domain.works import Act, acts_of, matter_of

SKETCH = 8  # keys of one act in the index: enough to meet every act that is alike by the rulebook's share
_SPEAKING = re.compile(r"^(?:ban thuong vu|thuong truc|ban chap hanh|chu tich|van phong) ")
_GROUP_OPENS = re.compile(
    r"(?:cac|nhung|tung|moi|cap uy|cap|nguoi dung dau|thu truong|to chuc|co quan|don vi|dia phuong|can bo|dang uy cac|"
    r"chi bo|chi uy|so, ban|thanh uy, huyen uy|toan the)\b"
)
_GROUP_WITHIN = re.compile(r"\bcac cap$|\b(?:cac xa|cac phuong|xa, phuong|phuong, xa)\b")


@dataclass(frozen=True, slots=True)
class Body:
    """Cơ quan nhận việc. `key`: the same for the same body (agency id, else its folded name); `place`: the commune or
    ward that it is of, empty for a body of the province."""

    key: str
    name: str
    agency: int | None = None
    place: str = ""

    @property
    def group(self) -> bool:
        """Whether it is a group: "các đảng ủy trực thuộc", "người đứng đầu các sở"."""
        if self.agency is not None:
            return False
        folded = fold(self.name)
        return bool(_GROUP_OPENS.match(folded) or _GROUP_WITHIN.search(folded))


@dataclass(frozen=True)
class Duty:
    """Một câu giao việc: a task, or the draft of one. `slot`: the same at every run; text[0] stands at `start`.

    bodies: who leads; every: given to whoever receives the document; named: all bodies printed in it; product: kind.
    """

    slot: str
    marker: str
    text: str
    start: int
    bodies: tuple[Body, ...]
    every: bool = False
    named: tuple[str, ...] = ()
    product: str = ""
    task: int | None = None

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        return acts_of(self.text, self.named)

    @cached_property
    def runs(self) -> frozenset[str]:
        return frozenset(run for act in self.acts for run in act.runs)

    @property
    def soft(self) -> bool:
        """Given to everyone, or to a group: no single body answers for it."""
        return self.every or all(body.group for body in self.bodies)

    @property
    def places(self) -> frozenset[str]:
        """Các xã, phường mà nơi chủ trì thuộc về; empty where one of them works for the whole province."""
        found = frozenset(body.place for body in self.bodies)
        return frozenset() if self.every or "" in found else found

    @property
    def keys(self) -> frozenset[str]:
        """Named bodies that answer for it; none where it is everybody's."""
        return frozenset(b.key for b in self.bodies if not b.group and not self.every)


@dataclass(frozen=True)
class Paper:
    """Văn bản đang có hiệu lực với các câu giao việc của nó. `answers`: the body that registered it.

    issuer: printed name; cites: ids of the documents it refers to; press: a secondary account; clauses: those of a
    registered document of which nothing came.
    """

    id: int
    name: str
    issuer: str
    answers: int
    subject: str
    duties: tuple[Duty, ...]
    cites: frozenset[int] = frozenset()
    press: bool = False
    clauses: tuple[Unasked, ...] = field(default=())

    @cached_property
    def subject_runs(self) -> frozenset[str]:
        return matter_of(self.subject)

    @cached_property
    def duty_runs(self) -> frozenset[str]:
        return frozenset(run for duty in self.duties for run in matter_of(duty.text))


@dataclass(frozen=True, slots=True)
class Unasked:
    """Mục chưa có nhiệm vụ. A clause of which no draft, no task and no reason to skip it came; waiting: drafts left."""

    slot: str
    marker: str
    text: str
    start: int
    waiting: int = 0


def keys_of(paper: Paper) -> frozenset[str]:
    """Khóa tra cứu của một văn bản: few telling word runs of each act, and its subject where it orders a control."""
    keys = set[str]()
    for duty in paper.duties:
        for act in duty.acts:
            runs = act.runs or (act.pairs if act.control else frozenset())
            keys.update(sorted(runs, key=_spread)[:SKETCH])
    if any(act.whole for duty in paper.duties for act in duty.acts):
        keys.update(f"s:{run}" for run in sorted(paper.subject_runs, key=_spread)[: 2 * SKETCH])
    return frozenset(keys)


def asked_of(paper: Paper) -> frozenset[str]:
    """Khóa phải hỏi: those under which another paper of the same matter would stand."""
    whole = any(act.whole for duty in paper.duties for act in duty.acts)
    return keys_of(paper) | (frozenset(f"s:{run}" for run in paper.duty_runs) if whole else frozenset())


def _spread(run: str) -> int:
    """A fixed order without meaning: the same runs are chosen in every document (a sketch of the set)."""
    value = 2166136261
    for letter in run.encode():
        value = (value ^ letter) * 16777619 % 4294967296
    return value


def same_issuer(one: str, other: str) -> bool:
    """Cùng nơi ban hành. "ban thuong vu tinh uy" speaks for "tinh uy lam dong": organs of one committee are one."""
    a, b = _organ(one), _organ(other)
    return bool(a and b) and (a == b or a.startswith(b + " ") or b.startswith(a + " "))


def _organ(name: str) -> str:
    return _SPEAKING.sub("", fold(name)).strip()
