"""Kết luận. The sentences in which a meeting or a visit ends, built from fields or pasted, read as any directive is.

What gives rise to tasks is a directive first: the same reader that will read the signed paper says beforehand which
sentence orders something and what it leaves open (who, by when, with which product; C3.1, C3.2).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sauro.domain.agencies import AgencyRegistry
from sauro.domain.documents.source import plain_lines
from sauro.domain.extraction.model import Clarity, TaskDraft
from sauro.domain.reading import read_directive
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

CONCLUDED = "1773-CV/TU, mục 3"
MOST = 60  # sentences of one conclusion
LONGEST = 1200  # letters of one sentence
_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[-+*•–]|[a-zđ]\))\s+")


@dataclass(frozen=True, slots=True)
class Ordered:
    """Câu kết luận nhập theo ô. `work` is said with its verb; `lead` as the registry names it; empty parts are left
    out, so that what is missing is seen and not covered up.
    """

    work: str
    lead: str = ""
    due_on: dt.date | None = None
    product: str = ""


def sentence_of(order: Ordered) -> str:
    """Câu kết luận from its fields, in the words that the reader and an office both understand."""
    work = order.work.strip().rstrip(".;")
    if order.lead:
        work = f"Giao {order.lead} chủ trì, {work[:1].lower()}{work[1:]}"
    parts = [work]
    if order.product:
        parts.append(f"sản phẩm: {order.product.strip().rstrip('.;')}")
    if order.due_on:
        parts.append(f"hoàn thành chậm nhất ngày {order.due_on.day:02d}/{order.due_on.month}/{order.due_on.year}")
    return "; ".join(parts) + "."


def sentences_in(pasted: str) -> tuple[str, ...]:
    """Câu kết luận dán vào: one a line, without the marker it was listed under; empty lines say nothing."""
    lines = (_MARKER.sub("", " ".join(line.split())) for line in pasted.splitlines())
    return tuple(line for line in lines if line)


def require_sentences(sentences: Sequence[str]) -> None:
    """Refusal conclusion.empty without one, conclusion.long beyond what a paper bears."""
    if not sentences:
        raise Refusal(
            "conclusion.empty",
            N_("Chưa có câu kết luận nào."),
            clause=CONCLUDED,
            advice=N_("Ghi từng câu: ai làm, việc gì, xong ngày nào, sản phẩm gì."),
            key="C3.1",
        )
    if len(sentences) > MOST or any(len(one) > LONGEST for one in sentences):
        raise Refusal(
            "conclusion.long",
            Sentence(
                N_("Một kết luận có nhiều nhất {most} câu, mỗi câu {letters} chữ cái."),
                {"most": str(MOST), "letters": str(LONGEST)},
            ),
            advice=N_("Tách câu dài; phần nhận xét chung để trong biên bản."),
        )


def paragraphs_of(opening: str, sentences: Iterable[str], closing: str) -> tuple[str, ...]:
    """Thân thông báo kết luận: the opening, the sentences under running numbers, the closing."""
    numbered = (f"{number}. {text}" for number, text in enumerate(sentences, start=1))
    return tuple(text for text in (opening.strip(), *numbered, closing.strip()) if text)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Câu kết luận đã đọc. `orders`: the reader sees work in it; then whether lead, time and product are clear."""

    order: int
    words: str
    orders: bool
    lead: bool = True
    time: bool = True
    product: bool = True

    @property
    def clear(self) -> bool:
        return self.lead and self.time and self.product


def weigh(
    sentences: Sequence[str], *, registry: AgencyRegistry | None, calendar: WorkCalendar, rules: RuleBook
) -> tuple[Weighed, ...]:
    """Đọc thử các câu kết luận, by the reader that reads the signed paper. A sentence that orders nothing is clear."""
    text, places = "", []
    for number, words in enumerate(sentences, start=1):
        begins = len(text)
        text += f"{number}. {words}\n"
        places.append((begins, len(text)))
    found = read_directive(plain_lines(text), registry=registry, calendar=calendar, rules=rules).tasks
    return tuple(
        _weighed(number, words, [task for task in found if first <= task.span.start < last])
        for number, (words, (first, last)) in enumerate(zip(sentences, places, strict=True), start=1)
    )


def _weighed(number: int, words: str, tasks: Sequence[TaskDraft]) -> Weighed:
    if not tasks:
        return Weighed(number, words, orders=False)
    missing = {clarity for task in tasks for clarity in task.missing}
    return Weighed(
        number,
        words,
        orders=True,
        lead=all(len(task.lead) == 1 for task in tasks) and Clarity.NGUOI not in missing,
        time=Clarity.TIEN_DO not in missing,
        product=Clarity.SAN_PHAM not in missing,
    )
