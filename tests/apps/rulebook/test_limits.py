"""Giới hạn là quy định: what an import may hold and how long a look is kept follow the rows of the rulebook."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import open_batch
from sauro.apps.journal.models import Look
from sauro.apps.journal.services import record_look
from sauro.apps.rulebook import services
from sauro.apps.tasks import jobs
from sauro.domain.refusal import Refusal
from sauro.web import ruling
from tests import cast
from tests.apps.journal.cast import ADMIN, AT, BUOI, MIT

pytestmark = pytest.mark.django_db
TODAY = AT.date()
TABLE = "Mã,Tên cơ quan\n" + "".join(f"X{n},Sở số {n}\n" for n in range(5))


def rule(name: str, value: str) -> None:
    services.add_rule(name=name, value=value, source="01-QĐ/VP, Điều 2", since=dt.date(2020, 1, 1), by=ADMIN, at=AT)


def opened(table: str = TABLE) -> ImportBatch:
    return open_batch(kind="agencies", data=table.encode(), file_name="danh-muc.csv", by=cast.KEEPER, at=AT)


def test_a_new_installation_has_each_limit_with_its_source() -> None:
    named = {name: ruling.number(name, TODAY) for name in ("import.file_megabytes", "import.rows", "look.kept_days")}

    assert named == {"import.file_megabytes": 10, "import.rows": 10_000, "look.kept_days": 365}


def test_rows_beyond_the_rule_are_refused() -> None:
    rule("import.rows", "5")
    full = opened()

    rule_of_four = dt.date(2021, 1, 1)
    services.add_rule(name="import.rows", value="4", source="02-QĐ/VP", since=rule_of_four, by=ADMIN, at=AT)
    with pytest.raises(Refusal) as refused:
        opened()

    assert len(full.rows) == 5
    assert refused.value.code == "import.rows.many"
    assert "nhiều hơn 4 dòng" in str(refused.value)


def test_a_table_larger_than_the_rule_is_refused() -> None:
    rule("import.file_megabytes", "1")
    padded = TABLE + "Y,Sở lớn" + " " * (1024 * 1024)

    with pytest.raises(Refusal) as refused:
        opened(padded)

    assert refused.value.code == "import.too_big"
    assert "lớn hơn 1 MB" in str(refused.value)


def test_a_look_is_kept_as_long_as_the_rule_says_and_erased_by_the_job() -> None:
    record_look(BUOI, MIT.person_id, "person", AT)
    rule("look.kept_days", "30")
    record_look(BUOI, MIT.person_id, "person", AT)

    terms = [look.keep_until - TODAY for look in Look.objects.order_by("pk")]
    jobs.run_pending(AT + dt.timedelta(days=30))
    on_the_day = Look.objects.count()
    jobs.run_pending(AT + dt.timedelta(days=31))

    assert [term.days for term in terms] == [365, 30]
    assert (on_the_day, Look.objects.count()) == (2, 1)


def test_a_rule_that_is_not_there_is_never_guessed() -> None:
    with pytest.raises(KeyError):
        ruling.number("import.columns", TODAY)
