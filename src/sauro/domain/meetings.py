"""Cuộc họp. Its life as one table, its days ahead, its length, how ready its papers are (C3.1).

draft → announced → held → concluded; postponed and cancelled with a reason. Every day is counted by the calendar's
table, so a swap day that becomes known late moves what is still ahead, with the old day beside the new one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

PAPERS_SOURCE = "1773-CV/TU, mục 3"
MEETING_SOURCE = "45/2018/QĐ-TTg"


class State(StrEnum):
    """Trạng thái cuộc họp."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    HELD = "held"
    CONCLUDED = "concluded"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Deed(StrEnum):
    """Bước của cuộc họp."""

    PLAN = "plan"
    ANNOUNCE = "announce"
    MOVE = "move"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    HOLD = "hold"
    CONCLUDE = "conclude"


MOVES: dict[tuple[State, Deed], State] = {
    (State.DRAFT, Deed.PLAN): State.DRAFT,
    (State.DRAFT, Deed.ANNOUNCE): State.ANNOUNCED,
    (State.DRAFT, Deed.CANCEL): State.CANCELLED,
    (State.ANNOUNCED, Deed.MOVE): State.ANNOUNCED,
    (State.ANNOUNCED, Deed.POSTPONE): State.POSTPONED,
    (State.ANNOUNCED, Deed.CANCEL): State.CANCELLED,
    (State.ANNOUNCED, Deed.HOLD): State.HELD,
    (State.POSTPONED, Deed.MOVE): State.ANNOUNCED,
    (State.POSTPONED, Deed.CANCEL): State.CANCELLED,
    (State.HELD, Deed.HOLD): State.HELD,  # minutes and attendance corrected
    (State.HELD, Deed.CONCLUDE): State.CONCLUDED,
}
AHEAD = (State.DRAFT, State.ANNOUNCED, State.POSTPONED)  # its days may still move
STATE_WORDS = {
    State.DRAFT: N_("Đang chuẩn bị"),
    State.ANNOUNCED: N_("Đã mời"),
    State.HELD: N_("Đã họp"),
    State.CONCLUDED: N_("Đã kết luận"),
    State.POSTPONED: N_("Hoãn"),
    State.CANCELLED: N_("Không họp"),
}


def move(state: State, deed: Deed) -> State:
    """Bước tiếp theo. Refusal meeting.step where the table has no such row."""
    try:
        return MOVES[state, deed]
    except KeyError:
        raise Refusal(
            "meeting.step",
            Sentence(
                N_("Cuộc họp đang ở trạng thái “{state}”, không thực hiện được bước này."),
                {"state": Sentence(STATE_WORDS[state])},
            ),
            advice=N_("Tải lại trang để xem cuộc họp đang ở bước nào."),
            key="C3.1",
        ) from None


class MeetingKind(StrEnum):
    """Loại cuộc họp; the row meeting.length.<kind> says how long it may be."""

    GIAO_BAN = "giao_ban"
    GIAI_QUYET = "giai_quyet"
    THAM_MUU = "tham_muu"
    DIEU_PHOI = "dieu_phoi"
    CHUYEN_MON = "chuyen_mon"
    SO_KET = "so_ket"
    CHUYEN_DE = "chuyen_de"
    TAP_HUAN = "tap_huan"


KIND_WORDS = {
    MeetingKind.GIAO_BAN: N_("Họp giao ban"),
    MeetingKind.GIAI_QUYET: N_("Họp giải quyết công việc"),
    MeetingKind.THAM_MUU: N_("Họp tham mưu, tư vấn"),
    MeetingKind.DIEU_PHOI: N_("Họp điều phối"),
    MeetingKind.CHUYEN_MON: N_("Họp chuyên môn"),
    MeetingKind.SO_KET: N_("Sơ kết, tổng kết"),
    MeetingKind.CHUYEN_DE: N_("Họp chuyên đề"),
    MeetingKind.TAP_HUAN: N_("Tập huấn, triển khai"),
}


class MeetingForm(StrEnum):
    """Hình thức họp; the chair chooses."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BOTH = "both"


FORM_WORDS = {
    MeetingForm.IN_PERSON: N_("Trực tiếp"),
    MeetingForm.ONLINE: N_("Trực tuyến"),
    MeetingForm.BOTH: N_("Trực tiếp và trực tuyến"),
}


class Needless(StrEnum):
    """Trường hợp không tổ chức họp: the five cases of 45/2018/QĐ-TTg, a checklist at planning."""

    EMERGENCY = "emergency"
    DELEGATED = "delegated"
    OTHER_WAY = "other_way"
    INSTEAD_OF_INSPECTION = "instead_of_inspection"
    OUTING = "outing"


NEEDLESS_WORDS = {
    Needless.EMERGENCY: N_("Việc thường xuyên khi đang xử lý thiên tai, sự cố, tình huống khẩn cấp"),
    Needless.DELEGATED: N_("Việc đã phân cấp, ủy quyền cho người đứng đầu cấp dưới quyết định"),
    Needless.OTHER_WAY: N_("Việc mà quy định đã có cách giải quyết khác, không cần họp"),
    Needless.INSTEAD_OF_INSPECTION: N_("Nghe báo cáo thay cho việc trực tiếp kiểm tra"),
    Needless.OUTING: N_("Họp kết hợp tham quan, nghỉ mát"),
}


class Reply(StrEnum):
    """Trả lời giấy mời."""

    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUBSTITUTE = "substitute"


REPLY_WORDS = {
    Reply.NONE: N_("Chưa trả lời"),
    Reply.ACCEPTED: N_("Sẽ dự"),
    Reply.DECLINED: N_("Không dự được"),
    Reply.SUBSTITUTE: N_("Cử người dự thay"),
}


class Stance(StrEnum):
    """Ý kiến trước cuộc họp về một nội dung."""

    AGREES = "agrees"
    OBJECTS = "objects"
    WILL_SPEAK = "will_speak"


STANCE_WORDS = {
    Stance.AGREES: N_("Đồng ý"),
    Stance.OBJECTS: N_("Có ý kiến khác"),
    Stance.WILL_SPEAK: N_("Đề nghị phát biểu"),
}


class Outcome(StrEnum):
    """Kết quả một nội dung."""

    PENDING = "pending"
    DISCUSSED = "discussed"
    CONSENTED = "consented"
    CARRIED = "carried"


OUTCOME_WORDS = {
    Outcome.PENDING: N_("Chưa xem xét"),
    Outcome.DISCUSSED: N_("Đã thảo luận"),
    Outcome.CONSENTED: N_("Thông qua không thảo luận"),
    Outcome.CARRIED: N_("Chuyển kỳ họp sau"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Các mốc của cuộc họp: last days on which a paper, an invitation, an opinion and the conclusion are in time."""

    papers_by: dt.date
    invite_by: dt.date
    remarks_by: dt.date
    conclude_by: dt.date


def ahead_of(day: dt.date, count: int, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Trước ít nhất n ngày làm việc. The last day still in time; the day itself is not counted unless the row says so
    (meeting.ahead_count). 23/7/2026 → 20/7; 4/5/2026 → 24/4; 12/1/2026 → 8/1; 23/2/2026 → 11/2.
    """
    counted = rules.rule("meeting.ahead_count", day).value == "day_counted"
    steps = count - 1 if counted and calendar.is_working_day(day) else count
    return calendar.add_working_days(day, -steps) if steps else day


def terms(day: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> Terms:
    """Các mốc, from the day of the meeting; conclusion of 29/4/2026 → 8/5."""

    def before(name: str) -> dt.date:
        return ahead_of(day, rules.number(name, day), calendar=calendar, rules=rules)

    return Terms(
        papers_by=before("meeting.papers_ahead"),
        invite_by=before("meeting.invitation_ahead"),
        remarks_by=before("meeting.opinions_close"),
        conclude_by=calendar.add_working_days(day, rules.number("meeting.conclusion_within", day)),
    )


def longest(kind: MeetingKind, on: dt.date, rules: RuleBook) -> int:
    """Thời lượng dài nhất của một loại cuộc họp, in minutes."""
    return rules.number(f"meeting.length.{kind}", on)


def length_words(minutes: int) -> Sentence:
    """Thời lượng thành lời: 90 → "1 giờ 30 phút"."""
    hours, rest = divmod(minutes, 60)
    values = {"hours": str(hours), "minutes": str(rest)}
    if not hours:
        return Sentence(N_("{minutes} phút"), values)
    return Sentence(N_("{hours} giờ {minutes} phút") if rest else N_("{hours} giờ"), values)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Tài liệu sẵn sàng đến đâu. `tone` as statuses have it: ok, soon, late, ""; `left`: working days until the day."""

    have: int
    wanted: int
    left: int
    tone: str
    words: Sentence


def readiness(have: int, wanted: int, *, papers_by: dt.date, today: dt.date, calendar: WorkCalendar) -> Readiness:
    """Đèn tài liệu: "2 trên 5 tài liệu, còn 1 ngày làm việc". The day itself is still in time."""
    left = calendar.working_days_between(today, papers_by)
    values = {"have": str(have), "wanted": str(wanted), "left": str(abs(left)), "day": day_short(papers_by)}
    if not wanted:
        return Readiness(have, wanted, left, "", Sentence(N_("Không cần tài liệu")))
    if have >= wanted:
        return Readiness(have, wanted, left, "ok", Sentence(N_("Đủ {wanted} tài liệu"), values))
    if today > papers_by:
        words = N_("{have} trên {wanted} tài liệu, quá hạn {day}")
        return Readiness(have, wanted, left, "late", Sentence(words, values))
    if left == 0:
        return Readiness(have, wanted, left, "soon", Sentence(N_("{have} trên {wanted} tài liệu, hạn hôm nay"), values))
    tone = "soon" if left <= 1 else ""
    return Readiness(
        have, wanted, left, tone, Sentence(N_("{have} trên {wanted} tài liệu, còn {left} ngày làm việc"), values)
    )


def require_in_time(day: dt.date, by: dt.date, *, reason: str, code: str, what: Sentence, source: str) -> bool:
    """Trong hạn, hoặc đột xuất có lý do ngay lúc làm. True where the reason was needed.

    Refusal `code` where the day has passed and nobody gives a reason: afterwards it would only explain a finding.
    """
    if day <= by:
        return False
    if not reason.strip():
        raise Refusal(
            code,
            what,
            clause=source,
            advice=N_("Chọn ngày họp muộn hơn, hoặc ghi lý do đột xuất, cấp bách; lý do được giữ cùng tên người ghi."),
            key="C3.1",
        )
    return True


def passes_without_debate(asked: bool, stances: Collection[Stance]) -> bool:
    """Thông qua không thảo luận: an item of the consent agenda to which nobody objects and nobody wishes to speak."""
    return asked and all(stance is Stance.AGREES for stance in stances)


@dataclass(frozen=True, slots=True)
class Slot:
    """Khoảng thời gian của một cuộc họp: whom and which room it takes. `people`: ids of persons."""

    meeting: int
    title: str
    starts: dt.datetime
    ends: dt.datetime
    room: int | None = None
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Clash:
    """Trùng lịch with another meeting: the room, and how many people are asked to be in both."""

    other: int
    title: str
    room: bool
    people: frozenset[int]


def clashes(mine: Slot, others: Iterable[Slot]) -> tuple[Clash, ...]:
    """Trùng người, trùng phòng. Meetings that touch at their ends do not overlap; symmetric in its two sides."""
    found = []
    for other in others:
        if other.meeting == mine.meeting or not (mine.starts < other.ends and other.starts < mine.ends):
            continue
        room = mine.room is not None and mine.room == other.room
        people = mine.people & other.people
        if room or people:
            found.append(Clash(other.meeting, other.title, room, people))
    return tuple(sorted(found, key=lambda clash: clash.other))


def require_votes(present: int, *counts: int) -> None:
    """Biểu quyết về nội dung, không về người. Refusal meeting.votes where more votes than people present."""
    if sum(counts) > present:
        raise Refusal(
            "meeting.votes",
            Sentence(
                N_("Số phiếu {votes} nhiều hơn số người có mặt {present}."),
                {"votes": str(sum(counts)), "present": str(present)},
            ),
            advice=N_("Xem lại số phiếu, hoặc ghi đủ người có mặt trước."),
        )
