"""Báo cáo định kỳ. What the houses of the province ask for every month and quarter, and what each body answered.

The register's figures are those that it would count (`tally`); the words are drawn. Reports come in time, late, not at
all; some are sent back, some corrected, and who is late mostly says why.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from sauro.apps.notices.services.telling import stored
from sauro.apps.reports import events
from sauro.apps.reports.models import Figure, FormVersion, Obligation, ObligationState, Report, ReportForm
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind
from sauro.domain.obligations import MissingCause, Period, PeriodKind, ReportState, Timing, period_name, periods_between
from sauro.domain.report_forms import FieldKind, Question, Topic, default_fields
from sauro.sample.province.tally import tally
from sauro.sample.province.world import Body, Seat, World

_FIELDS: Final = default_fields()
_KEPT: Final = (  # keeper, to whom, title, period, kind of the bodies below whom, what says so
    ("VPUB", "UBND", "Kết quả thực hiện nhiệm vụ Ủy ban nhân dân tỉnh giao cấp xã", PeriodKind.MONTH,
     BodyKind.PEOPLE_COMMITTEE, "Quy chế làm việc của Ủy ban nhân dân tỉnh An Lạc, Điều 14"),
    ("VPUB", "UBND", "Kết quả thực hiện nhiệm vụ Ủy ban nhân dân tỉnh giao các sở", PeriodKind.QUARTER,
     BodyKind.DEPARTMENT, "Quy chế làm việc của Ủy ban nhân dân tỉnh An Lạc, Điều 15"),
    ("VPTU", "TU", "Tình hình thực hiện chỉ đạo của Tỉnh ủy tại các đảng ủy trực thuộc", PeriodKind.QUARTER,
     BodyKind.PARTY_COMMITTEE, "Quy chế làm việc của Tỉnh ủy An Lạc, Điều 21"),
    ("VPTU", "TU", "Tham mưu, giúp việc Tỉnh ủy hằng tháng", PeriodKind.MONTH,
     BodyKind.ADVISORY, "Quy chế làm việc của Tỉnh ủy An Lạc, Điều 22"),
)  # fmt: skip
_SILENT, _SENT_BACK, _CORRECTED = 0.02, 0.05, 0.02
_RECENT: Final = 6  # working days within which a report that was sent back may still be on its way
_CAUSES: Final = {  # what is said of it, and what is done about it
    MissingCause.DATA: (
        "Chờ số liệu của {n} đơn vị trực thuộc, đến nay mới nhận một nửa",
        "Đã hẹn đơn vị gửi trước ngày {day}",
    ),
    MissingCause.PEOPLE: (
        "Người lập báo cáo chuyển công tác, {n} ngày chưa có người thay",
        "Đã phân công người khác từ ngày {day}",
    ),
    MissingCause.SYSTEM: (
        "Đường truyền của trụ sở mới hỏng {n} ngày",
        "Nộp bổ sung ngay khi có mạng, chậm nhất ngày {day}",
    ),
    MissingCause.DISASTER: (
        "Huy động người ứng phó mưa lũ {n} ngày liền",
        "Hoàn thành báo cáo trước ngày {day}",
    ),
}


@dataclass(frozen=True, slots=True)
class _Regime:
    """Một chế độ báo cáo đã ghi, with the version of its form and who takes reports in."""

    pk: int
    version: int
    title: str
    keeper: Body


def fill(world: World) -> None:
    """Every period since the running year began, for each body that reports."""
    forms: dict[int, int] = {}
    for keeper, to, title, kind, of, basis in _KEPT:
        regime = _regime(world, forms, (world.by_code(keeper), world.by_code(to)), title, kind, of, basis)
        ahead = world.today + dt.timedelta(days=rules().number("report.opens_ahead", world.today))
        periods = periods_between(Timing(kind), world.first, ahead, calendar=calendar(), rules=rules())
        under = world.by_code(to).pk
        bodies = [b for b in world.bodies.values() if b.parent == under and b.kind == of.value and b.staff]
        for period in periods:
            for body in bodies:
                _One(world, regime, period, body).tell()


def _regime(
    world: World, forms: dict[int, int], houses: tuple[Body, Body], title: str, kind: PeriodKind, of: BodyKind,
    basis: str,
) -> _Regime:  # fmt: skip
    keeper, to = houses
    by, at = keeper.speaker(Role.COORDINATOR), world.moment(world.days.number(world.first))
    if keeper.pk not in forms:
        forms[keeper.pk] = _form(world, keeper, by, at)
    form, version = forms[keeper.pk], forms[keeper.pk]
    pk = world.ledger.table(Obligation).add(
        state=ObligationState.IN_FORCE, title=title, basis=basis, period=str(kind), keeper_id=keeper.pk, to_id=to.pk,
        group_kind=str(of), group_under_id=to.pk, form_id=form, since=world.first, made_at=at,
    )  # fmt: skip
    new = {"title": title, "period": str(kind), "basis": basis, "bodies": []}
    world.ledger.chronicle.tell(at, events.OBLIGATION_MADE, ("obligation", pk), by.by, new=new)
    return _Regime(pk, version, title, keeper)


def _form(world: World, keeper: Body, by: Seat, at: dt.datetime) -> int:
    """Biểu mẫu with its first version: both tables count alike, one row of each at a time."""
    name = "Báo cáo kết quả thực hiện nhiệm vụ"
    pk = world.ledger.table(ReportForm).add(name=name, keeper_id=keeper.pk, made_at=at)
    fields = [field.as_row() for field in _FIELDS]
    world.ledger.table(FormVersion).add(id=pk, form_id=pk, number=1, fields=fields, made_by_id=by.account, made_at=at)
    new = {"name": name, "number": 1, "fields": [field.label for field in _FIELDS]}
    world.ledger.chronicle.tell(at, events.FORM_SAVED, ("report_form", pk), by.by, new=new)
    return pk


class _One:
    """Một báo cáo: one body, one period; told from its opening to where it stands today."""

    def __init__(self, world: World, regime: _Regime, period: Period, body: Body) -> None:
        self.world, self.dice, self.regime, self.period, self.body = world, world.dice, regime, period, body
        self.pk = world.ledger.table(Report).next_id()
        self.closes, self.due = world.days.number(period.closing), world.days.number(period.due_on)
        self.clerk = body.speaker(Role.COORDINATOR)
        self.signer = body.head or body.speaker(Role.LEADER)
        opened = period.closing - dt.timedelta(days=rules().number("report.opens_ahead", period.closing))
        self.at = min(world.days.midnight(world.days.number(opened)) + dt.timedelta(hours=5), world.at)
        self.row: dict[str, Any] = {"state": ReportState.OPEN, "made_at": self.at, "revision": 1}

    def tell(self) -> None:
        """A body that is often late with its tasks is late with its reports."""
        self._entry(events.REPORT_OPENED, None, {"period": period_name(self.period.key), "agency": self.body.pk})
        late = self.dice.random() < self.body.late * 0.6
        day = self.due + self.dice.randint(1, 7) if late else self.dice.randint(self.closes, max(self.closes, self.due))
        silent = self.dice.random() < _SILENT
        if not silent and day < self.world.now:
            self._hand_in(day)
        elif self.closes - 2 <= self.world.now and self.dice.random() < 0.5:
            self._draft(min(day - 1, self.world.now - 1))
        if (late or silent) and self.due + 1 < self.world.now and self.dice.random() < 0.6:
            self._say_why(min(max(day, self.due + 1), self.world.now - 1))
        self._write()

    def _to(self, day: int) -> None:
        self.at = self.world.moment(day, after=self.at)
        self.row["revision"] += 1

    def _entry(self, kind: str, by: tuple[int, str] | None, new: Any = None, old: Any = None) -> None:
        self.world.ledger.chronicle.tell(self.at, kind, ("report", self.pk), by, old=old, new=new)

    def _draft(self, day: int) -> None:
        """Soạn: the figures are counted, the words written; most are put before who signs."""
        self._to(day)
        self._figures()
        self.row["state"] = ReportState.DRAFTED
        self._entry(events.REPORT_DRAFTED, self.clerk.by, {"fields": [str(t) for t in Topic if t is not Topic.OTHER]})
        if self.dice.random() < 0.7:
            self._to(day)
            self.row["ready_at"] = self.at
            self._entry(events.REPORT_PRESENTED, self.clerk.by)

    def _hand_in(self, day: int) -> None:
        self._draft(max(day - 1, self.closes - 1))
        self._sign(day)
        if self.dice.random() < _SENT_BACK and day + 1 < self.world.now:
            self._send_back(day + 1)
            again = day + 1 + self.dice.randint(1, _RECENT)
            if again >= self.world.now:
                return
            self._sign(again)
            day = again
        taken = day + self.dice.randint(0, 3)
        if taken < self.world.now:
            self._to(taken)
            self.row |= {"state": ReportState.RECEIVED, "received_at": self.at}
            self._entry(events.REPORT_RECEIVED, self.regime.keeper.speaker(Role.COORDINATOR).by)

    def _sign(self, day: int) -> None:
        self._to(day)
        on = self.world.days[day]
        self.row |= {
            "state": ReportState.SUBMITTED, "submitted_on": on, "submitted_at": self.at,
            "signer_name": self.signer.name, "signer_title": self.signer.title,
        }  # fmt: skip
        new = {"signer": self.signer.name, "due_on": self.period.due_on.isoformat(), "submitted_on": on.isoformat()}
        self._entry(events.REPORT_SUBMITTED, self.signer.by, new | {"nil": False})

    def _send_back(self, day: int) -> None:
        old = {"submitted_on": self.row["submitted_on"].isoformat(), "signer": self.signer.name}
        self._to(day)
        remarks = self.world.words.remark(self.world.days[day])
        self.row |= {
            "state": ReportState.SENT_BACK, "remarks": remarks, "submitted_on": None, "submitted_at": None,
            "ready_at": None, "signer_name": "", "signer_title": "",
        }  # fmt: skip
        self._entry(events.REPORT_SENT_BACK, self.regime.keeper.speaker(Role.COORDINATOR).by, {"remarks": remarks}, old)

    def _say_why(self, day: int) -> None:
        self._to(day)
        cause = self.dice.choice(list(_CAUSES))
        said = {"n": self.dice.randint(3, 12), "day": f"{self.world.days[day + 3]:%d/%m/%Y}"}
        words, remedy = (part.format(**said) for part in _CAUSES[cause])
        self.row |= {"cause": str(cause), "cause_words": words, "remedy": remedy, "cause_at": self.at}
        self._entry(events.CAUSE_NAMED, self.clerk.by, {"cause": str(cause), "words": words, "remedy": remedy})

    def _figures(self) -> None:
        """Số liệu và lời. A corrected number stands beside the one that was counted, with its reason."""
        world, table, day = self.world, self.world.ledger.table(Figure), self.world.days[self.closes]
        pk = self.body.pk
        counted = tally(world.lived.get(pk, ()), world.extended.get(pk, ()), self.period.first, self.period.closing)
        words = {
            Topic.RESULTS: world.words.summary, Topic.NOT_DONE: world.words.later,
            Topic.DIFFICULTIES: world.words.obstacle, Topic.PROPOSALS: world.words.proposal,
            Topic.NEXT: world.words.next_step,
        }  # fmt: skip
        for field in _FIELDS:
            if field.kind is FieldKind.REGISTER and field.question is not None:
                number = counted[field.question]
                table.add(report_id=self.pk, field=field.key, register_value=number, counted_at=self.at, at=self.at,
                          **self._corrected(field.question, number))  # fmt: skip
            elif field.required or self.dice.random() < 0.7:
                table.add(report_id=self.pk, field=field.key, text=words[field.topic](day) + ".", at=self.at,
                          by_id=self.clerk.account, by_name=self.clerk.name)  # fmt: skip

    def _corrected(self, question: Question, number: int) -> dict[str, Any]:
        if question is not Question.DONE_ON_TIME or self.dice.random() >= _CORRECTED:
            return {"value": number}
        reason = "Một kết quả đã nộp bằng bản giấy trước ngày chốt, chưa ghi vào sổ"
        return {"value": number + 1, "reason": reason, "by_id": self.clerk.account, "by_name": self.clerk.name}

    def _write(self) -> None:
        period = self.period
        self.world.ledger.table(Report).add(
            id=self.pk, obligation_id=self.regime.pk, agency_id=self.body.pk, version_id=self.regime.version,
            period=period.key, first=period.first, closing=period.closing, closing_because=stored(period.because),
            due_on=period.due_on, due_because=stored(period.due_because), **self.row,
        )  # fmt: skip
