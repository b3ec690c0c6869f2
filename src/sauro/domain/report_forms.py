"""Biểu mẫu báo cáo. Typed fields of a form, what an answer to each may be, the catalogue of register figures (C4.2).

A form is a list of fields in the order of the report. The figures come first, then what was not done with its causes,
difficulties, proposals, the next period (1773-CV/TU, mục 4). Pure: a form is data, checked here, stored elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

MOST_FIELDS, MOST_COLUMNS, MOST_ROWS = 60, 8, 200
LONGEST_TEXT, CELL = 4000, 300
KEY = "C4.2"
SOURCE = "1773-CV/TU, mục 4"


class FieldKind(StrEnum):
    """Loại chỉ tiêu, mục của biểu mẫu."""

    REGISTER = "register"
    NUMBER = "number"
    TEXT = "text"
    TABLE = "table"


FIELD_WORDS = {
    FieldKind.REGISTER: N_("Số liệu lấy từ sổ"),
    FieldKind.NUMBER: N_("Số liệu nhập tay"),
    FieldKind.TEXT: N_("Đoạn viết ngắn"),
    FieldKind.TABLE: N_("Bảng"),
}


class Topic(StrEnum):
    """Phần của báo cáo mà một đoạn viết thuộc về; what a synthesis groups by."""

    RESULTS = "results"
    NOT_DONE = "not_done"
    DIFFICULTIES = "difficulties"
    PROPOSALS = "proposals"
    NEXT = "next"
    OTHER = "other"


TOPIC_WORDS = {
    Topic.RESULTS: N_("Kết quả"),
    Topic.NOT_DONE: N_("Việc chưa xong, nguyên nhân"),
    Topic.DIFFICULTIES: N_("Khó khăn, vướng mắc"),
    Topic.PROPOSALS: N_("Kiến nghị, đề xuất"),
    Topic.NEXT: N_("Nhiệm vụ kỳ tới"),
    Topic.OTHER: N_("Nội dung khác"),
}


class Question(StrEnum):
    """Số liệu lấy từ sổ: what is counted, for one body (and one directive) in a period."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    OPEN_IN_TIME = "open_in_time"
    OPEN_OVERDUE = "open_overdue"
    NO_DEADLINE = "no_deadline"
    GIVEN = "given"
    EXTENDED = "extended"
    TO_ACCEPT = "to_accept"
    URGED = "urged"


QUESTION_WORDS = {
    Question.DONE_ON_TIME: N_("Nhiệm vụ xong đúng hạn trong kỳ"),
    Question.DONE_LATE: N_("Nhiệm vụ xong chậm trong kỳ"),
    Question.OPEN_IN_TIME: N_("Nhiệm vụ đang làm, trong hạn"),
    Question.OPEN_OVERDUE: N_("Nhiệm vụ đang làm, quá hạn"),
    Question.NO_DEADLINE: N_("Nhiệm vụ đang làm, không thời hạn"),
    Question.GIVEN: N_("Nhiệm vụ được giao trong kỳ"),
    Question.EXTENDED: N_("Lần gia hạn được đồng ý trong kỳ"),
    Question.TO_ACCEPT: N_("Nhiệm vụ chờ nhận"),
    Question.URGED: N_("Lần bị đôn đốc trong kỳ"),
}
UNITS = {
    **dict.fromkeys(Question, N_("nhiệm vụ")),
    Question.EXTENDED: N_("lần"),
    Question.URGED: N_("lần"),
}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Mục của biểu mẫu.

    key: stable within the form; question: of a REGISTER field; unit, least, most, decimals: of a NUMBER; longest,
    topic: of a TEXT; columns: headings of a TABLE.
    """

    key: str
    kind: FieldKind
    label: str
    required: bool = True
    help: str = ""
    question: Question | None = None
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    decimals: int = 0
    longest: int = 600
    topic: Topic = Topic.OTHER
    columns: tuple[str, ...] = ()

    def as_row(self) -> dict[str, Any]:
        """As a version of a form keeps it: plain JSON values."""
        row = asdict(self)
        row |= {name: str(row[name]) for name in ("least", "most") if row[name] is not None}
        return row | {"columns": list(self.columns), "question": self.question and str(self.question)}


def field_of(row: Mapping[str, Any]) -> FieldSpec:
    """Mục của biểu mẫu from its stored row."""
    return FieldSpec(
        key=row["key"],
        kind=FieldKind(row["kind"]),
        label=row["label"],
        required=bool(row.get("required", True)),
        help=row.get("help", ""),
        question=Question(row["question"]) if row.get("question") else None,
        unit=row.get("unit", ""),
        least=Decimal(row["least"]) if row.get("least") is not None else None,
        most=Decimal(row["most"]) if row.get("most") is not None else None,
        decimals=int(row.get("decimals", 0)),
        longest=int(row.get("longest", 600)),
        topic=Topic(row.get("topic", Topic.OTHER)),
        columns=tuple(row.get("columns", ())),
    )


def key_for(label: str, taken: Iterable[str]) -> str:
    """Khóa của một mục: its folded words, made unlike those that are taken."""
    base = "-".join("".join(ch if ch.isalnum() and ch.isascii() else " " for ch in fold(label)).split())[:40] or "muc"
    used, key, n = set(taken), base, 1
    while key in used:
        n += 1
        key = f"{base}-{n}"
    return key


def check_form(fields: Sequence[FieldSpec]) -> None:
    """Biểu mẫu dùng được. Refusals report.form.*: empty, too long, doubled, a field without what its kind needs."""
    if not fields:
        raise _bad(
            "report.form.empty", N_("Biểu mẫu chưa có mục nào."), N_("Thêm ít nhất một số liệu hoặc một đoạn viết.")
        )
    if len(fields) > MOST_FIELDS:
        raise _bad("report.form.long", N_("Biểu mẫu quá dài."), N_("Báo cáo tinh gọn: bỏ bớt mục."))
    if len({f.key for f in fields}) < len(fields):
        raise _bad("report.form.double", N_("Hai mục trùng khóa."), N_("Đặt tên khác cho một mục."))
    labels = [" ".join(fold(f.label).split()) for f in fields]
    if "" in labels or len(set(labels)) < len(labels):
        raise _bad("report.form.label", N_("Mỗi mục cần một tên riêng."), N_("Sửa mục không tên hoặc trùng tên."))
    for field in fields:
        _check_field(field)


def _check_field(field: FieldSpec) -> None:
    if field.kind is FieldKind.REGISTER and field.question is None:
        raise _bad(
            "report.form.question", N_("Số liệu lấy từ sổ cần chọn câu hỏi."), N_("Chọn một câu trong danh mục.")
        )
    if (
        field.kind is FieldKind.NUMBER
        and field.least is not None
        and field.most is not None
        and field.least > field.most
    ):
        raise _bad("report.form.limits", N_("Giới hạn dưới lớn hơn giới hạn trên."), N_("Đổi lại hai giới hạn."))
    if field.kind is FieldKind.TEXT and not 20 <= field.longest <= LONGEST_TEXT:
        raise _bad("report.form.length", N_("Đoạn viết dài từ 20 đến 4000 chữ cái."), N_("Sửa độ dài."))
    if field.kind is FieldKind.TABLE and not 1 <= len(field.columns) <= MOST_COLUMNS:
        raise _bad(
            "report.form.columns", N_("Bảng có từ 1 đến 8 cột."), N_("Ghi tên các cột, cách nhau bằng dấu chấm phẩy.")
        )


def _bad(code: str, message: str, advice: str) -> Refusal:
    return Refusal(code, message, advice=advice, key=KEY)


def number_of(field: FieldSpec, typed: str) -> Decimal | None:
    """Số nhập tay: 1.234,5 as an office writes it, 1234.5 as a machine does; None for an empty cell.

    Refusals report.number.*: not a number, outside the limits of the form, more decimals than it has.
    """
    text = typed.strip().replace(" ", "").replace("\u00a0", "")
    if not text:
        return None
    plain = text
    if "," in text:
        plain = text.replace(".", "").replace(",", ".")
    elif text.count(".") > 1 or (text.count(".") == 1 and len(text.split(".")[1]) == 3 and field.decimals < 3):
        plain = text.replace(".", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise _wrong("report.number", N_("“{label}”: không phải số."), field, N_("Ghi số, ví dụ 1.234,5.")) from None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        raise _wrong("report.number", N_("“{label}”: không phải số."), field, N_("Ghi số, ví dụ 1.234,5."))
    places = -int(value.normalize().as_tuple().exponent)
    if places > field.decimals:
        raise _wrong("report.number.decimals", N_("“{label}”: quá nhiều số lẻ."), field, N_("Làm tròn theo biểu mẫu."))
    if (field.least is not None and value < field.least) or (field.most is not None and value > field.most):
        raise _wrong(
            "report.number.limits", N_("“{label}”: ngoài giới hạn của biểu mẫu."), field, N_("Xem lại số, đơn vị tính.")
        )
    return value


def text_of(field: FieldSpec, typed: str) -> str:
    """Đoạn viết, within its length. Refusal report.text.long."""
    text = "\n".join(" ".join(line.split()) for line in typed.strip().splitlines() if line.strip())
    if len(text) > field.longest:
        template = N_("“{label}”: dài {length} chữ cái, nhiều nhất {longest}.")
        values = {"label": field.label, "length": str(len(text)), "longest": str(field.longest)}
        raise Refusal(
            "report.text.long",
            Sentence(template, values),
            clause=SOURCE,
            advice=N_("Rút gọn: nêu số liệu, bỏ câu chung chung."),
            key=KEY,
        )
    return text


def table_of(field: FieldSpec, typed: str) -> list[list[str]]:
    """Bảng: a line a row, cells parted by a stroke "|" or a tab, as pasted from a sheet. Refusals report.table.*."""
    rows = []
    for line in typed.splitlines():
        cells = [" ".join(cell.split()) for cell in (line.split("\t") if "\t" in line else line.split("|"))]
        if not any(cells):
            continue
        if len(cells) > len(field.columns):
            raise _wrong(
                "report.table.columns", N_("“{label}”: có dòng nhiều ô hơn số cột."), field, N_("Xem lại các dòng.")
            )
        if any(len(cell) > CELL for cell in cells):
            raise _wrong(
                "report.table.cell", N_("“{label}”: có ô quá dài."), field, N_("Mỗi ô nhiều nhất 300 chữ cái.")
            )
        rows.append(cells + [""] * (len(field.columns) - len(cells)))
    if len(rows) > MOST_ROWS:
        raise _wrong("report.table.rows", N_("“{label}”: quá nhiều dòng."), field, N_("Nhiều nhất 200 dòng."))
    return rows


def _wrong(code: str, template: str, field: FieldSpec, advice: str) -> Refusal:
    return Refusal(code, Sentence(template, {"label": field.label}), advice=advice, key=KEY)


def corrected(register: Decimal | None, typed: Decimal | None, reason: str) -> str:
    """Sửa số lấy từ sổ. The reason, as it is kept beside both numbers; Refusal report.correct.reason without one."""
    said = " ".join(reason.split())
    if typed != register and len(said) < 10:
        raise Refusal(
            "report.correct.reason",
            N_("Sửa số lấy từ sổ thì phải ghi lý do, ít nhất 10 chữ cái."),
            clause=SOURCE,
            advice=N_("Ghi vì sao số trong sổ chưa đúng; cả hai số được giữ."),
            key=KEY,
        )
    return said if typed != register else ""


def missing_fields(fields: Sequence[FieldSpec], answered: Iterable[str]) -> list[FieldSpec]:
    """Các mục bắt buộc chưa có trả lời."""
    known = set(answered)
    return [f for f in fields if f.required and f.key not in known]


def default_fields() -> tuple[FieldSpec, ...]:
    """Biểu mẫu khởi đầu (C4.2): figures first, what was not done with causes, difficulties, proposals, next period."""
    figures = (
        Question.GIVEN, Question.DONE_ON_TIME, Question.DONE_LATE, Question.OPEN_IN_TIME, Question.OPEN_OVERDUE,
        Question.NO_DEADLINE, Question.EXTENDED,
    )  # fmt: skip
    counted = tuple(
        FieldSpec(str(q), FieldKind.REGISTER, QUESTION_WORDS[q], question=q, unit=UNITS[q]) for q in figures
    )
    topics = (Topic.RESULTS, Topic.NOT_DONE, Topic.DIFFICULTIES, Topic.PROPOSALS, Topic.NEXT)
    texts = tuple(
        FieldSpec(str(t), FieldKind.TEXT, TOPIC_WORDS[t], required=t is Topic.RESULTS, topic=t, longest=1000)
        for t in topics
    )
    return counted + texts
