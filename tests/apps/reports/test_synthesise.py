"""A coordinator synthesises a period: facts of the closing day, frozen; the draft, its edit, what disagrees."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings import services as findings
from sauro.apps.journal.models import Entry
from sauro.apps.notices.models import Notice
from sauro.apps.reports.models import ScopeKind, Synthesis, SynthesisSection, SynthesisState
from sauro.apps.reports.queries.syntheses import decisions_behind, rows_visible_to, stored_of
from sauro.apps.reports.queries.synthesis_paper import held
from sauro.apps.reports.queries.synthesis_pasts import Scope
from sauro.apps.reports.queries.synthesis_text import sections_of
from sauro.apps.reports.services import synthesis_issuing as issuing
from sauro.apps.reports.services import synthesising
from sauro.apps.tasks import services as tasks
from sauro.apps.tasks.models import Task
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.synthesis_text import Part
from tests.apps.findings.office import explained
from tests.apps.findings.office import office as findings_office
from tests.apps.reports.synthesis_story import CLOSED, Register, register, task
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
FIVE = ("on_time", "late", "in_time", "overdue", "no_deadline")


def five(row: Synthesis) -> list[int]:
    return [row.facts["numbers"][name] for name in FIVE]


def checked(told: Register) -> Synthesis:
    row = told.opened()
    return issuing.check_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)


def test_the_counts_are_those_of_the_closing_day() -> None:
    told = register()

    row = told.opened()

    assert (row.since, row.closes_on, row.as_of) == (dt.date(2026, 9, 15), dt.date(2026, 10, 14), dt.date(2026, 10, 14))
    assert five(row) == [6, 1, 1, 1, 1]
    assert row.facts["numbers"]["total"] == len(stored_of(row).lines) == 10
    assert Entry.objects.filter(kind="synthesis.made", about_id=row.pk).count() == 1


def test_it_is_made_once_a_period_and_the_second_click_opens_it() -> None:
    told = register()

    assert told.opened().pk == told.opened().pk


def test_what_happens_after_the_closing_day_changes_nothing_in_it() -> None:
    told = register()
    before = told.opened()
    later = at("2026-10-20")
    tasks.submit_task(
        task_id=told.there.task.pk, at=later, summary="Đã lập danh mục 9 lĩnh vực.", product="list",
        document_number="12/BC-SNV", document_on=later.date(), late_because="Chờ số liệu.", by=told.there.doer,
    )  # fmt: skip
    tasks.confirm_task(task_id=told.there.task.pk, remarks="", by=told.coordinator, at=later)
    task(told.there, 20, day="2026-10-20")

    again = synthesising.refresh_synthesis(synthesis_id=before.pk, by=told.coordinator, at=at("2026-10-21"))

    assert (again.facts, again.digest) == (before.facts, before.digest)
    assert Task.objects.get(pk=told.there.task.pk).status == "confirmed"


def test_a_report_confirmed_later_was_no_result_on_the_closing_day() -> None:
    told = register()
    handed = at("2026-10-02")
    tasks.submit_task(
        task_id=told.there.task.pk, at=handed, summary="Đã lập danh mục 9 lĩnh vực.", product="list",
        document_number="12/BC-SNV", document_on=handed.date(), by=told.there.doer,
    )  # fmt: skip
    tasks.confirm_task(task_id=told.there.task.pk, remarks="", by=told.coordinator, at=at("2026-10-20"))

    october, november = told.opened(), told.opened(period="2026-11", when=at("2026-11-16"))

    assert (five(october), october.facts["numbers"]["awaiting"]) == ([6, 1, 2, 0, 1], 1)
    assert five(november)[0] == 7


def test_an_extension_granted_later_leaves_the_task_overdue_that_day() -> None:
    told = register()
    asked = tasks.ask_extension(
        task_id=told.there.task.pk, asked_due=dt.date(2026, 11, 20), reason="Chờ số liệu các xã.", by=told.there.doer,
        at=at("2026-09-21"),
    )  # fmt: skip
    tasks.grant_extension(extension_id=asked.pk, by=told.there.giver, at=at("2026-09-22"), reason="")

    october, september = told.opened(), told.opened(period="2026-09", when=at("2026-09-15"))

    assert october.facts["decided"] == {"extended": 1}
    assert (october.facts["numbers"]["overdue"], october.facts["numbers"]["moved"]) == (0, 1)
    line = next(row for row in stored_of(september).lines if row.code == told.there.task.code)
    assert line.due == "2026-10-05"


def test_a_period_that_has_not_begun_is_refused() -> None:
    told = register()

    with pytest.raises(Refusal) as refused:
        told.opened(period="2026-12")

    assert refused.value.code == "synthesis.not_begun"


def test_of_a_body_its_own_work_counts_and_of_the_whole_register_what_was_open_in_the_period() -> None:
    told = register()
    home, building = told.there.here.tinh.home, told.there.here.tinh.building
    task(told.there, 30, day="2026-08-20", done="2026-08-28")

    own, other = told.opened(told.of_body(home)), told.opened(told.of_body(building))

    assert (own.facts["numbers"]["total"], other.facts["numbers"]["total"]) == (9, 1)
    assert told.opened(told.province).facts["numbers"]["total"] == 10
    assert told.opened().facts["numbers"]["total"] == 11


def test_the_last_period_is_taken_from_what_was_issued_else_asked_anew() -> None:
    told = register()
    first = told.opened()
    november = at("2026-11-16")

    computed = told.opened(period="2026-11", when=november)
    issuing.check_synthesis(synthesis_id=first.pk, by=told.coordinator, at=CLOSED)
    issuing.issue_synthesis(synthesis_id=first.pk, symbol="", by=told.leader, at=CLOSED)
    frozen = synthesising.refresh_synthesis(synthesis_id=computed.pk, by=told.coordinator, at=november)

    assert (computed.facts["last"]["how"], frozen.facts["last"]["how"]) == ("computed", "frozen")
    assert computed.facts["last"]["numbers"] == frozen.facts["last"]["numbers"] == first.facts["numbers"]


def test_the_draft_speaks_in_figures_and_leaves_out_what_is_not() -> None:
    told = register()

    shown = {part.section.part: part.text for part in sections_of(told.opened())}

    assert shown["results"].startswith(
        "Đến ngày 14/10/2026, Công văn 215-CV/TU có 10 nhiệm vụ; 7 nhiệm vụ đã hoàn thành, trong đó 6 đúng hạn, 1 chậm."
    )
    assert "85,7 % (6 trên 7 nhiệm vụ đã xong có thời hạn)" in shown["results"]
    assert "Còn 1 nhiệm vụ quá hạn, đều mới quá hạn trong kỳ: 1 chưa nêu nguyên nhân." in shown["undone"]
    assert shown["difficulties"] == shown["proposals"] == ""


def test_a_difficulty_and_a_proposal_come_with_their_source() -> None:
    told = register()
    tasks.update_task(
        task_id=told.there.task.pk, percent=40, milestone="", line="Đang lập.", by=told.there.doer, at=at("2026-10-09"),
        obstacle="Chờ dữ liệu của Sở Xây dựng. Đề nghị UBND tỉnh giao một đầu mối.",
    )  # fmt: skip

    row = told.opened()

    assert row.facts["groups"] == [["waiting", 1, 1]] and row.facts["asks"] == 1
    voices = stored_of(row).voices
    assert [(v.ask, v.words, v.code) for v in voices] == [
        (False, "Chờ dữ liệu của Sở Xây dựng.", told.there.task.code),
        (True, "Đề nghị UBND tỉnh giao một đầu mối.", told.there.task.code),
    ]
    shown = {part.section.part: part.text for part in sections_of(row)}
    assert "chờ dữ liệu, ý kiến cơ quan khác (1 nơi)" in shown["difficulties"]
    assert "đề nghị UBND tỉnh giao một đầu mối" in shown["proposals"]


def test_an_edit_keeps_the_machines_words_and_a_figure_that_differs_is_pointed_out() -> None:
    told = register()
    row = told.opened()
    machine = sections_of(row)[0].text

    wrong = machine.replace("có 10 nhiệm vụ", "có 12 nhiệm vụ") + "\nCông tác phối hợp có nhiều chuyển biến tích cực."
    synthesising.edit_section(synthesis_id=row.pk, part=Part.RESULTS, text=wrong, by=told.coordinator, at=CLOSED)

    shown = sections_of(row)[0]
    assert shown.text == wrong and shown.machine == machine
    assert [(m.key, m.stands, m.facts) for m in shown.mismatches] == [("total", "12", "10")]
    assert len(shown.general) == 1
    with pytest.raises(Refusal) as refused:
        issuing.check_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)
    assert refused.value.code == "synthesis.figures"


def test_figures_are_set_right_and_every_other_word_stays() -> None:
    told = register()
    row = told.opened()
    machine = sections_of(row)[0].text
    said = machine.replace("có 10 nhiệm vụ", "được giao 12 nhiệm vụ")
    synthesising.edit_section(synthesis_id=row.pk, part=Part.RESULTS, text=said, by=told.coordinator, at=CLOSED)

    synthesising.correct_figures(synthesis_id=row.pk, part=Part.RESULTS, by=told.coordinator, at=CLOSED)

    assert sections_of(row)[0].text == said.replace("12 nhiệm vụ", "10 nhiệm vụ")


def test_fresh_facts_leave_the_edit_and_say_that_it_is_stale() -> None:
    told = register()
    row = told.opened()
    words = sections_of(row)[0].text + "\nTám nơi đã báo cáo đủ."
    synthesising.edit_section(synthesis_id=row.pk, part=Part.RESULTS, text=words, by=told.coordinator, at=CLOSED)
    task(told.there, 40)  # written down later, with an earlier day

    fresh = synthesising.refresh_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    shown = sections_of(fresh)[0]
    assert shown.moved and shown.text == words
    assert {(m.key, m.facts) for m in shown.mismatches} >= {("total", "11"), ("overdue", "2")}


def test_before_the_closing_day_is_over_it_is_not_checked() -> None:
    told = register()
    row = told.opened(when=at("2026-10-14"))

    with pytest.raises(Refusal) as refused:
        issuing.check_synthesis(synthesis_id=row.pk, by=told.coordinator, at=at("2026-10-14"))

    assert refused.value.code == "synthesis.open"


def test_a_register_that_says_otherwise_by_now_stops_the_check() -> None:
    told = register()
    row = told.opened()
    task(told.there, 41)

    with pytest.raises(Refusal) as refused:
        issuing.check_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    assert refused.value.code == "synthesis.register"


def test_checked_it_is_frozen_signed_it_has_its_number_closed_it_stays() -> None:
    told = register()
    row = checked(told)
    with pytest.raises(Refusal):
        synthesising.refresh_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    issued = issuing.issue_synthesis(synthesis_id=row.pk, symbol="", by=told.leader, at=CLOSED)
    closed = issuing.close_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    assert issued.letter is not None and (issued.letter.number, issued.letter.symbol) == (1, "BC/VPTU")
    assert issued.letter.body["sections"][0]["title"] == "Kết quả thực hiện"
    assert closed.state == SynthesisState.CLOSED
    for deed in (
        lambda: synthesising.refresh_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED),
        lambda: issuing.reopen_synthesis(synthesis_id=row.pk, reason="sửa", by=told.leader, at=CLOSED),
        lambda: synthesising.edit_section(
            synthesis_id=row.pk, part=Part.NEXT, text="…", by=told.coordinator, at=CLOSED
        ),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.code == "synthesis.step"


def test_the_leader_gives_it_back_with_a_reason() -> None:
    told = register()
    row = checked(told)

    with pytest.raises(Refusal) as refused:
        issuing.reopen_synthesis(synthesis_id=row.pk, reason=" ", by=told.leader, at=CLOSED)
    back = issuing.reopen_synthesis(synthesis_id=row.pk, reason="Nêu rõ việc 3.1.", by=told.leader, at=CLOSED)

    assert refused.value.code == "synthesis.reason"
    assert back.state == SynthesisState.DRAFT


def test_only_a_leader_of_the_office_signs_and_facts_that_were_altered_are_not_closed() -> None:
    told = register()
    row = checked(told)
    with pytest.raises(Refusal) as refused:
        issuing.issue_synthesis(synthesis_id=row.pk, symbol="", by=told.coordinator, at=CLOSED)
    issuing.issue_synthesis(synthesis_id=row.pk, symbol="", by=told.leader, at=CLOSED)
    facts = Synthesis.objects.get(pk=row.pk).facts
    facts["numbers"]["late"] = 0
    Synthesis.objects.filter(pk=row.pk).update(facts=facts)

    with pytest.raises(Refusal) as altered:
        issuing.close_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    assert (refused.value.code, altered.value.code) == ("synthesis.forbidden", "synthesis.altered")


def test_the_machines_words_come_back_and_what_was_written_stands_in_the_journal() -> None:
    told = register()
    row = told.opened()
    synthesising.edit_section(synthesis_id=row.pk, part=Part.NEXT, text="Tự viết.", by=told.coordinator, at=CLOSED)

    synthesising.restore_section(synthesis_id=row.pk, part=Part.NEXT, by=told.coordinator, at=CLOSED)

    assert not SynthesisSection.objects.get(synthesis=row, part="next").edited
    entry = Entry.objects.get(kind="synthesis.restored")
    assert entry.values.old == {"text": "Tự viết."}
    assert held(row).sections


def test_what_was_decided_of_a_finding_stands_among_the_decisions_for_whoever_may_see_it() -> None:
    here = findings_office()
    row = explained(here)
    findings.decide(finding_id=row.pk, upheld=True, words="Đã xem hai nguồn.", by=here.above, at=at("2026-09-16"))
    scope = Scope(ScopeKind.DIRECTIVE, here.desk.tinh.office.pk, here.desk.directive.pk)

    made = synthesising.open_synthesis(scope=scope, period="2026-10", by=here.coordinator, at=CLOSED)
    before = synthesising.foreseen(scope, "2026-09", at=CLOSED)

    assert made.facts["decided"] == {"finding_upheld": 1} and before.synthesis.facts["decided"] == {}
    [decided] = decisions_behind(stored_of(made), "decided:finding_upheld") or []
    assert decided.finding == row.pk and "giao hai nơi" in decided.words
    stranger = at_desk(Role.LEADER, here.desk.tinh.commune)
    seen = [rows_visible_to(who, dt.date(2026, 10, 15), [decided]) for who in (here.leader, stranger)]
    assert seen == [[decided], []]


def test_when_a_synthesis_was_signed_the_office_and_the_body_that_it_is_about_are_told() -> None:
    told = register()
    row = told.opened(told.of_body(told.there.here.tinh.home))
    issuing.check_synthesis(synthesis_id=row.pk, by=told.coordinator, at=CLOSED)

    issuing.issue_synthesis(synthesis_id=row.pk, symbol="", by=told.leader, at=CLOSED)

    heard = Notice.objects.filter(slot=f"synthesis:{row.pk}:issued")
    assert told.coordinator.account_id in set(heard.values_list("account_id", flat=True))
    assert told.leader.account_id not in set(heard.values_list("account_id", flat=True))
