"""Tên cơ quan ban hành. The lines of a letterhead that name bodies, grouped: one group a body."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.domain.documents.forms import name_goes_on
from sauro.domain.documents.headwords import HeadPiece
from sauro.domain.text.fold import fold


def body_names(pieces: Sequence[HeadPiece]) -> list[list[HeadPiece]]:
    """Tên cơ quan. The lines that name bodies, grouped: one group a body, in printed order (parent first)."""
    groups: list[list[HeadPiece]] = []
    for item in pieces:
        if groups and name_goes_on(_joined(groups[-1], first=len(groups) == 1), item.piece.text):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _joined(group: list[HeadPiece], *, first: bool) -> str:
    name = " ".join(p.piece.text for p in group)
    # A letterhead that opens with "VĂN PHÒNG" alone goes on in the next line; under a parent it is complete.
    return "ban" if first and fold(name) in ("van phong", "thanh tra", "uy ban kiem tra") else name
