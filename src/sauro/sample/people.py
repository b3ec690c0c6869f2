"""Người mẫu. The invented people of tỉnh An Lạc, their posts, roles, fields of work: plain data, nobody real."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.domain.acting import Role

_L, _C, _T, _O, _I, _A = Role.LEADER, Role.CLERK, Role.COORDINATOR, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR


@dataclass(frozen=True, slots=True)
class Seat:
    """Chức vụ mẫu. A person in a post; kind: head, deputy or staff; `username` where the person may sign in.

    fields: the person's line in the body's table of assignments, phrases parted by semicolons.
    """

    agency: str
    title: str
    kind: str
    role: Role
    name: str
    username: str = ""
    note: str = ""
    fields: str = ""


def _seat(agency: str, title: str, kind: str, role: Role, name: str, *more: str) -> Seat:
    return Seat(agency, title, kind, role, name, *more)


_PARTY = (
    _seat("TU", "Bí thư", "head", _L, "Trịnh Quốc Khải"),
    _seat("TU", "Phó Bí thư Thường trực", "deputy", _L, "Hồ Thị Mỹ Dung", "thuongtruc"),
    _seat("VPTU", "Chánh Văn phòng", "head", _L, "Nguyễn Hữu Phước", "lanhdao"),
    _seat("VPTU", "Phó Chánh Văn phòng", "deputy", _L, "Phạm Thu Nguyệt", "phochanh", "",
          "theo dõi, đôn đốc; tổng hợp; báo cáo định kỳ; quy chế làm việc"),
    _seat("VPTU", "Văn thư", "staff", _C, "Trần Thị Hoài An", "vanthu"),
    _seat("VPTU", "Chuyên viên Phòng Tổng hợp", "staff", _T, "Lê Quang Tín", "tonghop"),
    _seat("VPTU", "Chuyên viên Phòng Cơ yếu - Công nghệ thông tin", "staff", _O, "Y Bhăm Niê", "chuyenvien", "",
          "chuyển đổi số; phần mềm; hạ tầng thông tin"),
    _seat("VPTU", "Lái xe", "staff", _O, "Nông Văn Thắng"),
    _seat("VPTU", "Lái xe 2", "staff", _O, "Hà Văn Đức"),
    _seat("VPTU", "Quản trị hệ thống", "staff", _A, "Đinh Công Lực", "quantri"),
    _seat("BTCTU", "Trưởng Ban", "head", _L, "Vũ Đình Toản"),
    _seat("BTCTU", "Phó Trưởng Ban", "deputy", _L, "Lê Thị Bích Vân", "", "",
          "tổ chức bộ máy; đánh giá, xếp loại; quy hoạch cán bộ"),
    _seat("BTCTU", "Văn thư", "staff", _C, "Mai Xuân Sinh"),
    _seat("UBKTTU", "Chủ nhiệm", "head", _L, "Phan Trọng Nghĩa"),
    _seat("UBKTTU", "Phó Chủ nhiệm", "deputy", _L, "Đặng Hoài Sơn", "", "",
          "kiểm tra không báo trước; kiểm tra bộ phận một cửa; kỷ luật, kỷ cương"),
    _seat("UBKTTU", "Kiểm tra viên", "staff", _I, "Hoàng Thị Ơ", "kiemtra"),
    _seat("UBKTTU", "Văn thư", "staff", _C, "Tạ Ngọc Bình"),
    _seat("BTGDVTU", "Trưởng Ban", "head", _L, "Đoàn Thị Thùy Trang"),
    _seat("BTGDVTU", "Phó Trưởng Ban", "deputy", _L, "H'Linh Êban", "", "",
          "cơ quan báo chí; tuyên truyền; dân vận; dư luận xã hội"),
    _seat("BNCTU", "Trưởng Ban", "head", _L, "Cao Minh Trí"),
    _seat("BNCTU", "Chuyên viên", "staff", _O, "K'Brếp"),
    _seat("DUUBND", "Bí thư", "head", _L, "Võ Anh Quân"),
    _seat("DUUBND", "Phó Bí thư chuyên trách", "deputy", _L, "Quách Thị Lan"),
    _seat("DUCQD", "Bí thư", "head", _L, "Hồ Thị Mỹ Dung"),
    _seat("MTTQ", "Chủ tịch", "head", _L, "Trương Văn Hiển"),
    _seat("MTTQ", "Phó Chủ tịch", "deputy", _L, "Ka Thị Đào", "", "", "giám sát; phản biện xã hội"),
    _seat("HND", "Chủ tịch", "head", _L, "Lưu Văn Tấn"),
    _seat("HPN", "Chủ tịch", "head", _L, "Nông Thị Hạnh"),
    _seat("TD", "Bí thư", "head", _L, "Châu Gia Bảo"),
    _seat("BAL", "Giám đốc, Tổng Biên tập", "head", _L, "Thái Thanh Tùng"),
)  # fmt: skip
_STATE = (
    _seat("UBND", "Chủ tịch", "head", _L, "Võ Anh Quân"),
    _seat("UBND", "Phó Chủ tịch", "deputy", _L, "Tô Thị Kim Chi", "", "", "nội vụ; cải cách hành chính; văn hóa; y tế"),
    _seat("UBND", "Phó Chủ tịch", "deputy", _L, "Dương Bá Lộc", "", "", "đất đai; xây dựng; giao thông; nông nghiệp"),
    _seat("VPUB", "Chánh Văn phòng", "head", _L, "Lại Thế Vinh"),
    _seat("VPUB", "Văn thư", "staff", _C, "Nguyễn Thị Mai"),
    _seat("SNV", "Giám đốc", "head", _L, "Bùi Đức Thọ", "snv.lanhdao"),
    _seat("SNV", "Phó Giám đốc", "deputy", _L, "Nguyễn Văn Anh", "", "",
          "cải cách hành chính; hồ sơ quá hạn; kiểm tra công vụ"),
    _seat("SNV", "Văn thư", "staff", _C, "Vũ Thị Hạnh", "snv.vanthu"),
    _seat("SNV", "Chuyên viên", "staff", _O, "Nguyễn Văn Anh", "snv.chuyenvien", "Phòng Cải cách hành chính"),
    _seat("SNV", "Chuyên viên", "staff", _O, "Nguyễn Văn Anh", "", "Phòng Tổ chức, biên chế"),
    _seat("SXD", "Giám đốc", "head", _L, "Ngô Bá Khiêm", "sxd.lanhdao"),
    _seat("SXD", "Phó Giám đốc", "deputy", _L, "Lý A Sình", "", "", "cấp phép xây dựng; quy hoạch; hồ sơ xây dựng"),
    _seat("SXD", "Văn thư", "staff", _C, "Trần Văn Tư", "sxd.vanthu"),
    _seat("SXD", "Chuyên viên", "staff", _O, "Võ Thị Thu Ba", "sxd.chuyenvien"),
    _seat("SNNMT", "Giám đốc", "head", _L, "Hà Quang Đạt"),
    _seat("SNNMT", "Phó Giám đốc", "deputy", _L, "Phùng Thị Liên", "", "", "đất đai; hồ sơ đất đai; môi trường"),
    _seat("SKHCN", "Giám đốc", "head", _L, "Tống Duy Hưng"),
    _seat("SKHCN", "Phó Giám đốc", "deputy", _L, "Đỗ Văn Lâm", "", "", "chuyển đổi số; kết nối dữ liệu; một cửa"),
    _seat("STC", "Giám đốc", "head", _L, "Kiều Thị Ánh"),
    _seat("STP", "Giám đốc", "head", _L, "Chu Văn Đoàn"),
    _seat("SYT", "Giám đốc", "head", _L, "Lâm Thị Tuyết"),
    _seat("SGDDT", "Giám đốc", "head", _L, "Triệu Quang Vũ"),
    _seat("SVHTTDL", "Giám đốc", "head", _L, "Y Krông Mlô"),
    _seat("SCT", "Giám đốc", "head", _L, "Hứa Minh Châu"),
    _seat("SDTTG", "Giám đốc", "head", _L, "Ma Thị Xuân"),
    _seat("TTT", "Chánh Thanh tra", "head", _L, "Đàm Trung Chính"),
    _seat("TTPVHCC", "Giám đốc", "head", _L, "Thân Thị Yến"),
    _seat("CAT", "Giám đốc", "head", _L, "Nghiêm Sỹ Dũng"),
)  # fmt: skip
# Of communes, by the name of the body. One person often holds two posts.
_COMMUNES = (
    _seat("Đảng ủy xã Suối Mây", "Bí thư", "head", _L, "Giàng A Páo"),
    _seat("Đảng ủy xã Suối Mây", "Phó Bí thư", "deputy", _L, "Trần Lệ Thủy", "suoimay.lanhdao"),
    _seat("Đảng ủy xã Suối Mây", "Văn thư", "staff", _C, "Phạm Văn Út"),
    _seat("Ủy ban nhân dân xã Suối Mây", "Chủ tịch", "head", _L, "Trần Lệ Thủy", "", "", "bộ phận một cửa"),
    _seat("Ủy ban nhân dân xã Suối Mây", "Văn thư", "staff", _C, "Đào Thị Sen", "suoimay.vanthu"),
    _seat("Ủy ban nhân dân xã Suối Mây", "Công chức văn hóa - xã hội", "staff", _O, "K'Sáu", "suoimay.chuyenvien"),
    _seat("Đảng ủy phường Bến Trăng", "Bí thư", "head", _L, "Huỳnh Tấn Đạt"),
    _seat("Ủy ban nhân dân phường Bến Trăng", "Chủ tịch", "head", _L, "Lê Ngọc Ẩn"),
    _seat("Đảng ủy xã Khe Trúc", "Bí thư", "head", _L, "Rơ Châm Hyi"),
    _seat("Ủy ban nhân dân xã Khe Trúc", "Chủ tịch", "head", _L, "Bế Văn Sự"),
    _seat("Đảng ủy đặc khu Hòn Én", "Bí thư", "head", _L, "Mạc Thị Hải"),
    _seat("Ủy ban nhân dân đặc khu Hòn Én", "Chủ tịch", "head", _L, "Mạc Thị Hải"),
)  # fmt: skip
SEATS = (*_PARTY, *_STATE, *_COMMUNES)
TABLES = {  # the document that assigns the fields, by body; elsewhere "Thông báo phân công" of the body
    "UBKTTU": "Phân công 04-PC/UBKT",
    "VPTU": "Thông báo 17-TB/VPTU",
    "SNV": "Quyết định 112/QĐ-SNV",
    "UBND": "Quyết định 305/QĐ-UBND",
}
# who stands in for whom, for two weeks from the day the province is loaded
DELEGATIONS = (
    ("lanhdao", "phochanh", "Đi công tác; ủy quyền điều hành Văn phòng"),
    ("snv.lanhdao", "snv.chuyenvien", "Vắng ngắn ngày; ủy quyền nhận việc và phân công"),
)
