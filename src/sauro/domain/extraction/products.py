"""Sản phẩm. What a clause asks to be handed over, told from its verbs and their objects."""

from __future__ import annotations

import re

from sauro.domain.extraction.flat import holds_any, opened
from sauro.domain.extraction.model import Product

NO_BODY = r"(?<!sở )(?<!bộ )(?<!ban )(?<!dự án đầu tư )"  # "Sở Xây dựng" builds nothing

# In order of weight: the first pattern that fits decides; a pattern is tried only where one of its words stands, and
# only from the words with which it opens (none are given where they are many).
SIGNS: tuple[tuple[Product, tuple[str, ...], tuple[str, ...], re.Pattern[str]], ...] = (
    (
        Product.DOSSIER,
        ("hồ sơ",),
        ("gửi ", "nộp ", "lập ", "hoàn thiện ", "trình ", "hoàn chỉnh "),
        re.compile(r"(?:gửi|nộp|lập|hoàn thiện|trình|hoàn chỉnh) (?:bộ |các |đầy đủ )?hồ sơ"),
    ),
    (
        Product.DECISION,
        ("quyết định",),
        ("xem xét, quyết định ", "quyết định ", "ban hành quyết định", "ra quyết định"),
        re.compile(
            r"(?:xem xét, )?quyết định (?:việc |đánh giá|công nhận|phê duyệt|thành lập|ban hành|giao|phân bổ|"
            r"khen)|(?:ban hành|ra) quyết định(?! quy định)"
        ),
    ),
    (
        Product.REPORT,
        ("báo cáo",),
        ("báo cáo", "xây dựng báo cáo", "gửi báo cáo", "lập báo cáo", "hoàn thành báo cáo", "các báo cáo ", "tổng hợp"),
        re.compile(
            r"(?<!nghe )(?<!các )(?<!chế độ )(?<!tin, )(?<!số liệu )báo cáo (?!viên|chính trị|số|định kỳ|của|"
            r"chung)(?:[^.;]{0,40}(?:kết quả|tình hình|về|ủy ban|ubnd|chủ tịch|thường trực|ban |bộ |"
            r"thủ tướng|chính phủ|tỉnh ủy|cấp có thẩm quyền|đảng ủy|thành ủy|giám đốc|quốc hội|hội đồng|sở )|"
            r"bằng văn bản)|(?:xây dựng|gửi|lập|hoàn thành) báo cáo|các báo cáo [^.;]{0,60}phải|"
            r"tổng hợp,? báo cáo"
        ),
    ),
    (
        Product.PLAN,
        (
            "hoạch",
            "chương trình",
            "phương án",
            "đề án",
            "kịch bản",
            "lộ trình",
        ),
        ("xây dựng", "ban hành", "lập", "tham mưu", "điều chỉnh", "hoàn thiện", "rà soát", "trình", "có ", "cập nhật"),
        re.compile(
            NO_BODY + r"(?:xây dựng|ban hành|lập|tham mưu|điều chỉnh|hoàn thiện|rà soát|trình|"
            r"có(?= (?:kế|phương|đề|kịch|lộ))|"
            r"cập nhật)[^.;]{0,60}?(?<!theo )(?:kế hoạch|quy hoạch|chương trình|phương án|đề án|kịch bản|"
            r"lộ trình)(?! số)"
        ),
    ),
    (
        Product.REGULATION,
        ("quy", "nghị quyết", "nghị định", "cơ chế", "thông tư"),
        ("xây dựng", "ban hành", "sửa đổi", "bổ sung", "hoàn thiện", "tham mưu", "trình"),
        re.compile(
            NO_BODY + r"(?:xây dựng|ban hành|sửa đổi|bổ sung|hoàn thiện|tham mưu|trình|"
            r"trình [^.;]{0,40} ban hành)[^.;]{0,60}?(?:quy chế|"
            r"(?<!các )quy định(?! (?:của|tại|này|pháp))|nội quy|văn bản quy phạm|quy trình|"
            r"nghị quyết|cơ chế,? chính sách|quy tắc|nghị định|thông tư)"
        ),
    ),
    (
        Product.LIST,
        (
            "danh",
            "lịch",
            "trực",
        ),
        ("lập", "công khai", "niêm yết", "phân công", "rà soát", "cung cấp", "gửi"),
        re.compile(
            r"(?:lập|công khai|niêm yết|phân công|rà soát,? lập|cung cấp|gửi)[^.;]{0,40}(?:danh sách|"
            r"danh mục|lịch)|phân công [^.;]{0,40}trực"
        ),
    ),
    (
        Product.GUIDANCE,
        ("hướng dẫn",),
        (),
        re.compile(
            r"(?:^|[,;:] |và |trì |trách nhiệm |trương )(?:chủ động |kịp thời |tiếp tục )?(?<!chi tiết, )"
            r"hướng dẫn(?! thi hành)|"
            r"ban hành (?:văn bản )?hướng dẫn|trực thuộc hướng dẫn"
        ),
    ),
    (
        Product.PROPOSAL,
        (
            "đề xuất",
            "tham mưu",
            "kiến nghị",
            "trình ",
        ),
        (),
        re.compile(
            r"đề xuất|tham mưu (?:cho )?(?:ủy ban|ubnd|chủ tịch|thường trực|ban |tỉnh ủy|đưa|biểu|thủ tướng|"
            r"cấp|hội đồng|thành ủy|đảng ủy|bộ)|kiến nghị (?:với )?(?:cơ quan|cấp|chính phủ|trung ương|bộ)|"
            r"trình [^.;]{0,60}(?:xem xét|quyết định)"
        ),
    ),
    (
        Product.INSPECTION,
        (
            "tra",
            "giám sát",
        ),
        (),
        re.compile(
            r"(?:^|[,;:] |và |đi |tăng cường |tác |cường |xuyên |tổ chức |khai )(?:công tác |"
            r"tự )?(?:thanh tra|kiểm tra|giám sát)"
        ),
    ),
    (
        Product.SYSTEM,
        (
            "hệ thống",
            "phần mềm",
            "nền tảng",
            "cổng",
            "dữ liệu",
            "ứng dụng",
        ),
        ("nâng cấp", "tối ưu", "xây dựng", "vận hành", "tích hợp", "kết nối", "hoàn thiện", "thiết lập"),
        re.compile(
            r"(?:nâng cấp|tối ưu|xây dựng|vận hành|tích hợp|kết nối|hoàn thiện|"
            r"thiết lập)[^.;]{0,50}(?:hệ thống(?! chính trị)|phần mềm|nền tảng|cổng|kho dữ liệu|ứng dụng|cơ sở dữ liệu)"
        ),
    ),
    (
        Product.DATA,
        (
            "liệu",
            "thông tin",
        ),
        (),
        re.compile(
            r"cập nhật[^.;]{0,60}(?:dữ liệu|số liệu|thông tin)|(?:cung cấp|đồng bộ|làm sạch|thống kê|"
            r"số hóa)[^.;]{0,40}(?:dữ liệu|số liệu)"
        ),
    ),
    (
        Product.EVENT,
        (
            "tổ chức",
            "bồi dưỡng",
            "phát động",
        ),
        (),
        re.compile(
            r"tổ chức[^.;]{0,30}(?:hội nghị|tập huấn|hội thảo|đối thoại|lễ|cuộc thi|đợt|chiến dịch|họp|"
            r"tọa đàm|lớp)|bồi dưỡng nghiệp vụ|phát động"
        ),
    ),
    (
        Product.DOCUMENT,
        (
            "văn bản",
            "kết luận",
            "công văn",
            "thông báo",
            "ký ",
            "cụ thể",
        ),
        (),
        re.compile(
            r"(?<!ngày )ban hành (?:kết luận|văn bản|công văn|thông báo)|có (?:văn bản|công văn)|bằng văn bản|"
            r"ký (?:cam kết|kết)|cụ thể hóa"
        ),
    ),
    (
        Product.OTHER,
        (
            "xây dựng",
            "lắp đặt",
            "thiết lập",
            "thành lập",
            "thi công",
            "khởi công",
            "sửa chữa",
            "biên soạn",
        ),
        (),
        re.compile(
            NO_BODY + r"(?:xây dựng|lắp đặt|thiết lập|thành lập|thi công|khởi công|sửa chữa)[^.;]{0,40}(?:công trình|"
            r"trạm|điểm|tổ (?!chức)|đường|cầu|nhà|biểu mẫu|chuyên mục|ban |biển|trụ sở)|(?<!tác )(?<!động )biên soạn"
        ),
    ),
)
NAMED: tuple[tuple[Product, re.Pattern[str]], ...] = (
    (Product.REPORT, re.compile(r"báo cáo")),
    (Product.PLAN, re.compile(r"kế hoạch|chương trình|đề án|phương án|quy hoạch|dự án")),
    (Product.REGULATION, re.compile(r"nghị quyết|quy chế|quy định|nghị định|thông tư|quy trình")),
    (Product.DECISION, re.compile(r"quyết định")),
    (Product.PROPOSAL, re.compile(r"tờ trình|đề xuất|dự thảo")),
    (Product.GUIDANCE, re.compile(r"hướng dẫn")),
    (Product.DOSSIER, re.compile(r"hồ sơ")),
    (Product.LIST, re.compile(r"danh sách|danh mục|lịch")),
    (Product.SYSTEM, re.compile(r"hệ thống|phần mềm|nền tảng|cổng|ứng dụng")),
    (Product.DATA, re.compile(r"dữ liệu|số liệu")),
    (Product.EVENT, re.compile(r"hội nghị|hội thảo|tập huấn|cuộc họp|lớp|buổi|lễ")),
    (Product.INSPECTION, re.compile(r"kiểm tra|thanh tra|giám sát")),
    (Product.DOCUMENT, re.compile(r"văn bản|công văn|biên bản|thông báo|kết luận|tin, bài|bài viết")),
    (Product.OTHER, re.compile(r"\w")),
)


def product_of(low: str, start: int, end: int) -> tuple[Product, int, int] | None:
    """The product of the clause low[start:end] (case folded) with the words that show it."""
    part = low[start:end]
    for product, words, openers, pattern in SIGNS:
        if holds_any(part, words):
            m = next(opened(pattern, openers, low, start, end), None) if openers else pattern.search(low, start, end)
            if m is not None:
                return product, m.start(), m.end()
    return None


def product_named(low: str, start: int, end: int) -> Product | None:
    """The product that a column or a line "Sản phẩm: …" names."""
    return next((product for product, pattern in NAMED if pattern.search(low, start, end)), None)
