"""Sáu rõ của một đề xuất. What a clause leaves out, by the rules of the schema, and the light of each clarity."""

from __future__ import annotations

import re

from sauro.domain.extraction.model import Clarity, Deadline, DeadlineKind, Light, Product

AUTHORITY = re.compile(
    r"(?<!có )thẩm quyền|ủy quyền|uỷ quyền|tham mưu|xem xét,? quyết định|"
    r"(?<!tờ )(?<!chương )(?<!quy )(?<!công )(?<!lộ )(?<!quá )trình "
    r"(?=[a-zđàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ])"
    r"|(?<!nghe )(?<!các )(?<!chế độ )(?<!thông tin, )(?<!của )(?<!xét )báo cáo (?!viên|số|chính trị|"
    r"định kỳ|của|chung|tài chính)|có thẩm quyền"
)
# What each choice of AUTHORITY begins with: found as plain words, then tried there.
AUTHORITY_WORDS = ("thẩm quyền", "ủy quyền", "uỷ quyền", "tham mưu", "xem xét", "trình ", "báo cáo ", "có thẩm quyền")
_CLEAR, _UNCLEAR, _MISSING = Light.CLEAR, Light.UNCLEAR, Light.MISSING  # looked up once: an enum is slow to ask
RESPONSIBLE = "chịu trách nhiệm"
EXHORTING = re.compile(
    r"^(?:tiếp tục |tập trung |chủ động |thường xuyên |đặc biệt,? |trong đó,? |kịp thời |"
    r"quyết liệt )?(?:nâng cao|phát huy|đẩy mạnh|đầy mạnh|quan tâm|giữ vững|thực hiện đồng bộ|"
    r"thực hiện tốt|tăng cường|kêu gọi|đổi mới|chú trọng|"
    r"quán triệt sâu|hoàn thành|phấn đấu|tuyệt đối|tích cực|gương mẫu|phải gương mẫu|lãnh đạo|xác định)"
)
CONCRETE = re.compile(
    r"kiểm tra|thanh tra|rà soát|báo cáo|ban hành|xây dựng kế|tổ chức (?!thực|tốt|đảng)|cập nhật|gửi|"
    r"nộp|trình |phân công|lập |kiểm điểm|xử lý|bố trí|công khai|thống kê|tập huấn|hướng dẫn|ký |"
    r"đánh giá|chấm dứt|số hóa|giải ngân"
)


def authority_in(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the clause low[start:end] (case folded) speaks of authority, or None."""
    first: tuple[int, int] | None = None
    for word in AUTHORITY_WORDS:
        stop = end if first is None else min(end, first[0] + len(word))
        at = low.find(word, start, stop)
        while at >= 0:
            m = AUTHORITY.match(low, at, end)
            if m is not None:
                first = m.span()
                break
            at = low.find(word, at + 1, stop)
    return first


def is_exhortation(low: str, product: Product | None) -> bool:
    """Whether the clause asks for an attitude rather than for an act that can be checked."""
    return product is None and EXHORTING.match(low) is not None and CONCRETE.search(low) is None


def missing_of(
    *, leads: int, low: str, deadline: DeadlineKind, product: Product | None, authority: bool
) -> tuple[Clarity, ...]:
    """The clarities that the clause lacks, in their order."""
    lacks = (
        (Clarity.NGUOI, leads == 0),
        (Clarity.VIEC, is_exhortation(low, product)),
        (Clarity.TIEN_DO, deadline is DeadlineKind.NONE),
        (Clarity.TRACH_NHIEM, leads != 1 and RESPONSIBLE not in low),
        (Clarity.THAM_QUYEN, not authority),
        (Clarity.SAN_PHAM, product is None),
    )
    return tuple([clarity for clarity, lacking in lacks if lacking])


def lights_of(
    missing: tuple[Clarity, ...], *, leads: int, collective: bool, deadline: Deadline, sure_product: bool
) -> tuple[tuple[Clarity, Light], ...]:
    """One light per clarity: missing; unclear where something is printed that a person must settle; else clear."""
    several = leads > 1 or collective
    dated = deadline.kind is not DeadlineKind.NONE
    unclear = (
        (Clarity.NGUOI, several),
        (Clarity.VIEC, False),
        (Clarity.TIEN_DO, (dated and deadline.iso is None) or 0 < deadline.confidence < 0.7),
        (Clarity.TRACH_NHIEM, several),
        (Clarity.THAM_QUYEN, False),
        (Clarity.SAN_PHAM, not sure_product),
    )
    return tuple([(c, _MISSING if c in missing else _UNCLEAR if doubt else _CLEAR) for c, doubt in unclear])
