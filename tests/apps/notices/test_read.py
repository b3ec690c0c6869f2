"""The own notices: opened, read, muted; nobody else's are there."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.journal.models import Entry
from sauro.apps.notices.models import Mute, Notice, Opening
from sauro.apps.notices.services import mute
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.notices.office import MORNING, reader, told
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db


def signed_in(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_bell_counts_and_opening_a_notice_leads_to_its_item() -> None:
    who = reader()
    told(who, 1)
    told(who, 2)
    client = signed_in(who)

    before = client.get("/notices/").content.decode()
    answer = client.get(f"/notices/{Notice.objects.order_by('pk')[0].pk}/")
    after = client.get("/notices/?unread=1").content.decode()

    assert "Tin báo, 2 chưa đọc" in before
    assert answer["Location"] == "/tasks/NV-2026-0001/"
    assert "Tin báo, 1 chưa đọc" in after
    assert "NV-2026-0001" not in after


def test_somebody_elses_notice_is_not_there() -> None:
    told(reader())
    client = signed_in(reader(email="khac@anlac.vn"))
    pk = Notice.objects.get().pk

    answers = [client.get(f"/notices/{pk}/"), client.post(f"/notices/{pk}/mute/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert Notice.objects.get().read_at is None


def test_all_are_marked_read_at_once() -> None:
    who = reader()
    told(who, 1)
    told(who, 2)

    signed_in(who).post("/notices/read/")

    assert not Notice.objects.filter(read_at=None).exists()


@pytest.mark.parametrize(
    ("reason", "days", "code"), [(" ", 1, "notice.mute.reason"), ("nghỉ", 31, "notice.mute.until")]
)
def test_muting_needs_a_reason_and_an_end_within_the_rule(reason: str, days: int, code: str) -> None:
    who = reader()
    told(who)

    with pytest.raises(Refusal) as refused:
        mute(
            notice_id=Notice.objects.get().pk, reason=reason, until=MORNING.date() + dt.timedelta(days=days), by=who,
            at=MORNING,
        )  # fmt: skip

    assert refused.value.code == code
    assert not Mute.objects.exists()


def test_a_wrong_address_comes_back_as_typed() -> None:
    answer = signed_in(reader()).post("/notices/preferences/", {"email": "khong@dung", "by_mail": "on", "hour": "8"})

    assert answer.status_code == 422
    assert "khong@dung" in answer.content.decode()


def test_the_administrator_sees_who_gets_mail_and_not_what_it_says() -> None:
    told(reader(), at=cast.AT)
    client = signed_in(at_desk(Role.ADMINISTRATOR, cast.agency("Văn phòng Tỉnh ủy")))

    page = client.get("/notices/mail/").content.decode()
    client.post("/notices/mail/open/")

    assert "NV-2026" not in page
    assert Opening.objects.get().opened
    assert Entry.objects.filter(kind="notices.mail_opened").count() == 1
