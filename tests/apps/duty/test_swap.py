"""A day changes hands only when both have said so, and the office is told (C2.3)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.duty import services
from sauro.apps.duty.models import Shift, Swap
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from tests.apps.duty.office import MADE, Office, office, published, shifts

pytestmark = pytest.mark.django_db


def story() -> tuple[Office, Shift, Shift, Acting, Acting]:
    """A published roster; two shifts of two officers; who asks, who is asked."""
    there = office()
    row = published(there)
    mine = shifts(row)[0]
    taken = {s.person_id for s in shifts(row) if s.date == mine.date}
    own = {s.date for s in shifts(row) if s.person_id == mine.person_id}
    theirs = next(s for s in shifts(row) if s.person_id not in taken and s.date not in own)
    return there, mine, theirs, there.who(mine.person_id), there.who(theirs.person_id)


def test_a_swap_is_asked_agreed_and_told_to_the_office() -> None:
    there, mine, theirs, asker, taker = story()
    swap = services.ask_swap(
        shift_id=mine.pk, taker_id=taker.person_id, theirs=theirs.date, words="Việc nhà", by=asker, at=MADE
    )
    mine.refresh_from_db()
    assert mine.person_id == asker.person_id  # nothing has changed yet

    services.agree_swap(swap_id=swap.pk, by=taker, at=MADE)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.person_id, theirs.person_id) == (taker.person_id, asker.person_id)
    told = set(Notice.objects.filter(kind="duty.swapped").values_list("account__person_id", flat=True))
    assert {there.head.person_id, there.coordinator.person_id, asker.person_id} - {taker.person_id} <= told
    kinds = [line.kind for line in history_of(("roster", mine.roster_id))]
    assert kinds[:2] == ["duty.swapped", "duty.swap_asked"]


def test_nobody_else_asks_or_answers_and_what_is_settled_stays_so() -> None:
    there, mine, _, asker, taker = story()
    with pytest.raises(Refusal) as foreign:
        services.ask_swap(
            shift_id=mine.pk, taker_id=taker.person_id, theirs=None, words="", by=there.leaders[1], at=MADE
        )
    swap = services.ask_swap(shift_id=mine.pk, taker_id=taker.person_id, theirs=None, words="", by=asker, at=MADE)
    with pytest.raises(Refusal) as own:
        services.agree_swap(swap_id=swap.pk, by=asker, at=MADE)
    with pytest.raises(Refusal) as twice:
        services.ask_swap(shift_id=mine.pk, taker_id=taker.person_id, theirs=None, words="", by=asker, at=MADE)

    services.refuse_swap(swap_id=swap.pk, by=taker, at=MADE)

    with pytest.raises(Refusal) as settled:
        services.agree_swap(swap_id=swap.pk, by=taker, at=MADE)
    codes = [x.value.code for x in (foreign, own, twice, settled)]
    assert codes == ["duty.forbidden", "duty.forbidden", "swap.waiting", "swap.answered"]
    assert Shift.objects.get(pk=mine.pk).person_id == asker.person_id


def test_a_swap_whose_shift_was_arranged_anew_meanwhile_is_refused() -> None:
    there, mine, theirs, asker, taker = story()
    swap = services.ask_swap(
        shift_id=mine.pk, taker_id=taker.person_id, theirs=theirs.date, words="", by=asker, at=MADE
    )
    other = next(o for o in there.officers if o.person_id not in (asker.person_id, taker.person_id))
    Shift.objects.filter(pk=theirs.pk).update(person_id=other.person_id)

    with pytest.raises(Refusal) as refused:
        services.agree_swap(swap_id=swap.pk, by=taker, at=MADE)

    assert refused.value.code == "swap.not_theirs"


def test_the_pages_of_a_swap(client: Client, settings) -> None:
    settings.SAURO_CLOCK = "tests.apps.duty.office.december"
    _, mine, theirs, asker, taker = story()
    client.force_login(User.objects.get(pk=asker.account_id))
    choice = f"{taker.person_id}:{theirs.date.isoformat()}"
    page = client.get(reverse("duty:ask_swap", args=[mine.pk])).content.decode()
    assert choice in page

    client.post(reverse("duty:ask_swap", args=[mine.pk]), {"other": choice, "words": "Việc nhà"})

    swap = Swap.objects.get()
    client.force_login(User.objects.get(pk=taker.account_id))
    assert "Đồng ý đổi" in client.get(reverse("duty:home")).content.decode()
    assert client.post(reverse("duty:answer_swap", args=[swap.pk]), {"do": "agree"}).status_code == 302
    assert Shift.objects.get(pk=mine.pk).person_id == taker.person_id
    again = client.post(reverse("duty:answer_swap", args=[swap.pk]), {"do": "agree"})
    assert again.status_code == 422
