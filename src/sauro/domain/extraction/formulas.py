"""Mẫu câu. Fixed turns of phrase of official texts: closings, grounds, background, and words that open a sentence."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset({"tp", "ts", "ths", "gs", "pgs", "q", "p", "tx", "tt", "bs", "ks", "v", "st", "đ"})
_ACTS = (
    "chỉ thị", "công điện", "công văn", "kế hoạch", "quyết định", "nghị quyết", "kết luận", "chương trình", "hướng dẫn",
    "thông báo", "quy định", "văn bản",
)  # fmt: skip
ACT = f"(?:{'|'.join(_ACTS)})"
ACT_WORDS = frozenset(name.split()[0] for name in _ACTS)

# A pattern is tried only where one of its words stands, and one of its signs.
FORMULAS: tuple[tuple[frozenset[str], tuple[str, ...], re.Pattern[str]], ...] = (
    (
        frozenset({"trách", "căn"}),
        (" này", "thi hành", "thực hiện"),
        re.compile(
            r"(?:chịu )?trách nhiệm (?:thi hành|thực hiện) " + ACT + r" này|"
            r"(?:trách nhiệm thi hành|căn cứ " + ACT + r"(?: này)? (?:để )?(?:thi hành|thực hiện))[ ./]{0,4}$"
        ),
    ),
    (
        frozenset({"biết"}),
        ("thông báo", "thông tin", "truyền đạt"),
        re.compile(r"(?:thông báo|thông tin|truyền đạt)[^.;]{0,60} (?:để|tới|đến) [^.]{0,200}biết"),
    ),
    (
        frozenset({"nếu", "khi"}),
        ("khó khăn", "vướng mắc", "phát sinh", "vấn đề"),
        re.compile(r"(?:nếu|khi) (?:có|phát sinh|gặp) (?:những |các )?(?:khó khăn|vướng mắc|phát sinh|vấn đề)"),
    ),
    (
        frozenset({"quá"}),
        ("khó khăn", "vướng mắc", "vấn đề phát sinh"),
        re.compile(
            r"^(?:trong )?quá trình [^.;]{0,80}(?:có |phát sinh |gặp )[^.;]{0,30}(?:khó khăn|vướng mắc|"
            r"vấn đề phát sinh)"
        ),
    ),
    (frozenset({"lực"}), ("có hiệu",), re.compile(r"có hiệu lực (?:thi hành |kể )")),
    (
        frozenset({"trên", "căn", "đề"}),
        ("trên đây là", "căn cứ", "theo đề", "xét đề"),
        re.compile(r"^(?:trên đây là|căn cứ [^,]{0,200};$|theo đề nghị của [^,]{0,200}[;.]$|xét đề nghị)"),
    ),
    (frozenset({"xảy"}), ("chịu trách",), re.compile(r"chịu trách nhiệm[^.;]{0,60} (?:nếu|khi) (?:để )?xảy ra")),
    (
        frozenset({"sau", "tâm"}),
        (" nội dung", " nhiệm vụ", " giải pháp", " nhóm"),
        re.compile(
            r"(?:một số|các|\d{1,2}) (?:nội dung|nhiệm vụ|giải pháp|nhóm)[^.;]{0,40}(?:sau|"
            r"trọng tâm)(?: mà [^.;]{0,80})?$"
        ),
    ),
    (
        frozenset({"điểm", "khoản", "mục", "điều", "phần"}),
        (" điểm ", " khoản ", " mục ", " điều ", " phần "),
        re.compile(
            r"(?:thực hiện|áp dụng)(?: tương tự)?(?: như| theo)(?: nội dung| quy định tại)? (?:điểm|khoản|"
            r"mục|điều|phần) "
        ),
    ),
)
CLOSING_FORMULA = re.compile(
    r"(?:triển khai|tổ chức|phối hợp|nghiêm túc|quan tâm|khẩn trương|biết)[^.;]{0,60} ?(?:thực hiện|"
    r"triển khai|thi hành)"
)
CLOSING_TO_ALL = re.compile(
    r"^(?:yêu cầu |đề nghị )?(?:các|thủ trưởng|giám đốc|chủ tịch|quý)[^;]{0,240} thực hiện(?: nghiêm| tốt| "
    r"đúng)?[^;]{0,50}$"
)
CLOSING_KEEPS = re.compile(
    r"quán triệt|phổ biến|theo dõi|đôn đốc|báo cáo|tổng hợp|trước ngày|chậm nhất|xây dựng kế hoạch|"
    r"ban hành kế hoạch|hằng (?:tháng|quý)"
)
BACKGROUND = re.compile(
    r"^(?:thời gian (?:qua|vừa qua)|trong (?:những|mấy|các) (?:năm|ngày|tháng)|tuy nhiên|hiện nay|"
    r"nguyên nhân|nhìn chung|thực tế|qua theo dõi|những năm qua|"
    r"kết quả (?:đạt|là|trên|bước)|bên cạnh (?:đó, (?:vẫn|còn)|những kết quả)|đây là|nhận thấy|qua đó,|ngày \d{1,2}|"
    r"đánh giá cao|ghi nhận|hoan nghênh|biểu dương (?:và |những |sự )?(?:đánh giá|nỗ lực|kết quả|"
    r"cố gắng)|(?:cơ bản |về cơ bản )?(?:thống nhất|nhất trí|đồng ý|tán thành)(?! giao| thực hiện|"
    r" trong)|cảm ơn)"
)
PAST = frozenset({"đã", "đang", "vẫn", "còn", "chưa", "sẽ", "luôn", "cơ bản", "từng"})
ADVERBIAL = frozenset(
    {
        "trên",
        "căn",
        "theo",
        "trong",
        "sau",
        "bên",
        "ngoài",
        "đối",
        "khi",
        "để",
        "nhằm",
        "từ",
        "trước",
        "định",
        "hằng",
        "hàng",
        "cùng",
        "qua",
        "thông",
        "trường",
        "nếu",
        "với",
        "mỗi",
        "đến",
        "chậm",
        "ngay",
        "tại",
        "vào",
        "xuất",
        "do",
        "xét",
        "đặc",
        "trước hết",
        "khẩn",
    }
)
GIVES_FIRST = frozenset(
    {"giao", "yêu cầu", "đề nghị", "kêu gọi", "tiếp tục giao", "thống nhất giao", "đồng ý giao", "nhắc nhở", "lưu ý"}
)
GROUNDS = frozenset(
    {
        "thực hiện",
        "căn",
        "để",
        "nhằm",
        "xét",
        "theo",
        "tiếp theo",
        "triển khai",
        "trên",
        "phúc đáp",
        "qua",
        "sau",
        "trước",
    }
)
PASSIVE_WORK = frozenset(
    {"biên soạn", "phát hành", "xây dựng", "cập nhật", "tổng hợp", "ban hành", "công bố", "gửi", "niêm yết", "lập"}
)
ROLE_OF = frozenset({"vai trò", "trách nhiệm"})


SPREAD = re.compile(ACT + r" này (?:được )?(?:phổ biến|quán triệt|triển khai đến)")
GROUND = re.compile(
    r"căn cứ (?:vào )?(?:các )?(?:hiến pháp|bộ luật|luật|pháp lệnh|nghị|quyết định|quyết nghị|thông|chỉ thị|kết luận|"
    r"kế hoạch|công văn|công điện|điều lệ|quy|văn bản|hướng dẫn|chương trình|tờ trình|biên bản)"
)
DATED = re.compile(
    r"(?:gửi|nộp|báo cáo|hoàn thành|trình)(?: về| cho| tới| lên)? [^.;]{0,140}(?:trước|chậm nhất|muộn nhất|đến hết)"
    r"(?: là)?(?: \d{1,2} ?(?:giờ|h))? (?:ngày|tháng|quý|\d)"
)
TIME_WORDS = frozenset({"ngày", "tuần", "tháng", "quý", "năm", "này", "kỳ"})
TIME_SET = re.compile(r"(?:thời gian|thời hạn) (?:hoàn thành|báo cáo|gửi|thực hiện|nộp)")
TELLS = re.compile(
    r"(?:phát biểu|cho biết|khẳng định|đã thông qua|phân tích|chia sẻ|nêu rõ|nhấn mạnh|cho rằng|"
    r"bày tỏ|đánh giá cao|ghi nhận)"
)
