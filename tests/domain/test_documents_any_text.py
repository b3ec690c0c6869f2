"""Mọi văn bản. Whatever is handed in, the reader answers: no failure, and every span lies inside the text."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import sauro.domain.documents.because as reasons
from sauro.domain.documents.parse import parse_document
from sauro.domain.documents.source import plain_lines
from sauro.domain.documents.view import View
from sauro.domain.extraction.measures import read_measures
from sauro.domain.sentence import Sentence

SCRAPS = (
    "ỦY BAN NHÂN DÂN", "TỈNH AN LẠC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số: 12/KH-UBND",
    "Số      /CV-TU", "V/v tăng cường kỷ luật", "An Lạc, ngày 3 tháng 2 năm 2026", "*", "-----", "CHỈ THỊ",
    "QUYẾT ĐỊNH:", "Kính gửi:",
    "- Các sở, ngành;", "Căn cứ Luật Đất đai số 31/2024/QH15;",
    "Thực hiện Chỉ thị số 34, Kết luận số 21-KL/TW ngày 25/10/2021 của",
    "I. MỤC ĐÍCH", "1. Giao Sở Nội vụ chủ trì.", "a) Hằng năm ít nhất 02 lần/năm", "**KT. CHỦ TỊCH**", "PHÓ CHỦ TỊCH",
    "Lò Văn Pha",
    "Nơi nhận:", "Nơi", "nhận:", "- Như trên;    TM. ỦY BAN", "- Lưu: VT.", "} (báo cáo)", "PHỤ LỤC",
    "Thứ sáu, 26/04/2024 - 06:23", "",
    "Luật sửa đổi, bổ sung một số điều của Luật", "|", "\t", "ngày", "Số", "T/M", "Q. BÍ THƯ", "điện:",
)  # fmt: skip
LINES = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=30)), max_size=40)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_lines_are_read_without_failure(lines: list[str], end: str) -> None:
    text = end.join(lines)

    parsed = parse_document(plain_lines(text))

    whole = len(text)
    layout = parsed.layout
    assert 0 <= layout.head_end <= layout.tail_start <= layout.tail_end <= whole
    assert layout.annex_start is None or layout.tail_end <= layout.annex_start <= whole
    for field in dataclasses.fields(parsed.header):
        found = getattr(parsed.header, field.name)
        for value in found if isinstance(found, tuple) else [found]:
            if value is not None:
                assert value.value.strip() and 0 < value.confidence <= 1
                assert value.span is None or 0 <= value.span.start <= value.span.end <= whole
    for reference in parsed.references:
        assert 0 <= reference.span.start < reference.span.end <= whole
        assert reference.number or reference.title
    for measure in read_measures(View(parsed.source), layout):
        assert " ".join(measure.span.of(text).replace("*", "").split()).startswith(measure.text.split()[0])


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_the_words_of_a_span_hold_the_value(lines: list[str]) -> None:
    text = "\n".join(lines)

    header = parse_document(plain_lines(text)).header

    for found in (
        header.issuer,
        header.number,
        header.subject,
        header.signer_name,
        header.signer_title,
        *header.noi_nhan,
    ):
        if found is not None and found.span is not None:
            printed = "".join(found.span.of(text).replace("*", "").replace("_", "").split())
            assert all(word.replace("*", "").replace("_", "") in printed for word in found.value.split())


def test_every_rule_that_reads_a_value_has_its_explanation() -> None:
    folder = Path(reasons.__file__).parent
    used = {
        node.value
        for path in folder.glob("*.py")
        if path.name != "because.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_rule(node.value)
    }

    assert len(used) > 30
    assert used <= reasons.RULES.keys()
    assert str(reasons.explain("number.line")).endswith(".")
    assert isinstance(reasons.explain("unheard.of"), Sentence)


def _is_rule(value: str) -> bool:
    family, dot, name = value.partition(".")
    known = {"kind", "number", "issuer", "parent", "place", "date", "subject", "signature", "recipients", "reference"}
    return bool(dot) and family in known and name.replace("_", "").isalpha()
