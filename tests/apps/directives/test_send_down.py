"""A document goes down: sent, acknowledged, planned or excused, urged once; and the plan held against its parent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest

from sauro.apps.directives import jobs, queries, services
from sauro.apps.directives.models import Coverage, CoverageState, Descent, Directive, Recipient
from sauro.apps.notices.models import Notice
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.descent import Stage
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.directives.letters import AT, LETTER, office, read
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
PLAN = """SỞ NỘI VỤ                         CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-SNV                           An Lạc, ngày 16 tháng 9 năm 2026

KẾ HOẠCH
Triển khai thực hiện Công văn số 215-CV/TU

1. Phòng Cải cách hành chính lập danh mục hồ sơ quá hạn, báo cáo Giám đốc Sở trước ngày 05/10/2026.

2. Văn phòng Sở đăng kế hoạch này trên trang thông tin điện tử.

Nơi nhận:                              GIÁM ĐỐC
- Như trên.

                                       Vũ Thị Hạnh
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """215-CV/TU sent to Sở Nội vụ and Sở Xây dựng, and the clerk of Sở Nội vụ."""

    tinh: cast.Province
    clerk: Acting
    coordinator: Acting
    document: Directive
    home_clerk: Acting

    def of(self, body: Any) -> Descent:
        return Descent.objects.get(directive=self.document, agency=body)


def sent(*, plan_wanted: bool = True) -> Sent:
    tinh, clerk, coordinator = office()
    home_clerk = at_desk(Role.CLERK, tinh.home)
    document = read(clerk)
    services.send_down(directive_id=document.pk, asked=2, plan_wanted=plan_wanted, by=clerk, at=AT)
    return Sent(tinh, clerk, coordinator, document, home_clerk)


def code_of(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_each_addressed_body_is_told_once_and_sees_the_document() -> None:
    there = sent()

    told = Notice.objects.filter(kind="descent.sent", account_id=there.home_clerk.account_id)
    assert [n.text["values"]["number"] for n in told] == ["215-CV/TU"]
    assert queries.directive_for(there.home_clerk, cast.TODAY, there.document.pk) == there.document
    assert (there.of(there.tinh.home).told, there.of(there.tinh.building).told) == (1, 0)
    assert there.of(there.tinh.home).acknowledge_by == dt.date(2026, 9, 15)
    with pytest.raises(Refusal) as again:
        services.send_down(directive_id=there.document.pk, asked=2, plan_wanted=True, by=there.clerk, at=AT)
    assert code_of(again) == "descent.none"


def test_what_was_shown_is_what_is_sent_and_only_the_office_sends() -> None:
    tinh, clerk, _ = office()
    document = read(clerk)

    for asked, by, code in ((3, clerk, "descent.count"), (2, at_desk(Role.CLERK, tinh.home), "descent.forbidden")):
        with pytest.raises(Refusal) as refused:
            services.send_down(directive_id=document.pk, asked=asked, plan_wanted=True, by=by, at=AT)
        assert code_of(refused) == code

    assert not Descent.objects.exists()


def test_a_line_that_a_person_answered_is_sent_to_whom_the_person_named() -> None:
    tinh, clerk, coordinator = office()
    document = read(clerk, LETTER.replace("- Sở Xây dựng.", "- Hiệp hội Chè."))
    line = Recipient.objects.get(directive=document, list="kinh_gui", printed="Hiệp hội Chè")

    services.answer_recipient(recipient_id=line.pk, agency_ids=[tinh.commune.pk], nobody=False, by=coordinator, at=AT)

    found = {a.agency.pk: a.rule for a in queries.addressed_bodies(document, cast.TODAY)}
    assert found == {tinh.home.pk: "name", tinh.commune.pk: "person"}
    with pytest.raises(Refusal) as refused:
        services.answer_recipient(recipient_id=line.pk, agency_ids=[], nobody=False, by=coordinator, at=AT)
    assert code_of(refused) == "recipient.answer"


def test_acknowledging_is_for_the_own_body_and_counts_once() -> None:
    there = sent()
    home, building = there.of(there.tinh.home), there.of(there.tinh.building)

    counts = [services.acknowledge(descent_ids=[home.pk], by=there.home_clerk, at=AT) for _ in range(2)]

    assert counts == [1, 0]
    with pytest.raises(Refusal) as refused:
        services.acknowledge(descent_ids=[building.pk], by=there.home_clerk, at=AT)
    assert code_of(refused) == "descent.answer.forbidden"
    stages = {r.descent.agency.code: r.standing.stage for r in queries.rows_of(there.document, there.clerk, cast.TODAY)}
    assert stages == {"SNV": Stage.NO_PLAN, "SXD": Stage.NOT_ACKNOWLEDGED}


def test_overdue_bodies_come_first_and_are_urged_once_by_the_clock() -> None:
    there = sent()
    services.acknowledge(
        descent_ids=[there.of(there.tinh.building).pk], by=at_desk(Role.CLERK, there.tinh.building), at=AT
    )
    late = AT + 2 * DAY

    runs = [jobs.urge_way_down(late), jobs.urge_way_down(late), jobs.urge_way_down(late + DAY)]

    rows = queries.rows_of(there.document, there.clerk, cast.TODAY + 2 * DAY)
    assert [(r.descent.agency.code, r.standing.late) for r in rows] == [("SNV", True), ("SXD", False)]
    assert runs == [1, 0, 0]
    assert Notice.objects.filter(kind="descent.urged", account_id=there.home_clerk.account_id).count() == 1


def test_nobody_is_urged_on_a_day_off() -> None:
    sent()

    assert jobs.urge_way_down(AT + 5 * DAY) == 0  # 19/09/2026, a Saturday


def test_a_statement_closes_the_question_and_needs_its_words() -> None:
    there = sent()
    row = there.of(there.tinh.home)

    with pytest.raises(Refusal) as refused:
        services.state_no_plan(descent_id=row.pk, because="  ", by=there.home_clerk, at=AT)
    services.state_no_plan(descent_id=row.pk, because="Không có hồ sơ quá hạn.", by=there.home_clerk, at=AT)

    assert code_of(refused) == "descent.reason"
    assert queries.standing_of(there.of(there.tinh.home), cast.TODAY + 60 * DAY).stage is Stage.STATED


def planned() -> tuple[Sent, Descent, Directive]:
    """Sở Nội vụ has issued its plan and linked it."""
    there = sent()
    plan = read(there.home_clerk, PLAN, name="KH12.txt")
    row = services.link_plan(
        descent_id=there.of(there.tinh.home).pk, plan_id=plan.pk, by=there.home_clerk, at=AT + 2 * DAY
    )
    return there, row, plan


def test_a_plan_is_held_against_its_parent_clause_by_clause() -> None:
    there, row, plan = planned()

    lines = queries.held_against(row)
    held = {h.clause.marker: [c.plan_clause.marker for c, _ in h.pairs if c.plan_clause] for h in lines}

    assert held == {"1.1.": ["1."], "1.2.": [], "2.": []}
    assert (row.left_out, row.plan) == (2, plan)
    reasons = dict(Coverage.objects.get(descent=row).because)
    assert reasons["words"] == "lập danh mục hồ sơ quá hạn báo cáo"
    assert reasons["deadline"] == "05/10/2026"
    assert queries.directive_for(there.clerk, cast.TODAY, plan.pk) == plan  # the office sees the plan that it asked for


def test_a_plan_is_a_document_of_the_body_itself() -> None:
    there = sent()
    row = there.of(there.tinh.home)

    for plan_id in (there.document.pk, 0):
        with pytest.raises(Refusal) as refused:
            services.link_plan(descent_id=row.pk, plan_id=plan_id, by=there.home_clerk, at=AT)
        assert code_of(refused) == "plan.unknown"


def test_a_person_confirms_pairs_by_hand_and_leaves_out_on_purpose() -> None:
    there, row, _ = planned()
    clauses = {h.clause.marker: h.clause.pk for h in queries.held_against(row)}
    assert row.plan is not None
    second = queries.leaves_of(queries.latest_reading(row.plan))[1]
    by: dict[str, Any] = {"by": there.coordinator, "at": AT}

    services.confirm_proposed_pairs(descent_id=row.pk, **by)
    services.pair_by_hand(descent_id=row.pk, parent_id=clauses["2."], plan_clause_id=second.pk, **by)
    services.leave_out(descent_id=row.pk, parent_id=clauses["1.2."], because="Việc của Sở Xây dựng.", **by)

    assert Descent.objects.get(pk=row.pk).left_out == 0
    assert set(row.coverages.values_list("state", flat=True)) == {CoverageState.CONFIRMED, CoverageState.LEFT_OUT}
    with pytest.raises(Refusal) as elsewhere:
        services.pair_by_hand(descent_id=row.pk, parent_id=second.pk, plan_clause_id=second.pk, **by)
    with pytest.raises(Refusal) as clerk:
        services.confirm_proposed_pairs(descent_id=row.pk, by=there.home_clerk, at=AT)
    assert (code_of(elsewhere), code_of(clerk)) == ("coverage.clause", "coverage.forbidden")


def test_what_a_person_decided_stands_when_the_plan_is_read_again() -> None:
    there, row, plan = planned()
    pair = Coverage.objects.get(descent=row)
    services.decide_pair(coverage_id=pair.pk, confirmed=False, by=there.coordinator, at=AT)

    services.link_plan(descent_id=row.pk, plan_id=plan.pk, by=there.home_clerk, at=AT + 3 * DAY)

    assert [c.state for c in Coverage.objects.filter(descent=row)] == [CoverageState.REFUSED]


def test_two_hundred_and_fifty_bodies_are_sent_to_and_listed_in_few_queries(
    django_assert_max_num_queries: Any,
) -> None:
    tinh, clerk, _ = office()
    for n in range(125):
        facts = {"level": Level.COMMUNE, "valid_from": cast.START}
        party = {"tree": Tree.PARTY, "kind": BodyKind.PARTY_COMMITTEE, "parent": tinh.committee}
        cast.agency(f"Đảng ủy xã Số {n}", **party, **facts)
        cast.agency(f"UBND xã Số {n}", kind=BodyKind.PEOPLE_COMMITTEE, parent=tinh.state, **facts)
    document = read(
        clerk, LETTER.replace("- Sở Xây dựng.", "- Các đảng ủy trực thuộc Tỉnh ủy,\n- UBND các xã, phường.")
    )

    with django_assert_max_num_queries(60):
        services.send_down(directive_id=document.pk, asked=254, plan_wanted=True, by=clerk, at=AT)
    with django_assert_max_num_queries(3):
        rows = queries.rows_of(document, clerk, cast.TODAY)

    bands = {b.name: b.total for b in queries.bands_of(rows)}
    assert bands == {"party": 126, "state": 1, "communes": 127}
