"""Nhiệm vụ đề xuất. What the reader proposes: drafts with their words; a person confirms, edits, splits or skips."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sauro.domain.documents.model import ParsedDocument
from sauro.domain.documents.source import Note, Span
from sauro.domain.sentence import Sentence


class Clarity(StrEnum):
    """Sáu rõ, always in this order (C1.1b)."""

    NGUOI = "nguoi"
    VIEC = "viec"
    TIEN_DO = "tien_do"
    TRACH_NHIEM = "trach_nhiem"
    THAM_QUYEN = "tham_quyen"
    SAN_PHAM = "san_pham"


class Light(StrEnum):
    """Đèn. rõ, chưa rõ, thiếu."""

    CLEAR = "clear"
    UNCLEAR = "unclear"
    MISSING = "missing"


class DeadlineKind(StrEnum):
    """Kiểu thời hạn, as the schema of the corpus names them."""

    DATE = "date"
    PERIOD = "period"
    RECURRING = "recurring"
    NONE = "none"


class Product(StrEnum):
    """Loại sản phẩm."""

    REPORT = "report"
    PLAN = "plan"
    REGULATION = "regulation"
    PROPOSAL = "proposal"
    GUIDANCE = "guidance"
    DECISION = "decision"
    DOCUMENT = "document"
    LIST = "list"
    DOSSIER = "dossier"
    DATA = "data"
    SYSTEM = "system"
    INSPECTION = "inspection"
    EVENT = "event"
    OTHER = "other"


class Actor(NamedTuple):
    """Cơ quan thực hiện. A lead or coordinating body as printed, resolved to the registry where that is certain.

    `suggestions` are (agency_id, printed name, score) of near matches; never applied silently.
    """

    name: str
    span: Span | None
    confidence: float
    because: str
    agency_id: str | None = None
    suggestions: tuple[tuple[str, str, float], ...] = ()


class Deadline(NamedTuple):
    """Thời hạn. `text` as printed; `due_on` computed beside it from the calendar and the rulebook, with its reason."""

    kind: DeadlineKind = DeadlineKind.NONE
    iso: str | None = None
    text: str | None = None
    span: Span | None = None
    confidence: float = 1.0
    because: str = ""
    due_on: dt.date | None = None
    due_because: Sentence | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """Nhiệm vụ đề xuất. One leaf clause that directs someone to do something (SCHEMA.md, "Tasks")."""

    section_marker: str | None
    span: Span
    action: str
    lead: tuple[Actor, ...]
    coordinating: tuple[Actor, ...]
    deadline: Deadline
    product: Product | None
    product_span: Span | None
    authority_span: Span | None
    missing: tuple[Clarity, ...]
    addressee: str  # "named" | "all_recipients"
    confidence: float
    because: str
    in_annex: bool = False
    page: int = 1
    lights: tuple[tuple[Clarity, Light], ...] = ()
    notes: tuple[Note, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Measure:
    """Định mức. A numeric rule that the document sets."""

    span: Span
    text: str
    kind: str
    value: float | str
    unit: str
    confidence: float
    because: str
    in_annex: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Bản đọc. The whole result of reading one document."""

    parsed: ParsedDocument
    tasks: tuple[TaskDraft, ...]
    measures: tuple[Measure, ...]
    notes: tuple[Note, ...]
