"""A sheet of sessions: all faults at once, one batch, undone as a whole; the export read back changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from sauro.apps.briefings.models import BriefingSession
from sauro.apps.briefings.queries.kept import mismatches
from sauro.apps.briefings.queries.plans import top_duty
from sauro.apps.briefings.queries.sheet import session_rows
from sauro.apps.briefings.services.importing import COLUMNS
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import apply_batch, open_batch, preview, undo_batch
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from tests.apps.briefings.story import FULL, NOW, SOME, Briefed, briefed

pytestmark = pytest.mark.django_db


def sheet(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in COLUMNS])
    writer.writerows(rows)
    return out.getvalue().encode()


def bring(rows: Sequence[Sequence[str]], by: Acting) -> ImportBatch:
    return open_batch(kind="briefings", data=sheet(rows), file_name="quan triet.csv", by=by, at=NOW)


def line(story: Briefed, cell: int, *values: str) -> list[str]:
    return [story.plan.code, story.cells[cell].code, story.cells[cell].name, *values]


def test_rows_become_sessions_and_undoing_takes_them_back() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    story.record(story.cells[1], FULL, clerk)
    rows = [
        line(story, 0, "18/09/2026", "", "", "20", "18", "2"),
        line(story, 0, "20/09/2026", "Họp bù", "", "", "2"),
        line(story, 1, "18/09/2026", "Buổi chính", "Sinh hoạt chi bộ", "21", "21"),
        line(story, 2, "", "", "", ""),
    ]
    batch = bring(rows, clerk)

    apply_batch(batch=batch, by=clerk, at=NOW, on=NOW.date())
    imported = top_duty(story.plan).roll
    undo_batch(batch=ImportBatch.objects.get(pk=batch.pk), by=clerk, at=NOW)

    assert (imported.done, imported.invited, imported.made_up) == (2, 41, 2)
    undone = top_duty(story.plan).roll
    assert (undone.done, undone.invited, undone.made_up) == (1, 20, 0)
    assert list(mismatches()) == []


def test_every_fault_of_every_row_is_told_and_nothing_is_written() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    rows = [
        line(story, 0, "hôm qua", "", "", "20", "20"),
        line(story, 1, "18/09/2026", "", "", "20", "hai mươi"),
        line(story, 2, "18/09/2026", "", "Qua Zalo", "20", "20"),
        line(story, 2, "18/09/2026", "", "", "20", "25"),
        [story.plan.code, story.other_cells[0].code, "", "18/09/2026", "", "", "9", "9"],
        ["QT-999999", "X", "", "18/09/2026", "", "", "9", "9"],
    ]
    batch = bring(rows, clerk)

    plan = preview(batch=batch, on=NOW.date(), by=clerk)

    assert [fault.line for fault in plan.faults] == [2, 3, 4, 5, 6, 7]
    with pytest.raises(Refusal):
        apply_batch(batch=batch, by=clerk, at=NOW, on=NOW.date())
    assert not BriefingSession.objects.exists()


def test_the_export_read_back_changes_nothing() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    story.record(story.cells[0], SOME, clerk)
    story.record(story.cells[1], FULL, clerk)
    rows = list(session_rows(story.plan, story.duty(story.tinh.commune_party)))

    plan = preview(batch=bring(rows, clerk), on=NOW.date(), by=clerk)

    assert not plan.faults
    assert plan.writes == 0
    assert len(plan.rows) == 2


def test_what_was_edited_since_is_not_undone() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    batch = bring([line(story, 0, "18/09/2026", "", "", "20", "20")], clerk)
    apply_batch(batch=batch, by=clerk, at=NOW, on=NOW.date())
    story.record(story.cells[0], SOME, clerk)

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=ImportBatch.objects.get(pk=batch.pk), by=clerk, at=NOW)

    assert refused.value.code == "import.undo.used"
    assert BriefingSession.objects.count() == 1
