"""Dấu mật và bẫy. Invented papers that bear a mark of secrecy in some writing, and harmless ones full of traps."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

from sauro.domain.documents.source import LineKind, SourceText, plain_lines

LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
HEAD = (
    "UBND TỈNH AN LẠC\nSỞ NỘI VỤ\nSố: 15/BC-SNV\nAn Lạc, ngày 03 tháng 6 năm 2026\n\n"
    "BÁO CÁO\nVề công tác cán bộ quý II\n"
)
BODY = (
    "1. Các phòng thuộc Sở rà soát danh sách, báo cáo trước ngày 20/6/2026.\n"
    "2. Văn phòng Sở tổng hợp, trình Giám đốc Sở xem xét, quyết định.\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nĐinh Văn Khoa\n"
)
Paper = tuple[SourceText, dict[str, str]]


def folded(text: str) -> str:
    bare = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return bare.replace("đ", "d").replace("Đ", "D")


def written(mark: str, rng: random.Random) -> str:
    """A mark in one of its writings."""
    ways = (
        lambda: mark,
        lambda: mark.title(),
        lambda: mark.lower(),
        lambda: "  ".join(" ".join(word) for word in mark.split()),
        lambda: " ".join(".".join(word) for word in mark.split()),
        lambda: folded(mark),
        lambda: " ".join(folded(mark)),
        lambda: unicodedata.normalize("NFD", mark),
        lambda: mark.replace("Ậ", "Â"),
        lambda: mark.replace("Ậ", "Ạ"),
        lambda: mark.replace("O", "0").replace("Ố", "0"),
        lambda: f"[{mark}]",
        lambda: f"( {mark} )",
        lambda: f"** {mark} **",
        lambda: f"|{mark}|",
        lambda: f"- {mark} -",
        lambda: f"{mark} {mark}",
        lambda: mark.replace(" ", "\n"),
        lambda: "\n".join(mark.replace(" ", "")),
        lambda: f"   {mark}.",
        lambda: f"“{mark}”",
    )
    return rng.choice(ways)()


def marked(rng: random.Random) -> Paper:
    """A paper that bears a mark."""
    mark = rng.choice(LEVELS)
    text = written(mark, rng)
    way = rng.randrange(11)
    if way <= 2:
        return plain_lines(rng.choice((f"{text}\n{HEAD}{BODY}", f"{HEAD}{text}\n{BODY}", f"{HEAD}{BODY}{text}\n"))), {}
    if way == 3:
        return _placed(text, rng.choice((LineKind.HEADER, LineKind.FOOTER, LineKind.CELL, LineKind.FOOTNOTE))), {}
    if way == 4:
        return plain_lines(HEAD + BODY), {
            rng.choice(("Keywords", "Title", "Category", "custom")): text.replace("\n", " ")
        }
    if way == 5:
        label = rng.choice(("Độ mật: ", "Mức độ mật: ", "ĐỘ MẬT - ", "Do mat: "))
        return plain_lines(HEAD + label + rng.choice((mark, mark.title(), folded(mark))) + "\n" + BODY), {}
    if way == 6:
        number = rng.choice(
            (f"Số: 15/BC-SNV ({mark})", f"Số 15-BC/TU-{mark}", f"Số: 15/{mark}-UBND", f"Số: 15/BC-SNV {mark}")
        )
        return plain_lines(HEAD.replace("Số: 15/BC-SNV", number) + BODY), {}
    if way == 7:
        beside = HEAD.replace("Số: 15/BC-SNV", f"Số: 15/BC-SNV\t{mark}").replace(
            "SỞ NỘI VỤ", f"SỞ NỘI VỤ        {mark}"
        )
        return plain_lines(beside + BODY), {}
    if way == 8:
        stamp = rng.choice(
            ("Chỉ người có tên mới được bóc bì", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ", "Chi nguoi co ten moi duoc boc bi")
        )
        return plain_lines(f"{stamp}\n{HEAD}{BODY}"), {}
    if way == 9:
        stamp = rng.choice(
            ("TÀI LIỆU THU HỒI", "Tài liệu thu hồi", "TÀI LIỆU THU HỒI SAU HỘI NGHỊ", "TAI LIEU THU HOI")
        )
        return plain_lines(f"{HEAD}{stamp}\n{BODY}"), {}
    return plain_lines(unicodedata.normalize("NFD", f"{mark}\n{HEAD}{BODY}")), {}


_TRAPS = (
    "Tăng cường bảo mật hệ thống thông tin của Sở.",
    "Bảo vệ bí mật kinh doanh của doanh nghiệp trên địa bàn tỉnh An Lạc.",
    "Mật độ dân số phường Tân An là 1.250 người/km2.",
    "Hỗ trợ hộ nuôi ong lấy mật ong tại xã Suối Lành.",
    "Thực hiện Luật Bảo vệ bí mật nhà nước số 117/2025/QH15.",
    "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC CỦA TỈNH AN LẠC",
    "Về việc tăng cường công tác bảo\nmật thông tin trên không gian mạng.",
    "KẾ HOẠCH BẢO ĐẢM AN TOÀN, BẢO\nMẬT DỮ LIỆU",
    "Đồng chí Nguyễn Thị Mật, Phó Giám đốc Sở, chủ trì.",
    "Giao ông Mật, Trưởng phòng Tổ chức, tổng hợp.",
    "Đổi mật khẩu thư điện tử công vụ định kỳ 3 tháng một lần.",
    "Phối hợp mật thiết với Ban Dân vận.",
    "Thu hồi đất để làm đường; tài liệu thu hồi đất gửi Sở Nông nghiệp và Môi trường.",
    "Tài liệu thu hồi đất của dự án Hồ Suối Lành",
    "Khám sàng lọc bệnh gan mật, viêm túi mật cho người cao tuổi.",
    "Trồng 200 ha mía, sản lượng mật mía đạt 500 tấn.",
    "Cục Cơ yếu hướng dẫn sử dụng mật mã dân sự.",
    "Thôn Mật Sơn, xã Suối Lành được hỗ trợ nước sạch.",
    "Độ mật: Không",
    "Ký tắt, mất dấu, đóng dấu treo đúng quy định.",
    "CÓ MẶT",
    "MẤT MÙA",
    "Mặt trận Tổ quốc tỉnh giám sát.",
    "Mát",
    "Tuyết Mai",
    "Hồ sơ người có công lưu tại kho.",
)


def harmless(rng: random.Random) -> Paper:
    """A paper without a mark, with one to six traps."""
    traps = rng.sample(_TRAPS, rng.randint(1, 6))
    text = (
        HEAD
        + "\n".join(f"{at}. {trap}" if rng.random() < 0.5 else trap for at, trap in enumerate(traps, 1))
        + "\n"
        + BODY
    )
    if rng.random() < 0.15:
        text = unicodedata.normalize("NFD", text)
    title = rng.choice(("", "Kế hoạch bảo mật", "Báo cáo quý II", "Luật Bảo vệ bí mật nhà nước", "Nguyễn Thị Mật"))
    return plain_lines(text), {"Title": title, "name": rng.choice(("bao-cao", "kế hoạch bảo mật 2026", "15-BC-SNV"))}


def _placed(text: str, kind: LineKind) -> SourceText:
    source = plain_lines(f"{HEAD}{BODY}{text}\n")
    first = len(source.lines) - len(text.split("\n"))
    cell = {"table": 0, "row": 1, "column": 2} if kind is LineKind.CELL else {}
    lines = [line if at < first else line._replace(kind=kind, **cell) for at, line in enumerate(source.lines)]
    return replace(source, lines=tuple(lines))
