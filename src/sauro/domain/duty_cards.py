"""Thẻ quy tắc về trực ngày nghỉ. Hung into `domain.finding_rules.CARDS`."""

from __future__ import annotations

from sauro.domain.duty_rules import GAP, NO_HAND_OVER, NO_ROSTER, UNEVEN
from sauro.domain.rostering import CLAUSE, KEY
from sauro.domain.rule_card import RuleCard
from sauro.domain.sentence import N_

_WHERE = "domain/duty_rules.py"

DUTY_CARDS: tuple[RuleCard, ...] = (
    RuleCard(
        GAP,
        N_("Ngày nghỉ thiếu người trực"),
        N_("Mỗi ngày nghỉ, ngày lễ có lãnh đạo và cán bộ trực; người đang nghỉ phép, công tác không tính là có mặt."),
        KEY,
        CLAUSE,
        ("duty.leaders", "duty.officers", "duty.alarm_days"),
        N_("lịch trực đã ban hành, lịch làm việc, đơn nghỉ và công tác"),
        _WHERE,
    ),
    RuleCard(
        NO_ROSTER,
        N_("Chưa có lịch trực kỳ sau"),
        N_("Lịch trực kỳ sau được ban hành trước khi lịch đang dùng hết."),
        KEY,
        CLAUSE,
        ("duty.publish_ahead",),
        N_("các lịch trực đã ban hành của cơ quan"),
        _WHERE,
    ),
    RuleCard(
        NO_HAND_OVER,
        N_("Ngày trực chưa ghi bàn giao"),
        N_("Sau mỗi ngày trực có lời bàn giao trong sổ trực."),
        KEY,
        CLAUSE,
        ("duty.hand_over_within",),
        N_("sổ trực"),
        _WHERE,
    ),
    RuleCard(
        UNEVEN,
        N_("Lịch trực chênh lệch"),
        N_("Số ngày trực của những người cùng vai chênh nhau không quá mức của quy định."),
        KEY,
        CLAUSE,
        ("duty.most_spread",),
        N_("lịch trực đã ban hành; chỉ số ít nhất, nhiều nhất, không có tên"),
        _WHERE,
    ),
)
