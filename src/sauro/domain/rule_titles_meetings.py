"""Tên gọi của quy định về cuộc họp. Titles and sentences for the rows of `default_meeting_rules`."""

from __future__ import annotations

from sauro.domain.rule_title import RuleTitle
from sauro.domain.sentence import N_

_LONGEST = N_("Cuộc họp loại này kéo dài nhiều nhất bấy nhiêu phút; vượt thì được nhắc khi lập chương trình.")

MEETING_TITLES: dict[str, RuleTitle] = {
    "meeting.invitation_ahead": RuleTitle(
        N_("Gửi giấy mời họp trước"),
        N_("Giấy mời đến người dự trước cuộc họp ít nhất bấy nhiêu ngày làm việc, trừ họp đột xuất có lý do."),
    ),
    "meeting.ahead_count": RuleTitle(
        N_("Đếm ngày trước cuộc họp"), N_("“Trước ít nhất 3 ngày làm việc” có tính ngày họp hay không.")
    ),
    "meeting.opinions_close": RuleTitle(
        N_("Chốt ý kiến trước cuộc họp"),
        N_("Ý kiến gửi trước được nhận đến hết ngày làm việc này trước ngày họp."),
    ),
    "meeting.length.giao_ban": RuleTitle(N_("Họp giao ban: dài nhất"), _LONGEST),
    "meeting.length.giai_quyet": RuleTitle(N_("Họp giải quyết công việc: dài nhất"), _LONGEST),
    "meeting.length.tham_muu": RuleTitle(N_("Họp tham mưu, tư vấn: dài nhất"), _LONGEST),
    "meeting.length.dieu_phoi": RuleTitle(N_("Họp điều phối: dài nhất"), _LONGEST),
    "meeting.length.chuyen_mon": RuleTitle(N_("Họp chuyên môn: dài nhất"), _LONGEST),
    "meeting.length.so_ket": RuleTitle(N_("Sơ kết, tổng kết: dài nhất"), _LONGEST),
    "meeting.length.chuyen_de": RuleTitle(N_("Họp chuyên đề: dài nhất"), _LONGEST),
    "meeting.length.tap_huan": RuleTitle(N_("Tập huấn, triển khai: dài nhất"), _LONGEST),
}
