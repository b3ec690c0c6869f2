"""Quy định ban đầu về đời của nhiệm vụ. Acceptance, extension, urging, staleness, signals, notices (T1 to T13).

Days are working days unless the unit says otherwise. A rung of the ladder reads "from;to;colour;paper": from a day
("due-5", "assigned+1"), to whom (doer, unit_head, agency_head, monitor, giver, standing, inspection), colour, and what
goes out (notice, letter, report, proposal).
"""

from __future__ import annotations

from sauro.domain.rules import Rule
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_SEED_ONE = "1773-CV/TU, mục 1"
_THANH_HOA = N_("quy chế theo dõi nhiệm vụ của tỉnh Thanh Hóa, 2025")
_DONG_THAP = "790/QĐ-UBND-HC (Đồng Tháp)"
_BINH_DINH = N_("báo cáo của Tổ công tác tỉnh Bình Định, 2022")
_WORKING = N_("ngày làm việc")
_DAYS = N_("ngày")
_TIMES = N_("lần")
_RUNG = N_("bậc đôn đốc")

LIFE_ROWS: tuple[Rule, ...] = (
    Rule("task.register.urgent", "0", _WORKING, _THANH_HOA, key="C5.5"),
    Rule("task.register.ordinary", "1", _WORKING, _THANH_HOA, key="C5.5"),
    Rule("task.register.many", "2", _WORKING, _THANH_HOA, key="C5.5"),
    Rule("task.register.many_from", "5", N_("nhiệm vụ mỗi văn bản"), _HOUSE, key="C5.5"),
    Rule("task.accept_within", "1", _WORKING, _HOUSE, key="C1.1"),
    Rule("task.reassign_within", "1", _WORKING, _HOUSE, key="C1.1"),
    Rule("task.decline.escalates_at", "2", _TIMES, _HOUSE, key="C1.2"),
    Rule("task.decline.circle_at", "3", _TIMES, _HOUSE, key="C1.2"),
    Rule("task.cascade.deepest", "4", N_("cấp"), _HOUSE, key="C1.1"),
    Rule("task.ageing.alert", "60", _DAYS, _HOUSE, key="C5.5"),
    Rule("task.ageing.escalate", "90", _DAYS, _BINH_DINH, key="C5.5"),
    Rule("task.standing.months", "3", N_("tháng mỗi kỳ báo cáo"), _HOUSE, key="C5.5"),
    Rule("task.due.urgent", "3", _WORKING, _HOUSE, key="C1.1b"),
    Rule("task.due.ordinary", "15", _WORKING, _HOUSE, key="C1.1b"),
    Rule("task.due.plan", "30", _DAYS, _HOUSE, key="C1.1b"),
    Rule("task.stale.starred", "7", _DAYS, _HOUSE, key="C5.5"),
    Rule("task.stale", "15", _DAYS, _HOUSE, key="C5.5"),
    Rule("extension.most", "1", _TIMES, _DONG_THAP, key="C1.2"),
    Rule("extension.most_with_above", "2", _TIMES, _HOUSE, key="C1.2"),
    Rule("extension.ask_ahead", "3", _WORKING, _HOUSE, key="C1.2"),
    Rule("extension.decide_within", "2", _WORKING, _HOUSE, key="C1.2"),
    Rule("urge.n0", "assigned+1;doer,unit_head;grey;notice", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n1a", "due-5;doer;yellow;notice", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n1b", "due-2;doer;yellow;notice", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n2", "due+0;doer,unit_head;orange;notice", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n3", "due+1;unit_head,monitor;red;notice", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n4", "due+5;agency_head;red;letter", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n5", "due+15;giver,standing;red;report", _RUNG, _HOUSE, key="C5.5"),
    Rule("urge.n6", "due+30;inspection;red;proposal", _RUNG, _BINH_DINH, key="C5.5"),
    Rule("urge.early_share", "20", N_("phần trăm thời gian"), _HOUSE, key="C5.5"),
    Rule("urge.letter_lines", "300", N_("nhiệm vụ mỗi văn bản"), _HOUSE, key="C5.5"),
    Rule("urge.answer_within", "5", _WORKING, _HOUSE, key="C5.5"),
    Rule("notice.digest_hour", "7", N_("giờ"), _HOUSE, key="C5.5"),
    Rule("notice.mails_a_day", "10", N_("thư mỗi người mỗi ngày"), _HOUSE, key="C5.5"),
    Rule("notice.mail_keeps_hours", "48", N_("giờ"), _HOUSE, key="C5.5"),
    Rule("notice.mute_most_days", "30", _DAYS, _HOUSE, key="C5.5"),
    Rule("signal.fewest", "5", N_("nhiệm vụ"), _HOUSE, key="C1.2"),
    Rule("signal.fairness_fewest", "10", N_("quyết định"), _HOUSE, key="C1.2"),
    Rule("signal.order_shortest", "3", _WORKING, _HOUSE, key="C1.1b"),
    Rule("signal.kept_months", "24", N_("tháng"), _HOUSE, key="C1.2"),
    Rule("signal.answer_within", "5", _WORKING, _HOUSE, key="C1.2"),
    Rule("evidence.files", "20", N_("tệp mỗi lần nộp"), _HOUSE, key="C1.2"),
    Rule("token.longest_days", "365", _DAYS, _HOUSE),
    Rule("import.register_megabytes", "100", N_("MB mỗi bảng"), _HOUSE),
    Rule("import.register_rows", "100000", N_("dòng mỗi lượt nhập sổ"), _HOUSE),
)
