"""Lời từ chối của bộ phận đọc tệp. Each says what happened, that nothing is lost, and what to do."""

from __future__ import annotations

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

SECRET, LOCKED = "reader.secret", "reader.locked"
_KEPT = N_("Tệp gốc còn nguyên, không có gì được ghi lại.")


def unreadable(why: str, *, page: int | None = None, advice: str = "") -> Refusal:
    """Không đọc được. The file is damaged or not what it seems (exit 4)."""
    if page is None:
        message = Sentence(N_("Không đọc được tệp này: {why}. {kept}"), {"why": why, "kept": _KEPT})
    else:
        message = Sentence(
            N_("Không đọc được trang {page} của tệp này: {why}. {kept}"),
            {"page": str(page), "why": why, "kept": _KEPT},
        )
    return Refusal(
        "reader.unreadable",
        message,
        advice=advice or N_("Mở thử tệp trên máy, lưu lại hoặc quét lại cho rõ rồi nộp lại."),
    )


def too_big(why: str, *, advice: str = "") -> Refusal:
    """Quá lớn. A limit of size, pages or rows was passed (exit 4)."""
    message = Sentence(N_("{why} nên máy dừng đọc tệp này. {kept}"), {"why": why, "kept": _KEPT})
    return Refusal("reader.too_big", message, advice=advice or N_("Tách tệp thành các phần nhỏ hơn rồi nộp từng phần."))


def too_slow(page: int | None) -> Refusal:
    """Quá lâu. The child used up its time (exit 4)."""
    where = Sentence(N_("trang {page}"), {"page": str(page)}) if page else Sentence(N_("tệp này"))
    message = Sentence(
        N_("Đọc {where} mất quá nhiều thời gian nên máy dừng lại. {kept}"), {"where": str(where), "kept": _KEPT}
    )
    return Refusal("reader.too_slow", message, advice=N_("Lưu lại tệp hoặc quét lại cho rõ rồi nộp lại."))


def unsupported(what: str, *, advice: str = "") -> Refusal:
    """Không hỗ trợ. A kind of file that is not read (exit 4)."""
    message = Sentence(N_("Không đọc loại tệp này ({what}). {kept}"), {"what": what, "kept": _KEPT})
    return Refusal(
        "reader.unsupported",
        message,
        advice=advice or N_("Nộp văn bản ở dạng DOCX, PDF, ảnh quét (PNG, JPG, TIF), HTML hoặc văn bản thường."),
    )


def locked(what: str = N_("tệp đặt mật khẩu")) -> Refusal:
    """Có mật khẩu. Nothing of a locked file can be looked at, its marks of secrecy neither (exit 4)."""
    return Refusal(
        LOCKED,
        Sentence(N_("Không đọc loại tệp này ({what}). {kept}"), {"what": what, "kept": _KEPT}),
        advice=N_("Bỏ mật khẩu rồi nộp lại."),
    )


def missing_file(why: str) -> Refusal:
    """Không mở được. The path does not lead to a file that may be read (exit 4)."""
    return Refusal(
        "reader.missing",
        Sentence(N_("Không mở được tệp: {why}."), {"why": why}),
        advice=N_("Kiểm tra lại đường dẫn và quyền đọc tệp."),
    )


def cancelled() -> Refusal:
    """Đã dừng. A person stopped the reading."""
    return Refusal("reader.cancelled", Sentence(N_("Đã dừng đọc theo yêu cầu. {kept}"), {"kept": _KEPT}))


def secret() -> Refusal:
    """Có dấu mật. Names neither the file nor its words (exit 3; reliability-security 2a)."""
    return Refusal(
        SECRET,
        N_(
            "Tài liệu có dấu chỉ độ mật nên không được đọc, không được lưu trên hệ thống này; không có gì được ghi lại."
        ),
        clause=N_("Luật Bảo vệ bí mật nhà nước số 117/2025/QH15, Điều 5"),
        advice=N_(
            "Báo ngay người phụ trách bảo vệ bí mật nhà nước của cơ quan, ngắt mạng máy đang chứa tài liệu và xử lý "
            "theo quy định. Nếu dấu mật đóng nhầm hoặc đã được giải mật thì dùng bản đã giải mật."
        ),
        key="",
    )
