"""A document that bears a secrecy mark leaves nothing; a doubtful one waits for a person (reliability-security 2a)."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sauro.apps.directives import jobs, services
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests.apps.directives.letters import AT, LETTER, SECRET, office, read, upload
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db(transaction=True)
SENTINELS = ("SENTINEL-4711", "sentinel", "bimat-ten-tep")
DOUBTFUL = LETTER.replace("1.2. Sở Xây dựng", "Tài liệu này có thể xếp loại Mật sau khi họp.\n\n1.2. Sở Xây dựng")


def everything_kept() -> str:
    """All rows of all tables and all bytes of all files of the installation, as one text."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [repr(row) for row in cursor.fetchall()]
    files = [p.read_bytes().decode("latin-1") for p in Path(settings.SAURO_DATA).rglob("*") if p.is_file()]
    names = [str(p) for p in Path(settings.SAURO_DATA).rglob("*")]
    return "\n".join([*rows, *names, *files])


def test_a_marked_document_leaves_nothing_but_time_person_and_reason(caplog: pytest.LogCaptureFixture) -> None:
    _, clerk, _ = office()

    directive = read(clerk, SECRET, name="bimat-ten-tep.txt")

    assert (directive.state, directive.refusal_code, directive.refusal) == (DirectiveState.REFUSED, "reader.secret", {})
    assert directive.uploaded_by_id == clerk.account_id
    assert directive.uploaded_at == AT
    kept = everything_kept() + caplog.text
    assert clerk.person_name in kept
    for word in SENTINELS:
        assert word not in kept
    assert history_of(("directive", directive.pk))[0].kind == "directive.refused"


def test_in_a_batch_the_marked_one_is_refused_and_the_others_go_on() -> None:
    _, clerk, _ = office()
    texts = [LETTER.replace("215", str(n)) for n in range(300, 304)]
    rows = [upload(clerk, text) for text in [*texts[:2], SECRET, *texts[2:]]]

    jobs.read_waiting_uploads(AT)

    states = [Directive.objects.get(pk=r.pk).state for r in rows]
    assert states == ["read", "read", "refused", "read", "read"]


def test_a_law_about_secrets_is_no_secret() -> None:
    _, clerk, _ = office()

    directive = read(
        clerk, LETTER.replace("Thực hiện Chỉ thị", "Căn cứ Luật Bảo vệ bí mật nhà nước; thực hiện Chỉ thị")
    )

    assert directive.state == DirectiveState.READ


def test_a_doubtful_document_waits_and_the_coordinator_reads_it_on() -> None:
    _, clerk, coordinator = office()
    directive = read(clerk, DOUBTFUL)
    assert directive.state == DirectiveState.HELD
    assert not directive.readings.exists()

    services.release_held(directive=directive, open_document=True, by=coordinator, at=AT)
    jobs.read_waiting_uploads(AT)

    directive.refresh_from_db()
    assert directive.state == DirectiveState.READ
    assert directive.released_by_id == coordinator.account_id


def test_a_doubtful_document_that_bears_a_mark_is_erased() -> None:
    _, clerk, coordinator = office()
    directive = read(clerk, DOUBTFUL.replace("hồ sơ quá hạn", "SENTINEL-4711"))

    services.release_held(directive=directive, open_document=False, by=coordinator, at=AT)

    directive.refresh_from_db()
    assert (directive.state, directive.refusal_code) == (DirectiveState.REFUSED, "reader.secret")
    assert "SENTINEL-4711" not in everything_kept()


def test_who_uploaded_does_not_answer_the_question_himself() -> None:
    tinh, clerk, _ = office()
    directive = read(clerk, DOUBTFUL)

    for who in (clerk, at_desk(Role.COORDINATOR, tinh.home)):
        with pytest.raises(Refusal) as caught:
            services.release_held(directive=directive, open_document=True, by=who, at=AT)
        assert caught.value.code == "upload.release.forbidden"
