"""Quy định: việc làm. Add a dated row, put a day into the calendar; what was in force stays on record."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.rulebook import events
from sauro.apps.rulebook.models import CalendarDay, CalendarVersion, RuleRow
from sauro.apps.rulebook.permissions import may_change_rulebook
from sauro.apps.rulebook.proposals import SOURCE, library_days
from sauro.domain.acting import Acting
from sauro.domain.default_calendar import CONFIRMED, PROPOSED, default_calendar
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import ROWS, choices_of, title_of
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import DayKind

LARGEST = 10**9


@transaction.atomic
def load_defaults(*, at: dt.datetime) -> None:
    """Quy định ban đầu. Rows whose name is not known yet, and the first calendar; changes nothing an office has set.

    Part of setting up, not an act of a person: it leaves no journal entry.
    """
    known = set(RuleRow.objects.values_list("name", flat=True))
    RuleRow.objects.bulk_create(
        RuleRow(
            name=row.name, value=row.value, unit=row.unit, source=row.source, key=row.key, note=row.note,
            since=row.since, until=row.until, added_at=at,
        )
        for row in ROWS
        if row.name not in known
    )  # fmt: skip
    if CalendarVersion.objects.exists():
        return
    first = default_calendar()
    CalendarVersion.objects.create(number=1, label=first.version, confirmed_years=sorted(first.confirmed_years), at=at)
    CalendarDay.objects.bulk_create(
        CalendarDay(
            date=day.date, kind=day.kind.value, name=day.name, source=day.source, known_since=day.known_since,
            proposed=proposed, from_version=1,
        )
        for proposed, days in ((False, CONFIRMED), (True, PROPOSED))
        for day in days
    )  # fmt: skip


def _only_administrators(by: Acting) -> None:
    if not may_change_rulebook(by):
        raise Refusal(
            "rulebook.forbidden",
            Sentence(N_("Chỉ quản trị đặt quy định và lịch.")),
            advice=Sentence(N_("Gửi văn bản làm căn cứ cho người quản trị.")),
        )


def _sourced(source: str) -> str:
    kept = " ".join(source.split())
    if not kept:
        raise Refusal(
            "rulebook.source.missing",
            Sentence(N_("Thiếu nguồn: quy định nào cũng phải nêu văn bản, điều khoản.")),
            advice=Sentence(N_("Ghi số, ký hiệu và điều, khoản của văn bản.")),
        )
    return kept


def _accepted_value(value: str, latest: RuleRow) -> str:
    """A number stays a number; a convention stays one of those that the rule's note names ("move_on: …; ask: …")."""
    kept = value.strip()
    choices = choices_of(latest.note)
    number = latest.value.isascii() and latest.value.isdigit()
    if number and not (kept.isascii() and kept.isdigit() and int(kept[:12]) <= LARGEST):
        raise Refusal(
            "rulebook.value.number",
            Sentence(N_("Giá trị của {name} phải là số nguyên."), {"name": Sentence(title_of(latest.name))}),
            advice=Sentence(N_("Gõ số, không kèm đơn vị.")),
        )
    if not number and choices and kept not in choices:
        raise Refusal(
            "rulebook.value.choice",
            Sentence(
                N_("{name} nhận một trong: {choices}."),
                {"name": Sentence(title_of(latest.name)), "choices": ", ".join(choices)},
            ),
            advice=Sentence(N_("Chọn một giá trị trong danh sách.")),
        )
    return kept


@transaction.atomic
def add_rule(*, name: str, value: str, source: str, since: dt.date, by: Acting, at: dt.datetime) -> RuleRow:
    """Đặt quy định. A new row of a known name, in force from a day on; the rows before it stay as they were.

    Refuses an unknown name, a missing source, a value of another kind, a day not later than the latest row's.
    """
    _only_administrators(by)
    latest = RuleRow.objects.filter(name=name).order_by("since").last()
    if latest is None:
        raise Refusal(
            "rulebook.name.unknown",
            Sentence(N_("Không có quy định tên {name}."), {"name": name}),
            advice=Sentence(N_("Chọn một quy định trong bảng.")),
        )
    if since <= latest.since:
        raise Refusal(
            "rulebook.since.early",
            Sentence(
                N_("Ngày hiệu lực phải sau ngày {since} của dòng mới nhất."), {"since": f"{latest.since:%d/%m/%Y}"}
            ),
            advice=Sentence(N_("Đã áp dụng thì không sửa ngược; đặt dòng mới từ một ngày sau đó.")),
        )
    row = RuleRow.objects.create(
        name=name,
        value=_accepted_value(value, latest),
        unit=latest.unit,
        source=_sourced(source),
        key=latest.key,
        note=latest.note,
        since=since,
        added_at=at,
    )
    told = {"name": name, "value": row.value, "unit": row.unit, "since": f"{since:%d/%m/%Y}", "source": row.source}
    record(events.RULE_ADDED, about=("rule", row.pk), by=by, at=at, old={"value": latest.value}, new=told)
    return row


def _next_version(date: dt.date, at: dt.datetime) -> CalendarVersion:
    last = CalendarVersion.objects.order_by("number").last()
    assert last is not None
    number = last.number + 1
    label = f"Lịch làm việc {max([*last.confirmed_years, date.year])}, bản {number}"
    return CalendarVersion.objects.create(number=number, label=label, confirmed_years=last.confirmed_years, at=at)


@transaction.atomic
def set_day(*, date: dt.date, kind: DayKind, name: str, source: str, by: Acting, at: dt.datetime) -> CalendarDay:
    """Ghi ngày vào lịch. A new version of the calendar; a proposed row of that day is thereby adopted.

    Refuses a missing source and a "working Saturday" that is a working day anyway.
    """
    _only_administrators(by)
    if kind is DayKind.WORKING_SATURDAY and date.weekday() < 5:
        raise Refusal(
            "calendar.saturday",
            Sentence(
                N_("Ngày {date} không phải thứ Bảy, Chủ nhật, đã là ngày làm việc."), {"date": f"{date:%d/%m/%Y}"}
            ),
            advice=Sentence(N_("Kiểm tra lại ngày làm bù trong văn bản.")),
        )
    kept_source, version = _sourced(source), _next_version(date, at)
    before = CalendarDay.objects.filter(date=date, until_version=None)
    old = [day.name for day in before if not day.proposed]
    before.update(until_version=version.number)
    day = CalendarDay.objects.create(
        date=date, kind=kind.value, name=" ".join(name.split()) or str(kind.value), source=kept_source,
        from_version=version.number,
    )  # fmt: skip
    told = {"date": f"{date:%d/%m/%Y}", "kind": kind.value, "name": day.name, "source": kept_source}
    told["version"] = version.label
    record(events.DAY_SET, about=("calendar", version.number), by=by, at=at, old={"name": old}, new=told)
    return day


@transaction.atomic
def drop_day(*, date: dt.date, source: str, by: Acting, at: dt.datetime) -> None:
    """Bỏ ngày khỏi lịch. A new version without it; the older versions keep it."""
    _only_administrators(by)
    kept_source = _sourced(source)
    before = CalendarDay.objects.filter(date=date, until_version=None, proposed=False)
    names = [day.name for day in before]
    if not names:
        raise Refusal(
            "calendar.day.unknown",
            Sentence(N_("Ngày {date} không có trong lịch."), {"date": f"{date:%d/%m/%Y}"}),
            advice=Sentence(N_("Chọn một ngày trong bảng.")),
        )
    version = _next_version(date, at)
    before.update(until_version=version.number)
    told = {"date": f"{date:%d/%m/%Y}", "source": kept_source, "version": version.label}
    record(events.DAY_DROPPED, about=("calendar", version.number), by=by, at=at, old={"name": names}, new=told)


@transaction.atomic
def propose_days(*, year: int, by: Acting, at: dt.datetime) -> int:
    """Gợi ý ngày nghỉ của một năm from the library, as rows that wait; returns how many are new.

    No version is made and no deadline moves: `set_day` takes a row over, with the document that says so.
    Refusal: rulebook.forbidden, calendar.year.
    """
    _only_administrators(by)
    _real_year(year)
    last = CalendarVersion.objects.order_by("number").last()
    assert last is not None
    known = set(CalendarDay.objects.filter(until_version=None, date__year=year).values_list("date", flat=True))
    new = [day for day in library_days(year) if day.date not in known]
    CalendarDay.objects.bulk_create(
        CalendarDay(
            date=day.date, kind=day.kind.value, name=day.name, source=day.source, proposed=True,
            from_version=last.number,
        )
        for day in new
    )  # fmt: skip
    told = {"year": year, "count": len(new), "source": SOURCE}
    record(events.DAYS_PROPOSED, about=("calendar", last.number), by=by, at=at, new=told)
    return len(new)


@transaction.atomic
def confirm_year(*, year: int, source: str, by: Acting, at: dt.datetime) -> CalendarVersion:
    """Lịch của một năm đã đủ văn bản: its deadlines carry no note any more. A new version.

    Refusal: rulebook.forbidden, rulebook.source.missing, calendar.year, calendar.year.known.
    """
    _only_administrators(by)
    _real_year(year)
    kept_source, version = _sourced(source), _next_version(dt.date(year, 1, 1), at)
    if year in version.confirmed_years:
        raise Refusal(
            "calendar.year.known",
            Sentence(N_("Lịch năm {year} đã được xác nhận."), {"year": str(year)}),
            advice=Sentence(N_("Sửa từng ngày nếu có văn bản mới.")),
        )
    version.confirmed_years = sorted([*version.confirmed_years, year])
    version.save(update_fields=["confirmed_years"])
    told = {"year": year, "source": kept_source, "version": version.label}
    record(events.YEAR_CONFIRMED, about=("calendar", version.number), by=by, at=at, new=told)
    return version


def _real_year(year: int) -> None:
    if year not in range(2000, 2101):
        raise Refusal(
            "calendar.year",
            Sentence(N_("Năm {year} ngoài phạm vi của lịch."), {"year": str(year)}),
            advice=Sentence(N_("Chọn một năm từ 2000 đến 2100.")),
        )
