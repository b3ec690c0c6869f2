"""Values of a draft are changed by hand or from words; a stale edit is shown and never overwrites."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Draft
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, TEXT, Desk, at_desk, desk

pytestmark = pytest.mark.django_db


def edit(here: Desk, changes: dict[str, str], marker: str = "3.1.") -> Draft:
    draft = here.draft(marker)
    return services.edit_draft(draft_id=draft.pk, version=draft.version, changes=changes, by=here.clerk, at=AT)


def test_an_edit_is_kept_with_its_lights_and_one_entry() -> None:
    here = desk()

    draft = edit(here, {"work": "lập danh mục", "due_on": "2026-10-12", "product": "report", "standing": "1"})

    draft.refresh_from_db()
    assert (draft.work, draft.due_on, draft.product, draft.standing) == (
        "lập danh mục", dt.date(2026, 10, 12), "report", True,
    )  # fmt: skip
    assert draft.version == 2
    assert "12/10/2026" in str(queries.due_in_words(draft))
    (line,) = history_of(("draft", draft.pk))
    assert line.old == {
        "work": TEXT[draft.start : draft.end],
        "due_on": "2026-10-05",
        "product": "list",
        "standing": "",
    }
    assert line.new["due_on"] == "2026-10-12"


def test_the_second_of_two_people_sees_what_the_first_wrote() -> None:
    here = desk()
    seen = here.draft("3.1.")
    edit(here, {"work": "của văn thư"})

    with pytest.raises(services.DraftStale) as caught:
        services.edit_draft(
            draft_id=seen.pk, version=seen.version, changes={"work": "của tổng hợp"}, by=here.coordinator, at=AT
        )

    assert caught.value.current.work == "của văn thư"
    assert here.clerk.person_name in str(caught.value)
    assert here.draft("3.1.").work == "của văn thư"


def test_lead_and_coordinating_bodies_are_chosen_from_the_registry() -> None:
    here = desk()
    tinh = here.tinh

    edit(here, {"lead": str(tinh.building.pk), "coordinating": f"{tinh.home.pk},{tinh.commune.pk}"})

    draft = here.draft("3.1.")
    assert [a.agency for a in draft.actors.filter(role="lead")] == [tinh.building]
    assert {a.agency for a in draft.actors.filter(role="coordinating")} == {tinh.home, tinh.commune}


def test_choosing_the_lead_clears_the_light() -> None:
    here = desk()
    draft = here.draft("3.3.")

    services.set_lead(draft_id=draft.pk, version=1, agency_id=here.tinh.office.pk, by=here.clerk, at=AT)

    assert dict(here.draft("3.3.").lights)["nguoi"] == "clear"


def test_the_responsible_person_belongs_to_the_lead_agency_or_gives_way_to_its_own() -> None:
    here = desk()
    head = cast.person_in(here.tinh.home, Role.LEADER, head=True)
    stranger = cast.person_in(here.tinh.building, Role.OFFICER)

    draft = edit(here, {"proposed_holding": str(stranger.pk)})

    assert draft.proposed_holding == head


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": "31/02/2026"}, "draft.field.invalid"),
        ({"due_on": "2026-02-31"}, "draft.field.invalid"),
        ({"cadence": "mỗi tháng"}, "draft.field.invalid"),
        ({"product": "bánh"}, "draft.field.invalid"),
        ({"lead": "999999"}, "draft.field.invalid"),
        ({"lead": "x"}, "draft.field.invalid"),
        ({"proposed_holding": "999999"}, "draft.field.invalid"),
        ({"work": "x" * 2001}, "draft.field.invalid"),
        ({"state": "approved"}, "draft.field.unknown"),
    ],
)
def test_a_bad_value_is_refused_and_nothing_is_written(changes: dict[str, str], code: str) -> None:
    here = desk()

    with pytest.raises(Refusal) as caught:
        edit(here, {"work": "đã đổi", **changes})

    assert caught.value.code == code
    assert here.draft("3.1.").version == 1
    assert here.draft("3.1.").work != "đã đổi"


@pytest.mark.parametrize("day", ["9999-12-31", "1900-01-01", "2036-10-01"])
def test_a_day_too_far_from_the_issue_is_refused(day: str) -> None:
    here = desk()

    with pytest.raises(Refusal) as caught:
        edit(here, {"due_on": day})

    assert caught.value.code == "draft.due.far"
    assert "14/9/2026" in str(caught.value) or "14/09/2026" in str(caught.value)
    assert "quá 10 năm" in str(caught.value)
    assert here.draft("3.1.").due_on == dt.date(2026, 10, 5)


def test_a_day_within_the_years_of_the_rulebook_is_kept() -> None:
    here = desk()

    edit(here, {"due_on": "2035-12-31"})

    assert here.draft("3.1.").due_on == dt.date(2035, 12, 31)


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_other_roles_and_other_bodies_do_not_review(role: Role) -> None:
    here = desk()
    draft = here.draft("3.1.")

    for who in (at_desk(role, here.tinh.office), at_desk(Role.CLERK, here.tinh.home)):
        with pytest.raises(Refusal) as caught:
            services.edit_draft(draft_id=draft.pk, version=1, changes={"work": "x"}, by=who, at=AT)

        assert caught.value.code == "draft.review.forbidden"


@pytest.mark.parametrize(
    ("field", "words", "column"),
    [
        ("work", "lập danh mục hồ sơ quá hạn", "work"),
        ("deadline", "trước ngày 05/10/2026", "deadline_text"),
        ("product", "danh mục", "product_words"),
        ("authority", "báo cáo Thường trực Tỉnh ủy", "authority_words"),
    ],
)
def test_selected_words_fill_a_field(field: str, words: str, column: str) -> None:
    here = desk()
    draft = here.draft("3.1.")
    start = TEXT.index(words)

    services.fill_from_span(
        draft_id=draft.pk, version=1, field=field, start=start, end=start + len(words), by=here.clerk, at=AT
    )

    draft.refresh_from_db()
    assert getattr(draft, column) == words
    if field != "work":
        assert getattr(draft, f"{field}_start") == start


def test_selected_words_name_the_lead_through_the_registry() -> None:
    here = desk()
    draft = here.draft("3.3.")
    start = TEXT.index("Sở Xây dựng")

    services.fill_from_span(
        draft_id=draft.pk, version=1, field="lead", start=start, end=start + 11, by=here.clerk, at=AT
    )

    (lead,) = draft.actors.filter(role="lead")
    assert (lead.printed, lead.agency) == ("Sở Xây dựng", here.tinh.building)


def test_selected_words_make_a_draft_in_their_clause() -> None:
    here = desk()
    start = TEXT.index("kiểm kê")

    draft = services.make_draft_from_span(
        directive_id=here.directive.pk, start=start, end=start + 22, by=here.clerk, at=AT
    )

    assert (draft.work, draft.clause.marker) == ("kiểm kê hồ sơ đất đai", "3.2.")
    order = [d.clause.marker for d in queries.drafts_for_review(here.directive.pk)]
    assert order == ["3.1.", "3.2.", "3.2.", "3.3."]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (10, 4), (0, 10**9), (-3, 4)])
def test_no_words_make_nothing(start: int, end: int) -> None:
    here = desk()

    with pytest.raises(Refusal) as caught:
        services.make_draft_from_span(directive_id=here.directive.pk, start=start, end=end, by=here.clerk, at=AT)

    assert caught.value.code == "draft.words.none"


def test_skipping_needs_a_reason_and_keeps_it() -> None:
    here = desk()
    draft = here.draft("3.1.")

    with pytest.raises(Refusal) as caught:
        services.skip_draft(draft_id=draft.pk, version=1, reason="  ", by=here.clerk, at=AT)
    services.skip_draft(draft_id=draft.pk, version=1, reason="Đã giao trong 74-KH/TU", by=here.clerk, at=AT)

    assert caught.value.code == "draft.skip.reason"
    draft.refresh_from_db()
    assert (draft.state, draft.skip_reason) == ("skipped", "Đã giao trong 74-KH/TU")
    assert queries.review_counts(here.directive.pk) == {
        "all": 3, "proposed": 2, "unclear": 2, "approved": 0, "skipped": 1,
    }  # fmt: skip


def test_other_words_mean_another_day_with_its_explanation() -> None:
    here = desk()

    draft = edit(here, {"deadline_text": "trong tháng 10/2026", "due_on": "2026-10-05"})

    draft.refresh_from_db()
    assert draft.due_on == dt.date(2026, 10, 30)  # thứ Sáu, the last working day of October
    assert str(queries.due_in_words(draft))
    assert draft.deadline_kind == "date"


def test_selected_words_of_a_deadline_give_the_day() -> None:
    here = desk()
    draft = here.draft("3.3.")
    start = TEXT.index("trước ngày 05/10/2026")

    services.fill_from_span(
        draft_id=draft.pk, version=1, field="deadline", start=start, end=start + 21, by=here.clerk, at=AT
    )

    draft.refresh_from_db()
    assert draft.due_on == dt.date(2026, 10, 2)  # thứ Sáu, the last working day before Monday 05/10


def test_a_day_given_by_hand_prevails_over_the_words() -> None:
    here = desk()

    draft = edit(here, {"deadline_text": "trong tháng 10/2026", "due_on": "2026-10-20"})

    assert draft.due_on == dt.date(2026, 10, 20)
