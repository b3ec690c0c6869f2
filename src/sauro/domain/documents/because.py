"""Vì sao đọc như vậy. The explanation, in an office's words, of each rule that read a value of a document.

A value carries the dotted name of its rule; a person sees the sentence. `explain` is total: a name it does not know
is shown as it is, so that no value stands without a reason.
"""

from __future__ import annotations

from sauro.domain.sentence import N_, Sentence

RULES: dict[str, str] = {
    "kind.title_line": N_("Dòng tên loại in hoa ở đầu văn bản."),
    "kind.symbol": N_("Không có dòng tên loại; suy từ chữ viết tắt trong ký hiệu."),
    "kind.wire": N_("Phần đầu ghi cơ quan “điện:” nơi nhận, là thể thức của công điện."),
    "kind.addressed_letter": N_("Có “Kính gửi” mà không có dòng tên loại: công văn."),
    "kind.letter_subject": N_("Có trích yếu dưới số ký hiệu mà không có dòng tên loại: công văn."),
    "kind.press_stamp": N_("Có dòng ngày giờ đăng tin, không có thể thức văn bản: tin bài báo chí."),
    "number.line": N_("Dòng “Số …” ở phần đầu."),
    "number.bare": N_("Dòng ở phần đầu có dạng số và ký hiệu, thiếu chữ “Số”."),
    "number.symbol": N_("Phần ký hiệu sau số thứ tự."),
    "number.blank_serial": N_("Số thứ tự để trống; chỉ có ký hiệu."),
    "issuer.letterhead": N_("Tên cơ quan ở phần đầu văn bản, dòng cuối cùng của khối tên cơ quan."),
    "issuer.under_title": N_("Dòng “của …” ngay dưới tên loại."),
    "issuer.wire": N_("Cơ quan đứng trước chữ “điện:”."),
    "issuer.authority_line": N_("Dòng thẩm quyền ban hành, ngay trên phần căn cứ."),
    "issuer.gives_notice": N_("Phần đầu bị mất; câu cuối ghi cơ quan thông báo."),
    "issuer.gives_guidance": N_("Phần đầu bị mất; câu mở đầu ghi cơ quan hướng dẫn."),
    "parent.letterhead": N_("Tên cơ quan cấp trên in phía trên cơ quan ban hành."),
    "place.date_line": N_("Địa danh ở dòng ngày tháng."),
    "date.date_line": N_("Dòng địa danh, ngày tháng năm ở phần đầu."),
    "date.press_stamp": N_("Ngày đăng tin."),
    "subject.letter": N_("Trích yếu dưới số ký hiệu (V/v, Về việc)."),
    "subject.under_title": N_("Trích yếu ngay dưới tên loại."),
    "subject.headline": N_("Tiêu đề tin bài."),
    "signature.name": N_("Tên người dưới dòng chức vụ ở phần ký."),
    "signature.title": N_("Dòng chức vụ cuối cùng phía trên tên người ký."),
    "signature.mandate": N_("Chữ viết tắt thể thức đề ký (thay mặt, ký thay, thừa lệnh, thừa ủy quyền)."),
    "recipients.addressee": N_("Mục “Kính gửi”."),
    "recipients.copy_to": N_("Mục “Nơi nhận”."),
    "reference.number_with_type": N_("Tên loại và số ký hiệu in liền nhau."),
    "reference.number_by_symbol": N_("Số ký hiệu không kèm tên loại; loại suy từ ký hiệu."),
    "reference.number_of_parliament": N_("Số ký hiệu của Quốc hội; loại lấy theo chữ gần nhất đứng trước."),
    "reference.number_in_list": N_("Số ký hiệu trong một danh sách; loại theo văn bản đứng trước."),
    "reference.number_untyped": N_("Số ký hiệu không cho biết tên loại."),
    "reference.serial": N_("Tên loại và số thứ tự, không có ký hiệu; cần đối chiếu cơ quan và ngày ban hành."),
    "reference.law_by_name": N_("Tên luật có trong danh mục."),
    "reference.law_by_grammar": N_("Tên luật chưa có trong danh mục, đọc theo câu chữ; cần xem lại."),
    "reference.amending_law": N_("Luật sửa đổi, bổ sung, gọi theo tên luật được sửa."),
    "slip.lookalike": N_("Chữ {printed} có thể bị nhận dạng sai của {suggested}."),
    "slip.two_tones": N_("Hai dấu thanh liền nhau ở {printed}; có thể là {suggested}."),
    "slip.eth": N_("Chữ {printed} không phải chữ Việt; có thể là {suggested}."),
    "slip.name_lost_marks": N_("Tên {printed} in thiếu dấu; chỗ khác trong văn bản in là {suggested}."),
    "slip.scrap": N_("Cụm {printed} có ký hiệu lạ, có thể do nhận dạng chữ."),
    "slip.foreign_word": N_("Từ {printed} không phải tiếng Việt, có thể do nhận dạng chữ."),
    "measure.min_lead_time": N_("Thời gian tối thiểu phải báo, gửi trước."),
    "measure.frequency": N_("Số lần hoặc kỳ thực hiện."),
    "measure.duration": N_("Độ dài thời gian có từ giới hạn đi kèm."),
    "measure.percent_target": N_("Tỷ lệ phải đạt."),
    "measure.count": N_("Số lượng tối thiểu."),
    "measure.count_limit": N_("Số lượng tối đa."),
    "measure.money": N_("Số tiền được nêu."),
    "measure.other": N_("Định mức khác."),
}


def explain(rule: str, **values: str) -> Sentence:
    """Vì sao. The sentence for a rule name; an unknown name is shown as it is."""
    template = RULES.get(rule)
    return Sentence(template, values) if template is not None else Sentence(N_("Quy tắc {rule}."), {"rule": rule})
