"""Quy định ban đầu về mức giới hạn. Limits of an upload, of an import and of records of access."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")

LIMITS: tuple[TitledRule, ...] = (
    titled(
        N_("Cỡ lớn nhất của một tệp tải lên"),
        N_("Tệp lớn hơn bị từ chối trước khi đọc."),
        Rule("upload.file_megabytes", "50", N_("MB mỗi tệp"), _HOUSE),
    ),
    titled(
        N_("Số tệp mỗi lượt tải lên"),
        N_("Tệp thừa được nêu tên và không nhận; các tệp khác vẫn nhận."),
        Rule("upload.batch_files", "40", N_("tệp mỗi lượt"), _HOUSE),
    ),
    titled(
        N_("Số trang nhiều nhất của một tệp"),
        N_("Tệp nhiều trang hơn bị từ chối; chia nhỏ rồi tải lại."),
        Rule("upload.file_pages", "300", N_("trang mỗi tệp"), _HOUSE),
    ),
    titled(
        N_("Dung lượng mỗi người tải lên trong tháng"),
        N_("Đủ mức này thì sang tháng mới tải tiếp được."),
        Rule("upload.month_megabytes", "2048", N_("MB mỗi người mỗi tháng"), _HOUSE),
    ),
    titled(
        N_("Thời gian tệp nằm ở khu cách ly"),
        N_("Tệp chưa qua kiểm tra dấu mật bị xóa sau bấy nhiêu giờ."),
        Rule("upload.quarantine_hours", "24", N_("giờ"), _HOUSE),
    ),
    titled(
        N_("Cỡ lớn nhất của một bảng nhập"),
        N_("Bảng lớn hơn bị từ chối trước khi đọc."),
        Rule("import.file_megabytes", "10", N_("MB mỗi bảng"), _HOUSE),
    ),
    titled(
        N_("Số dòng mỗi lượt nhập"),
        N_("Bảng nhiều dòng hơn thì chia thành nhiều tệp."),
        Rule(
            "import.rows", "10000", N_("dòng mỗi lượt nhập"), _HOUSE, note=N_("bộ phận đọc nhận nhiều nhất 20000 dòng")
        ),
    ),
    titled(
        N_("Thời gian lưu lượt xem"),
        N_("Lượt xem trang của một người được xóa sau bấy nhiêu ngày."),
        Rule("look.kept_days", "365", N_("ngày lưu lượt xem"), _HOUSE),
    ),
)
