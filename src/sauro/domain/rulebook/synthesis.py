"""Quy định ban đầu về tổng hợp kỳ. Bands of volume, what is shown as a rate, the form of Party papers."""

from __future__ import annotations

import datetime as dt

from sauro.domain.rules import Rule, TitledRule, titled
from sauro.domain.sentence import N_

_HOUSE = N_("quy ước ban đầu của phần mềm")
_NEW_GUIDE = dt.date(2026, 5, 27)

SYNTHESIS: tuple[TitledRule, ...] = (
    titled(
        N_("Nhóm khối lượng của cơ quan"),
        N_("Cơ quan chỉ đặt cạnh nơi có cùng khối lượng: các mốc dưới của từng nhóm, lớn trước."),
        Rule(
            "synthesis.bands",
            "300,100,30",
            N_("nhiệm vụ"),
            N_("cách khen theo nhóm khối lượng của thành phố Đà Nẵng"),
            key="E10",
            note=N_("mốc dưới của từng nhóm khối lượng, lớn trước"),
        ),
    ),
    titled(
        N_("Ít nhất bao nhiêu thì tính tỷ lệ"),
        N_("Mẫu số nhỏ hơn số này thì chỉ nêu số, không nêu phần trăm."),
        Rule("synthesis.fewest", "5", N_("nhiệm vụ"), _HOUSE, key="E10"),
    ),
    titled(
        N_("Số việc nêu tên trong báo cáo"),
        N_("Lời báo cáo nêu tên nhiều nhất bấy nhiêu việc quá hạn lâu nhất; còn lại xem danh mục."),
        Rule("synthesis.named", "5", N_("nhiệm vụ"), _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Số dòng danh mục kèm báo cáo"),
        N_("Danh mục in kèm văn bản có nhiều nhất bấy nhiêu dòng; đủ các dòng ở bảng XLSX."),
        Rule("synthesis.annex_lines", "100", N_("dòng mỗi danh mục kèm theo"), _HOUSE, key="C4.2"),
    ),
    titled(
        N_("Thể thức văn bản của Đảng"),
        N_("Văn bản ký từ ngày này trình bày theo hướng dẫn nào của Văn phòng Trung ương Đảng."),
        Rule(
            "letter.party_form",
            "36-HD",
            N_("hướng dẫn thể thức"),
            "36-HD/VPTW",
            until=_NEW_GUIDE,
            note=N_("36-HD: Hướng dẫn 36-HD/VPTW ngày 03/4/2018; 05-HD: Hướng dẫn 05-HD/VPTW ngày 27/5/2026"),
        ),
        Rule(
            "letter.party_form",
            "05-HD",
            N_("hướng dẫn thể thức"),
            "05-HD/VPTW",
            since=_NEW_GUIDE,
            note=N_("36-HD: Hướng dẫn 36-HD/VPTW ngày 03/4/2018; 05-HD: Hướng dẫn 05-HD/VPTW ngày 27/5/2026"),
        ),
    ),
)
