"""Quy định ban đầu về cuộc họp. Days ahead, the length that each kind of meeting allows, when opinions close (C3.1)."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_SEED = "1773-CV/TU, mục 3"
_HOUSE = N_("quy ước ban đầu của phần mềm")
_RULES = "45/2018/QĐ-TTg"
_LENGTH = "45/2018/QĐ-TTg; 1773-CV/TU, mục 3"
_WORKING = N_("ngày làm việc")
_MINUTES = N_("phút; nửa ngày là 240, một ngày là 480")
_LONGEST = N_("Cuộc họp loại này kéo dài nhiều nhất bấy nhiêu phút; vượt thì được nhắc khi lập chương trình.")

MEETINGS: tuple[TitledRule, ...] = (
    titled(
        N_("Gửi tài liệu họp trước"),
        N_("Tài liệu gửi đến người dự trước cuộc họp ít nhất bấy nhiêu ngày làm việc."),
        Rule("meeting.papers_ahead", "3", _WORKING, _SEED, key="C3.1"),
    ),
    titled(
        N_("Ra thông báo kết luận họp"),
        N_("Sau cuộc họp, thông báo kết luận được ban hành trong bấy nhiêu ngày làm việc."),
        Rule("meeting.conclusion_within", "5", _WORKING, _RULES, key="C3.1"),
    ),
    titled(
        N_("Gửi giấy mời họp trước"),
        N_("Giấy mời đến người dự trước cuộc họp ít nhất bấy nhiêu ngày làm việc, trừ họp đột xuất có lý do."),
        Rule("meeting.invitation_ahead", "3", _WORKING, _RULES, key="C3.1"),
    ),
    titled(
        N_("Đếm ngày trước cuộc họp"),
        N_("“Trước ít nhất 3 ngày làm việc” có tính ngày họp hay không."),
        Rule(
            "meeting.ahead_count",
            "day_not_counted",
            N_("cách tính"),
            _HOUSE,
            key="C3.1",
            note=N_("day_not_counted: lùi từ hôm trước ngày họp; day_counted: tính cả ngày họp"),
        ),
    ),
    titled(
        N_("Chốt ý kiến trước cuộc họp"),
        N_("Ý kiến gửi trước được nhận đến hết ngày làm việc này trước ngày họp."),
        Rule("meeting.opinions_close", "1", _WORKING, _HOUSE, key="C3.1"),
    ),
    titled(
        N_("Họp giao ban: dài nhất"), _LONGEST, Rule("meeting.length.giao_ban", "240", _MINUTES, _LENGTH, key="C3.1")
    ),
    titled(
        N_("Họp giải quyết công việc: dài nhất"),
        _LONGEST,
        Rule("meeting.length.giai_quyet", "240", _MINUTES, _LENGTH, key="C3.1"),
    ),
    titled(
        N_("Họp tham mưu, tư vấn: dài nhất"),
        _LONGEST,
        Rule("meeting.length.tham_muu", "240", _MINUTES, _LENGTH, key="C3.1"),
    ),
    titled(
        N_("Họp điều phối: dài nhất"), _LONGEST, Rule("meeting.length.dieu_phoi", "240", _MINUTES, _LENGTH, key="C3.1")
    ),
    titled(
        N_("Họp chuyên môn: dài nhất"),
        _LONGEST,
        Rule("meeting.length.chuyen_mon", "480", _MINUTES, _LENGTH, key="C3.1"),
    ),
    titled(
        N_("Sơ kết, tổng kết: dài nhất"), _LONGEST, Rule("meeting.length.so_ket", "480", _MINUTES, _LENGTH, key="C3.1")
    ),
    titled(
        N_("Họp chuyên đề: dài nhất"), _LONGEST, Rule("meeting.length.chuyen_de", "480", _MINUTES, _LENGTH, key="C3.1")
    ),
    titled(
        N_("Tập huấn, triển khai: dài nhất"),
        _LONGEST,
        Rule("meeting.length.tap_huan", "960", _MINUTES, _LENGTH, key="C3.1"),
    ),
)
