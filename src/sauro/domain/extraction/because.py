"""Vì sao. What each rule of the reader means, in words for the person who checks a draft."""

from __future__ import annotations

from sauro.domain.sentence import N_, Sentence

REASONS: dict[str, str] = {
    "outline.marker": N_("Dòng bắt đầu bằng số thứ tự nối tiếp mục trước."),
    "clause.named": N_("Câu nêu tên cơ quan rồi đến việc phải làm."),
    "clause.given": N_("Câu mở đầu bằng “giao”, “yêu cầu”, “đề nghị” và tên cơ quan."),
    "clause.given_to_all": N_("Câu mở đầu bằng “yêu cầu”, “đề nghị” mà không nêu cơ quan."),
    "clause.issuer_gives": N_("Nơi ban hành giao hoặc yêu cầu cơ quan được nêu sau đó."),
    "clause.verb_first": N_("Câu bắt đầu bằng việc phải làm, không nêu cơ quan."),
    "clause.inherited_lead": N_("Cơ quan lấy từ đề mục hoặc câu dẫn phía trên."),
    "clause.under_lead": N_("Nằm dưới đề mục nêu cơ quan; chưa nhận ra động từ giao việc."),
    "clause.passive_agent": N_("Câu bị động; cơ quan lấy từ cụm “của …”."),
    "clause.dated": N_("Câu nêu việc gửi, nộp, hoàn thành và thời hạn, không nêu cơ quan."),
    "clause.duty": N_("Câu nêu điều phải làm, không nêu cơ quan."),
    "clause.appeal": N_("Lời kêu gọi chung."),
    "clause.spread": N_("Câu giao phổ biến, quán triệt chính văn bản này."),
    "clause.time_set": N_("Câu đặt thời gian hoàn thành cho việc chung."),
    "clause.press_duty": N_("Bài báo thuật lại trách nhiệm mà văn bản giao."),
    "clause.labelled": N_("Dòng có nhãn “Nội dung”, kèm các dòng chủ trì, phối hợp, thời gian."),
    "clause.labelled_heading": N_("Đề mục là nội dung; các dòng có nhãn bên dưới điền chủ trì, phối hợp, thời gian."),
    "table.row": N_("Một dòng của bảng nhiệm vụ."),
    "actor.stated": N_("Tên cơ quan có trong chính câu, dòng hoặc ô này."),
    "actor.inherited": N_("Tên cơ quan lấy từ đề mục hoặc câu dẫn phía trên."),
    "deadline.before": N_("Cụm “trước …” và mốc thời gian."),
    "deadline.by": N_("Cụm “chậm nhất”, “đến hết”, “xong vào” và mốc thời gian."),
    "deadline.within": N_("Cụm “trong tháng, quý, năm …”."),
    "deadline.days_after": N_("Số ngày, tuần, tháng tính từ một mốc."),
    "deadline.stretch": N_("Khoảng thời gian có đầu và cuối."),
    "deadline.open": N_("Khoảng thời gian để mở ở cuối."),
    "deadline.cadence": N_("Việc lặp lại theo kỳ đã nêu."),
    "deadline.plain_cadence": N_("Ghi “định kỳ” mà không nêu kỳ."),
    "deadline.event": N_("Mốc là một sự kiện hoặc ngày âm lịch."),
    "deadline.impossible": N_("Ngày ghi trong văn bản không có trong lịch."),
}


def explain(because: str) -> Sentence | None:
    """Vì sao. The sentence for a rule of outline, clauses, actors or deadlines; None for others."""
    template = REASONS.get(because)
    return Sentence(template) if template else None
