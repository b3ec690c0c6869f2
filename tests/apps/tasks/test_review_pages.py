"""The review page: text stays text, a rule's no is an answer, a stale edit is shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.directives.models import Reading, Recipient
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.queries import drafts_for_review
from sauro.apps.tasks.views.board import edit_form
from sauro.apps.tasks.views.paper import paper
from sauro.domain.acting import Acting
from tests import cast
from tests.apps.tasks.desk import desk

pytestmark = pytest.mark.django_db


def seated(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_markup_in_a_document_is_text() -> None:
    there = desk()
    reading = Reading.objects.get(directive=there.directive)
    evil = "<script>alert(1)</script>"
    Reading.objects.filter(pk=reading.pk).update(text=evil + reading.text[len(evil) :])

    page = seated(there.coordinator).get(reverse("tasks:review", args=[there.directive.pk])).content.decode()

    assert evil not in page
    assert "&lt;script&gt;" in page


def test_every_character_of_the_text_is_shown_once() -> None:
    there = desk()
    reading = Reading.objects.get(directive=there.directive)
    blocks = paper(reading, drafts_for_review(there.directive.pk), None)

    shown = "".join(piece.text for block in blocks for piece in block.pieces)
    assert "".join(shown.split()) == "".join(reading.text.split())
    for block in blocks:
        words = "".join(piece.text for piece in block.pieces)
        assert reading.text[block.start : block.start + len(words)] == words


def test_a_stale_edit_is_shown_beside_what_stands() -> None:
    there = desk()
    draft = there.draft("3.1.")
    client = seated(there.coordinator)
    address = reverse("tasks:edit", args=[there.directive.pk, draft.pk])
    typed = {bound.name: bound.value() or "" for bound in edit_form(draft, None)}
    client.post(address, {**typed, "work": "Lập danh mục hồ sơ, bản một"})

    answer = client.post(address, {**typed, "work": "Lập danh mục hồ sơ, bản hai"})

    assert answer.status_code == 409
    assert "Đang lưu: Lập danh mục hồ sơ, bản một" in answer.content.decode()
    assert Draft.objects.get(pk=draft.pk).work == "Lập danh mục hồ sơ, bản một"


def test_a_reason_typed_against_a_stale_draft_and_a_question_are_not_lost() -> None:
    there = desk()
    draft = there.draft("3.1.")
    client = seated(there.coordinator)
    typed = {bound.name: bound.value() or "" for bound in edit_form(draft, None)}
    client.post(reverse("tasks:edit", args=[there.directive.pk, draft.pk]), {**typed, "work": "Lập danh mục hồ sơ"})

    late = {"version": "1", "reason": "Việc này đã giao ở Kế hoạch 74"}
    answer = client.post(reverse("tasks:skip", args=[there.directive.pk, draft.pk]), late)

    assert answer.status_code == 409
    assert 'value="Việc này đã giao ở Kế hoạch 74"' in answer.content.decode()


def test_many_drafts_by_one_button_are_asked_about_first_with_every_body_named() -> None:
    there = desk()
    bodies = [cast.agency(f"Xã Bãi Sậy {n}") for n in range(11)]
    for n, body in enumerate(bodies, 10):
        Recipient.objects.create(directive=there.directive, list="kinh_gui", order=n, printed=body.name, agency=body)
    draft = there.draft("3.3.")
    client = seated(there.coordinator)
    address = reverse("tasks:for_each", args=[there.directive.pk, draft.pk])

    asked = client.post(address, {"version": "1"})
    wrong = client.post(address, {"version": "1", "sure": "13"})

    page = asked.content.decode()
    assert "Tạo 14 đề xuất" in page
    assert all(body.name in page for body in bodies)
    assert (asked.status_code, wrong.status_code) == (200, 200)
    assert Draft.objects.filter(directive=there.directive, state="proposed").count() == 3
    assert client.post(address, {"version": "1", "sure": "14"}).status_code == 302
    assert Draft.objects.filter(directive=there.directive, state="proposed").count() == 16


def test_a_few_drafts_are_made_at_once() -> None:
    there = desk()
    draft = there.draft("3.3.")

    answer = seated(there.coordinator).post(
        reverse("tasks:for_each", args=[there.directive.pk, draft.pk]), {"version": "1"}
    )

    assert answer.status_code == 302
    assert Draft.objects.filter(directive=there.directive, state="proposed").count() == 5


def test_two_columns_of_a_letterhead_stand_apart_and_no_character_is_lost() -> None:
    there = desk()
    reading = Reading.objects.get(directive=there.directive)
    head = "TỈNH ỦY AN LẠC                  ĐẢNG CỘNG SẢN VIỆT NAM\n"
    reading.text = head + reading.text

    first, *rest = paper(reading, [], None)

    cells = [("".join(piece.text for piece in pieces), gap) for gap, pieces in first.cells]
    assert first.kind == "columns"
    assert [text for text, gap in cells if not gap] == ["TỈNH ỦY AN LẠC", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert "".join(text for text, _ in cells) == head.strip()
    assert {block.kind for block in rest} <= {"line", "h", "p"}
