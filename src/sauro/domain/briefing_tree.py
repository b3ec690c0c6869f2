"""Nơi phải quán triệt. Which bodies of the Party tree get a duty, each with the way down to it (E10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.agencies import BodyKind
from sauro.domain.sentence import N_


class Rank(StrEnum):
    """Cấp quán triệt, as a table of coverage is read: from the conference at the top down to the cells."""

    TOP = "top"
    COMMITTEE = "committee"
    CELL = "cell"
    OFFICE = "office"


RANK_WORDS = {
    Rank.TOP: N_("Hội nghị cấp trên"),
    Rank.COMMITTEE: N_("Đảng ủy trực thuộc"),
    Rank.CELL: N_("Chi bộ"),
    Rank.OFFICE: N_("Cơ quan, đơn vị nhận văn bản"),
}
_RANK_OF = {BodyKind.PARTY_COMMITTEE: Rank.COMMITTEE, BodyKind.CELL: Rank.CELL}


@dataclass(frozen=True, slots=True)
class Audience:
    """Đối tượng. Whom a plan addresses.

    branches: the bodies directly under the top whose trees take part, None for all; deepest: COMMITTEE or CELL;
    offices: addressed bodies outside the Party tree, which get a duty of their own under the top.
    """

    top_id: int
    branches: frozenset[int] | None = None
    deepest: Rank = Rank.CELL
    offices: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Nơi phải quán triệt. `path`: ids from the top down to the body itself, as "/1/45/208/"."""

    agency_id: int
    under_id: int | None
    path: str
    rank: Rank


def wanted_duties(kinds: Mapping[int, BodyKind], parent: Mapping[int, int], audience: Audience) -> list[Wanted]:
    """Các nơi phải quán triệt, parents before children.

    kinds: bodies that exist on the day and their kind; parent: {body: the body over it} of the Party tree that day.
    """
    children: dict[int, list[int]] = {}
    for body, over in parent.items():
        children.setdefault(over, []).append(body)
    found = [Wanted(audience.top_id, None, f"/{audience.top_id}/", Rank.TOP)]
    waiting, seen = [found[0]], {audience.top_id}
    while waiting:
        above = waiting.pop()
        for body in sorted(children.get(above.agency_id, ())):
            rank = _RANK_OF.get(kinds.get(body, BodyKind.GROUP))
            if rank is None or body in seen or not _takes_part(body, above, rank, audience):
                continue
            seen.add(body)
            found.append(Wanted(body, above.agency_id, f"{above.path}{body}/", rank))
            waiting.append(found[-1])
    offices = sorted(o for o in audience.offices if o in kinds and o not in seen)
    found += [Wanted(o, audience.top_id, f"/{audience.top_id}/{o}/", Rank.OFFICE) for o in offices]
    return found


def _takes_part(body: int, above: Wanted, rank: Rank, audience: Audience) -> bool:
    if rank is Rank.CELL and audience.deepest is not Rank.CELL:
        return False
    return above.rank is not Rank.TOP or audience.branches is None or body in audience.branches


def counts_by_rank(wanted: Collection[Wanted]) -> dict[Rank, int]:
    """Số nơi theo cấp, in the order of the table; ranks without a body are left out."""
    counts = {rank: sum(1 for w in wanted if w.rank is rank) for rank in Rank}
    return {rank: number for rank, number in counts.items() if number}


def ids_of(path: str) -> tuple[int, ...]:
    """Các nơi trên đường xuống, itself last."""
    return tuple(int(part) for part in path.split("/") if part)
