"""Quy định ban đầu về bàn điều hành. How far it looks back; bands and least numbers are those of the synthesis."""

from __future__ import annotations

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")

DESK: tuple[TitledRule, ...] = (
    titled(
        N_("Điều chưa ổn nhìn lại bao lâu"),
        N_("Bàn điều hành nêu điều chưa ổn xảy ra trong bấy nhiêu ngày làm việc gần nhất và hôm nay."),
        Rule("desk.since_days", "1", N_("ngày làm việc"), _HOUSE, key="E10"),
    ),
    titled(
        N_("Việc giao chưa rõ nhìn lại bao lâu"),
        N_("Bàn điều hành soi các việc cơ quan tự giao trong bấy nhiêu ngày gần nhất, còn đang chạy."),
        Rule("desk.unclear_days", "90", N_("ngày"), _HOUSE, key="E10"),
    ),
    titled(
        N_("Số tuần trên biểu đồ của bàn điều hành"),
        N_("Biểu đồ việc xong đếm theo từng tuần, bấy nhiêu tuần gần nhất kể cả tuần này."),
        Rule("desk.weeks", "8", N_("tuần"), _HOUSE, key="E10"),
    ),
    titled(
        N_("Số việc ít nhất để công khai"),
        N_("Trang công khai của một văn bản chỉ nêu con số khi có ít nhất bấy nhiêu nhiệm vụ."),
        Rule("desk.public_fewest", "5", N_("nhiệm vụ"), _HOUSE, key="B"),
    ),
)
