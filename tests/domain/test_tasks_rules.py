"""What makes a draft six times clear, what stops its approval, and how a task lives (C1.1a, C1.1b)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sauro.domain.extraction.model import Clarity, Light
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import (
    BEFORE_ACCEPTANCE,
    ENDED,
    MOVES,
    DraftFacts,
    LeadFact,
    Status,
    Step,
    Timeliness,
    lights,
    move,
    require_approvable,
    stops,
    timeliness,
)

SO_NOI_VU = LeadFact("Sở Nội vụ", 7)
CLEAR = DraftFacts(
    leads=(SO_NOI_VU,),
    coordinating=(8,),
    work="lập danh mục hồ sơ quá hạn",
    due_on=dt.date(2026, 10, 5),
    issued_on=dt.date(2026, 9, 14),
    responsible=True,
    authority_words="báo cáo Thường trực Tỉnh ủy",
    authority_document="215-CV/TU",
    product="list",
    product_words="danh mục",
)


def test_a_clear_draft_has_six_lights_and_nothing_stops_it() -> None:
    lit = lights(CLEAR)

    assert [c for c, _ in lit] == list(Clarity)
    assert {light for _, light in lit} == {Light.CLEAR}
    assert stops(CLEAR) == ()


@pytest.mark.parametrize(
    ("change", "clarity", "light", "code"),
    [
        ({"leads": ()}, Clarity.NGUOI, Light.MISSING, "draft.lead.missing"),
        ({"leads": (SO_NOI_VU, LeadFact("Sở Xây dựng", 9))}, Clarity.NGUOI, Light.UNCLEAR, "draft.lead.several"),
        ({"leads": (LeadFact("Sở Thời tiết", None),)}, Clarity.NGUOI, Light.UNCLEAR, "draft.lead.unknown"),
        ({"work": " "}, Clarity.VIEC, Light.MISSING, "draft.work.missing"),
        ({"due_on": None}, Clarity.TIEN_DO, Light.MISSING, "draft.deadline.missing"),
        ({"due_on": None, "deadline_text": "định kỳ"}, Clarity.TIEN_DO, Light.UNCLEAR, "draft.deadline.missing"),
        ({"due_on": dt.date(2026, 9, 1)}, Clarity.TIEN_DO, Light.UNCLEAR, "draft.deadline.before_issue"),
        (
            {"authority_words": "", "authority_document": ""},
            Clarity.THAM_QUYEN,
            Light.MISSING,
            "draft.authority.missing",
        ),
        ({"product": "", "product_words": ""}, Clarity.SAN_PHAM, Light.MISSING, "draft.product.missing"),
    ],
)
def test_what_is_missing_stops_the_approval_and_says_so(
    change: dict[str, object], clarity: Clarity, light: Light, code: str
) -> None:
    facts = replace(CLEAR, **change)  # type: ignore[arg-type]

    assert dict(lights(facts))[clarity] is light
    (reason,) = stops(facts)
    assert reason.code == code
    assert reason.clause == "1773-CV/TU, mục 1"
    assert reason.key in ("C1.1a", "C1.1b")
    assert str(reason.advice)


@pytest.mark.parametrize("time", [{"cadence": "R/P1M"}, {"standing": True}])
def test_a_cadence_or_the_standing_flag_is_a_time(time: dict[str, object]) -> None:
    facts = replace(CLEAR, due_on=None, **time)  # type: ignore[arg-type]

    assert dict(lights(facts))[Clarity.TIEN_DO] is Light.CLEAR
    assert stops(facts) == ()


def test_a_lead_that_also_coordinates_is_stopped() -> None:
    (reason,) = stops(replace(CLEAR, coordinating=(7, 8)))

    assert reason.code == "draft.lead.coordinates"


def test_a_missing_person_does_not_stop_but_is_shown() -> None:
    facts = replace(CLEAR, responsible=False)

    assert dict(lights(facts))[Clarity.TRACH_NHIEM] is Light.UNCLEAR
    assert stops(facts) == ()


def test_an_authority_named_only_by_the_head_of_the_document_is_unclear_but_enough() -> None:
    facts = replace(CLEAR, authority_words="")

    assert dict(lights(facts))[Clarity.THAM_QUYEN] is Light.UNCLEAR
    assert stops(facts) == ()


def test_several_reasons_are_said_at_once() -> None:
    facts = replace(CLEAR, leads=(), product="", product_words="")

    with pytest.raises(Refusal) as caught:
        require_approvable(facts)

    assert caught.value.code == "draft.lead.missing"
    assert "Chưa có cơ quan chủ trì" in str(caught.value)
    assert "sản phẩm" in str(caught.value)
    assert "1773-CV/TU" in str(caught.value)


def test_every_status_is_reached_and_every_step_is_used() -> None:
    reached, waiting = {Status.REGISTERED}, [Status.REGISTERED]
    while waiting:
        here = waiting.pop()
        for (was, _), then in MOVES.items():
            if was is here and then not in reached:
                reached.add(then)
                waiting.append(then)

    assert reached == set(Status)
    assert {step for _, step in MOVES} == set(Step)


def test_nothing_leaves_an_end_and_everything_else_has_a_way_out() -> None:
    leaves = {was for was, _ in MOVES}

    assert not leaves & set(ENDED)
    assert leaves == set(Status) - set(ENDED)


def test_before_acceptance_a_task_is_only_registered_or_assigned() -> None:
    arrive = {then for (was, step), then in MOVES.items() if step is Step.ACCEPT}

    assert arrive == {Status.ACCEPTED}
    assert set(BEFORE_ACCEPTANCE) == {Status.REGISTERED, Status.ASSIGNED}


def test_a_step_that_the_table_does_not_have_is_refused() -> None:
    assert move(Status.REGISTERED, Step.ASSIGN) is Status.ASSIGNED

    with pytest.raises(Refusal, match=r"task\.move\.unknown|Nhiệm vụ"):
        move(Status.REGISTERED, Step.CONFIRM)


@pytest.mark.parametrize(
    ("due_on", "submitted_on", "is_"),
    [
        (None, None, Timeliness.NO_DEADLINE),
        (dt.date(2026, 10, 5), None, Timeliness.IN_TIME),
        (dt.date(2026, 10, 4), None, Timeliness.OVERDUE),
        (dt.date(2026, 10, 4), dt.date(2026, 10, 4), Timeliness.ON_TIME),
        (dt.date(2026, 10, 4), dt.date(2026, 10, 5), Timeliness.LATE),
    ],
)
def test_timeliness_is_derived_from_dates(
    due_on: dt.date | None, submitted_on: dt.date | None, is_: Timeliness
) -> None:
    assert timeliness(due_on=due_on, today=dt.date(2026, 10, 5), submitted_on=submitted_on) is is_
