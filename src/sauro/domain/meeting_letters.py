"""Giấy mời, thông báo kết luận của cuộc họp. The words of the two papers, for the Party and the State alike (C3.1).

An invitation names chair, participants, content, time, place and special requests (45/2018/QĐ-TTg); a conclusion opens
with who chaired what, and ends in numbered sentences (`domain.conclusions`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Called:
    """Cuộc họp như trên giấy. `chair`: title and name; `items`: what is on the agenda; `sudden`: the reason, or ""."""

    agency: str
    title: str
    chair: str
    starts: dt.datetime
    place: str
    link: str
    items: tuple[str, ...]
    seats: tuple[str, ...]
    papers_by: dt.date
    opinions_by: dt.date
    papers: bool = False
    sudden: str = ""


def lowered(title: str) -> str:
    """The title of a meeting inside a sentence: "Họp giao ban" → "họp giao ban"; a name keeps its capital."""
    first, _, rest = title.partition(" ")
    common = {"Họp", "Hội", "Giao", "Sơ", "Tổng", "Tập", "Làm", "Cuộc", "Phiên", "Triển"}
    return f"{first.lower()} {rest}".strip() if first in common else title


def hour_words(at: dt.datetime) -> str:
    """8 giờ 30 phút, thứ Năm, ngày 23/07/2026."""
    minute = f" {at.minute:02d} phút" if at.minute else ""
    return f"{at.hour} giờ{minute}, {_DAYS[at.weekday()]}, ngày {day_short(at.date())}"


def invitation_subject(title: str) -> str:
    """Trích yếu giấy mời: "dự họp giao ban tháng 7"."""
    return str(Sentence(N_("dự {title}"), {"title": lowered(title)}))


def invitation_text(called: Called) -> tuple[str, ...]:
    """Thân giấy mời, line by line."""
    values = {
        "agency": called.agency,
        "title": lowered(called.title),
        "chair": called.chair,
        "when": hour_words(called.starts),
        "place": called.place,
        "link": called.link,
        "papers": day_short(called.papers_by),
        "opinions": day_short(called.opinions_by),
        "reason": called.sudden,
    }
    lines = [N_("{agency} trân trọng kính mời đại biểu dự {title}, như sau:")]
    if called.sudden:
        lines.append(N_("- Họp đột xuất: {reason}."))
    lines += [N_("- Chủ trì: {chair}."), N_("- Thời gian: {when}.")]
    if called.place:
        lines.append(N_("- Địa điểm: {place}."))
    if called.link:
        lines.append(N_("- Trực tuyến: {link}"))
    said = [str(Sentence(line, values)) for line in lines]
    if called.seats:
        said.append(str(Sentence(N_("- Thành phần: {seats}."), {"seats": "; ".join(called.seats)})))
    if called.items:
        said.append(str(Sentence(N_("- Nội dung:"))))
        said += [f"{number}) {item.rstrip('.;')}{';' if number < len(called.items) else '.'}" for number, item in
                 enumerate(called.items, start=1)]  # fmt: skip
    if called.papers:
        said.append(str(Sentence(N_("Cơ quan chuẩn bị nội dung gửi tài liệu chậm nhất ngày {papers}."), values)))
    asks = N_(
        "Đề nghị đại biểu dự đúng thành phần; trường hợp không dự được, báo chủ trì trước, cử người dự thay khi được "
        "đồng ý. Ý kiến về nội dung họp gửi trước hết ngày {opinions}."
    )
    return (*said, str(Sentence(asks, values)))


def conclusion_subject(chair: str, title: str) -> str:
    """Trích yếu: "kết luận của đồng chí … tại cuộc họp giao ban tháng 7"."""
    said = lowered(title)
    where = f"cuộc {said}" if said.startswith("họp ") else said
    return str(Sentence(N_("kết luận của {chair} tại {title}"), {"chair": chair, "title": where}))


def conclusion_opening(*, chair: str, title: str, day: dt.date, bodies: Sequence[str]) -> str:
    """Mở đầu kết luận, proposed; whoever words the conclusion changes it."""
    values = {"day": f"{day:%d/%m/%Y}", "chair": chair, "title": lowered(title), "bodies": ", ".join(bodies)}
    if bodies:
        words = N_("Ngày {day}, {chair} chủ trì {title}. Dự họp có đại diện {bodies}. Sau khi trao đổi, thảo luận, "
                   "{chair} kết luận như sau:")  # fmt: skip
    else:
        words = N_("Ngày {day}, {chair} chủ trì {title}. Sau khi trao đổi, thảo luận, {chair} kết luận như sau:")
    return str(Sentence(words, values))


def conclusion_closing(agency: str) -> str:
    """Kết thúc thông báo kết luận."""
    return str(Sentence(N_("{agency} thông báo để các cơ quan, đơn vị biết, thực hiện."), {"agency": agency}))


def sent_to(bodies: Sequence[str], *, party: bool) -> tuple[str, ...]:
    """Nơi nhận: the bodies, the last line for who keeps it."""
    lines = [f"- {body};" for body in bodies]
    if len(lines) > 8:
        lines = [str(Sentence(N_("- Các cơ quan, đơn vị dự họp;")))]
    return (*lines, N_("- Lưu Văn phòng.") if party else N_("- Lưu: VT."))
