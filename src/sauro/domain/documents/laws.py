"""Luật theo tên. The names of Vietnamese laws and ordinances, to tell where a name printed without a number ends.

"… thi hành Luật Việc làm bảo đảm kịp thời …": only the list of names says that the law is "Luật Việc làm". The names
are those of the laws in force or cited in the papers of 2013 to 2026, without "Luật", folded; a name not listed is
read as far as its words plainly go (`grammar`), with less confidence.
"""

from __future__ import annotations

import re

from sauro.domain.text.fold import fold

NAMES = tuple(
    name.strip()
    for name in """
an ninh mang;an ninh quoc gia;an toan thong tin mang;an toan thuc pham;an toan ve sinh lao dong
an toan, ve sinh lao dong;bac si;ban hanh van ban quy pham phap luat;bao chi;bao hiem tien gui;bao hiem xa hoi
bao hiem y te;bao ve bi mat nha nuoc;bao ve du lieu ca nhan;bao ve moi truong;bao ve quyen loi nguoi tieu dung
bao ve suc khoe nhan dan;bao ve va kiem dich thuc vat;bau cu dai bieu quoc hoi va dai bieu hoi dong nhan dan
bien gioi quoc gia;bien phong viet nam;bien viet nam;binh dang gioi;cac to chuc tin dung;can bo cong chuc
can bo, cong chuc;can cuoc;can cuoc cong dan;canh sat bien viet nam;canh sat co dong;canh tranh;chan nuoi
chat luong san pham, hang hoa;chung khoan;chuyen doi so;chuyen giao cong nghe
co quan dai dien nuoc cong hoa xa hoi chu nghia viet nam o nuoc ngoai;cong an nhan dan
cong an nhan dan va quan doi nhan dan;cong chung;cong doan;cong doan viet nam;cong nghe cao;cong nghe thong tin
cong nghiep cong nghe;cong nghiep cong nghe so;cong nghiep quoc phong, an ninh va dong vien cong nghiep;cu tru
dac xa;dan quan tu ve;dan so;dan so va phat trien;dan su;dat dai;dau gia tai san;dau thau;dau tu;dau tu cong
dau tu theo phuong thuc doi tac cong tu;dau tu, kinh doanh;de dieu;de dieu va phong, chong thien tai;di san van hoa
dia chat va khoang san;dien anh;dien luc;dieu uoc quoc te;do dac va ban do;do luong;doan dai bieu quoc hoi
doanh nghiep;du lich;du lieu;du tru quoc gia;duoc;duong bo;duong sat;gia;giam dinh tu phap;giam sat
giao dich dien tu;giao duc;giao duc dai hoc;giao duc nghe nghiep;giao duc quoc phong va an ninh;giao thong duong bo
giao thong duong thuy noi dia;hai quan;hai quan viet nam;hang hai;hang hai viet nam;hang khong dan dung viet nam
hien, lay, ghep mo, bo phan co the nguoi va hien, lay xac;hinh su;ho tich;hoa chat;hoa giai o co so
hoa giai, doi thoai tai toa an;hoat dong chu thap do;hoat dong giam sat cua quoc hoi va hoi dong nhan dan
hon nhan va gia dinh;hop tac xa;ke toan;kham benh chua benh;kham benh, chua benh;khi tuong thuy van;khieu nai
khoa hoc va cong nghe;khoa hoc, cong nghe va doi moi sang tao;khoang san;kiem toan doc lap;kiem toan nha nuoc
kien truc;kinh doanh bao hiem;kinh doanh bat dong san;lam nghiep;lao dong;luat su;luc luong du bi dong vien
luc luong tham gia bao ve an ninh, trat tu o co so;luu tru;ly lich tu phap;mat tran to quoc viet nam
nang luong nguyen tu;ngan hang nha nuoc viet nam;ngan sach nha nuoc;nghia vu quan su;nguoi cao tuoi;nguoi khuyet tat
nguoi lao dong viet nam di lam viec o nuoc ngoai theo hop dong;nha giao;nha o
nhap canh, xuat canh, qua canh, cu tru cua nguoi nuoc ngoai tai viet nam;nuoi con nuoi;pha san;phi va le phi
pho bien, giao duc phap luat;phong benh;phong chay va chua chay;phong chay, chua chay
phong chay, chua chay va cuu nan, cuu ho;phong chong ma tuy;phong chong tham nhung;phong chong thien tai
phong khong nhan dan;phong thu dan su;phong, chong bao luc gia dinh;phong, chong benh truyen nhiem
phong, chong khung bo;phong, chong ma tuy;phong, chong mua ban nguoi
phong, chong nhiem vi rut gay ra hoi chung suy giam mien dich mac phai o nguoi (hiv/aids);phong, chong rua tien
phong, chong tac hai cua ruou, bia;phong, chong tac hai cua thuoc la;phong, chong tham nhung;phong, chong thien tai
phuc hoi, pha san;quan ly ngoai thuong;quan ly no cong;quan ly thue;quan ly va dau tu von nha nuoc tai doanh nghiep
quan ly, su dung tai san cong;quan ly, su dung von nha nuoc dau tu vao san xuat, kinh doanh tai doanh nghiep
quan ly, su dung vu khi, vat lieu no va cong cu ho tro;quang cao;quoc phong;quoc tich viet nam;quy hoach
quy hoach do thi;quy hoach do thi va nong thon;si quan quan doi nhan dan viet nam;so huu tri tue
su dung nang luong tiet kiem va hieu qua;sy quan quan doi nhan dan viet nam;tai nguyen nuoc
tai nguyen, moi truong bien va hai dao;tan so vo tuyen dien;tham gia luc luong gin giu hoa binh cua lien hop quoc
thanh nien;thanh tra;thi dua khen thuong;thi dua, khen thuong;thi hanh an dan su;thi hanh an hinh su
thi hanh tam giu, tam giam;thoa thuan quoc te;thong ke;thu do;thu vien;thu y;thuc hanh tiet kiem chong lang phi
thuc hanh tiet kiem, chong lang phi;thuc hien dan chu o co so;thuc hien dan chu o xa, phuong, thi tran
thue bao ve moi truong;thue gia tri gia tang;thue su dung dat phi nong nghiep;thue tai nguyen;thue thu nhap ca nhan
thue thu nhap doanh nghiep;thue tieu thu dac biet;thue xuat khau, thue nhap khau;thuong mai;thuy loi;thuy san
tiep can thong tin;tiep cong dan;tiet kiem, chong lang phi;tieu chuan va quy chuan ky thuat;tin nguong, ton giao
tinh trang khan cap;to cao;to chuc chinh phu;to chuc chinh quyen dia phuong;to chuc co quan dieu tra hinh su
to chuc quoc hoi;to chuc hdnd va ubnd;to chuc hoi dong nhan dan va uy ban nhan dan;to chuc toa an nhan dan
to chuc vien kiem sat nhan dan;to tung dan su;to tung hanh chinh
to tung hinh su;trach nhiem boi thuong cua nha nuoc;trat tu, an toan giao thong duong bo;tre em;tri tue nhan tao
trong tai thuong mai;trong trot;trung cau y dan;truyen hinh;tu phap nguoi chua thanh nien;tuong tro tu phap
uu dai nguoi co cong voi cach mang;viec lam;vien chuc;vien thong;xay dung;xu ly vi pham hanh chinh;xuat ban
xuat canh, nhap canh cua cong dan viet nam
""".replace("\n", ";").split(";")
    if name.strip()
)

_LONGEST_FIRST = sorted({fold(n) for n in NAMES}, key=len, reverse=True)
_BY_FIRST: dict[str, list[str]] = {}
for _name in _LONGEST_FIRST:
    _BY_FIRST.setdefault(_name.split()[0].rstrip(","), []).append(_name)

_WORD = re.compile(r"[^\W\d_][\w]{0,14}")
_STOPS = frozenset(
    [
        "ngày",
        "năm",
        "số",
        "trên",
        "theo",
        "được",
        "có",
        "đã",
        "là",
        "tại",
        "trong",
        "này",
        "cho",
        "để",
        "các",
        "những",
        "nêu",
        "nếu",
        "khi",
        "do",
        "từ",
        "với",
        "mới",
        "và",
        "hoặc",
        "thì",
        "đến",
        "nhằm",
        "phải",
        "sẽ",
        "đang",
        "còn",
        "hay",
        "vào",
        "cùng",
        "ra",
        "gồm",
        "cũng",
        "cần",
        "chưa",
        "không",
        "bởi",
        "bằng",
        "như",
        "về",
    ]
)
_STOP_PAIRS = (
    "hiện hành",
    "quy định",
    "bảo đảm",
    "đảm bảo",
    "sửa đổi",
    "liên quan",
    "hoàn thiện",
    "thông qua",
    "có hiệu",
)


def listed(text: str, start: int) -> int | None:
    """Tên luật có trong danh mục. Where the listed name that begins at `start` ends; spaces and line breaks are one."""
    window = fold(text[start : start + 130])
    plain = " ".join(window.split())
    first = plain.split(" ", 1)[0].rstrip(",;.:)")
    for name in _BY_FIRST.get(first, ()):
        if plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum():
            return start + _spread(window, len(name))
    return None


def _spread(window: str, length: int) -> int:
    """The place in the window where `length` characters of its single-spaced form end."""
    at = seen = 0
    blank = True  # leading blanks do not count
    while at < len(window) and seen < length:
        space = window[at].isspace()
        if not space or not blank:
            seen += 1
        blank = space
        at += 1
    return at


def grammar(text: str, start: int) -> int | None:
    """Tên luật không có trong danh mục. A capital first word and at least one more, up to a stop word or a mark."""
    if not text[start : start + 1].isupper():
        return None
    window = text[start : start + 120].lower()
    at = words = end = 0
    while words < 10:
        m = _WORD.match(window, at)
        if m is None or m.group() in _STOPS or window.startswith(_STOP_PAIRS, at):
            break
        words, end = words + 1, m.end()
        at = m.end()
        if window[at : at + 1] not in (" ", "\n"):
            break
        at += 1
    return start + end if words >= 2 else None
