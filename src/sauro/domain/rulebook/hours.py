"""Quy định ban đầu về giờ làm việc. Grace, lines, terms; the hours themselves are rows of the bodies, not rules."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_TURNS = N_("lượt ngày công")

HOURS: tuple[TitledRule, ...] = (
    titled(
        N_("Số phút không tính là muộn, sớm"),
        N_("Đến sau giờ đầu, về trước giờ cuối trong bấy nhiêu phút thì không tính."),
        Rule("hours.grace_minutes", "5", N_("phút"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số người ít nhất để hiện thống kê"),
        N_("Thống kê giờ làm việc của ít người hơn số này không hiện, không tính thành điều cần xem lại."),
        Rule("hours.least_people", "5", N_("người"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số người ít nhất để hiện số nhỏ"),
        N_("Đơn vị ít người hơn số này thì số lượt nhỏ chỉ ghi là ít, để không đoán được là ai."),
        Rule("hours.few_people", "10", N_("người"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Ngưỡng muộn, sớm ngày đầu tuần, cuối tuần, giáp lễ"),
        N_("Vượt tỷ lệ này trên số lượt của những ngày ấy trong tháng thì đơn vị được hỏi."),
        Rule("hours.edge_share", "10", N_("phần trăm số lượt"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số lượt ít nhất để xét ngưỡng"),
        N_("Ít lượt ngày công hơn số này thì chưa xét ngưỡng."),
        Rule("hours.edge_days", "20", _TURNS, _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Hạn nhập bảng chấm công"),
        N_("Bảng của một tháng được nhập trong bấy nhiêu ngày làm việc sau tháng ấy."),
        Rule("hours.file_within", "5", N_("ngày làm việc"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số tháng được hỏi khi thiếu bảng"),
        N_("Sau tháng cuối có bảng, thiếu thì hỏi nhiều nhất bấy nhiêu tháng."),
        Rule("hours.missing_months", "2", N_("tháng"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số tháng tính lại"),
        N_("Mỗi ngày, quy tắc giờ làm việc được tính lại cho bấy nhiêu tháng gần nhất."),
        Rule("hours.look_months", "3", N_("tháng"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Thời gian lưu ngày công"),
        N_("Ngày công và giải trình của ngày được xóa sau bấy nhiêu tháng."),
        Rule("hours.kept_months", "24", N_("tháng"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Các lần chấm sát nhau"),
        N_("Các lần chấm trong một ngày cách nhau không quá bấy nhiêu phút là một lần."),
        Rule("hours.same_punch_minutes", "10", N_("phút"), _HOUSE, key="C2.1"),
    ),
    titled(
        N_("Số dòng mỗi bảng chấm công"),
        N_("Bảng nhiều dòng hơn thì chia thành nhiều tệp."),
        Rule("hours.import_rows", "40000", N_("dòng mỗi lượt nhập"), _HOUSE, key="C2.1"),
    ),
)
