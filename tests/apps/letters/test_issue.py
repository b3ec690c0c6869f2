"""A letter is drafted by urging, worded, signed with the next number of its series, sent, answered, or dropped."""

from __future__ import annotations

import datetime as dt
import io
from itertools import groupby
from typing import Any

import docx
import pytest
from django.test import Client
from lxml import html

from sauro.apps.accounts.models import User
from sauro.apps.agencies.queries import head_of
from sauro.apps.journal.models import Entry
from sauro.apps.letters import services
from sauro.apps.letters.models import Letter, LetterNumber
from sauro.apps.letters.queries import letters_visible_to, number_of, series_of, sheet_of
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.services import urge_all
from sauro.domain.refusal import Refusal
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
NOON = at("2026-10-12")


def drafted() -> tuple[Running, Letter]:
    there = running()
    urge_all(NOON.date(), NOON)
    return there, Letter.objects.get()


def sign(there: Running, letter: Letter, **changes: Any) -> Letter:
    said = {"symbol": "CV/VPTU", "by": there.registrar, "at": NOON, **changes}
    return services.sign_letter(letter_id=letter.pk, **said)


def test_signing_takes_the_next_number_and_sets_the_day_of_the_answer() -> None:
    there, letter = drafted()

    signed = sign(there, letter)

    assert number_of(signed) == "01-CV/VPTU"
    assert (signed.signer_name, signed.answer_by) == (there.registrar.person_name, dt.date(2026, 10, 19))
    assert LetterNumber.objects.get().last == 1
    assert series_of(letter.agency_id)[0].gaps == ()


def test_a_draft_leaves_room_for_the_head_to_sign_without_his_name() -> None:
    _, letter = drafted()
    head = head_of(letter.agency_id, NOON.date())

    sheet = sheet_of(letter)

    assert head and (sheet.signer_title, sheet.signer_name) == (head.post.title, "")


def test_words_that_changed_since_they_were_read_are_neither_written_over_nor_signed() -> None:
    there, letter = drafted()
    leader = Client()
    leader.force_login(
        User.objects.get(pk=there.registrar.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    words = {"subject": "Đôn đốc việc quá hạn", "opening": "Bản một", "asks": "Báo cáo", "closing": ""}
    both_read = {"revision": letter.revision}
    services.word_letter(letter_id=letter.pk, **words, **both_read, by=there.here.coordinator, at=NOON)

    late = leader.post(f"/letters/{letter.pk}/word/", {**words, "opening": "Bản hai", **both_read})
    unread = leader.post(f"/letters/{letter.pk}/sign/", {"symbol": "CV/VPTU", **both_read})

    assert (late.status_code, unread.status_code) == (422, 422)
    assert "Bản một" in late.content.decode() and "Bản hai" in late.content.decode()
    letter.refresh_from_db()
    assert (letter.body["opening"], letter.state) == ("Bản một", "draft")
    (form,) = (f for f in html.fromstring(unread.content).forms if f.get("action", "").endswith("/sign/"))
    assert leader.post(f"/letters/{letter.pk}/sign/", dict(form.fields)).status_code == 302  # now it was read


def test_a_number_without_its_letter_is_named_as_a_gap() -> None:
    there, letter = drafted()
    sign(there, letter)
    LetterNumber.objects.update(last=3)

    assert series_of(letter.agency_id)[0].gaps == (2, 3)


def test_the_way_of_a_letter_has_one_order() -> None:
    there, letter = drafted()
    sign(there, letter)
    services.send_letter(letter_id=letter.pk, how="trục liên thông", by=there.here.clerk, at=NOON)
    services.note_answer(
        letter_id=letter.pk, on=NOON.date(), answer="45/BC-SNV: xong trước 20/10", by=there.here.clerk, at=NOON
    )

    with pytest.raises(Refusal) as refused:
        sign(there, letter)

    letter.refresh_from_db()
    assert (letter.state, refused.value.code) == ("answered", "letter.step")
    kinds = Entry.objects.filter(about_kind="letter").order_by("index").values_list("kind", flat=True)
    assert list(kinds) == ["letter.drafted", "letter.signed", "letter.sent", "letter.answered"]


def test_only_a_leader_of_the_body_signs_and_a_signed_letter_is_not_dropped() -> None:
    there, letter = drafted()

    with pytest.raises(Refusal) as by_coordinator:
        sign(there, letter, by=there.here.coordinator)
    sign(there, letter)
    with pytest.raises(Refusal) as dropped:
        services.drop_letter(letter_id=letter.pk, reason="đã trao đổi", by=there.here.coordinator, at=NOON)

    assert (by_coordinator.value.code, dropped.value.code) == ("letter.forbidden", "letter.step")


def test_the_addressee_sees_a_letter_once_it_was_sent() -> None:
    there, letter = drafted()

    before = letters_visible_to(there.head).count()
    sign(there, letter)
    services.send_letter(letter_id=letter.pk, how="bưu điện", by=there.registrar, at=NOON)

    assert (before, letters_visible_to(there.head).count()) == (0, 1)


def test_a_second_run_adds_to_an_open_draft_and_begins_another_once_it_was_signed() -> None:
    there, letter = drafted()
    paper = services.Paper(letter.kind, letter.agency_id, "Văn phòng", letter.to_id, "Sở Nội vụ", NOON.date())
    line = services.Line(99, "NV-2026-0099", "việc khác", "215-CV/TU", "Sở Nội vụ", "2026-10-05", 5)

    joined = services.draft_letters({paper: [line, line]}, at=NOON)[paper]
    letter.refresh_from_db()
    sign(there, letter)
    begun = services.draft_letters({paper: [line]}, at=NOON)[paper]

    assert (joined.letter_of, joined.new) == ({99: letter.pk}, [])
    assert [entry["task"] for entry in letter.body["lines"]].count(99) == 1
    assert Letter.objects.get(pk=begun.letter_of[99]).slot.endswith("/2")
    assert begun.new == [begun.letter_of[99]]


def test_a_letter_lists_as_many_tasks_as_the_rulebook_allows_and_the_next_one_follows() -> None:
    _, letter = drafted()
    paper = services.Paper(letter.kind, letter.agency_id, "Văn phòng", letter.to_id, "Sở Nội vụ", NOON.date())
    most = rules().number("urge.letter_lines", NOON.date())
    lines = [
        services.Line(n, f"NV-2026-{n}", "việc khác", "215-CV/TU", "Sở Nội vụ", "2026-10-05", 5)
        for n in range(10_000, 10_000 + 2 * most)
    ]

    first = services.draft_letters({paper: lines}, at=NOON)[paper]
    again = services.draft_letters({paper: lines[-1:]}, at=NOON)[paper]

    sizes = [len(one.body["lines"]) for one in Letter.objects.order_by("pk")]
    assert sizes == [most, most, 1]
    assert [pk for pk, _ in groupby(first.letter_of.values())] == [letter.pk, *first.new]
    assert again.letter_of[lines[-1].task] == first.new[-1]


def test_the_page_gives_the_letter_as_docx_and_pdf() -> None:
    there, letter = drafted()
    client = Client()
    client.force_login(
        User.objects.get(pk=there.registrar.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )

    page = client.get(f"/letters/{letter.pk}/").content.decode()
    client.post(f"/letters/{letter.pk}/sign/", {"symbol": "cv/vptu"})
    word = docx.Document(io.BytesIO(client.get(f"/letters/{letter.pk}/letter.docx").content))
    pdf = client.get(f"/letters/{letter.pk}/letter.pdf").content

    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert there.task.code in page
    assert any("Số 01-CV/VPTU" in cell for cell in cells)
    assert any(there.task.work in cell for cell in cells)
    assert pdf.startswith(b"%PDF-1.7")


def test_a_wrong_symbol_comes_back_with_what_was_typed() -> None:
    there, letter = drafted()
    client = Client()
    client.force_login(
        User.objects.get(pk=there.registrar.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )

    answer = client.post(f"/letters/{letter.pk}/sign/", {"symbol": "CV?VPTU"})

    assert answer.status_code == 422
    assert "CV?VPTU" in answer.content.decode()
