"""Nhập sổ theo dõi: cột. Our fields, and the headings by which offices name them (two-row headings included)."""

from __future__ import annotations

from sauro.apps.imports.services import Column
from sauro.domain.sentence import N_

COLUMNS = (
    Column("code", N_("Mã nhiệm vụ"), ("Mã công việc", "Mã số", "Mã")),
    Column("number", N_("Số thứ tự"), ("TT", "STT", "Số TT")),
    Column(
        "work",
        N_("Nhiệm vụ"),
        (
            "Nội dung nhiệm vụ", "Tên nhiệm vụ", "Nhiệm vụ, giải pháp", "Nội dung công việc", "Tên công việc",
            "Nội dung chỉ đạo", "Nhiệm vụ cụ thể", "Nhóm nhiệm vụ / Nhiệm vụ cụ thể", "Nội dung",
        ),
        required=True,
    ),
    Column(
        "lead",
        N_("Cơ quan chủ trì"),
        (
            "Đơn vị chủ trì", "Cơ quan, đơn vị chủ trì", "Chủ trì", "Cơ quan chủ trì tham mưu", "Cơ quan thực hiện",
            "Người/đơn vị chủ trì",
        ),
        required=True,
    ),
    Column(
        "with",
        N_("Cơ quan phối hợp"),
        ("Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp", "Phối hợp"),
    ),
    Column("doer", N_("Cơ quan, đơn vị thực hiện"), ("Đơn vị thực hiện", "Đơn vị tham gia")),
    Column(
        "person",
        N_("Người chịu trách nhiệm"),
        (
            "Người chịu trách nhiệm chính", "Cán bộ thực hiện", "Đầu mối", "Đồng chí phụ trách", "Lãnh đạo phụ trách",
            "Người thực hiện",
        ),
    ),
    Column(
        "due",
        N_("Thời hạn (văn bản ghi)"),
        (
            "Thời hạn", "Thời gian hoàn thành", "Hạn hoàn thành", "Thời gian thực hiện", "Thời gian", "Tiến độ",
            "Thời gian trình", "Mốc thời gian", "Hạn xử lý", "Hạn thực tế",
        ),
    ),
    Column("due_day", N_("Hạn tính được"), ("Ngày đến hạn",)),
    Column(
        "product",
        N_("Sản phẩm"),
        (
            "Kết quả/Sản phẩm", "Kết quả đầu ra", "Sản phẩm dự kiến", "Sản phẩm đầu ra", "Hình thức văn bản",
            "Kết quả, sản phẩm",
        ),
    ),
    Column("authority", N_("Thẩm quyền"), ("Cấp trình", "Cấp ban hành", "Cấp có thẩm quyền", "Trình ban hành")),
    Column(
        "source",
        N_("Văn bản giao nhiệm vụ"),
        ("Căn cứ", "Trích dẫn", "Văn bản giao", "Số, ký hiệu văn bản", "Văn bản chỉ đạo", "Nguồn"),
    ),
    Column("clause", N_("Mục, điểm"), ("Mục/điểm", "Mục", "Điểm")),
    Column("issuer", N_("Cơ quan ban hành"), ("Nơi ban hành", "Cơ quan giao", "Cơ quan giao nhiệm vụ")),
    Column("status", N_("Trạng thái"), ("Tình trạng", "Tình hình thực hiện", "Kết quả thực hiện")),
    Column("done_on", N_("Ngày hoàn thành"), ("Ngày hoàn thành thực tế", "Thời điểm hoàn thành")),
    Column("note", N_("Ghi chú"), ("Lý do trễ hạn", "Ý kiến")),
)  # fmt: skip
LABELS = {c.field: c.label for c in COLUMNS}
