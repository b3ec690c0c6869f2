"""The story of a field visit: the office's leader and people go to UBND xã Suối Mây; Sở Nội vụ goes there too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sauro.apps.agencies.models import Holding
from sauro.apps.visits import services
from sauro.apps.visits.models import Visit, VisitProgramme
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.visits import Purpose
from tests import cast
from tests.apps.tasks.desk import at_desk


def at(day: str, hour: int = 9) -> dt.datetime:
    """A moment in the province."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02d}:00:00+07:00")


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    """A rule says no, by one of these codes."""
    with pytest.raises(Refusal) as no:
        yield
    assert no.value.code in codes


EARLY, LATE, DAY = at("2026-10-12"), at("2026-10-20"), at("2026-10-22", 8)  # a notice for 22/10 goes out by 19/10


@dataclass(frozen=True, slots=True)
class Going:
    """Who is there, and the programme of the office for the fourth quarter."""

    tinh: cast.Province
    clerk: Acting
    coordinator: Acting
    leader: Acting
    home: Acting  # coordinator of Sở Nội vụ
    place: Acting  # leader of UBND xã Suối Mây
    programme: VisitProgramme

    def wish(self, **changes: Any) -> services.Wish:
        plain = services.Wish(
            purpose=Purpose.WORK, subject="Nắm tình hình chính quyền hai cấp", starts_at=DAY,
            places=(self.tinh.commune.pk,), programme_id=self.programme.pk,
        )  # fmt: skip
        return replace(plain, **changes)

    def plan(self, when: dt.datetime = EARLY, **changes: Any) -> Visit:
        visit = services.plan_visit(wish=self.wish(**changes), by=self.coordinator, at=when)
        return self.delegate(visit, when)

    def delegate(self, visit: Visit, when: dt.datetime = EARLY, others: int = 1) -> Visit:
        lead, other = (Holding.objects.get(person_id=p.person_id).pk for p in (self.leader, self.clerk))
        return services.set_delegation(
            visit_id=visit.pk, lead_id=lead, member_ids=[other], others=others, by=self.coordinator, at=when
        )

    def draw_up(self, visit: Visit, when: dt.datetime = EARLY) -> Visit:
        return services.draw_up_notice(visit_id=visit.pk, by=self.coordinator, at=when)

    def announce(self, visit: Visit, when: dt.datetime = EARLY) -> Visit:
        self.draw_up(visit, when)
        services.sign_notice(visit_id=visit.pk, symbol="TB/VPTU", by=self.leader, at=when)
        return services.send_notice(visit_id=visit.pk, how="trục liên thông", by=self.clerk, at=when)

    def other(self, when: dt.datetime = EARLY, **changes: Any) -> Visit:
        """Sở Nội vụ plans a sudden visit of its own to the same commune, the day after."""
        facts = {"starts_at": DAY + dt.timedelta(days=1), "programme_id": None, "sudden": "Xác minh đơn"} | changes
        return services.plan_visit(wish=self.wish(**facts), by=self.home, at=when)

    def held(self) -> Visit:
        """Announced in time and held on its day."""
        visit = self.announce(self.plan())
        return services.hold_visit(visit_id=visit.pk, day=DAY.date(), by=self.clerk, at=at("2026-10-22", 17))

    def asked(self, visit: Visit, **changes: Any) -> Any:
        said = {
            "place_id": self.tinh.commune.pk, "words": "Bổ sung một biên chế văn thư", "source": "Chủ tịch xã",
            "answers_id": self.tinh.home.pk, "answer_by": dt.date(2026, 11, 5),
        }  # fmt: skip
        return services.note_recommendation(
            visit_id=visit.pk, **(said | changes), by=self.clerk, at=at("2026-10-22", 17)
        )


def going(tinh: cast.Province | None = None) -> Going:
    """The province, its people, the programme with Suối Mây in it."""
    tinh = tinh or cast.province()
    coordinator = at_desk(Role.COORDINATOR, tinh.office)
    programme = services.make_programme(
        name="Chương trình đi cơ sở quý IV", basis="12-CTr/VPTU", first=dt.date(2026, 10, 1),
        last=dt.date(2026, 12, 31), by=coordinator, at=EARLY,
    )  # fmt: skip
    services.add_line(
        programme_id=programme.pk, place_id=tinh.commune.pk, purpose=Purpose.WORK, about="Chính quyền hai cấp",
        by=coordinator, at=EARLY,
    )  # fmt: skip
    return Going(
        tinh,
        at_desk(Role.CLERK, tinh.office),
        coordinator,
        at_desk(Role.LEADER, tinh.office),
        at_desk(Role.COORDINATOR, tinh.home),
        at_desk(Role.LEADER, tinh.commune),
        programme,
    )
