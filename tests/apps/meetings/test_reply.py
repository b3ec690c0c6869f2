"""Who is asked accepts, declines, or sends a substitute with the chair's consent; opinions come before the cut-off."""

from __future__ import annotations

import pytest

from sauro.apps.agencies.models import Holding
from sauro.apps.meetings import services
from sauro.apps.meetings.models import Opinion
from sauro.domain.acting import Role
from sauro.domain.meetings import Outcome, Reply, Stance
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.meetings.story import NOW, Story, at, story

pytestmark = pytest.mark.django_db


def reply(there: Story, answer: Reply, deputy: Holding | None = None):  # type: ignore[no-untyped-def]
    seat = there.seat(there.building)
    return services.reply_to(
        meeting_id=there.meeting.pk, seat_id=seat.pk, reply=answer, substitute_id=deputy.pk if deputy else None,
        by=there.building, at=NOW,
    )  # fmt: skip


def test_a_substitute_of_the_same_body_waits_for_the_chair() -> None:
    there = story()
    deputy, stranger = cast.person_in(there.tinh.building), cast.person_in(there.tinh.home)

    with pytest.raises(Refusal) as wrong:
        reply(there, Reply.SUBSTITUTE, stranger)
    seat = reply(there, Reply.SUBSTITUTE, deputy)
    with pytest.raises(Refusal) as by_guest:
        services.decide_substitute(
            meeting_id=there.meeting.pk, seat_id=seat.pk, agrees=True, by=there.building, at=NOW
        )
    decided = services.decide_substitute(
        meeting_id=there.meeting.pk, seat_id=seat.pk, agrees=True, by=there.leader, at=NOW
    )

    assert (wrong.value.code, by_guest.value.code) == ("meeting.reply.substitute", "meeting.forbidden")
    assert (decided.consent, decided.consent_by) == (True, there.leader.person_name)
    assert reply(there, Reply.ACCEPTED).consent is None


def test_only_who_is_asked_or_his_body_replies() -> None:
    there = story()

    with pytest.raises(Refusal) as other:
        services.reply_to(
            meeting_id=there.meeting.pk, seat_id=there.seat(there.building).pk, reply=Reply.ACCEPTED,
            substitute_id=None, by=there.home, at=NOW,
        )  # fmt: skip

    assert other.value.code == "meeting.forbidden"


def test_an_objection_takes_an_item_off_the_consent_agenda() -> None:
    there = story()
    item, seat = there.meeting.items.get(), there.seat(there.home)
    said = {"meeting_id": there.meeting.pk, "seat_id": seat.pk, "item_id": item.pk, "by": there.home}

    with pytest.raises(Refusal) as wordless:
        services.give_opinion(stance=Stance.OBJECTS, words=" ", at=NOW, **said)
    services.give_opinion(stance=Stance.AGREES, words="", at=NOW, **said)
    services.give_opinion(stance=Stance.OBJECTS, words="Số liệu chưa khớp.", at=at("2026-09-23 23:00"), **said)
    with pytest.raises(Refusal) as late:
        services.give_opinion(stance=Stance.AGREES, words="", at=at("2026-09-24 07:00"), **said)

    assert (wordless.value.code, late.value.code) == ("meeting.opinion.words", "meeting.opinion.late")
    assert Opinion.objects.get().stance == "objects"
    seats = {s.pk: "self" for s in there.meeting.seats.all()}
    with pytest.raises(Refusal) as debated:
        services.record_held(
            meeting_id=there.meeting.pk, lasted=60, came=seats, minutes="", by=there.coordinator,
            at=at("2026-09-24 11:00"), items={item.pk: services.ItemResult(Outcome.CONSENTED)},
        )  # fmt: skip
    assert debated.value.code == "meeting.consent"


def test_somebody_of_the_body_without_a_role_for_it_replies_only_for_himself() -> None:
    there = story()
    officer = cast.acting_in(cast.person_in(there.tinh.building, Role.OFFICER))

    with pytest.raises(Refusal) as unseen:
        services.reply_to(
            meeting_id=there.meeting.pk, seat_id=there.seat(there.building).pk, reply=Reply.ACCEPTED,
            substitute_id=None, by=officer, at=NOW,
        )  # fmt: skip

    assert unseen.value.code == "meeting.unknown"
