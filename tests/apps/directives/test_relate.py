"""A document's family: proposed from its words, confirmed by the coordinator, counted for the state in force."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.directives import queries, services
from sauro.apps.directives.models import Directive, Relation, RelationState
from sauro.apps.journal.queries import history_of
from sauro.domain.effect import Effect
from sauro.domain.refusal import Refusal
from tests.apps.directives.letters import AT, LETTER, office, read

pytestmark = pytest.mark.django_db
OLD = LETTER.replace("Số 215-CV/TU", "Số 140-CV/TU").replace("ngày 14 tháng 9", "ngày 01 tháng 3")
NEW = LETTER.replace("2. Giao Văn phòng", "2. Công văn này thay thế Công văn số 140-CV/TU.\n\n3. Giao Văn phòng")


def of(document: Directive, number: str) -> Relation:
    """The relation that a document states with a number."""
    return Relation.objects.get(reference__directive=document, reference__number=number)


def test_the_reader_proposes_with_its_words() -> None:
    _, clerk, _ = office()

    document = read(clerk)

    found = of(document, "34-CT/TU")
    reading = queries.latest_reading(document)
    assert reading is not None
    assert (found.kind, found.state) == ("implements", RelationState.PROPOSED)
    assert reading.text[found.because["start"] : found.because["end"]] == "Thực hiện Chỉ thị số 34-CT/TU"


def test_what_is_proposed_does_not_count_and_what_is_confirmed_does_from_its_day_on() -> None:
    _, clerk, coordinator = office()
    old, new = read(clerk, OLD), read(clerk, NEW)
    day = dt.date(2026, 9, 14)
    before = queries.state_on(old, day)

    services.decide_relation(
        relation_id=of(new, "140-CV/TU").pk, kind="replaces", confirmed=True, by=coordinator, at=AT
    )

    after = {on: queries.state_on(old, on).effect for on in (day - dt.timedelta(days=1), day)}
    assert before.effect is Effect.IN_FORCE
    assert list(after.values()) == [Effect.IN_FORCE, Effect.REPLACED]
    assert queries.state_on(old, day).by == "215-CV/TU"


def test_a_person_may_say_that_it_is_another_relation_or_none() -> None:
    _, clerk, coordinator = office()
    row = of(read(clerk), "34-CT/TU")

    changed = services.decide_relation(relation_id=row.pk, kind="continues", confirmed=True, by=coordinator, at=AT)
    refused = services.decide_relation(relation_id=row.pk, kind="continues", confirmed=False, by=coordinator, at=AT)

    assert (changed.kind, refused.state) == ("continues", RelationState.REFUSED)
    assert [line.kind for line in history_of(("directive", row.reference.directive_id), limit=2)] == [
        "directive.relation_decided"
    ] * 2


def test_only_the_coordinator_of_the_registrar_decides() -> None:
    _, clerk, _ = office()
    row = of(read(clerk), "34-CT/TU")

    with pytest.raises(Refusal) as refused:
        services.decide_relation(relation_id=row.pk, kind="implements", confirmed=True, by=clerk, at=AT)

    assert refused.value.code == "directive.family.forbidden"
    assert Relation.objects.get(pk=row.pk).state == RelationState.PROPOSED


def test_a_relation_added_by_hand_goes_to_the_register_or_to_a_stub() -> None:
    _, clerk, coordinator = office()
    old, new = read(clerk, OLD), read(clerk)
    by_hand: dict[str, Any] = {"directive_id": new.pk, "by": coordinator, "at": AT}

    linked = services.add_relation(number="140 - CV/TU", kind="replaces", **by_hand)
    stub = services.add_relation(number="12-KL/TU", kind="continues", **by_hand)

    assert (linked.reference.linked, stub.reference.linked) == (old, None)
    with pytest.raises(Refusal) as twice:
        services.add_relation(number="140-CV/TU", kind="replaces", **by_hand)
    with pytest.raises(Refusal) as itself:
        services.add_relation(number="215-CV/TU", kind="amends", **by_hand)
    assert (twice.value.code, itself.value.code) == ("relation.twice", "relation.itself")


def test_the_far_end_is_linked_when_it_comes_in_and_the_relation_with_it() -> None:
    _, clerk, coordinator = office()
    new = read(clerk, NEW)
    services.decide_relation(
        relation_id=of(new, "140-CV/TU").pk, kind="replaces", confirmed=True, by=coordinator, at=AT
    )

    old = read(clerk, OLD)

    assert [r.reference.directive for r in queries.relations_to(old)] == [new]
    assert queries.state_on(old, dt.date(2026, 10, 1)).effect is Effect.REPLACED


def test_dates_of_force_need_their_basis_and_an_order() -> None:
    _, clerk, coordinator = office()
    document = read(clerk)
    day, dates = dt.date(2026, 10, 1), {"revoked_on": None, "by": coordinator, "at": AT, "directive_id": document.pk}

    services.set_validity(in_force_from=day, expires_on=dt.date(2026, 12, 31), basis="Điều 4", **dates)

    effects = [queries.state_on(document, on).effect for on in (dt.date(2026, 9, 20), day, dt.date(2027, 1, 1))]
    assert effects == [Effect.NOT_YET, Effect.IN_FORCE, Effect.EXPIRED]
    for basis, expires, code in (("", None, "validity.basis"), ("Điều 4", dt.date(2026, 9, 1), "validity.order")):
        with pytest.raises(Refusal) as refused:
            services.set_validity(in_force_from=day, expires_on=expires, basis=basis, **dates)
        assert refused.value.code == code


def test_the_state_of_many_documents_takes_two_queries(django_assert_num_queries: Any) -> None:
    _, clerk, _ = office()
    documents = [read(clerk), read(clerk, OLD)]

    with django_assert_num_queries(2):
        states = queries.states_on(documents, dt.date(2026, 10, 1))

    assert set(states) == {d.pk for d in documents}
