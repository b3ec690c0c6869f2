"""Quy định: dated rows with their source; what was in force stays, what is computed follows the new row only later."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook import queries, services
from sauro.apps.rulebook.models import CalendarDay, CalendarVersion, RuleRow
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.worktime import DayKind
from tests.apps.accounts.people import account_of
from tests.apps.journal.cast import ADMIN, AT, BUOI
from tests.cast import person_in, province

pytestmark = pytest.mark.django_db
NEXT_YEAR = dt.date(2027, 1, 1)


def add(by: Acting = ADMIN, **changed: object) -> RuleRow:
    given = {"name": "visit.notice_ahead", "value": "5", "source": "01-QĐ/TU, Điều 4", "since": NEXT_YEAR, **changed}
    return services.add_rule(**given, by=by, at=AT)  # type: ignore[arg-type]


def test_a_new_row_holds_from_its_day_on() -> None:
    before = queries.rules()

    row = add()

    book = queries.rules()
    assert before.number("visit.notice_ahead", NEXT_YEAR) == 3
    assert book.number("visit.notice_ahead", NEXT_YEAR - dt.timedelta(days=1)) == 3
    assert book.number("visit.notice_ahead", NEXT_YEAR) == 5
    assert str(history_of(("rule", row.pk))[0].sentence).startswith("Đặt quy định visit.notice_ahead = 5 ngày làm việc")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"by": BUOI}, "rulebook.forbidden"),
        ({"name": "không.có"}, "rulebook.name.unknown"),
        ({"source": "  "}, "rulebook.source.missing"),
        ({"value": "năm"}, "rulebook.value.number"),
        ({"value": "-1"}, "rulebook.value.number"),
        ({"value": "²"}, "rulebook.value.number"),
        ({"value": "9" * 40}, "rulebook.value.number"),
        ({"since": dt.date(2000, 1, 1)}, "rulebook.since.early"),
        ({"name": "deadline.before", "value": "tùy"}, "rulebook.value.choice"),
    ],
)
def test_what_is_refused_changes_nothing(changed: dict[str, object], code: str) -> None:
    count = RuleRow.objects.count()

    with pytest.raises(Refusal) as refused:
        add(**changed)  # type: ignore[arg-type]

    assert refused.value.code == code
    assert RuleRow.objects.count() == count


def test_a_convention_is_changed_to_another_that_is_known() -> None:
    add(name="deadline.before", value="as_printed")

    assert queries.rules().rule("deadline.before", NEXT_YEAR).value == "as_printed"


def test_the_database_wants_a_source_and_one_row_a_day() -> None:
    row = add()

    for field, value in (("source", ""), ("until", row.since)):
        with pytest.raises(IntegrityError), transaction.atomic():
            RuleRow.objects.filter(pk=row.pk).update(**{field: value})
    with pytest.raises(Refusal):
        add()


def test_defaults_loaded_again_change_nothing_that_an_office_set() -> None:
    add()
    count = RuleRow.objects.count(), CalendarDay.objects.count(), CalendarVersion.objects.count()

    services.load_defaults(at=AT)

    assert count == (RuleRow.objects.count(), CalendarDay.objects.count(), CalendarVersion.objects.count())


def test_a_proposed_day_counts_only_when_it_is_adopted() -> None:
    day = CalendarDay.objects.filter(proposed=True, kind=DayKind.HOLIDAY.value).earliest("date").date
    assert queries.calendar().is_working_day(day)

    services.set_day(date=day, kind=DayKind.HOLIDAY, name="Nghỉ lễ", source="12-TB/VP", by=ADMIN, at=AT)

    assert not queries.calendar().is_working_day(day)
    assert not CalendarDay.objects.filter(date=day, proposed=True, until_version=None).exists()


def test_every_change_of_a_day_is_a_version_and_the_old_day_stays_on_record() -> None:
    first = queries.calendar()
    day = dt.date(2026, 9, 2)

    services.drop_day(date=day, source="13-TB/VP", by=ADMIN, at=AT)

    assert first.version != queries.calendar().version
    assert queries.calendar().is_working_day(day)
    assert CalendarDay.objects.get(date=day).until_version == 2
    assert history_of(("calendar", 2))[0].old == {"name": ["Quốc khánh"]}


def test_a_working_day_is_not_made_a_working_saturday() -> None:
    with pytest.raises(Refusal) as refused:
        services.set_day(
            date=dt.date(2026, 11, 25), kind=DayKind.WORKING_SATURDAY, name="", source="x", by=ADMIN, at=AT
        )

    assert refused.value.code == "calendar.saturday"


def test_reading_the_book_again_asks_one_question(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    queries.rules()
    queries.calendar()

    with django_assert_num_queries(2):
        queries.rules()
        queries.calendar()


@pytest.mark.parametrize(("role", "status"), [(Role.ADMINISTRATOR, 302), (Role.LEADER, 403), (Role.OFFICER, 403)])
def test_everybody_reads_the_page_and_the_administrator_changes_it(client: Client, role: Role, status: int) -> None:
    user = account_of(person_in(province().office, role), "na")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    rule = {"name": "visit.notice_ahead", "value": "5", "since": "2099-01-01", "source": "01-QĐ/TU"}
    day = {"date": "2099-01-02", "kind": "holiday", "label": "Nghỉ", "source": "02-QĐ/TU"}

    page = client.get("/rulebook/").content.decode()

    assert "visit.notice_ahead" in page
    assert ("Đặt quy định mới" in page) is (role is Role.ADMINISTRATOR)
    assert client.post("/rulebook/rules/", rule).status_code == status
    assert client.post("/rulebook/days/", day).status_code == status


def test_a_rule_is_called_by_its_title_and_says_what_it_does(client: Client) -> None:
    user = account_of(person_in(province().office, Role.ADMINISTRATOR), "na")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/rulebook/").content.decode()

    assert "Báo trước khi đi cơ sở" in page
    assert "Lịch đi cơ sở báo cho nơi đến trước" in page
    assert "Ngày làm việc cuối trước ngày ghi" in page  # the value of deadline.before, in words
    assert page.index("Báo trước khi đi cơ sở") < page.index("visit.notice_ahead")


@pytest.mark.parametrize("wrong", [{"value": "năm"}, {"since": "mai"}, {"source": ""}, {"name": "x"}])
def test_a_wrong_form_comes_back(client: Client, wrong: dict[str, str]) -> None:
    user = account_of(person_in(province().office, Role.ADMINISTRATOR), "na")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    rule = {"name": "visit.notice_ahead", "value": "5", "since": "2099-01-01", "source": "01-QĐ/TU", **wrong}

    assert client.post("/rulebook/rules/", rule).status_code == 422
