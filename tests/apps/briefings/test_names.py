"""Names of the absent go out and come in as a sheet: whole lists, for those who may see them, erased in time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence

import openpyxl
import pytest

from sauro.apps.briefings import services
from sauro.apps.briefings.models import Absentee
from sauro.apps.briefings.services.names import COLUMNS
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import apply_batch, open_batch, preview, undo_batch
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from tests.apps.briefings.story import FULL, NOW, SOME, Briefed, at, briefed
from tests.apps.briefings.test_pages import browser

pytestmark = pytest.mark.django_db
WHOLE = [("K'Brếp", "Nghỉ có phép"), ("Lý A Sình", "nghỉ có phép"), ("Ngô Bá Khiêm", "Không có lý do")]


def bring(rows: Sequence[Sequence[str]], by: Acting) -> ImportBatch:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.label for column in COLUMNS])
    writer.writerows(rows)
    return open_batch(kind="briefing_names", data=out.getvalue().encode(), file_name="vang.csv", by=by, at=NOW)


def line(story: Briefed, cell: int, person: str, reason: str, day: str = "18/09/2026") -> list[str]:
    return [story.plan.code, story.cells[cell].code, story.cells[cell].name, day, person, reason]


def listed(story: Briefed, *pairs: tuple[str, str]) -> list[list[str]]:
    return [line(story, 0, name, reason) for name, reason in pairs]


def applied(batch: ImportBatch, by: Acting) -> ImportBatch:
    return apply_batch(batch=batch, by=by, at=NOW, on=NOW.date())


def names() -> list[tuple[str, str]]:
    return list(Absentee.objects.values_list("name", "reason"))


def test_a_sheet_gives_a_session_its_list_and_undoing_gives_back_the_former_one() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    applied(bring(listed(story, *WHOLE), clerk), clerk)
    first = names()
    other = [("Giàng Thị Máy", "Nghỉ có phép"), *WHOLE[1:]]

    batch = applied(bring(listed(story, *other), clerk), clerk)
    second = names()
    undo_batch(batch=batch, by=clerk, at=NOW)

    assert first == [("K'Brếp", "leave"), ("Lý A Sình", "leave"), ("Ngô Bá Khiêm", "no_reason")]
    assert second[0] == ("Giàng Thị Máy", "leave") and len(second) == 3
    assert names() == first


def test_what_goes_out_comes_in_again_without_a_change_and_empty_rows_wait_for_names() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    story.record(story.cells[0], SOME, clerk)
    story.record(story.cells[1], FULL, clerk)
    to_fill = services.take_names(plan=story.plan, by=clerk, at=NOW)
    applied(bring(listed(story, *WHOLE), clerk), clerk)

    rows = services.take_names(plan=story.plan, by=clerk, at=NOW)
    plan = preview(batch=bring(rows, clerk), on=NOW.date(), by=clerk)

    assert [row[4:] for row in to_fill] == [["", "Nghỉ có phép"]] * 2 + [["", "Không có lý do"]]
    assert [row[4] for row in rows] == [name for name, _ in WHOLE]
    assert (plan.faults, plan.writes, len(plan.rows)) == ((), 0, 1)


def test_every_fault_is_told_and_nothing_is_written() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    story.record(story.cells[0], SOME, clerk)
    rows = [
        *listed(story, ("K'Brếp", "Nghỉ có phép")),  # two more are counted
        line(story, 0, "Lý A Sình", "Ốm"),
        line(story, 1, "Lý A Sình", "Nghỉ có phép"),  # no session
        line(story, 0, "Lý A Sình", "Nghỉ có phép", "hôm qua"),
        line(story, 0, "A" * 161, "Nghỉ có phép"),
    ]

    plan = preview(batch=bring(rows, clerk), on=NOW.date(), by=clerk)

    assert [fault.line for fault in plan.faults] == [2, 3, 4, 5, 6]
    assert "Nghỉ có phép: 1/2; Không có lý do: 0/1" in str(plan.faults[0].what)
    assert plan.rows == ()


def test_names_go_only_to_the_body_itself_and_the_one_over_it() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    applied(bring(listed(story, *WHOLE), clerk), clerk)

    taken = {
        name: len([row for row in services.take_names(plan=story.plan, by=who, at=NOW) if row[4]])
        for name, who in {
            "itself": clerk,
            "over": story.speaks(story.tinh.commune_party),
            "office": story.planner,
            "top": story.speaks(story.tinh.committee),
            "neighbour": story.speaks(story.cells[1]),
        }.items()
    }
    far = story.speaks(story.tinh.committee)  # records for the cell, and may not see its names
    plan = preview(batch=bring(listed(story, *WHOLE), far), on=NOW.date(), by=far)

    assert taken == {"itself": 3, "over": 3, "office": 0, "top": 0, "neighbour": 0}
    assert len(plan.faults) == 3 and "cấp trên trực tiếp" in str(plan.faults[0].what)
    lines = [x for x in history_of(("briefing", story.plan.pk)) if x.kind == "briefing.names_taken"]
    assert len(lines) == 2 and all("K'Brếp" not in str(x.new) for x in lines)


def test_the_batch_keeps_no_cell_and_no_name_after_the_term() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    applied(bring(listed(story, *WHOLE), clerk), clerk)
    again = applied(bring(listed(story, ("Giàng Thị Máy", "Nghỉ có phép"), *WHOLE[1:]), clerk), clerk)
    left = bring(listed(story, *WHOLE), clerk)
    kept = str(ImportBatch.objects.filter(pk=again.pk).values_list("rows", "fixes", "summary")[0])

    services.erase_old_names(at=at("2027-10-01"))

    assert "Giàng" not in kept and "Lý A Sình" not in kept
    emptied = ImportBatch.objects.filter(pk__in=[again.pk, left.pk]).values_list("rows", "changes", "state")
    assert sorted(emptied, key=str) == [([], [], "applied"), ([], [], "dropped")]
    with pytest.raises(Refusal) as late:
        undo_batch(batch=ImportBatch.objects.get(pk=again.pk), by=clerk, at=at("2027-10-01"))
    assert late.value.code == "import.undo.used"


def test_a_list_edited_since_is_not_undone() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    batch = applied(bring(listed(story, *WHOLE), clerk), clerk)
    Absentee.objects.filter(name="K'Brếp").update(name="K'Brêp")

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=ImportBatch.objects.get(pk=batch.pk), by=clerk, at=NOW)

    assert refused.value.code == "import.undo.used"
    assert Absentee.objects.filter(name="K'Brêp").exists()


def test_the_page_gives_the_sheet_with_names_of_those_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOW)
    monkeypatch.setattr("sauro.web.clock.today", lambda: NOW.date())
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    story.record(story.cells[0], SOME, clerk)
    applied(bring(listed(story, *WHOLE), clerk), clerk)
    client = browser(clerk)

    page = client.get(f"/briefings/duties/{story.duty(story.cells[0]).pk}/").content.decode()
    sheet = client.get(f"/briefings/{story.plan.pk}/names.xlsx")

    assert f"/briefings/{story.plan.pk}/names.xlsx" in page and "/imports/new/briefing_names/" in page
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert rows[0] == tuple(column.label for column in COLUMNS)
    assert rows[1][4] == "K'Brếp" and len(rows) == 4


def test_a_session_of_another_day_keeps_its_own_list() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, clerk)
    applied(bring(listed(story, *WHOLE), clerk), clerk)
    earlier = dt.date(2026, 9, 17)
    story.record(story.cells[0], FULL.__class__(earlier, 20, 20), clerk)

    plan = preview(batch=bring([line(story, 0, "Ai Đó", "Nghỉ có phép", "17/09/2026")], clerk), on=NOW.date(), by=clerk)

    assert len(plan.faults) == 1
    assert len(names()) == 3
