"""Báo cáo trên giấy. A periodic report as the office prints it: figures first, both where one was corrected.

A report that was issued as a letter is printed from that letter; the others with a place for the number.
"""

from __future__ import annotations

from typing import Any

from sauro.apps.agencies.queries import head_of, parent_on
from sauro.apps.letters.queries import place_of
from sauro.apps.letters.queries import sheet_of as sheet_of_letter
from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.reports import Answer, answers_of
from sauro.apps.rulebook.queries import rules
from sauro.domain.agencies import Tree
from sauro.domain.letters import printed_number, symbol_for
from sauro.domain.obligations import period_name
from sauro.domain.periods import day_short
from sauro.domain.report_forms import FieldKind
from sauro.domain.sentence import N_, Sentence
from sauro.web.speech import exact
from sauro.writers.letter import LetterSection, LetterSheet, LetterTable

_NIL = N_("Kỳ này không phát sinh nội dung phải báo cáo.")
_NOTHING = N_("Không có.")


def symbol_of_report(row: Report) -> str:
    """Ký hiệu đề xuất của báo cáo."""
    return symbol_for("report_up", Tree(row.agency.tree), row.agency.code)


def subject_of_report(row: Report) -> str:
    """Trích yếu: the title without the word that the kind says already, and the period."""
    title = row.obligation.title
    subject = title[8:].lstrip() if title.casefold().startswith("báo cáo ") else title[:1].lower() + title[1:]
    return f"{subject}, {period_name(row.period)}"


def letter_body(row: Report) -> dict[str, Any]:
    """Nội dung as a letter keeps it, as plain values."""
    answers = answers_of(row)
    party = row.agency.tree == Tree.PARTY
    to = f"- {row.obligation.to.name} ({'báo cáo' if party else 'để báo cáo'})"
    kept = f"- Lưu {row.agency.name}." if party else "- Lưu: VT, TH."
    return {
        "sections": [{"title": part.title, "paragraphs": list(part.paragraphs)} for part in _sections(row, answers)],
        "tables": [
            {"title": t.title, "columns": [list(c) for c in t.columns], "rows": [list(r) for r in t.rows], "bands": [],
             "note": t.note}
            for t in (() if row.nil else _tables(answers))
        ],
        "sent_to": [f"{to}{',' if party else ';'}", kept],
    }  # fmt: skip


def sheet_of_report(row: Report) -> LetterSheet:
    """Báo cáo as the office prints it; a draft has no day, and room for the head to sign."""
    if row.letter is not None:
        return sheet_of_letter(row.letter)
    tree = Tree(row.agency.tree)
    over = parent_on(row.agency_id, row.closing)
    answers = answers_of(row)
    head = None if row.signer_title else head_of(row.agency_id, row.closing)
    return LetterSheet(
        kind="report",
        party=tree is Tree.PARTY,
        above=over.name if over else "",
        agency=row.agency.name,
        number=printed_number(None, symbol_of_report(row), tree),
        place=place_of(row.agency, row.submitted_on or row.closing),
        day=row.submitted_on,
        subject=subject_of_report(row),
        to=row.obligation.to.name,
        opening="",
        lines=(),
        asks="",
        closing="",
        signer_title=head.post.title if head else row.signer_title,
        signer_name=row.signer_name,
        sections=_sections(row, answers),
        tables=() if row.nil else _tables(answers),
        form=rules().rule("letter.party_form", row.submitted_on or row.closing).value if tree is Tree.PARTY else "",
    )


def _sections(row: Report, answers: list[Answer]) -> tuple[LetterSection, ...]:
    days = {"first": day_short(row.first), "closing": day_short(row.closing)}
    about = str(Sentence(N_("Số liệu từ ngày {first} đến hết ngày {closing}."), days))
    if row.nil:
        return (LetterSection(str(N_("Kết quả")), (about, _NIL)),)
    figures = [a for a in answers if a.field.kind in (FieldKind.REGISTER, FieldKind.NUMBER) and a.given]
    parts = [LetterSection(N_("Số liệu"), (about, *(f"- {_figure(a)}" for a in figures)))]
    parts += [
        LetterSection(a.field.label, tuple(a.figure.text.split("\n")) if a.figure and a.figure.text else (_NOTHING,))
        for a in answers
        if a.field.kind is FieldKind.TEXT
    ]
    return tuple(parts)


def _figure(answer: Answer) -> str:
    """Nhiệm vụ xong đúng hạn: 61 nhiệm vụ; a corrected one names the register's number and the reason."""
    figure, field = answer.figure, answer.field
    assert figure is not None
    said = f"{field.label}: {exact(figure.value)} {field.unit}".rstrip()
    if answer.corrected:
        template = N_("{said} (sổ ghi {register}; sửa vì {reason})")
        values = {"said": said, "register": exact(figure.register_value), "reason": figure.reason}
        said = str(Sentence(template, values))
    return f"{said}."


def _tables(answers: list[Answer]) -> tuple[LetterTable, ...]:
    return tuple(
        LetterTable(
            title=a.field.label.upper(),
            columns=((N_("TT"), 10, "c"), *((name, 150 / len(a.field.columns), "l") for name in a.field.columns)),
            rows=tuple((str(n), *row) for n, row in enumerate(a.figure.rows, start=1)),
        )
        for a in answers
        if a.field.kind is FieldKind.TABLE and a.figure and a.figure.rows
    )
