"""Văn bản đã đọc. The parts of a directive as read, each value with its words, confidence and the rule that fired."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sauro.domain.documents.source import Note, SourceText, Span


class DocumentKind(StrEnum):
    """Loại văn bản. Members stay Vietnamese: `chỉ thị` is always CHI_THI, never "directive"."""

    CHI_THI = "chi_thi"
    CONG_VAN = "cong_van"
    KE_HOACH = "ke_hoach"
    THONG_BAO = "thong_bao"
    QUYET_DINH = "quyet_dinh"
    CONG_DIEN = "cong_dien"
    HUONG_DAN = "huong_dan"
    KET_LUAN = "ket_luan"
    NGHI_QUYET = "nghi_quyet"
    QUY_DINH = "quy_dinh"
    BAO_CAO = "bao_cao"
    TO_TRINH = "to_trinh"
    CHUONG_TRINH = "chuong_trinh"
    NEWS_ARTICLE = "news_article"


class Family(StrEnum):
    """Hệ văn bản. PARTY, STATE, or neither: a press account or a text without its head."""

    PARTY = "party"
    STATE = "state"
    PRESS = "press"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """Giá trị đọc được. `value` as the schema wants it, `span` the words it was read from (None when inferred),
    `confidence` 0 to 1, `because` the dotted name of the rule that fired (explained in `documents/because.py`)."""

    value: str
    span: Span | None
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Header:
    """Thể thức phần đầu và phần cuối: issuer to recipients. None where the text does not print it."""

    issuer: Found | None = None
    parent: Found | None = None
    doc_type: Found | None = None
    number: Found | None = None
    symbol: Found | None = None
    place: Found | None = None
    issued_on: Found | None = None  # value is an ISO date
    subject: Found | None = None
    signer_name: Found | None = None
    signer_title: Found | None = None
    signing_form: Found | None = None
    kinh_gui: tuple[Found, ...] = ()
    noi_nhan: tuple[Found, ...] = ()

    def issued_date(self) -> dt.date | None:
        """The day of issue; None where it is not printed whole or does not exist."""
        try:
            whole = self.issued_on is not None and len(self.issued_on.value) == 10
            return dt.date.fromisoformat(self.issued_on.value) if self.issued_on and whole else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Reference:
    """Dẫn chiếu. A document cited in the text, once."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    span: Span
    confidence: float
    because: str


class Paragraph(NamedTuple):
    """Đoạn văn. Printed lines joined again: one numbered item, bullet or paragraph.

    `span` runs from the first character (marker included) to the last; `body` from the first character after the
    marker. `marker` is "5.2.", "a)", "-" or None; `level` counts nested marker styles (0 for no marker). `section` is
    the index of the innermost Section that holds it, or None.
    """

    span: Span
    body: Span
    marker: str | None
    bullet: bool
    section: int | None
    in_annex: bool = False
    page: int = 1
    bold: bool = False


class Section(NamedTuple):
    """Mục, khoản, điểm. A block of the numbered outline; `start` is the marker's first character (None if damaged)."""

    marker: str
    title: str
    level: int
    start: int | None
    end: int
    parent: int | None = None
    in_annex: bool = False
    confidence: float = 1.0
    because: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Bố cục. Where the head ends, the closing block (Nơi nhận, signature) begins and ends, annexes begin."""

    head_end: int
    tail_start: int
    tail_end: int
    annex_start: int | None
    family: Family


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Văn bản đã tách phần. The source with its header, references, outline and paragraphs; no tasks yet."""

    source: SourceText
    layout: Layout
    header: Header
    references: tuple[Reference, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = field(default_factory=tuple)
