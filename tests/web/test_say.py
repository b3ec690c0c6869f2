"""Câu trên màn hình. A sentence of the domain in the reader's language, with the words of documents as they were."""

from __future__ import annotations

from django.utils import translation

from sauro.domain.sentence import Sentence
from sauro.web.speech import known, say


def test_what_the_product_put_into_a_sentence_is_translated_with_it() -> None:
    template = "Văn bản ghi trước {printed}: ngày làm việc cuối trước đó là {due} ({source}). {calendar}."
    values = {
        "printed": "ngày 30/11/2026",
        "due": "thứ Sáu 27/11/2026",
        "source": "quy ước ban đầu của phần mềm",
        "calendar": "Lịch làm việc 2026, bản 3",
    }

    with translation.override("en"):
        said = say(Sentence(template, values))

    assert said == (
        "The document says before 30/11/2026: the last working day before it is Friday 27/11/2026 "
        "(first convention of the software). Working calendar 2026, version 3."
    )


def test_a_sentence_inside_a_sentence_is_translated_too() -> None:
    inner = Sentence("Chưa có cơ quan chủ trì.")
    rest = Sentence("{0} {1}", {"0": Sentence("Chưa rõ việc phải làm."), "1": Sentence("Chưa rõ sản phẩm phải nộp.")})

    with translation.override("en"):
        said = say(Sentence("{first} Còn {n} điều nữa: {others}", {"first": inner, "n": "2", "others": rest}))

    assert said == (
        "No lead agency yet. 2 more points: The work to be done is unclear. The product to deliver is unclear."
    )


def test_words_of_a_document_stay_as_they_were() -> None:
    with translation.override("en"):
        said = say(Sentence("“{name}” chưa có trong danh bạ cơ quan.", {"name": "cơ quan"}))

    assert said == "“cơ quan” is not in the registry of agencies."


def test_what_an_office_wrote_into_its_rulebook_stays_and_what_the_product_wrote_is_translated() -> None:
    with translation.override("en"):
        units = known("ngày làm việc"), known("50 % số dòng"), known("")

    assert units == ("working days", "50 % số dòng", "")


def test_in_vietnamese_a_sentence_is_itself() -> None:
    sentence = Sentence("{printed} là ngày nghỉ nên chuyển sang {due} ({source}). {calendar}.", {
        "printed": "Chủ nhật 29/11/2026", "due": "thứ Hai 30/11/2026", "source": "45/2018/QĐ-TTg",
        "calendar": "Lịch làm việc 2026, bản 1",
    })  # fmt: skip

    assert say(sentence) == str(sentence)
