"""After the visit: held on its day, concluded sentence by sentence, the sentences wait in the review (C3.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.directives.services import read_all_waiting
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.services import propose_drafts
from sauro.apps.visits import services
from sauro.apps.visits.models import Visit
from sauro.apps.visits.queries import visits_visible_to
from sauro.writers.letter_docx import letter_docx
from tests.apps.visits.story import DAY, EARLY, Going, at, going, refused

pytestmark = pytest.mark.django_db
NEXT = at("2026-10-26")


def word(here: Going, visit: Visit, sentences: str = "", **changes: object) -> Visit:
    opening, proposed = services.proposed_conclusion(visit, NEXT.date())
    said = {"opening": opening, "sentences": sentences or proposed, "by": here.coordinator, "at": NEXT, **changes}
    return services.word_conclusion(visit_id=visit.pk, **said)


def test_what_was_asked_is_proposed_and_every_sentence_becomes_a_draft() -> None:
    here = going()
    visit = here.held()
    here.asked(visit)
    word(here, visit)

    done = services.conclude_visit(visit_id=visit.pk, symbol="TB/VPTU", by=here.leader, at=NEXT)

    assert done.conclusion and (done.state, number_of(done.conclusion)) == ("concluded", "02-TB/VPTU")
    opening, sentence = done.conclusion.body["text"]
    assert "Ngày 22/10/2026, Văn phòng Tỉnh ủy đi cơ sở tại Ủy ban nhân dân xã Suối Mây" in opening
    assert sentence.startswith("1. Giao Sở Nội vụ chủ trì, trả lời kiến nghị của Ủy ban nhân dân xã Suối Mây")
    read_all_waiting(at=NEXT)
    propose_drafts(directive_id=done.directive_id, at=NEXT)
    draft = Draft.objects.get(directive=done.directive_id)
    assert "Bổ sung một biên chế văn thư" in draft.text
    assert draft.due_on == dt.date(2026, 11, 5)


def test_a_conclusion_is_worded_again_until_it_is_signed() -> None:
    here = going()
    visit = here.held()
    word(here, visit, "Giao Sở Nội vụ chủ trì, lập danh mục thủ tục, hoàn thành chậm nhất ngày 05/11/2026.")
    again = word(here, visit, "- Câu một.\n2. Câu hai.")

    assert again.conclusion and again.conclusion.body["text"][1:] == ["1. Câu một.", "2. Câu hai."]
    assert services.proposed_conclusion(Visit.objects.get(), NEXT.date())[1] == "Câu một.\nCâu hai."
    services.conclude_visit(visit_id=visit.pk, symbol="TB/VPTU", by=here.leader, at=NEXT)
    with refused("visit.move"):
        word(here, visit, "Câu ba.")


def test_nothing_is_concluded_before_it_was_held_nor_without_a_sentence() -> None:
    here = going()
    visit = here.plan()

    with refused("visit.move"):
        word(here, visit, "Câu một.")
    visit = here.announce(visit)
    services.hold_visit(visit_id=visit.pk, day=DAY.date(), by=here.clerk, at=NEXT)
    with refused("conclusion.empty"):
        word(here, visit, " \n ")
    with refused("visit.conclusion.none"):
        services.conclude_visit(visit_id=visit.pk, symbol="TB/VPTU", by=here.leader, at=NEXT)
    with refused("visit.forbidden"):
        services.conclude_visit(visit_id=visit.pk, symbol="TB/VPTU", by=here.coordinator, at=NEXT)


@pytest.mark.parametrize("day", ["2026-10-11", "2026-10-27"])
def test_it_was_not_held_before_it_was_planned_nor_in_days_to_come(day: str) -> None:
    here = going()
    visit = here.plan()

    with refused("visit.held.day"):
        services.hold_visit(visit_id=visit.pk, day=dt.date.fromisoformat(day), by=here.clerk, at=NEXT)


def test_papers_of_the_state_have_their_own_head() -> None:
    here = going()
    visit = here.other()
    person = services.planning.holdings(DAY.date()).get(person_id=here.home.person_id)
    services.set_delegation(visit_id=visit.pk, lead_id=person.pk, member_ids=[], others=0, by=here.home, at=EARLY)

    sheet = sheet_of(services.draw_up_notice(visit_id=visit.pk, by=here.home, at=EARLY).notice)

    assert (sheet.party, sheet.title, sheet.number_line) == (False, "THÔNG BÁO", "Số: …/TB-SNV")
    assert sheet.paragraphs[-1].endswith("./.") and "Xác minh đơn" in sheet.paragraphs[1]
    assert sheet.recipients[-1] == "- Lưu: VT."


def test_a_place_reads_the_visit_once_it_was_held_though_nobody_announced_it() -> None:
    here = going()
    check = here.plan(programme_id=None, sudden="Kiểm tra đột xuất theo phản ánh")

    assert not visits_visible_to(here.place, DAY.date()).exists()
    services.hold_visit(visit_id=check.pk, day=DAY.date(), by=here.clerk, at=NEXT)

    assert visits_visible_to(here.place, DAY.date()).get() == check
    word(here, check, "Câu một.")
    assert letter_docx(sheet_of(Visit.objects.get().conclusion))
