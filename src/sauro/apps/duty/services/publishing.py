"""Ban hành lịch trực. A leader signs the numbered notice with the roster by month; everybody on it is told his days."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.duty import events
from sauro.apps.duty.models import Roster, RosterState
from sauro.apps.duty.permissions import may_publish
from sauro.apps.duty.queries.cases import case_of, shifts_of
from sauro.apps.duty.queries.rosters import DayRow, day_rows, months_of
from sauro.apps.duty.services.taking import WHO_PUBLISHES, require, take
from sauro.apps.journal.services import record
from sauro.apps.letters.models import Letter, LetterKind
from sauro.apps.letters.queries import number_of
from sauro.apps.letters.services import draft_paper, sign_letter
from sauro.apps.notices.services import Telling, tell_each
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")  # as a paper prints them
_COLUMNS = (
    ("Ngày", 24, "c"),
    ("Thứ", 20, "c"),
    ("Lãnh đạo trực", 43, "l"),
    ("Cán bộ trực", 44, "l"),
    ("Ghi chú", 34, "l"),
)
_TOLD = 12  # days that one notice names


@transaction.atomic
def publish(*, roster_id: int, symbol: str, by: Acting, at: dt.datetime) -> Roster:
    """Ký, ban hành lịch trực, or what has changed of it since. Number and letter are taken in the same transaction.

    Refusal duty.forbidden, duty.issued (nothing has changed since the last notice), letter.symbol.
    """
    row = take(roster_id, by, at)
    require(may_publish(by, row), WHO_PUBLISHES)
    if row.issued_revision == row.revision:
        raise Refusal(
            "duty.issued", N_("Lịch trực đã ban hành, chưa có gì thay đổi."), advice=N_("Xem thông báo đã ký.")
        )
    letter = draft_paper(
        kind=LetterKind.NOTICE, agency_id=row.agency_id, slot=f"duty:{row.pk}:{row.revision}", **paper_of(row),
        home=reverse("duty:roster", args=[row.pk]), by=by, at=at,
    )  # fmt: skip
    letter = sign_letter(letter_id=letter.pk, symbol=symbol, by=by, at=at)
    row.letter, row.state, row.issued_revision, row.published_at = letter, RosterState.PUBLISHED, row.revision, at
    row.save(update_fields=["letter", "state", "issued_revision", "published_at"])
    _tell_everybody(row, timezone.localdate(at), at)
    record(events.PUBLISHED, about=("roster", row.pk), by=by, at=at, new={"number": number_of(letter)})
    return row


def paper_of(row: Roster) -> dict[str, Any]:
    """Thông báo lịch trực: subject, text and a table for each month, as `draft_paper` takes them."""
    values = {"agency": row.agency.name, "first": day_short(row.first), "last": day_short(row.last)}
    again = row.issued_revision is not None
    head = (
        "{agency} thông báo lịch trực đã điều chỉnh từ ngày {first} đến ngày {last}, thay thông báo trước "
        "(biểu kèm theo)."
        if again
        else "{agency} thông báo lịch trực ngày nghỉ, ngày lễ từ ngày {first} đến ngày {last} (biểu kèm theo)."
    )
    people = {"leaders": f"{row.leaders:02d}", "officers": f"{row.officers:02d}"}
    text = (
        Sentence(head, values),
        Sentence(
            "Mỗi ngày trực có {leaders} lãnh đạo, {officers} cán bộ; ca trực tính từ 0 giờ đến 24 giờ của ngày.", people
        ),
        Sentence("Người trực ghi sổ trực, bàn giao cho ca sau; có việc đột xuất báo ngay lãnh đạo trực."),
        Sentence("Người cần đổi trực thống nhất với người cùng vai trước ngày trực; không ngày nào thiếu người trực."),
    )
    subject = f"lịch trực ngày nghỉ, ngày lễ từ {values['first']} đến {values['last']}"
    keep = "- Lưu Văn phòng." if row.agency.tree == Tree.PARTY else "- Lưu: VT."
    return {
        "to": "Các đơn vị, cá nhân có tên trong lịch trực",
        "subject": subject,
        "text": [str(part) for part in text],
        "sent_to": ["- Như trên;", keep],
        "tables": tables_of(months_of(day_rows(row, case_of(row).days))),
    }


def tables_of(months: Sequence[tuple[dt.date, Sequence[DayRow]]]) -> list[dict[str, Any]]:
    """Biểu từng tháng, as plain values of a letter."""
    return [
        {
            "title": f"LỊCH TRỰC THÁNG {month:%m/%Y}",
            "columns": [list(column) for column in _COLUMNS],
            "rows": [_cells(row) for row in rows],
            "bands": [],
            "note": "",
        }
        for month, rows in months
    ]


def _cells(row: DayRow) -> list[str]:
    names = [", ".join(shift.person.name for shift in side) for side in (row.leaders, row.officers)]
    return [f"{row.day.date:%d/%m/%Y}", _DAYS[row.day.date.weekday()], *names, row.day.name]


def draft_sheet_letter(row: Roster, at: dt.datetime) -> Letter:
    """Thông báo chưa ký, unsaved: what the paper of a draft would print."""
    given = paper_of(row)
    body = {name: given[name] for name in ("text", "sent_to", "tables")}
    return Letter(
        agency=row.agency,
        kind=LetterKind.NOTICE,
        to_printed=given["to"],
        subject=given["subject"],
        body=body,
        made_at=at,
    )


def _tell_everybody(row: Roster, on: dt.date, at: dt.datetime) -> None:
    days: dict[int, list[dt.date]] = defaultdict(list)
    for shift in shifts_of(row):
        if shift.date >= on:
            days[shift.key].append(shift.date)
    url, slot = reverse("duty:roster", args=[row.pk]), f"roster:{row.pk}:issued:{row.revision}"
    tell_each(
        [
            Telling((person,), events.PUBLISHED, ("roster", row.pk), _own(mine), url, slot)
            for person, mine in sorted(days.items())
        ],
        at=at,
    )


def _own(days: Sequence[dt.date]) -> Sentence:
    shown = ", ".join(day_short(day) for day in days[:_TOLD]) + "…" * (len(days) > _TOLD)
    return Sentence(N_("Lịch trực đã ban hành. {count} ngày trực: {days}."), {"count": str(len(days)), "days": shown})
