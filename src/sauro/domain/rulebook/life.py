"""Quy định ban đầu về đời của nhiệm vụ. Acceptance, extension, urging, staleness, signals, notices (T1 to T13).

Days are working days unless the unit says otherwise. A rung of the ladder reads "from;to;colour;paper": from a day
("due-5", "assigned+1"), to whom (doer, unit_head, agency_head, monitor, giver, standing, inspection), colour, and what
goes out (notice, letter, report, proposal).
"""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
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

LIFE: tuple[TitledRule, ...] = (
    titled(
        N_("Vào sổ việc khẩn"),
        N_("Nhiệm vụ của văn bản khẩn được duyệt vào sổ trong bấy nhiêu ngày làm việc."),
        Rule("task.register.urgent", "0", _WORKING, _THANH_HOA, key="C5.5"),
    ),
    titled(
        N_("Vào sổ việc thường"),
        N_("Nhiệm vụ của văn bản thường được duyệt vào sổ trong bấy nhiêu ngày làm việc."),
        Rule("task.register.ordinary", "1", _WORKING, _THANH_HOA, key="C5.5"),
    ),
    titled(
        N_("Vào sổ văn bản nhiều nhiệm vụ"),
        N_("Văn bản có nhiều nhiệm vụ được thêm thời gian vào sổ đến bấy nhiêu ngày làm việc."),
        Rule("task.register.many", "2", _WORKING, _THANH_HOA, key="C5.5"),
    ),
    titled(
        N_("Thế nào là nhiều nhiệm vụ"),
        N_("Từ bấy nhiêu nhiệm vụ trở lên thì văn bản được coi là nhiều nhiệm vụ."),
        Rule("task.register.many_from", "5", N_("nhiệm vụ mỗi văn bản"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Nhận việc"),
        N_("Nơi chủ trì nhận hoặc trả lại nhiệm vụ trong bấy nhiêu ngày làm việc."),
        Rule("task.accept_within", "1", _WORKING, _HOUSE, key="C1.1"),
    ),
    titled(
        N_("Giao lại việc bị trả"),
        N_("Nơi giao xử lý nhiệm vụ bị trả lại trong bấy nhiêu ngày làm việc."),
        Rule("task.reassign_within", "1", _WORKING, _HOUSE, key="C1.1"),
    ),
    titled(
        N_("Trả lại đến lần phải báo cáo cấp trên"),
        N_("Nhiệm vụ bị trả lại đến lần này thì báo cáo cấp trên."),
        Rule("task.decline.escalates_at", "2", _TIMES, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Trả lại đến lần coi là đùn đẩy"),
        N_("Nhiệm vụ bị trả lại đến lần này thì hiện thành dấu hiệu đùn đẩy."),
        Rule("task.decline.circle_at", "3", _TIMES, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Triển khai xuống cấp dưới"),
        N_("Một nhiệm vụ được triển khai xuống nhiều nhất bấy nhiêu cấp."),
        Rule("task.cascade.deepest", "4", N_("cấp"), _HOUSE, key="C1.1"),
    ),
    titled(
        N_("Việc tồn lâu: cảnh báo"),
        N_("Nhiệm vụ mở quá bấy nhiêu ngày thì cảnh báo."),
        Rule("task.ageing.alert", "60", _DAYS, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Việc tồn lâu: báo cáo cấp trên"),
        N_("Nhiệm vụ mở quá bấy nhiêu ngày thì báo cáo cấp trên."),
        Rule("task.ageing.escalate", "90", _DAYS, _BINH_DINH, key="C5.5"),
    ),
    titled(
        N_("Kỳ báo cáo của việc thường xuyên"),
        N_("Nhiệm vụ thường xuyên báo cáo một lần mỗi bấy nhiêu tháng."),
        Rule("task.standing.months", "3", N_("tháng mỗi kỳ báo cáo"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Hạn đề xuất cho việc khẩn"),
        N_("Văn bản khẩn không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày làm việc."),
        Rule("task.due.urgent", "3", _WORKING, _HOUSE, key="C1.1b"),
    ),
    titled(
        N_("Hạn đề xuất cho việc thường"),
        N_("Văn bản thường không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày làm việc."),
        Rule("task.due.ordinary", "15", _WORKING, _HOUSE, key="C1.1b"),
    ),
    titled(
        N_("Hạn đề xuất cho kế hoạch triển khai"),
        N_("Kế hoạch triển khai không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày."),
        Rule("task.due.plan", "30", _DAYS, _HOUSE, key="C1.1b"),
    ),
    titled(
        N_("Việc gắn sao không có tin mới"),
        N_("Nhiệm vụ gắn sao im lặng quá bấy nhiêu ngày thì nhắc."),
        Rule("task.stale.starred", "7", _DAYS, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Việc không có tin mới"),
        N_("Nhiệm vụ im lặng quá bấy nhiêu ngày thì nhắc."),
        Rule("task.stale", "15", _DAYS, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Số lần gia hạn"),
        N_("Một nhiệm vụ được gia hạn nhiều nhất bấy nhiêu lần."),
        Rule("extension.most", "1", _TIMES, _DONG_THAP, key="C1.2"),
    ),
    titled(
        N_("Số lần gia hạn khi cấp trên đồng ý"),
        N_("Có cấp trên đồng ý thì được gia hạn đến bấy nhiêu lần."),
        Rule("extension.most_with_above", "2", _TIMES, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Xin gia hạn trước"),
        N_("Đề nghị gia hạn gửi trước hạn ít nhất bấy nhiêu ngày làm việc."),
        Rule("extension.ask_ahead", "3", _WORKING, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Trả lời đề nghị gia hạn"),
        N_("Đề nghị gia hạn được trả lời trong bấy nhiêu ngày làm việc."),
        Rule("extension.decide_within", "2", _WORKING, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Bậc 0: việc mới giao chưa nhận"),
        N_("Ngày nhắc, nhắc ai, màu gì, bằng hình thức nào khi việc mới giao chưa được nhận."),
        Rule("urge.n0", "assigned+1;doer,unit_head;grey;notice", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 1: sắp đến hạn, lần đầu"),
        N_("Ngày nhắc, nhắc ai, màu gì, bằng hình thức nào khi sắp đến hạn."),
        Rule("urge.n1a", "due-5;doer;yellow;notice", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 1: sắp đến hạn, lần hai"),
        N_("Ngày nhắc lần hai, nhắc ai, màu gì, bằng hình thức nào khi sắp đến hạn."),
        Rule("urge.n1b", "due-2;doer;yellow;notice", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 2: đến hạn"),
        N_("Nhắc ai, màu gì, bằng hình thức nào khi đến hạn."),
        Rule("urge.n2", "due+0;doer,unit_head;orange;notice", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 3: vừa quá hạn"),
        N_("Nhắc ai, màu gì, bằng hình thức nào khi vừa quá hạn."),
        Rule("urge.n3", "due+1;unit_head,monitor;red;notice", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 4: đôn đốc bằng văn bản"),
        N_("Quá hạn đến ngày này thì gửi công văn đôn đốc cho ai."),
        Rule("urge.n4", "due+5;agency_head;red;letter", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 5: báo cáo nơi giao"),
        N_("Quá hạn đến ngày này thì báo cáo cho ai."),
        Rule("urge.n5", "due+15;giver,standing;red;report", _RUNG, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Bậc 6: đề nghị kiểm tra"),
        N_("Quá hạn đến ngày này thì đề nghị ai kiểm tra."),
        Rule("urge.n6", "due+30;inspection;red;proposal", _RUNG, _BINH_DINH, key="C5.5"),
    ),
    titled(
        N_("Nhắc trước hạn với việc ngắn ngày"),
        N_("Việc ngắn ngày được nhắc khi còn lại bấy nhiêu phần trăm thời gian, không nhắc sớm hơn."),
        Rule("urge.early_share", "20", N_("phần trăm thời gian"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Số nhiệm vụ của một công văn đôn đốc"),
        N_("Một dự thảo ghi nhiều nhất bấy nhiêu nhiệm vụ; nhiều hơn thì lập dự thảo tiếp theo."),
        Rule("urge.letter_lines", "300", N_("nhiệm vụ mỗi văn bản"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Trả lời công văn đôn đốc"),
        N_("Công văn đôn đốc được trả lời trong bấy nhiêu ngày làm việc."),
        Rule("urge.answer_within", "5", _WORKING, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Giờ gửi thư tổng hợp"),
        N_("Thư tổng hợp các việc cần nhìn được gửi vào giờ này."),
        Rule("notice.digest_hour", "7", N_("giờ"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Số thư mỗi người mỗi ngày"),
        N_("Mỗi người nhận nhiều nhất bấy nhiêu thư trong một ngày."),
        Rule("notice.mails_a_day", "10", N_("thư mỗi người mỗi ngày"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Thời gian thử gửi lại thư"),
        N_("Thư chưa gửi được thì thử lại trong bấy nhiêu giờ rồi thôi."),
        Rule("notice.mail_keeps_hours", "48", N_("giờ"), _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Tắt thông báo lâu nhất"),
        N_("Thông báo được tắt nhiều nhất bấy nhiêu ngày."),
        Rule("notice.mute_most_days", "30", _DAYS, _HOUSE, key="C5.5"),
    ),
    titled(
        N_("Số việc ít nhất để nêu dấu hiệu"),
        N_("Ít nhiệm vụ hơn số này thì không nêu dấu hiệu về một nơi."),
        Rule("signal.fewest", "5", N_("nhiệm vụ"), _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Số quyết định ít nhất để so các loại đơn vị"),
        N_("Ít quyết định hơn số này thì không nêu số của một loại đơn vị khi kiểm tra công bằng."),
        Rule("signal.fairness_fewest", "10", N_("quyết định"), _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Hạn giao ngắn bất thường"),
        N_("Giao việc với hạn ngắn hơn bấy nhiêu ngày làm việc thì nêu dấu hiệu."),
        Rule("signal.order_shortest", "3", _WORKING, _HOUSE, key="C1.1b"),
    ),
    titled(
        N_("Thời gian lưu dấu hiệu"),
        N_("Dấu hiệu được lưu bấy nhiêu tháng rồi xóa."),
        Rule("signal.kept_months", "24", N_("tháng"), _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Giải trình về dấu hiệu"),
        N_("Nơi được nêu dấu hiệu trả lời trong bấy nhiêu ngày làm việc."),
        Rule("signal.answer_within", "5", _WORKING, _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Số tệp minh chứng mỗi lần nộp"),
        N_("Mỗi lần nộp kết quả kèm nhiều nhất bấy nhiêu tệp."),
        Rule("evidence.files", "20", N_("tệp mỗi lần nộp"), _HOUSE, key="C1.2"),
    ),
    titled(
        N_("Thời hạn dài nhất của mã truy cập"),
        N_("Mã truy cập cho phần mềm khác có hiệu lực nhiều nhất bấy nhiêu ngày."),
        Rule("token.longest_days", "365", _DAYS, _HOUSE),
    ),
    titled(
        N_("Dung lượng mỗi sổ theo dõi đem nhập"),
        N_("Sổ theo dõi cũ lớn hơn thì chia thành nhiều tệp."),
        Rule("import.register_megabytes", "100", N_("MB mỗi bảng"), _HOUSE),
    ),
    titled(
        N_("Số dòng mỗi lượt nhập sổ"),
        N_("Sổ theo dõi cũ nhiều dòng hơn thì chia thành nhiều tệp."),
        Rule("import.register_rows", "100000", N_("dòng mỗi lượt nhập sổ"), _HOUSE),
    ),
)
