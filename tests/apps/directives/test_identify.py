"""The same file is recognised; another version of a document shows its difference; citations are linked."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.directives import queries, services
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests.apps.directives.letters import AT, LETTER, office, read
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db


def test_the_same_file_again_is_a_copy() -> None:
    _, clerk, _ = office()
    first = read(clerk)

    again = read(clerk, name="ten khac.txt")

    assert again.same_file_as == first
    assert again.file == first.file
    assert again.earlier is None


def test_the_same_number_of_the_same_issuer_and_term_is_a_second_version_with_its_difference() -> None:
    _, clerk, _ = office()
    first = read(clerk)
    changed = LETTER.replace("trước ngày 30/10/2026", "trước ngày 15/11/2026")

    second = read(clerk, changed)

    assert (second.version, second.earlier, second.same_file_as) == (2, first, None)
    assert queries.versions_of(second) == [first, second]
    old, new = queries.latest_reading(first), queries.latest_reading(second)
    assert old is not None
    assert new is not None
    (difference,) = [d for d in queries.difference(old, new) if d.op != "equal"]
    assert "30/10/2026" in difference.old[0]
    assert "15/11/2026" in difference.new[0]


def test_another_number_or_another_registrar_is_another_document() -> None:
    tinh, clerk, _ = office()
    read(clerk)

    other = read(clerk, LETTER.replace("215-CV/TU", "216-CV/TU"))
    elsewhere = read(at_desk(Role.CLERK, tinh.home))

    assert (other.earlier, other.version) == (None, 1)
    assert (elsewhere.earlier, elsewhere.same_file_as) == (None, None)


def test_a_cited_document_is_a_stub_until_it_comes_in() -> None:
    _, clerk, _ = office()
    citing = read(clerk)
    (stub,) = queries.references_of(citing)
    assert stub.linked is None
    cited_text = LETTER.replace("Số 215-CV/TU", "Số 34-CT/TU").replace("ngày 14 tháng 9 năm", "ngày 20 tháng 4 năm")

    cited = read(clerk, cited_text.replace("Thực hiện Chỉ thị số 34-CT/TU, ngày 20/4/2026 của Tỉnh ủy An Lạc, ", ""))

    stub.refresh_from_db()
    assert stub.linked == cited


def test_a_corrected_header_is_another_identity_and_one_entry() -> None:
    _, clerk, coordinator = office()
    first = read(clerk)
    wrong = read(clerk, LETTER.replace("215-CV/TU", "217-CV/TU"))

    fixed = services.edit_header(
        directive=wrong, revision=1, changes={"number": "215-CV/TU", "subject": "Xử lý hồ sơ"}, by=coordinator, at=AT
    )

    assert (fixed.version, fixed.earlier, fixed.revision) == (2, first, 2)
    assert fixed.subject == "Xử lý hồ sơ"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issued_on": "31/02/2026"}, "directive.field.invalid"),
        ({"kind": "thu_tinh"}, "directive.field.invalid"),
        ({"number": "x" * 61}, "directive.field.invalid"),
        ({"state": "registered"}, "directive.field.unknown"),
    ],
)
def test_a_bad_correction_is_refused_and_nothing_is_written(changes: dict[str, str], code: str) -> None:
    _, clerk, _ = office()
    directive = read(clerk)

    with pytest.raises(Refusal) as caught:
        services.edit_header(directive=directive, revision=1, changes={"subject": "đổi", **changes}, by=clerk, at=AT)

    assert caught.value.code == code
    directive.refresh_from_db()
    assert (directive.subject != "đổi", directive.revision) == (True, 1)


def test_a_stale_correction_is_not_written_over_the_other() -> None:
    _, clerk, coordinator = office()
    directive = read(clerk)
    services.edit_header(directive=directive, revision=1, changes={"subject": "một"}, by=clerk, at=AT)

    with pytest.raises(services.DirectiveStale):
        services.edit_header(directive=directive, revision=1, changes={"subject": "hai"}, by=coordinator, at=AT)

    directive.refresh_from_db()
    assert directive.subject == "một"


def test_only_the_coordinator_of_the_registrar_enters_it_into_the_book() -> None:
    tinh, clerk, coordinator = office()
    directive = read(clerk)

    for who in (clerk, at_desk(Role.COORDINATOR, tinh.home), at_desk(Role.LEADER, tinh.office)):
        with pytest.raises(Refusal) as caught:
            services.register_directive(directive=directive, by=who, at=AT)
        assert caught.value.code == "directive.register.forbidden"
    at = AT + dt.timedelta(hours=1)
    entered = services.register_directive(directive=directive, by=coordinator, at=at)
    services.register_directive(directive=directive, by=coordinator, at=at + dt.timedelta(hours=1))

    assert entered.registered_at == at
    directive.refresh_from_db()
    assert directive.registered_at == at
