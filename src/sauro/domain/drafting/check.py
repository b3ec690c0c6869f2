"""Kiểm tra dự thảo. Every rule over one reading, remarks in text order; a press account is no draft, and is told so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sauro.domain.documents.letterhead import read_head
from sauro.domain.documents.model import Family
from sauro.domain.documents.source import Span
from sauro.domain.documents.view import View
from sauro.domain.drafting.authority import authority_rules
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.drafting.guides import guide_for
from sauro.domain.drafting.head import head_rules
from sauro.domain.drafting.matter import matter_rules
from sauro.domain.drafting.model import Draft, Kin, Remark, Severity
from sauro.domain.drafting.page import page_rules
from sauro.domain.drafting.parts import part_rules
from sauro.domain.drafting.tail import tail_rules
from sauro.domain.drafting.tasks import task_rules
from sauro.domain.drafting.times import time_rules
from sauro.domain.duties import Paper
from sauro.domain.extraction.model import Reading
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

RULES = (head_rules, tail_rules, page_rules, part_rules, authority_rules, task_rules, time_rules, matter_rules)
_ORDER = {severity: n for n, severity in enumerate(Severity)}


def draft_of(
    reading: Reading,
    *,
    on: dt.date,
    rules: RuleBook,
    calendar: WorkCalendar,
    page: PageFacts | None = None,
    others: tuple[Paper, ...] = (),
    kin: tuple[Kin, ...] = (),
    name: str = "",
) -> Draft:
    """Dự thảo để kiểm tra. The guide is that of the printed day of issue, else of the day of the check."""
    view = View(reading.parsed.source)
    family, header = reading.parsed.layout.family, reading.parsed.header
    guide = guide_for(family, header.issued_date() or on, rules)
    called = name or (header.number.value if header.number else "") or N_("dự thảo")
    return Draft(reading, view, read_head(view), guide, rules, calendar, on, page, others, kin, called)


def check_draft(draft: Draft) -> tuple[Remark, ...]:
    """Các lời nhắc, in text order, the graver first at one place."""
    if draft.family is Family.PRESS:
        return (_no_draft(),)
    found = [remark for rule in RULES for remark in rule(draft)]
    found.extend(_unknown_family(draft))
    return tuple(sorted(found, key=lambda r: (r.span.start, _ORDER[r.severity], r.rule)))


def _no_draft() -> Remark:
    return Remark(
        "form.family",
        Severity.LOOK,
        Span(0, 0),
        Sentence(N_("Đây là tin báo chí, không phải dự thảo văn bản.")),
        Sentence(N_("Kiểm tra chính văn bản.")),
        "",
    )


def _unknown_family(draft: Draft) -> Iterator[Remark]:
    if draft.guide is None:
        yield Remark(
            "form.family",
            Severity.LOOK,
            Span(0, 0),
            Sentence(N_("Không rõ văn bản của Đảng hay văn bản hành chính, nên chưa xét thể thức.")),
            Sentence(N_("Ghi quốc hiệu, hoặc tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”.")),
            "",
        )
