"""Sự kiện của bộ quy định, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

RULE_ADDED = "rule.added"
DAY_SET = "calendar.day_set"
DAY_DROPPED = "calendar.day_dropped"
DAYS_PROPOSED = "calendar.days_proposed"
YEAR_CONFIRMED = "calendar.year_confirmed"

LABELS = {
    RULE_ADDED: N_("Đặt quy định {name} = {value} {unit} từ {since}, theo {source}"),
    DAY_SET: N_("Ghi ngày {date} vào lịch: {name}, theo {source}"),
    DAYS_PROPOSED: N_("Gợi ý {count} ngày của năm {year}, {source}"),
    YEAR_CONFIRMED: N_("Lịch năm {year} đã đủ văn bản, theo {source}"),
    DAY_DROPPED: N_("Bỏ ngày {date} khỏi lịch, theo {source}"),
}
