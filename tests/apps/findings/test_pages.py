"""The pages of findings: chips with counts, sources side by side with links, forms that keep what was typed."""

from __future__ import annotations

import pytest
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.findings.models import Finding
from sauro.domain.acting import Acting
from tests.apps.findings.office import explained, office, opened
from tests.apps.tasks.desk import approve

pytestmark = pytest.mark.django_db


def signed_in(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_list_says_what_waits_and_until_when() -> None:
    here = office()
    opened(here)

    page = signed_in(here.coordinator).get("/findings/").content.decode()
    done = signed_in(here.coordinator).get("/findings/?group=done").content.decode()

    assert "Việc kiểm kê giao hai nơi." in page and "21/09/2026" in page
    assert "Không có điều nào theo điều kiện này" in done


def test_the_list_costs_the_same_however_long(
    django_assert_num_queries: object, django_assert_max_num_queries: object
) -> None:
    here = office()
    opened(here)
    client = signed_in(here.coordinator)
    client.get("/findings/")

    with django_assert_max_num_queries(18) as few:  # type: ignore[operator]
        client.get("/findings/")
    here.settle(*(here.found(str(n)) for n in range(1, 12)))
    with django_assert_num_queries(len(few.captured_queries)):  # type: ignore[operator]
        client.get("/findings/")


def test_one_finding_quotes_its_sources_and_opens_them_at_their_place() -> None:
    here = office()
    row = opened(here)

    page = signed_in(here.coordinator).get(f"/findings/{row.pk}/").content.decode()

    assert "<mark>kiểm kê</mark> hồ sơ đất đai" in page
    assert f"/review/{here.desk.directive.pk}/" in page
    assert "Gửi giải trình" in page and "Ghi kết luận" not in page
    assert "Một nơi chủ trì." in page


def test_who_decides_sees_the_explanation_and_the_form() -> None:
    here = office()
    row = explained(here)

    page = signed_in(here.above).get(f"/findings/{row.pk}/").content.decode()

    assert "Hai sở có hai kho riêng." in page and "Ghi kết luận" in page
    assert "Gửi giải trình" not in page


def test_a_refusal_keeps_what_was_typed() -> None:
    here = office()
    row = opened(here)

    answer = signed_in(here.coordinator).post(
        f"/findings/{row.pk}/remedy/", {"task_code": "NV-2026-9999", "words": "Gộp hai việc"}
    )

    assert answer.status_code == 422
    assert "Gộp hai việc" in answer.content.decode() and "NV-2026-9999" in answer.content.decode()


def test_the_whole_way_by_the_pages() -> None:
    here = office()
    row, task = opened(here), approve(here.desk)
    ours, above, inspector = map(signed_in, (here.coordinator, here.above, here.inspector))
    words = {"words": "Đã xem."}

    ours.post(f"/findings/{row.pk}/explain/", words)
    above.post(f"/findings/{row.pk}/decide/", {"outcome": "upheld", **words})
    ours.post(f"/findings/{row.pk}/contest/", words)
    inspector.post(f"/findings/{row.pk}/contest/decide/", {"outcome": "stands", **words})
    ours.post(f"/findings/{row.pk}/remedy/", {"task_code": task.code, **words})

    row = Finding.objects.get()
    assert (row.state, row.task_id) == ("remedied", task.pk)
    assert [s.deed for s in row.steps.all()] == ["explain", "uphold", "contest", "stand", "remedy"]


def test_the_page_of_the_directive_shows_what_stands_about_it() -> None:
    here = office()
    row = opened(here)

    page = signed_in(here.coordinator).get(f"/directives/{here.desk.directive.pk}/").content.decode()

    assert f"/findings/{row.pk}/" in page


def test_a_document_is_text_on_this_page_too() -> None:
    here = office()
    here.settle(here.found(words="<script>x</script> {said}"))

    page = signed_in(here.coordinator).get(f"/findings/{Finding.objects.get().pk}/").content.decode()

    assert "<script>x" not in page and "{said}" in page


def test_a_finding_whose_proof_names_no_document_is_shown_as_well() -> None:
    here = office()
    row = opened(here)
    Finding.objects.update(proof=[])

    assert signed_in(here.coordinator).get(f"/findings/{row.pk}/").status_code == 200
