"""Whatever the lines are, the reader answers, and every span lies in the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.domain.documents.source import Line, LineKind, SourceText, Span, plain_lines
from sauro.domain.extraction.because import explain
from sauro.domain.extraction.model import Reading
from sauro.domain.reading import read_directive
from sauro.domain.schema import as_json

PIECES = st.sampled_from(
    [
        "Sở Nội vụ",
        "UBND các xã, phường",
        "chủ trì, phối hợp với",
        "Giao",
        "yêu cầu",
        "Đề nghị",
        "có trách nhiệm",
        "báo cáo",
        "trước ngày 31/02/2026",
        "trong quý III/2026",
        "định kỳ",
        "hằng tháng",
        "1.",
        "a)",
        "I.",
        "Điều 2.",
        "- ",
        "(i)",
        ":",
        ";",
        ".",
        "Cơ quan chủ trì:",
        "Thời gian:",
        "Nội dung:",
        "TT",
        "Nội dung nhiệm vụ",
        "Kính gửi:",
        "Nơi nhận:",
        "PHỤ LỤC",
        "CHỈ THỊ",
        "**",
        "*",
        "|",
        "\t",
        "Về",
        "rà soát",
        "15 ngày làm việc kể từ ngày ký",
        "23 tháng Chạp",
        "(",
        ")",
        "“",
        "ngày 99/99/9999",
        "e\u0302\u0301",
        "\u200b",
        "İ",
    ]
)
LINES = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map(" ".join), max_size=14).map("\n".join)


def spans(reading: Reading) -> list[Span]:
    out = [s.span for t in reading.tasks for s in (*t.lead, *t.coordinating, t.deadline) if s.span is not None]
    out += [t.span for t in reading.tasks] + [n.span for n in reading.notes if n.span is not None]
    out += [p.span for p in reading.parsed.paragraphs] + [p.body for p in reading.parsed.paragraphs]
    return out + [t.product_span for t in reading.tasks if t.product_span is not None]


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_any_lines_are_read(text: str) -> None:
    reading = read_directive(plain_lines(text))

    assert all(0 <= s.start <= s.end <= len(text) for s in spans(reading))
    assert all(explain(t.because) for t in reading.tasks)
    assert all(explain(t.deadline.because) for t in reading.tasks if t.deadline.because)
    assert all(explain(a.because) for t in reading.tasks for a in (*t.lead, *t.coordinating))
    assert as_json(reading, "x")["text"] == text


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(PIECES, st.integers(0, 5), st.integers(0, 4), st.integers(1, 3), st.integers(1, 3)), max_size=20)
)
def test_any_table_is_read(cells: list[tuple[str, int, int, int, int]]) -> None:
    text, lines = "", []
    for words, row, column, down, across in cells:
        lines.append(Line(len(text), len(text) + len(words), 1, LineKind.CELL, False, 0, row, column, down, across))
        text += words + "\n"

    reading = read_directive(SourceText(text, tuple(lines)))

    assert all(0 <= s.start <= s.end <= len(text) for s in spans(reading))
