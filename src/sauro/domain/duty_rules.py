"""Quy tắc về trực ngày nghỉ. A gap in the roster, no roster ahead, no hand-over, an uneven roster (C2.3).

Each rule is facts + rulebook + date → findings of the body; the proof names days and numbers, never a person.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.periods import day_short
from sauro.domain.rostering import CLAUSE, KEY, DutyRole, Fair, Missing
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

GAP, NO_ROSTER, NO_HAND_OVER, UNEVEN = "duty.gap", "duty.no_roster", "duty.no_hand_over", "duty.uneven"
_LACKING = {
    DutyRole.LEADER: N_("{day}: thiếu {count} lãnh đạo trực."),
    DutyRole.OFFICER: N_("{day}: thiếu {count} cán bộ trực."),
}
_SPREAD = {
    DutyRole.LEADER: N_("Lãnh đạo trực ít nhất {least}, nhiều nhất {most} ngày mỗi người ({people} người)."),
    DutyRole.OFFICER: N_("Cán bộ trực ít nhất {least}, nhiều nhất {most} ngày mỗi người ({people} người)."),
}


@dataclass(frozen=True, slots=True)
class RosterFacts:
    """Lịch trực đã ban hành, như quy tắc nhìn thấy.

    roster, body: ids; first, last: days that it covers; missing: places without anybody who can be there; handed_over:
    days whose hand-over was written; days: all days of duty; fair: the table of fairness; succeeded: whether a later
    roster of the body is published.
    """

    roster: int
    body: int
    first: dt.date
    last: dt.date
    days: tuple[dt.date, ...]
    missing: tuple[Missing, ...] = ()
    handed_over: frozenset[dt.date] = frozenset()
    fair: tuple[Fair, ...] = ()
    succeeded: bool = False

    @property
    def scope(self) -> str:
        return scope_of(self.roster)

    @property
    def printed(self) -> dict[str, str]:
        return {"first": day_short(self.first), "last": day_short(self.last)}


def scope_of(roster: int) -> str:
    """Phạm vi của một lịch trực, as findings and pages name it."""
    return f"duty:{roster}"


def gaps(facts: RosterFacts, *, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Ngày thiếu người trực, up to so many days ahead; one finding a day. An alarm besides (`alarmed`)."""
    horizon = on + dt.timedelta(days=rules.number("duty.alarm_days", on))
    days: dict[dt.date, list[Missing]] = {}
    for place in facts.missing:
        if place.day.date <= horizon:
            days.setdefault(place.day.date, []).append(place)
    return tuple(_gap(facts, day, places) for day, places in sorted(days.items()))


def _gap(facts: RosterFacts, day: dt.date, places: list[Missing]) -> Found:
    lacking = [
        Piece(
            PieceKind.FACT,
            Sentence(_LACKING[place.role], {"day": day_short(day), "count": str(place.count)}),
            body=facts.body,
            at=day.isoformat(),
        )
        for place in places
    ]
    return Found(
        rule=GAP,
        key=KEY,
        source=CLAUSE,
        slot=f"{facts.body}:{day.isoformat()}",
        body=facts.body,
        said=Sentence(N_("Ngày {day} thiếu người trực."), {"day": day_short(day)}),
        right=Sentence(N_("Mỗi ngày nghỉ, ngày lễ có lãnh đạo và cán bộ trực: xếp lại lịch hoặc đổi trực.")),
        proof=tuple(lacking),
        scopes=(facts.scope,),
    )


def not_followed(facts: RosterFacts, *, on: dt.date, calendar: WorkCalendar, rules: RuleBook) -> tuple[Found, ...]:
    """Chưa có lịch kỳ sau while the one in use runs out within so many working days; it stays so until there is one."""
    by = calendar.add_working_days(facts.last, -rules.number("duty.publish_ahead", on))
    if facts.succeeded or on <= by:
        return ()
    last = Piece(
        PieceKind.TIME,
        Sentence(N_("Lịch trực từ {first} đến {last}."), facts.printed),
        body=facts.body,
        at=facts.last.isoformat(),
    )
    said = Sentence(
        N_("Lịch trực đang dùng đến hết {last}, chưa ban hành lịch kỳ sau (hạn {by})."),
        {**facts.printed, "by": day_short(by)},
    )
    right = Sentence(N_("Ban hành lịch trực kỳ sau trước ngày {by}."), {"by": day_short(by)})
    return (
        Found(
            NO_ROSTER, KEY, CLAUSE, f"{facts.body}:{facts.last.isoformat()}", facts.body, said, right, (last,),
            scopes=(facts.scope,),
        ),
    )  # fmt: skip


def not_handed_over(facts: RosterFacts, *, on: dt.date, calendar: WorkCalendar, rules: RuleBook) -> tuple[Found, ...]:
    """Ngày trực đã qua chưa ghi bàn giao, one soft finding a day; a day that nobody could keep is a gap, not this."""
    within, empty = rules.number("duty.hand_over_within", on), {place.day.date for place in facts.missing}
    late = [
        day
        for day in facts.days
        if day not in facts.handed_over and day not in empty and calendar.add_working_days(day, within) < on
    ]
    right = Sentence(
        N_("Bàn giao được ghi trong {n} ngày làm việc sau ngày trực, cả khi không có việc gì."), {"n": str(within)}
    )
    return tuple(
        Found(
            NO_HAND_OVER, KEY, CLAUSE, f"{facts.body}:{day.isoformat()}", facts.body,
            Sentence(N_("Ngày trực {day} chưa ghi bàn giao."), {"day": day_short(day)}), right,
            (
                Piece(
                    PieceKind.TIME,
                    Sentence(
                        N_("Ngày trực {day}, hạn ghi {by}."),
                        {"day": day_short(day), "by": day_short(calendar.add_working_days(day, within))},
                    ),
                    body=facts.body, at=day.isoformat(),
                ),
            ),
            soft=True, scopes=(facts.scope,),
        )
        for day in late
    )  # fmt: skip


def uneven(facts: RosterFacts, *, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Lịch trực chênh lệch nhiều: one soft finding a role; least and most, and of how many people, no names."""
    most = rules.number("duty.most_spread", on)
    found = []
    for row in facts.fair:
        if row.total.spread > most:
            values = {"least": str(row.total.least), "most": str(row.total.most), "people": str(row.people)}
            said = Sentence(_SPREAD[row.role], values)
            found.append(
                Found(
                    UNEVEN, KEY, CLAUSE, f"{facts.body}:{facts.last.isoformat()}:{row.role}", facts.body, said,
                    Sentence(N_("Chênh nhau không quá {n} ngày trong một lịch."), {"n": str(most)}),
                    (Piece(PieceKind.FACT, said, body=facts.body),), soft=True, scopes=(facts.scope,),
                )
            )  # fmt: skip
    return tuple(found)


def alarmed(found: tuple[Found, ...], *, on: dt.date) -> tuple[dt.date, ...]:
    """Báo động: days from today on that a gap was found for."""
    days = (dt.date.fromisoformat(f.slot.rpartition(":")[2]) for f in found)
    return tuple(day for day in days if day >= on)
