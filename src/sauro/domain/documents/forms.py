"""Thể thức. The words by which official papers name their kinds, bodies and posts (36-HD, 05-HD/VPTW; NĐ 30/2020)."""

from __future__ import annotations

import re

from sauro.domain.documents.model import DocumentKind
from sauro.domain.text.fold import fold

NATION = "conghoaxahoichunghiavietnam"
PARTY = "dangcongsanvietnam"
YOUTH = ("doantncshochiminh", "doanthanhniencongsanhochiminh")  # stands where the Party's name stands
MOTTO = "doclaptudohanhphuc"

# Title lines, folded, longest first; None for a kind the register does not name.
TITLES: tuple[tuple[str, DocumentKind | None], ...] = (
    ("chuong trinh hanh dong", DocumentKind.CHUONG_TRINH),
    ("chuong trinh cong tac", DocumentKind.CHUONG_TRINH),
    ("nghi quyet lien tich", DocumentKind.NGHI_QUYET),
    ("nghi quyet chuyen de", DocumentKind.NGHI_QUYET),
    ("huong dan lien nganh", DocumentKind.HUONG_DAN),
    ("ke hoach lien tich", DocumentKind.KE_HOACH),
    ("ke hoach phoi hop", DocumentKind.KE_HOACH),
    ("cong dien khan", DocumentKind.CONG_DIEN),
    ("cong dien hoa toc", DocumentKind.CONG_DIEN),
    ("chuong trinh", DocumentKind.CHUONG_TRINH),
    ("nghi quyet", DocumentKind.NGHI_QUYET),
    ("quyet dinh", DocumentKind.QUYET_DINH),
    ("thong bao", DocumentKind.THONG_BAO),
    ("huong dan", DocumentKind.HUONG_DAN),
    ("cong dien", DocumentKind.CONG_DIEN),
    ("cong van", DocumentKind.CONG_VAN),
    ("quy dinh", DocumentKind.QUY_DINH),
    ("to trinh", DocumentKind.TO_TRINH),
    ("ke hoach", DocumentKind.KE_HOACH),
    ("ket luan", DocumentKind.KET_LUAN),
    ("chi thi", DocumentKind.CHI_THI),
    ("bao cao", DocumentKind.BAO_CAO),
    ("quy che", None),
    ("thong tri", None),
    ("thong tu", None),
    ("nghi dinh", None),
    ("de an", None),
    ("phuong an", None),
    ("giay moi", None),
    ("bien ban", None),
)

KIND_BY_CODE: dict[str, DocumentKind] = {
    "CT": DocumentKind.CHI_THI,
    "CV": DocumentKind.CONG_VAN,
    "KH": DocumentKind.KE_HOACH,
    "TB": DocumentKind.THONG_BAO,
    "QĐ": DocumentKind.QUYET_DINH,
    "QyĐ": DocumentKind.QUY_DINH,
    "QĐi": DocumentKind.QUY_DINH,
    "CĐ": DocumentKind.CONG_DIEN,
    "HD": DocumentKind.HUONG_DAN,
    "KL": DocumentKind.KET_LUAN,
    "NQ": DocumentKind.NGHI_QUYET,
    "BC": DocumentKind.BAO_CAO,
    "TTr": DocumentKind.TO_TRINH,
    "CTr": DocumentKind.CHUONG_TRINH,
    "CTHĐ": DocumentKind.CHUONG_TRINH,
}

# Words that open the name of a body; a longer name before the shorter one it begins with.
_BODY_WORDS = (
    "uy ban|ubnd|ub mttq|ubmttq|ubkt|hdnd|hoi dong|so|bo|ban|van phong|phong|cuc|chi cuc|tong cuc|vu|vien|truong|"
    "trung tam|"
    "cong an|toa an|vien kiem sat|thanh tra|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|dang doan|"
    "lien doan|hoi|doan|mat tran|tong cong ty|cong ty|tap doan|ngan hang|kho bac|bao hiem|thue|hai quan|chinh phu|"
    "thu tuong|quoc hoi|chu tich nuoc|to cong tac|tieu ban|hoc vien|benh vien|bao|dai|tinh doan|thanh doan|thi hanh an|"
    "thong ke|thuong truc|lien minh|lien hiep|quan khu|quy|tong lien doan|dai hoc|nha|kiem toan|quan uy|tinh hoi"
)
BODY = re.compile(rf"(?:{_BODY_WORDS})\b")
# A body's name that cannot end here: the next line carries on with it.
OPEN_NAME = re.compile(
    r"(?:uy ban(?: nhan(?: dan)?)?|hoi dong(?: nhan(?: dan)?)?|van|so|bo|ban|dang uy|dang bo|chi bo|ban chap hanh|uy "
    r"ban mttq|"
    r"doan|hoi|cuc|vu|vien|truong|trung tam|cong an|toa an(?: nhan(?: dan)?)?|vien kiem sat(?: nhan(?: dan)?)?|lien "
    r"doan|"
    r"ban chi dao|ban quan ly|ban chi huy|bo chi huy|bo tu lenh|hoc vien|benh vien|uy ban mat tran to quoc(?: viet "
    r"nam)?|"
    r"phong|chi cuc|tong cuc|tong cong ty|cong ty|tieu ban|to cong tac|thanh tra chinh|kho bac|ngan hang|bao hiem|"
    r"ban quan ly du an)"
)
_OPEN_END = ("va", "cac", "cua", "-", ",", "&", "thuoc", "ve")

# Posts that sign, folded; a title line begins with one of them.
TITLE_HEAD = re.compile(
    r"(?:q\.?\s{0,2}|quyen\s)?(?:pho\s)?(?:chu tich|bi thu|truong ban|truong phong|truong doan|truong tieu ban|"
    r"thu tuong|bo truong|thu truong|giam doc|tong giam doc|cuc truong|chi cuc truong|tong cuc truong|vu truong|vien "
    r"truong|"
    r"hieu truong|chu nhiem|chanh van phong|chanh thanh tra|chanh an|tong thanh tra|tong bien tap|tong bi thu|thuong "
    r"truc ban bi thu|"
    r"chanh|thu truong co quan|tong kiem toan|thong doc|chi huy truong|tu lenh|chinh uy|truong cong an|to truong|"
    r"vien truong|uy vien|truong|tong truong|thu ky|tong thu ky|thuong truc|pho)\b"
)

_MANDATE = r"(?:T/M|K/T|T/L|T/U|TUQ|TM|KT|TL|T\.M|K\.T|T\.L)"
MANDATE = re.compile(rf"({_MANDATE})\s{{0,2}}[.:]?\s{{0,3}}(?=[A-ZĐÀ-Ỹ(])")


def is_caps(text: str) -> bool:
    """Chữ in hoa. At least nine letters in ten are capitals, and there are two of them."""
    if text.isupper():
        return len(text) > 1
    upper = sum(map(str.isupper, text))
    return upper > 1 and sum(map(str.islower, text)) * 9 <= upper


def name_goes_on(name: str, following: str) -> bool:
    """Tên cơ quan nhiều dòng. True when `following` carries on the name printed so far."""
    folded, after = fold(name).strip(), fold(following).strip()
    if folded.endswith(_OPEN_END) and (folded.endswith(("-", ",", "&")) or folded.split()[-1] in _OPEN_END):
        return True
    if OPEN_NAME.fullmatch(folded):
        return True
    return not BODY.match(after)
