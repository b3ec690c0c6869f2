"""Hàng chờ đọc: one child serves many files, a cancelled scan stops between two pages, a long queue is cut."""

from __future__ import annotations

import datetime as dt
import errno
from typing import Any

import pytest
from django.db import OperationalError
from django_q.models import OrmQ

from sauro.apps.directives import services
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.directives.services import reading as reading_service
from sauro.apps.files.queries import mismatches
from sauro.readers import pool as pools
from tests.apps.directives.letters import AT, LETTER, office, upload
from tests.readers.typeset import to_scan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[pools.Child]:
    """The children that were started, in order."""
    made: list[pools.Child] = []
    plain = pools.Child.__init__

    def watched(self: pools.Child) -> None:
        plain(self)
        made.append(self)

    monkeypatch.setattr(pools.Child, "__init__", watched)
    return made


def states() -> list[str]:
    return [d.state for d in Directive.objects.order_by("pk")]


def test_one_child_reads_the_whole_queue_and_ends_with_it(children: list[pools.Child]) -> None:
    _, clerk, _ = office()
    for number in (215, 216, 217):
        upload(clerk, LETTER.replace("215", str(number)), name=f"CV{number}.txt")

    taken = services.read_all_waiting(at=AT)

    assert taken == 3
    assert states() == [DirectiveState.READ] * 3
    assert len(children) == 1
    assert children[0]._process.poll() is not None


def test_a_refused_file_costs_its_child_and_no_other_file(children: list[pools.Child]) -> None:
    _, clerk, _ = office()
    upload(clerk)
    services.register_upload(
        chunks=[b"%PDF-1.7\n" + b"\0" * 500], name="hong.pdf", batch="b1", declared_open=True, by=clerk, at=AT
    )
    upload(clerk, LETTER.replace("215", "216"))

    services.read_all_waiting(at=AT)

    assert states() == [DirectiveState.READ, DirectiveState.REFUSED, DirectiveState.READ]
    assert len(children) == 2


def _no_room(*_args: Any, **_facts: Any) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _no_answer(*_args: Any, **_facts: Any) -> None:
    raise OperationalError("database or disk is full")


@pytest.mark.parametrize(
    ("owner", "name", "fault"), [(pools.Child, "__init__", _no_room), (reading_service, "_read", _no_answer)]
)
def test_a_fault_of_the_machine_costs_nobody_a_file(owner: Any, name: str, fault: Any) -> None:
    _, clerk, _ = office()
    directive = upload(clerk)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, fault)
        with pytest.raises((OSError, OperationalError)):
            services.read_all_waiting(at=AT)
    assert not list(mismatches())
    again = services.read_all_waiting(at=AT + dt.timedelta(minutes=16))

    directive.refresh_from_db()
    assert (again, directive.state) == (1, DirectiveState.READ)


def test_a_child_is_replaced_after_so_many_files(children: list[pools.Child], monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, _ = office()
    for number in (215, 216, 217):
        upload(clerk, LETTER.replace("215", str(number)))
    monkeypatch.setattr(pools, "FILES_PER_CHILD", 2)

    services.read_all_waiting(at=AT)

    assert states() == [DirectiveState.READ] * 3
    assert len(children) == 2


def test_a_scan_that_is_cancelled_stops_between_two_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, _ = office()
    scan = to_scan("\n\n".join([LETTER] * 12), dpi=100)
    directive = services.register_upload(
        chunks=[scan], name="quet.pdf", batch="b1", declared_open=True, by=clerk, at=AT
    )
    seen: list[int] = []

    def told(*, upload_id: int, page: int, pages: int) -> None:
        assert pages > 2
        seen.append(page)
        if page == 2:
            services.cancel_upload(directive=directive, by=clerk, at=AT)

    monkeypatch.setattr(reading_service.files, "note_progress", told)
    services.read_all_waiting(at=AT)

    directive.refresh_from_db()
    assert max(seen) == 2
    assert (directive.state, directive.refusal_code) == (DirectiveState.REFUSED, "upload.cancelled")
    assert list(mismatches()) == []


def test_a_long_queue_is_left_to_a_new_job(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, _ = office()
    for number in (215, 216, 217):
        upload(clerk, LETTER.replace("215", str(number)))
    OrmQ.objects.all().delete()
    plain = reading_service.read_upload

    def slow(**given: Any) -> Directive:
        monkeypatch.setattr(reading_service, "_QUEUE_SECONDS", -1.0)
        return plain(**given)

    monkeypatch.setattr(reading_service, "read_upload", slow)
    taken = services.read_all_waiting(at=AT)

    assert taken == 1
    assert states() == [DirectiveState.READ, DirectiveState.UPLOADED, DirectiveState.UPLOADED]
    assert OrmQ.objects.count() == 1
