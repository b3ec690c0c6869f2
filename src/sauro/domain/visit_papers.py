"""Văn bản của chuyến đi. Paragraphs of the notice, proposed sentences of the conclusion, from plain facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sauro.domain.agencies import Tree
from sauro.domain.conclusions import Ordered, sentence_of
from sauro.domain.periods import day_short
from sauro.domain.visits import PURPOSE_WORDS, Purpose, Sudden

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_PLAIN = (
    "Bố trí đúng thành phần làm việc, báo cáo ngắn gọn những việc còn vướng; không tổ chức đón, tiễn, không trang trí, "
    "không chuẩn bị quà."
)


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """Dữ kiện của thông báo. `starts`: local time; `members`: "name, post", the head first; `basis`: the programme."""

    agency: str
    basis: str
    purpose: Purpose
    subject: str
    content: str
    asks: str
    starts: dt.datetime
    venue: str
    places: tuple[str, ...]
    members: tuple[str, ...]
    others: int
    sudden: Sudden | None


def notice_subject(facts: NoticeFacts) -> str:
    """Trích yếu: về việc đi cơ sở tại …, ngày …"""
    places = ", ".join(facts.places)
    return f"về việc {_lower(facts.subject)} tại {places}, ngày {day_short(facts.starts.date())}"[:400]


def notice_text(facts: NoticeFacts) -> tuple[str, ...]:
    """Thân thông báo: basis, time, place, content, delegation, what is asked; a sudden visit says why."""
    opening = f"Căn cứ {facts.basis}, {facts.agency}" if facts.basis else facts.agency
    lines = [f"{opening} thông báo chuyến đi cơ sở như sau:"]
    if facts.sudden:
        lines.append(f"Chuyến đi đột xuất, lý do: {facts.sudden.reason.rstrip('.')}.")
    starts, minute = facts.starts, f" {facts.starts.minute:02d} phút" if facts.starts.minute else ""
    weekday = _WEEKDAYS[starts.weekday()]
    parts = [
        f"Thời gian: {starts.hour} giờ{minute}, {weekday}, ngày {day_short(starts.date())}.",
        f"Nơi đến: {'; '.join(facts.places)}{f' (tại {facts.venue})' if facts.venue else ''}.",
        f"Mục đích: {_lower(PURPOSE_WORDS[facts.purpose])}. Nội dung: {facts.subject.rstrip('.')}.",
    ]
    if facts.content:
        parts[-1] += f" {facts.content.rstrip('.')}."
    parts.append(_delegation(facts))
    parts.append(f"Đề nghị nơi đến: {(facts.asks or _PLAIN).rstrip('.')}.")
    return (*lines, *(f"{number}. {part}" for number, part in enumerate(parts, start=1)))


def _delegation(facts: NoticeFacts) -> str:
    said = "Thành phần đoàn: "
    if facts.members:
        head, *rest = facts.members
        said += f"Trưởng đoàn {head}" + "".join(f"; {member}" for member in rest)
    if facts.others:
        said += f"{'; ' if facts.members else ''}{facts.others} người đi cùng"
    return f"{said}. Tổng số {len(facts.members) + facts.others} người."


def sent_to_of(tree: Tree, *lines: str) -> tuple[str, ...]:
    """Nơi nhận: these lines, then who keeps it."""
    keep = "- Lưu Văn phòng." if tree is Tree.PARTY else "- Lưu: VT."
    return (*(f"- {line};" for line in lines), keep)


@dataclass(frozen=True, slots=True)
class Open:
    """Kiến nghị còn mở, as the conclusion takes it up."""

    place: str
    words: str
    answers: str
    answer_by: dt.date


def conclusion_opening(agency: str, places: Sequence[str], held_on: dt.date, subject: str) -> str:
    """Mở đầu thông báo kết luận, proposed."""
    where, about = ", ".join(places), _lower(subject)
    said = f"Ngày {day_short(held_on)}, {agency} đi cơ sở tại {where} ({about})."
    return f"{said} Sau khi nghe báo cáo và trao đổi, đoàn kết luận:"


def proposed_sentences(asked: Iterable[Open]) -> tuple[str, ...]:
    """Câu kết luận đề xuất: every recommendation that is open is given to the body that must answer it."""
    return tuple(
        sentence_of(
            Ordered(
                f"trả lời kiến nghị của {one.place}: {one.words.strip().rstrip('.')}",
                one.answers,
                one.answer_by,
                "văn bản trả lời",
            )
        )
        for one in asked
    )


def _lower(words: str) -> str:
    """The first letter small, within a sentence; a short form in capitals stays."""
    words = words.strip().rstrip(".")
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
