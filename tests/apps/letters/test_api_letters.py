"""A system of the office words, signs, sends, answers and drops its letters by a key, refused as on the page."""

from __future__ import annotations

import pytest

from sauro.apps.accounts.models import Scope
from sauro.apps.letters import services
from sauro.apps.letters.models import Letter
from tests.apps.letters.test_issue import NOON, drafted
from tests.apps.tasks.test_api_reports import Machine

pytestmark = pytest.mark.django_db
WORDS = {"subject": "Đôn đốc việc quá hạn", "opening": "Đến nay còn việc quá hạn", "asks": "Báo cáo trước 20/10"}


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOON)


def test_a_letter_goes_its_way_from_draft_to_answer() -> None:
    there, letter = drafted()
    here, desk, leader = f"/letters/{letter.pk}", Machine(there.here.coordinator), Machine(there.registrar)

    read = desk.get(here).json()
    worded = desk.post(f"{here}/word", revision=read["revision"], **WORDS).json()
    unread = leader.post(f"{here}/sign", revision=read["revision"], symbol="CV/VPTU")
    by_desk = desk.post(f"{here}/sign", revision=worded["revision"], symbol="CV/VPTU")
    signed = leader.post(f"{here}/sign", revision=worded["revision"], symbol="cv/vptu").json()
    sent = desk.post(f"{here}/send", how="trục liên thông").json()
    early = desk.post(f"{here}/answer", on="2026-10-11", answer="45/BC-SNV: xong")
    answered = desk.post(f"{here}/answer", on="2026-10-12", answer="45/BC-SNV: xong").json()

    assert (worded["opening"], worded["state"]) == (WORDS["opening"], "draft")
    assert [(said.status_code, said.json()["code"]) for said in (unread, by_desk, early)] == [
        (422, "letter.stale"), (422, "letter.forbidden"), (422, "letter.answer.day"),
    ]  # fmt: skip
    assert (signed["number"], signed["signer_name"]) == ("01-CV/VPTU", there.registrar.person_name)
    assert (sent["state"], sent["sent_how"], answered["state"]) == ("sent", "trục liên thông", "answered")
    assert (answered["answered_on"], answered["answer"]) == ("2026-10-12", "45/BC-SNV: xong")
    assert desk.post(f"{here}/drop", reason="Đã trao đổi").json()["code"] == "letter.step"


def test_a_draft_is_dropped_with_its_reason_and_strangers_find_nothing() -> None:
    there, letter = drafted()
    here, desk = f"/letters/{letter.pk}", Machine(there.here.coordinator)

    hidden = Machine(there.head).post(f"{here}/drop", reason="Đã trao đổi")
    bare = desk.post(f"{here}/drop", reason=" ")
    read_only = Machine(there.here.coordinator, Scope.READ).post(f"{here}/drop", reason="Đã trao đổi")
    assert (hidden.status_code, bare.status_code, read_only.status_code) == (404, 422, 403)
    assert Letter.objects.get().state == "draft"
    dropped = desk.post(f"{here}/drop", reason="Đã trao đổi").json()

    assert (dropped["state"], dropped["dropped_because"]) == ("dropped", "Đã trao đổi")


def test_a_paper_is_worded_and_signed_where_it_was_drawn_up() -> None:
    there, letter = drafted()
    Letter.objects.update(kind="invitation")
    here, leader = f"/letters/{letter.pk}", Machine(there.registrar)

    refused = [
        leader.post(f"{here}/word", revision=1, **WORDS),
        leader.post(f"{here}/sign", revision=1, symbol="GM/VPTU"),
        leader.post(f"{here}/drop", reason="Hoãn họp"),
    ]
    services.sign_letter(letter_id=letter.pk, symbol="GM/VPTU", by=there.registrar, at=NOON)
    sent = leader.post(f"{here}/send", how="văn thư chuyển")

    assert {said.json()["code"] for said in refused} == {"letter.elsewhere"}
    assert sent.json()["state"] == "sent"
