"""Chỉ tiêu. Targets of the province's resolution and a value for each period: most in time, some late, few missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sauro.apps.reports import events
from sauro.apps.reports.models import Indicator, IndicatorValue
from sauro.apps.reports.queries.indicators import YEAR_END
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Role
from sauro.domain.indicators import Direction
from sauro.domain.obligations import Period, PeriodKind, Timing, period_name, periods_between
from sauro.sample.province.world import Body, World

_YEARS_BACK: Final = 2  # quarters are known for so many years before the running one, months for the running one
_BASIS: Final = "Nghị quyết Đại hội Đảng bộ tỉnh An Lạc nhiệm kỳ 2025-2030, phần chỉ tiêu"
_LATE, _MISSING, _CORRECTED = 0.1, 0.03, 0.02


@dataclass(frozen=True, slots=True)
class _Goal:
    """Một chỉ tiêu mẫu: supplier, name, unit, direction, decimals, from where to where; `whole_year`: it adds up."""

    supplier: str
    name: str
    unit: str
    direction: Direction
    decimals: int
    baseline: float
    target: float
    kind: PeriodKind = PeriodKind.QUARTER
    whole_year: bool = False


_UP, _DOWN, _M = Direction.HIGHER, Direction.LOWER, PeriodKind.MONTH
_GOALS: Final = {
    "VPUB": (
        _Goal("TKT", "Tốc độ tăng tổng sản phẩm trên địa bàn so với cùng kỳ", "%", _UP, 2, 6.1, 8.0),
        _Goal("TKT", "Vị thứ về tăng trưởng trong cả nước", "hạng", Direction.RANK, 0, 34, 20),
        _Goal("TKT", "Tổng vốn đầu tư toàn xã hội so với tổng sản phẩm", "%", _UP, 1, 29.5, 33.0),
        _Goal("STC", "Giải ngân vốn đầu tư công lũy kế so với kế hoạch năm", "%", _UP, 1, 0, 95, _M, whole_year=True),
        _Goal("STC", "Thu ngân sách lũy kế so với dự toán năm", "%", _UP, 1, 0, 100, _M, whole_year=True),
        _Goal("TTPVHCC", "Hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", _UP, 1, 91.2, 98.0, _M),
        _Goal("TTPVHCC", "Hồ sơ nộp trực tuyến toàn trình", "%", _UP, 1, 38.0, 60.0, _M),
        _Goal("SKHCN", "Văn bản của cấp xã có ký số", "%", _UP, 1, 86.0, 98.0, _M),
        _Goal("SNNMT", "Hộ nghèo đa chiều", "%", _DOWN, 2, 4.6, 3.0),
        _Goal("SNNMT", "Xã đạt chuẩn nông thôn mới", "xã", _UP, 0, 61, 80),
        _Goal("SNNMT", "Rác thải sinh hoạt được thu gom, xử lý", "%", _UP, 1, 84.0, 92.0),
        _Goal("SYT", "Giường bệnh trên một vạn dân", "giường", _UP, 1, 29.5, 33.0),
        _Goal("BHXH", "Người dân tham gia bảo hiểm y tế", "%", _UP, 1, 92.4, 95.0, _M),
        _Goal("SNV", "Lao động qua đào tạo có văn bằng, chứng chỉ", "%", _UP, 1, 27.0, 32.0),
        _Goal("SGDDT", "Trường đạt chuẩn quốc gia", "%", _UP, 1, 58.0, 65.0),
        _Goal("CAT", "Vụ tai nạn giao thông trong tháng", "vụ", _DOWN, 0, 31, 20, _M),
        _Goal("SVHTTDL", "Lượt khách du lịch trong quý", "nghìn lượt", _UP, 0, 640, 900),
        _Goal("SCT", "Kim ngạch xuất khẩu trong tháng", "triệu USD", _UP, 1, 205.0, 240.0, _M),
    ),
    "VPTU": (
        _Goal("BTCTU", "Chi bộ sinh hoạt đúng kỳ", "%", _UP, 1, 93.0, 98.0, _M),
        _Goal("BTCTU", "Đảng viên mới kết nạp lũy kế so với chỉ tiêu năm", "%", _UP, 1, 0, 100, _M, whole_year=True),
        _Goal("TTT", "Đơn khiếu nại, tố cáo giải quyết đúng hạn", "%", _UP, 1, 81.0, 92.0),
    ),
}


def fill(world: World) -> None:
    """Each target as its keeper defines it, then period by period what its supplier gave."""
    for keeper, goals in _GOALS.items():
        for goal in goals:
            _indicator(world, world.by_code(keeper), world.by_code(goal.supplier), goal)


def _indicator(world: World, keeper: Body, supplier: Body, goal: _Goal) -> None:
    year = world.first.year if goal.kind is PeriodKind.MONTH else world.first.year - _YEARS_BACK
    since = dt.date(year, 1, 1)
    at, by = world.moment(world.days.number(since)), keeper.speaker(Role.COORDINATOR)
    end = dt.date(world.today.year if goal.whole_year else world.today.year + 4, 12, 31)
    target, before = _number(goal, goal.target), dict[str, object]()
    if goal.baseline:
        before = {"baseline": _number(goal, goal.baseline), "baseline_on": since - dt.timedelta(days=1)}
    pk = world.ledger.table(Indicator).add(
        name=goal.name, unit=goal.unit, decimals=goal.decimals, direction=str(goal.direction), target=target,
        target_on=end, basis=_BASIS, keeper_id=keeper.pk, supplier_id=supplier.pk, period=str(goal.kind), since=since,
        made_at=at, **before,
    )  # fmt: skip
    new = {"name": goal.name, "target": str(target), "target_on": end.isoformat(), "unit": goal.unit}
    world.ledger.chronicle.tell(at, events.INDICATOR_MADE, ("indicator", pk), by.by, new=new)
    timing = Timing(goal.kind, due_number=rules().number("indicator.due_after", world.today), closing_day=YEAR_END)
    periods = periods_between(timing, since, world.today, calendar=calendar(), rules=rules())
    for at_number, period in enumerate(periods, start=1):
        _value(world, supplier, goal, pk, period, at_number / (len(periods) + 1))


def _value(world: World, supplier: Body, goal: _Goal, pk: int, period: Period, way: float) -> None:
    dice = world.dice
    closes, due = world.days.number(period.closing + dt.timedelta(days=1)), world.days.number(period.due_on)
    day = due + dice.randint(1, 12) if dice.random() < _LATE else dice.randint(closes, max(closes, due))
    if dice.random() < _MISSING or day >= world.now:
        return
    share = period.closing.month / 12 if goal.whole_year else way * 0.9
    stray = dice.uniform(-0.06, 0.06) * (goal.target - goal.baseline)
    value = _number(goal, max(0.0, goal.baseline + share * (goal.target - goal.baseline) + stray))
    seat, source = supplier.speaker(Role.COORDINATOR), f"Báo cáo số {dice.randint(20, 900)}/BC-{supplier.code}"
    at, table = world.moment(day), world.ledger.table(IndicatorValue)
    row = {
        "indicator_id": pk, "period": period.key, "on": period.closing, "given_on": world.days[day],
        "by_id": seat.account, "by_name": seat.name, "at": at,
    }  # fmt: skip
    told = {"period": period_name(period.key), "value": str(value), "source": source}
    world.ledger.chronicle.tell(at, events.VALUE_GIVEN, ("indicator", pk), seat.by, new=told)
    if dice.random() >= _CORRECTED or day + 3 >= world.now:
        table.add(value=value, source=source, **row)
        return
    reason, better = "Số liệu ước, nay có số chính thức", _number(goal, float(value) * 1.02)
    later = world.moment(day + 3)
    table.add(value=value, source=source, replaced_at=later, replaced_because=reason, **row)
    table.add(value=better, source=f"{source}, đính chính", **(row | {"given_on": world.days[day + 3], "at": later}))
    old = {"value": str(value), "source": source}
    told = {"period": period_name(period.key), "value": str(better), "reason": reason}
    world.ledger.chronicle.tell(later, events.VALUE_CORRECTED, ("indicator", pk), seat.by, old=old, new=told)


def _number(goal: _Goal, value: float) -> Decimal:
    return round(Decimal(str(value)), goal.decimals)
