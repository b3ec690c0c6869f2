"""Tên gọi của quy định về đời của nhiệm vụ. Titles and sentences for the rows of `default_life_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

LIFE_TITLES: dict[str, RuleTitle] = {
    "task.register.urgent": RuleTitle(
        N_("Vào sổ việc khẩn"),
        N_("Nhiệm vụ của văn bản khẩn được duyệt vào sổ trong bấy nhiêu ngày làm việc."),
    ),
    "task.register.ordinary": RuleTitle(
        N_("Vào sổ việc thường"),
        N_("Nhiệm vụ của văn bản thường được duyệt vào sổ trong bấy nhiêu ngày làm việc."),
    ),
    "task.register.many": RuleTitle(
        N_("Vào sổ văn bản nhiều nhiệm vụ"),
        N_("Văn bản có nhiều nhiệm vụ được thêm thời gian vào sổ đến bấy nhiêu ngày làm việc."),
    ),
    "task.register.many_from": RuleTitle(
        N_("Thế nào là nhiều nhiệm vụ"),
        N_("Từ bấy nhiêu nhiệm vụ trở lên thì văn bản được coi là nhiều nhiệm vụ."),
    ),
    "task.accept_within": RuleTitle(
        N_("Nhận việc"),
        N_("Nơi chủ trì nhận hoặc trả lại nhiệm vụ trong bấy nhiêu ngày làm việc."),
    ),
    "task.reassign_within": RuleTitle(
        N_("Giao lại việc bị trả"),
        N_("Nơi giao xử lý nhiệm vụ bị trả lại trong bấy nhiêu ngày làm việc."),
    ),
    "task.decline.escalates_at": RuleTitle(
        N_("Trả lại đến lần phải báo cáo cấp trên"),
        N_("Nhiệm vụ bị trả lại đến lần này thì báo cáo cấp trên."),
    ),
    "task.decline.circle_at": RuleTitle(
        N_("Trả lại đến lần coi là đùn đẩy"),
        N_("Nhiệm vụ bị trả lại đến lần này thì hiện thành dấu hiệu đùn đẩy."),
    ),
    "task.cascade.deepest": RuleTitle(
        N_("Triển khai xuống cấp dưới"),
        N_("Một nhiệm vụ được triển khai xuống nhiều nhất bấy nhiêu cấp."),
    ),
    "task.ageing.alert": RuleTitle(
        N_("Việc tồn lâu: cảnh báo"),
        N_("Nhiệm vụ mở quá bấy nhiêu ngày thì cảnh báo."),
    ),
    "task.ageing.escalate": RuleTitle(
        N_("Việc tồn lâu: báo cáo cấp trên"),
        N_("Nhiệm vụ mở quá bấy nhiêu ngày thì báo cáo cấp trên."),
    ),
    "task.standing.months": RuleTitle(
        N_("Kỳ báo cáo của việc thường xuyên"),
        N_("Nhiệm vụ thường xuyên báo cáo một lần mỗi bấy nhiêu tháng."),
    ),
    "task.due.urgent": RuleTitle(
        N_("Hạn đề xuất cho việc khẩn"),
        N_("Văn bản khẩn không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày làm việc."),
    ),
    "task.due.ordinary": RuleTitle(
        N_("Hạn đề xuất cho việc thường"),
        N_("Văn bản thường không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày làm việc."),
    ),
    "task.due.plan": RuleTitle(
        N_("Hạn đề xuất cho kế hoạch triển khai"),
        N_("Kế hoạch triển khai không nêu hạn thì đề xuất hạn sau bấy nhiêu ngày."),
    ),
    "task.stale.starred": RuleTitle(
        N_("Việc gắn sao không có tin mới"),
        N_("Nhiệm vụ gắn sao im lặng quá bấy nhiêu ngày thì nhắc."),
    ),
    "task.stale": RuleTitle(
        N_("Việc không có tin mới"),
        N_("Nhiệm vụ im lặng quá bấy nhiêu ngày thì nhắc."),
    ),
    "extension.most": RuleTitle(
        N_("Số lần gia hạn"),
        N_("Một nhiệm vụ được gia hạn nhiều nhất bấy nhiêu lần."),
    ),
    "extension.most_with_above": RuleTitle(
        N_("Số lần gia hạn khi cấp trên đồng ý"),
        N_("Có cấp trên đồng ý thì được gia hạn đến bấy nhiêu lần."),
    ),
    "extension.ask_ahead": RuleTitle(
        N_("Xin gia hạn trước"),
        N_("Đề nghị gia hạn gửi trước hạn ít nhất bấy nhiêu ngày làm việc."),
    ),
    "extension.decide_within": RuleTitle(
        N_("Trả lời đề nghị gia hạn"),
        N_("Đề nghị gia hạn được trả lời trong bấy nhiêu ngày làm việc."),
    ),
    "urge.n0": RuleTitle(
        N_("Bậc 0: việc mới giao chưa nhận"),
        N_("Ngày nhắc, nhắc ai, màu gì, bằng hình thức nào khi việc mới giao chưa được nhận."),
    ),
    "urge.n1a": RuleTitle(
        N_("Bậc 1: sắp đến hạn, lần đầu"),
        N_("Ngày nhắc, nhắc ai, màu gì, bằng hình thức nào khi sắp đến hạn."),
    ),
    "urge.n1b": RuleTitle(
        N_("Bậc 1: sắp đến hạn, lần hai"),
        N_("Ngày nhắc lần hai, nhắc ai, màu gì, bằng hình thức nào khi sắp đến hạn."),
    ),
    "urge.n2": RuleTitle(
        N_("Bậc 2: đến hạn"),
        N_("Nhắc ai, màu gì, bằng hình thức nào khi đến hạn."),
    ),
    "urge.n3": RuleTitle(
        N_("Bậc 3: vừa quá hạn"),
        N_("Nhắc ai, màu gì, bằng hình thức nào khi vừa quá hạn."),
    ),
    "urge.n4": RuleTitle(
        N_("Bậc 4: đôn đốc bằng văn bản"),
        N_("Quá hạn đến ngày này thì gửi công văn đôn đốc cho ai."),
    ),
    "urge.n5": RuleTitle(
        N_("Bậc 5: báo cáo nơi giao"),
        N_("Quá hạn đến ngày này thì báo cáo cho ai."),
    ),
    "urge.n6": RuleTitle(
        N_("Bậc 6: đề nghị kiểm tra"),
        N_("Quá hạn đến ngày này thì đề nghị ai kiểm tra."),
    ),
    "urge.early_share": RuleTitle(
        N_("Nhắc trước hạn với việc ngắn ngày"),
        N_("Việc ngắn ngày được nhắc khi còn lại bấy nhiêu phần trăm thời gian, không nhắc sớm hơn."),
    ),
    "urge.letter_lines": RuleTitle(
        N_("Số nhiệm vụ của một công văn đôn đốc"),
        N_("Một dự thảo ghi nhiều nhất bấy nhiêu nhiệm vụ; nhiều hơn thì lập dự thảo tiếp theo."),
    ),
    "urge.answer_within": RuleTitle(
        N_("Trả lời công văn đôn đốc"),
        N_("Công văn đôn đốc được trả lời trong bấy nhiêu ngày làm việc."),
    ),
    "notice.digest_hour": RuleTitle(
        N_("Giờ gửi thư tổng hợp"),
        N_("Thư tổng hợp các việc cần nhìn được gửi vào giờ này."),
    ),
    "notice.mails_a_day": RuleTitle(
        N_("Số thư mỗi người mỗi ngày"),
        N_("Mỗi người nhận nhiều nhất bấy nhiêu thư trong một ngày."),
    ),
    "notice.mail_keeps_hours": RuleTitle(
        N_("Thời gian thử gửi lại thư"),
        N_("Thư chưa gửi được thì thử lại trong bấy nhiêu giờ rồi thôi."),
    ),
    "notice.mute_most_days": RuleTitle(
        N_("Tắt thông báo lâu nhất"),
        N_("Thông báo được tắt nhiều nhất bấy nhiêu ngày."),
    ),
    "signal.fewest": RuleTitle(
        N_("Số việc ít nhất để nêu dấu hiệu"),
        N_("Ít nhiệm vụ hơn số này thì không nêu dấu hiệu về một nơi."),
    ),
    "signal.fairness_fewest": RuleTitle(
        N_("Số quyết định ít nhất để so các loại đơn vị"),
        N_("Ít quyết định hơn số này thì không nêu số của một loại đơn vị khi kiểm tra công bằng."),
    ),
    "signal.order_shortest": RuleTitle(
        N_("Hạn giao ngắn bất thường"),
        N_("Giao việc với hạn ngắn hơn bấy nhiêu ngày làm việc thì nêu dấu hiệu."),
    ),
    "signal.kept_months": RuleTitle(
        N_("Thời gian lưu dấu hiệu"),
        N_("Dấu hiệu được lưu bấy nhiêu tháng rồi xóa."),
    ),
    "signal.answer_within": RuleTitle(
        N_("Giải trình về dấu hiệu"),
        N_("Nơi được nêu dấu hiệu trả lời trong bấy nhiêu ngày làm việc."),
    ),
    "evidence.files": RuleTitle(
        N_("Số tệp minh chứng mỗi lần nộp"),
        N_("Mỗi lần nộp kết quả kèm nhiều nhất bấy nhiêu tệp."),
    ),
    "token.longest_days": RuleTitle(
        N_("Thời hạn dài nhất của mã truy cập"),
        N_("Mã truy cập cho phần mềm khác có hiệu lực nhiều nhất bấy nhiêu ngày."),
    ),
    "import.register_megabytes": RuleTitle(
        N_("Dung lượng mỗi sổ theo dõi đem nhập"),
        N_("Sổ theo dõi cũ lớn hơn thì chia thành nhiều tệp."),
    ),
    "import.register_rows": RuleTitle(
        N_("Số dòng mỗi lượt nhập sổ"),
        N_("Sổ theo dõi cũ nhiều dòng hơn thì chia thành nhiều tệp."),
    ),
}
