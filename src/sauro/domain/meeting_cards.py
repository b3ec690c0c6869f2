"""Thẻ quy tắc về cuộc họp. What each rule of `meetings_rules` says, whose clause it serves, which rows it reads."""

from __future__ import annotations

from sauro.domain.meetings import MEETING_SOURCE, PAPERS_SOURCE, MeetingKind
from sauro.domain.meetings_rules import (
    COMPOSITION,
    INVITED,
    NEEDLESS,
    OVERLAP,
    PAPERS,
    TOO_LONG,
    UNCLEAR,
    UNCONCLUDED,
)
from sauro.domain.rule_card import RuleCard
from sauro.domain.sentence import N_

_ROWS = N_("mốc thời gian của cuộc họp: mời, gửi tài liệu, họp, ký thông báo; thành phần; lý do đột xuất lúc làm")
_WHERE = "domain/meetings_rules.py"
_LENGTHS = tuple(f"meeting.length.{kind}" for kind in MeetingKind)

MEETING_CARDS: tuple[RuleCard, ...] = (
    RuleCard(
        PAPERS, N_("Tài liệu họp gửi muộn"),
        N_("Tài liệu đến người dự trước cuộc họp đủ số ngày làm việc, trừ khi nêu lý do lúc gửi."),
        "C3.1", PAPERS_SOURCE, ("meeting.papers_ahead", "meeting.ahead_count"), _ROWS, _WHERE,
    ),
    RuleCard(
        INVITED, N_("Giấy mời họp muộn"),
        N_("Giấy mời đi trước cuộc họp đủ số ngày làm việc, trừ họp đột xuất có lý do."),
        "C3.1", MEETING_SOURCE, ("meeting.invitation_ahead", "meeting.ahead_count"), _ROWS, _WHERE,
    ),
    RuleCard(
        COMPOSITION, N_("Dự họp sai thành phần"),
        N_("Đúng người có thẩm quyền dự; dự thay khi chủ trì đồng ý."),
        "C3.1", PAPERS_SOURCE, (), _ROWS, _WHERE,
    ),
    RuleCard(
        UNCONCLUDED, N_("Chưa ra thông báo kết luận"),
        N_("Sau cuộc họp có thông báo kết luận bằng văn bản trong số ngày làm việc đã định."),
        "C3.1", MEETING_SOURCE, ("meeting.conclusion_within",), _ROWS, _WHERE,
    ),
    RuleCard(
        UNCLEAR, N_("Câu kết luận chưa rõ"),
        N_("Kết luận cụ thể: mỗi việc có một nơi chủ trì, thời hạn, sản phẩm."),
        "C3.1", PAPERS_SOURCE, (), N_("các câu của thông báo kết luận đã ký, đọc như mọi văn bản"), _WHERE,
    ),
    RuleCard(
        TOO_LONG, N_("Cuộc họp quá dài"),
        N_("Cuộc họp không dài hơn mức của loại cuộc họp."),
        "C3.1", MEETING_SOURCE, _LENGTHS, N_("loại cuộc họp, chương trình, thời gian đã họp"), _WHERE,
    ),
    RuleCard(
        OVERLAP, N_("Cuộc họp trùng lịch"),
        N_("Không mời cùng người, không dùng cùng phòng cho hai cuộc họp cùng giờ."),
        "C3.1", MEETING_SOURCE, (), N_("giờ, phòng, người được mời của các cuộc họp đã mời"), _WHERE,
    ),
    RuleCard(
        NEEDLESS, N_("Họp về việc không cần họp"),
        N_("Năm trường hợp không tổ chức họp, đánh dấu khi lập cuộc họp."),
        "C3.1", MEETING_SOURCE, (), N_("bảng hỏi khi lập cuộc họp"), _WHERE,
    ),
)  # fmt: skip
