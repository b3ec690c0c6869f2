"""Nơi nhận chưa có kế hoạch. An addressed body that owes its own plan, and its day has passed (A3, E5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

NO_PLAN = "omission.plan"
PLAN_SOURCE = "1773-CV/TU, mục 5.1"  # "chịu trách nhiệm quán triệt, triển khai thực hiện nghiêm, cụ thể"


@dataclass(frozen=True, slots=True)
class Owed:
    """Kế hoạch còn nợ. One body's way down: `printed`: the line of addressees that names it; `plan_by`: last day;
    planned: it has a plan, or a written statement why none is needed; `registrar` watches.
    """

    directive: int
    paper: str
    agency: int
    agency_name: str
    printed: str
    plan_by: dt.date
    planned: bool = False
    registrar: int | None = None


def no_plans(owed: Iterable[Owed], *, on: dt.date) -> tuple[Found, ...]:
    """Nơi chưa có kế hoạch sau hạn. One finding for each body of each document; the day itself is still in time."""
    return tuple(_found(o) for o in owed if not o.planned and o.plan_by < on)


def _found(owed: Owed) -> Found:
    day = day_short(owed.plan_by)
    values = {"agency": owed.agency_name, "paper": owed.paper, "day": day}
    named = Sentence(N_("{paper}: dòng nơi nhận nêu {agency}"), values)
    due = Sentence(N_("Hạn ban hành kế hoạch: {day}"), values)
    return Found(
        rule=NO_PLAN,
        key="E5",
        source=PLAN_SOURCE,
        slot=f"{owed.directive}.{owed.agency}",
        body=owed.agency,
        said=Sentence(N_("{agency} chưa có kế hoạch thực hiện {paper}, hạn {day}."), values),
        right=Sentence(N_("Ban hành kế hoạch của đơn vị, hoặc ghi vì sao không cần kế hoạch riêng.")),
        proof=(
            Piece(PieceKind.FACT, named, owed.printed or owed.agency_name, directive=owed.directive, body=owed.agency),
            Piece(PieceKind.TIME, due, at=owed.plan_by.isoformat()),
        ),
        watch=owed.registrar if owed.registrar != owed.agency else None,
    )
