"""The worker: woken with the upload, scheduled besides, and everything that waits is done in one call."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from django_q.models import OrmQ, Schedule

from sauro.apps.directives.services import reading
from sauro.apps.tasks.jobs import run_pending
from sauro.apps.tasks.models import Draft
from sauro.domain.refusal import Refusal
from sauro.readers import pool
from tests.apps.directives.letters import AT, office, upload

pytestmark = pytest.mark.django_db


def test_an_upload_wakes_the_worker_and_a_refused_one_does_not() -> None:
    _, clerk, _ = office()

    upload(clerk)
    with pytest.raises(Refusal):
        upload(clerk, "")

    (job,) = OrmQ.objects.all()
    assert import_string(job.func()) is run_pending


def test_the_worker_looks_by_itself_too() -> None:
    (row,) = Schedule.objects.filter(name="sauro.pending")

    assert import_string(row.func) is run_pending


def test_a_job_outlives_a_queue_and_its_last_file_and_ends_before_it_is_offered_again() -> None:
    longest = reading._QUEUE_SECONDS + pool.WALL_SECONDS

    assert longest < settings.Q_CLUSTER["timeout"] < settings.Q_CLUSTER["retry"]


def test_from_upload_to_drafts_in_one_call() -> None:
    _, clerk, _ = office()
    directive = upload(clerk)

    run_pending(AT)

    assert [d.clause.marker for d in Draft.objects.filter(directive=directive) if d.clause] == ["1.1.", "1.2.", "2."]
    assert run_pending(AT) == 0
