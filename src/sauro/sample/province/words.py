"""Lời văn. A small grammar of invented office Vietnamese: parts that are put together, so that sentences seldom repeat.

Nothing here was copied from a document of an office. A sentence's parts are drawn with the dice of the province.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Final

from sauro.domain.extraction.model import Product
from sauro.domain.lateness import CauseKind

OBJECTS: Final = {
    "thủ tục hành chính": (
        "hồ sơ quá hạn ở bộ phận một cửa",
        "giấy tờ phải nộp hai lần",
        "thủ tục liên thông đất đai",
        "việc xin lỗi người dân khi trễ hẹn",
        "quy trình nội bộ đã công bố",
    ),
    "đất đai": (
        "hồ sơ cấp giấy chứng nhận tồn đọng",
        "dữ liệu địa chính của xã mới",
        "các thửa đất công bỏ trống",
        "phương án bồi thường tuyến đường ven sông",
        "đơn thư về ranh giới đất",
    ),
    "xây dựng": (
        "giấy phép xây dựng cấp chậm",
        "công trình dang dở của trụ sở cũ",
        "vi phạm trật tự đô thị mới phát hiện",
        "quy hoạch khu dân cư ven hồ",
        "nhà ở của hộ có công cần sửa",
    ),
    "giáo dục": (
        "điểm trường lẻ cần gộp",
        "thiếu giáo viên ở vùng xa",
        "bữa ăn bán trú",
        "sách cho thư viện trường",
        "an toàn trường học đầu năm",
    ),
    "y tế cơ sở": (
        "nhân lực của trạm y tế xã",
        "thuốc cho người bệnh mạn tính",
        "khám sức khỏe cho người cao tuổi",
        "kho thiết bị chưa sử dụng",
        "tiêm chủng ở điểm xa",
    ),
    "chuyển đổi số": (
        "dữ liệu dùng chung giữa các sở",
        "chữ ký số của lãnh đạo xã",
        "thiết bị đầu cuối cũ",
        "đường truyền tới xã đảo",
        "tài khoản công vụ chưa kích hoạt",
    ),
    "đầu tư công": (
        "giải ngân các dự án chuyển tiếp",
        "mặt bằng cầu Suối Mây",
        "dự án chậm quyết toán",
        "danh mục dự án nhóm C",
        "vốn đối ứng của xã",
    ),
    "công tác cán bộ": (
        "bố trí cán bộ dôi dư",
        "quy hoạch cấp ủy nhiệm kỳ tới",
        "hồ sơ đảng viên chuyển sinh hoạt",
        "đánh giá cán bộ quý",
        "biệt phái cán bộ về xã khó khăn",
    ),
    "môi trường": (
        "bãi rác tạm cạnh kênh",
        "nước thải của làng nghề",
        "thu gom rác ở chợ đầu mối",
        "điểm sạt lở bờ sông",
        "quan trắc không khí khu công nghiệp",
    ),
    "giảm nghèo": (
        "hộ cận nghèo mới phát sinh",
        "vốn vay ưu đãi quá hạn",
        "nhà dột nát cần thay",
        "sinh kế cho hộ tái định cư",
        "bảo hiểm cho hộ vừa thoát nghèo",
    ),
    "văn hóa": (
        "nhà văn hóa thôn xuống cấp",
        "lễ hội đầu xuân",
        "di tích chưa có hồ sơ",
        "thiết chế thể thao của phường",
        "tin giả trên mạng xã hội của địa phương",
    ),
    "tiếp công dân": (
        "đơn khiếu nại kéo dài",
        "lịch tiếp dân của người đứng đầu",
        "kiến nghị của cử tri chưa trả lời",
        "vụ việc đông người ở khu tái định cư",
        "hộp thư góp ý của xã",
    ),
    "tài sản công": (
        "trụ sở dôi dư sau sắp xếp",
        "xe công vượt định mức",
        "kiểm kê tài sản của xã cũ",
        "hợp đồng thuê mặt bằng hết hạn",
        "bàn giao kho lưu trữ",
    ),
    "kỷ luật, kỷ cương": (
        "giờ giấc làm việc ở bộ phận tiếp dân",
        "việc đùn đẩy giữa các phòng",
        "văn bản trả lời chậm",
        "trách nhiệm nêu gương của người đứng đầu",
        "họp không cần thiết",
    ),
    "nông nghiệp": (
        "dịch bệnh trên đàn heo",
        "nước tưới vụ hè thu",
        "mã số vùng trồng",
        "rừng phòng hộ đầu nguồn",
        "tàu cá chưa lắp giám sát",
    ),
    "lao động": (
        "lao động mất việc sau sáp nhập",
        "nợ bảo hiểm của doanh nghiệp",
        "đào tạo nghề cho thanh niên",
        "chi trả trợ cấp qua tài khoản",
        "an toàn lao động ở công trường",
    ),
}
VERBS: Final = {
    Product.REPORT: ("tổng hợp, báo cáo tình hình", "đánh giá, báo cáo kết quả xử lý", "sơ kết việc xử lý"),
    Product.PLAN: ("xây dựng kế hoạch xử lý", "ban hành kế hoạch khắc phục", "điều chỉnh kế hoạch về"),
    Product.REGULATION: ("xây dựng quy chế phối hợp về", "sửa đổi quy định nội bộ về"),
    Product.PROPOSAL: ("đề xuất phương án về", "tham mưu giải pháp tháo gỡ vướng mắc về"),
    Product.GUIDANCE: ("hướng dẫn các đơn vị xử lý", "tập huấn cho xã về"),
    Product.DECISION: ("tham mưu quyết định về", "trình ban hành quyết định liên quan đến"),
    Product.LIST: ("lập danh mục, phân loại", "rà soát, lập danh sách", "thống kê đầy đủ"),
    Product.DOSSIER: ("hoàn thiện hồ sơ về", "bàn giao hồ sơ liên quan đến"),
    Product.DATA: ("cập nhật số liệu về", "đối chiếu, làm sạch số liệu về"),
    Product.SYSTEM: ("đưa lên phần mềm dùng chung việc theo dõi", "vận hành thử bảng theo dõi"),
    Product.INSPECTION: ("kiểm tra không báo trước", "kiểm tra, giám sát việc xử lý"),
    Product.EVENT: ("tổ chức hội nghị rút kinh nghiệm về", "tổ chức đợt cao điểm xử lý"),
}
SCOPES: Final = (
    "trên địa bàn tỉnh",
    "tại các xã mới sắp xếp",
    "ở các phường trung tâm",
    "trong các đơn vị trực thuộc",
    "tại khu vực ven biển",
    "ở vùng đồng bào dân tộc",
    "tại các khu công nghiệp",
    "trong toàn Đảng bộ",
    "ở những nơi có đơn thư",
    "tại các đơn vị sự nghiệp",
    "trên tuyến biên giới xã",
    "tại nơi đã giải thể cấp huyện",
    "ở đặc khu Hòn Én",
    "trong khối cơ quan tham mưu",
    "ở các thôn xa trung tâm",
    "tại ba cụm xã phía tây",
)
ENDS: Final = (
    "nêu rõ nguyên nhân và trách nhiệm",
    "có lộ trình từng tháng",
    "xác định rõ người chịu trách nhiệm",
    "gắn với cắt giảm họp",
    "công khai kết quả",
    "phục vụ kỳ họp cuối năm",
    "trình Thường trực xem xét",
    "không để phát sinh vụ việc mới",
    "có so sánh với kỳ trước",
    "bảo đảm trong dự toán được giao",
    "kèm danh sách từng trường hợp",
    "lấy ý kiến nơi chịu tác động",
)
_LINES: Final = (
    "Đã làm việc với {n} đơn vị, còn {m} đơn vị chưa gửi số liệu",
    "Dự thảo lần {m} đang lấy ý kiến {n} nơi",
    "Đã xử lý {n}/{t} trường hợp, số còn lại xong trước {day}",
    "Đã họp tổ giúp việc ngày {day}, thống nhất {m} nội dung",
    "Xong phần rà soát, chuyển sang {o}",
    "Đã gửi văn bản hỏi {n} xã, nhận lại {m}",
    "Khảo sát {n} điểm, {m} điểm cần xử lý ngay",
    "Đang hoàn thiện biểu số {m}, dự kiến trình ngày {day}",
    "Đã bàn giao {n} hồ sơ, còn {m} hồ sơ thiếu giấy tờ",
    "Đã phân công {m} người, mỗi người {n} đầu việc",
    "Kiểm tra xong {n} đơn vị về {o}",
    "Số liệu đến {day}: {n} đạt, {m} chưa đạt",
)
_OBSTACLES: Final = (
    "Chờ {n} xã gửi số liệu, đã nhắc {m} lần",
    "Chưa bố trí được kinh phí cho {n} điểm",
    "Hồ sơ cũ của huyện giao thiếu {n} tập",
    "Hai văn bản hướng dẫn khác nhau về {o}",
    "Thiếu {m} người làm chuyên trách về {o}",
    "Phần mềm dùng chung không xuất được biểu {m} về {o}",
    "Vướng {o}, đã xin ý kiến ngày {day}",
    "Người dân ở {n} hộ chưa đồng thuận",
    "Số liệu giữa hai ngành lệch {n} trường hợp",
    "Mưa lũ làm chậm khảo sát {n} điểm",
)
_SUMMARIES: Final = (
    "Đã hoàn thành {o}: xử lý {n}/{t} trường hợp, {m} trường hợp chuyển kỳ sau",
    "Đã ban hành văn bản về {o}, gửi {n} nơi",
    "Kết quả đến {day}: {n} việc xong, {m} việc có kiến nghị kèm theo",
    "Đã lập danh sách {n} trường hợp, công khai ngày {day}",
    "Hoàn thành phần {o}, kiến nghị {m} nội dung vượt thẩm quyền",
    "Đã kiểm tra {n} nơi, yêu cầu khắc phục {m} tồn tại",
    "Đã tập huấn {n} người ở {m} xã, tài liệu kèm theo",
)
_LATER: Final = (
    "Chờ ý kiến {n} xã về {o}, còn {m} xã chưa trả lời",
    "Khối lượng tăng thêm {n} hồ sơ so với lúc giao",
    "Đợt khảo sát {n} điểm lùi {m} tuần vì mưa lũ",
    "Phải lấy lại ý kiến {n} hộ về {o}",
    "Trung ương dự kiến hướng dẫn về {o} sau ngày {day}",
    "Đơn vị phối hợp gửi số liệu chậm {n} ngày",
    "Cần thẩm định thêm {m} hạng mục về {o}",
)
_REMARKS: Final = (
    "Chưa có số liệu của {n} xã, bổ sung trước {day}",
    "Nêu rõ nguyên nhân của {n} trường hợp còn lại về {o}",
    "Thiếu danh sách kèm theo biểu {m} về {o}",
    "Kết luận về {o} chưa khớp số liệu ở mục {m}",
    "Chưa rõ ai chịu trách nhiệm phần {o}",
    "Bổ sung so sánh với kỳ trước về {o}, {m} chỉ tiêu chính",
)
_DECLINES: Final = (
    "Việc về {o} thuộc chức năng của {a}, theo quy định phân công hiện hành",
    "Đơn vị đã bàn giao mảng {o} từ ngày {day}",
    "Nội dung trùng với {n} việc {a} đang chủ trì",
    "Không thuộc địa bàn được giao quản lý: {o}",
)
_CAUSES: Final = {
    CauseKind.WAITING: ("Chờ {a} thẩm định {o}, gửi từ ngày {day}", "Chờ {a} cung cấp số liệu của {n} xã về {o}"),
    CauseKind.CHANGED_ORDER: (
        "Yêu cầu thay đổi ngày {day}: bổ sung {n} nội dung về {o}",
        "Phạm vi về {o} mở rộng thêm {n} xã",
    ),
    CauseKind.DISASTER: (
        "Mưa lũ từ ngày {day}, {n} tuyến đường chia cắt",
        "Ứng phó bão, huy động {n} người từ ngày {day}",
    ),
    CauseKind.LEAVE: ("Người phụ trách nghỉ ốm từ ngày {day}, {m} việc chưa có người thay",),
    CauseKind.NO_AUTHORITY: ("Vượt thẩm quyền về {o}, đã xin ý kiến {a} ngày {day}",),
}
_ENDINGS: Final = (
    "Nội dung về {o} đã đưa vào chương trình chung ngày {day}",
    "Sắp xếp lại đơn vị, {n} việc gộp làm một",
    "Trung ương ban hành quy định mới về {o}",
    "Điều chỉnh trọng tâm quý, giảm {m} đầu việc về {o}",
)
_SHARES: Final = (
    "Cung cấp số liệu về {o} đến ngày {day}",
    "Cử {m} người tham gia tổ rà soát {o}",
    "Góp ý dự thảo về {o}, {m} nội dung",
    "Chuẩn bị biểu {m} về {o} của {n} đơn vị",
)
_DELIVERED: Final = (
    "Đã gửi số liệu của {n} đơn vị về {o}",
    "Đã góp ý {m} nội dung, thống nhất {n} điểm",
    "Đã cử {m} người, làm từ ngày {day}",
)
_PROPOSALS: Final = (
    "Đề nghị bố trí kinh phí cho {n} điểm về {o}",
    "Kiến nghị thống nhất hai văn bản hướng dẫn về {o}",
    "Đề nghị các sở trả lời {m} nội dung đã hỏi về {o}",
    "Kiến nghị xem lại thời hạn của {m} việc về {o}",
)
_NEXT: Final = (
    "Hoàn thành {m} việc về {o} trước ngày {day}",
    "Kiểm tra {n} nơi về {o}",
    "Xử lý dứt điểm {m} việc quá hạn về {o}",
    "Làm việc với {m} đơn vị về {o}, xong trước ngày {day}",
)
_SUBJECTS: Final = (
    "tăng cường chỉ đạo xử lý {o}",
    "phân công nhiệm vụ về {f} {s}",
    "chấn chỉnh {o} {s}",
    "triển khai nhiệm vụ trọng tâm về {f}",
    "kết luận kiểm tra về {o}",
    "đẩy nhanh tiến độ xử lý {o} {s}",
    "đôn đốc thực hiện nhiệm vụ về {f} {s}",
)
_FIELDS: Final = tuple(OBJECTS)
_ALL: Final = tuple(o for some in OBJECTS.values() for o in some)
_PRODUCTS: Final = tuple(VERBS)


class Words:
    """Lời văn, drawn with one dice; every method gives one sentence."""

    def __init__(self, dice: random.Random) -> None:
        self._pick, self._number = dice.choice, dice.randrange

    def field(self) -> str:
        return self._pick(_FIELDS)

    def work(self, field: str) -> tuple[Product, str]:
        """What is to be done in a field, and the product that proves it."""
        product = self._pick(_PRODUCTS)
        said = f"{self._pick(VERBS[product])} {self._pick(OBJECTS[field])} {self._pick(SCOPES)}, {self._pick(ENDS)}"
        return product, said[0].upper() + said[1:]

    def part(self, work: str, name: str) -> str:
        """Phần việc of one body below: the work of the whole, as far as it concerns that body."""
        what = work.split(", ")[0]
        return f"{what} thuộc phạm vi {name}, {self._pick(ENDS)}"

    def subject(self, field: str) -> str:
        return self._said(_SUBJECTS, f=field, s=self._pick(SCOPES), o=self._pick(OBJECTS[field]))

    def line(self, day: dt.date) -> str:
        return self._said(_LINES, day)

    def obstacle(self, day: dt.date) -> str:
        return self._said(_OBSTACLES, day)

    def summary(self, day: dt.date) -> str:
        return self._said(_SUMMARIES, day)

    def later(self, day: dt.date) -> str:
        """Why more time is asked for, or why it came late."""
        return self._said(_LATER, day)

    def remark(self, day: dt.date) -> str:
        return self._said(_REMARKS, day)

    def decline(self, day: dt.date, other: str) -> str:
        return self._said(_DECLINES, day, a=other)

    def cause(self, kind: CauseKind, day: dt.date, other: str) -> str:
        return self._said(_CAUSES[kind], day, a=other)

    def ending(self, day: dt.date) -> str:
        return self._said(_ENDINGS, day)

    def share(self, day: dt.date) -> str:
        return self._said(_SHARES, day)

    def delivered(self, day: dt.date) -> str:
        return self._said(_DELIVERED, day)

    def proposal(self, day: dt.date) -> str:
        return self._said(_PROPOSALS, day)

    def next_step(self, day: dt.date) -> str:
        """What is done in the period after the one that ended on a day."""
        return self._said(_NEXT, day + dt.timedelta(days=self._number(12, 28)))

    def _said(self, templates: tuple[str, ...], day: dt.date | None = None, **more: str) -> str:
        n = self._number(3, 60)
        values = {"n": n, "m": self._number(2, 13), "t": n + self._number(1, 40), "o": self._pick(_ALL)} | more
        return self._pick(templates).format(day=f"{day:%d/%m/%Y}" if day else "", **values)
