"""Dự thảo văn bản đi. One draft for a body, an addressee and a day; a run that comes again adds its lines to it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Q

from sauro.apps.journal.services import record, record_each
from sauro.apps.letters import events
from sauro.apps.letters.models import Letter, LetterKind, LetterState
from sauro.apps.letters.services.finding import make_findable, make_new_findable
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.letters import may_follow
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.web.rows import insert_rows, next_ids, update_rows

_SUBJECT = {
    LetterKind.URGING: N_("đôn đốc nhiệm vụ quá hạn"),
    LetterKind.REPORT_UP: N_("báo cáo nhiệm vụ quá hạn, đề nghị yêu cầu giải trình"),
    LetterKind.INSPECT: N_("đề nghị kiểm tra việc thực hiện nhiệm vụ quá hạn"),
}
_OPENING = {
    LetterKind.URGING: N_(
        "Qua theo dõi việc thực hiện nhiệm vụ được giao, đến ngày {day}, {to} còn các nhiệm vụ đã quá hạn sau đây:"
    ),
    LetterKind.REPORT_UP: N_(
        "{agency} báo cáo các nhiệm vụ do {to} giao đã quá hạn, đến ngày {day} chưa có kết quả, như sau:"
    ),
    LetterKind.INSPECT: N_(
        "Qua theo dõi, đến ngày {day} các nhiệm vụ sau đây đã quá hạn kéo dài, đã đôn đốc nhưng chưa có kết quả:"
    ),
}
_ASKS = {
    LetterKind.URGING: N_(
        "Đề nghị {to} chỉ đạo hoàn thành, báo cáo rõ nguyên nhân chậm, khó khăn, vướng mắc và thời gian hoàn thành "
        "từng nhiệm vụ; văn bản trả lời gửi về {agency} trong {count} ngày làm việc kể từ ngày nhận được văn bản này."
    ),
    LetterKind.REPORT_UP: N_(
        "{agency} đề nghị {to} xem xét, yêu cầu các cơ quan chủ trì giải trình, báo cáo kết quả trong {count} ngày làm "
        "việc."
    ),
    LetterKind.INSPECT: N_(
        "{agency} đề nghị {to} xem xét, quyết định việc kiểm tra theo thẩm quyền; trao đổi kết quả để tổng hợp."
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Một nhiệm vụ trong văn bản đi, as printed. `late`: working days; never the name of a person."""

    task: int
    code: str
    work: str
    document: str
    lead: str
    due_on: str
    late: int


_NAMES = tuple(f.name for f in fields(Line))
_values_of = attrgetter(*_NAMES)


def _plain(line: Line) -> dict[str, Any]:
    """A line as a letter's body keeps it; a hundred thousand of them in a run."""
    return dict(zip(_NAMES, _values_of(line), strict=True))


@dataclass(frozen=True, slots=True)
class Paper:
    """Văn bản cần dự thảo: from which body, to which (`to_id` None where the registry has none), of which day."""

    kind: LetterKind
    agency_id: int
    agency: str
    to_id: int | None
    to: str
    day: dt.date

    @property
    def slot(self) -> str:
        return f"{self.kind}:{self.agency_id}:{self.to_id or 0}:{self.day.isoformat()}"


@dataclass(slots=True)
class Drafted:
    """Đã dự thảo. The letter that each task of a paper went into, both as ids; which letters are new."""

    letter_of: dict[int, int] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)


def draft_letters(wanted: Mapping[Paper, Sequence[Line]], *, at: dt.datetime) -> dict[Paper, Drafted]:
    """Dự thảo văn bản đi with these lines. Call it inside the run's transaction; a few queries, however many papers.

    While the last draft of the day is open the lines join it, each task once; when it was signed, dropped or holds as
    many tasks as a letter may (rulebook `urge.letter_lines`), another begins: no list grows, or is written anew, for
    ever.
    """
    book, still_open = rules(), _open_drafts(wanted)
    drafted = {paper: Drafted() for paper in wanted}
    grown: list[Letter] = []
    waiting: list[tuple[Paper, dict[int, dict[str, Any]]]] = []
    for paper, lines in wanted.items():
        most, said = book.number("urge.letter_lines", paper.day), {line.task: _plain(line) for line in lines}
        letter = still_open.get(paper.slot)
        if letter and (joined := _join(letter, said, most)):
            grown.append(letter)
            drafted[paper].letter_of = dict.fromkeys(joined, letter.pk)
        rest = [item for item in said.items() if item[0] not in drafted[paper].letter_of]
        waiting += [(paper, dict(rest[start : start + most])) for start in range(0, len(rest), most)]
    update_rows(Letter, ("body", "revision"), [(letter.pk, letter.body, letter.revision) for letter in grown])
    for (paper, said), letter in zip(waiting, _begin(waiting, book, at), strict=True):
        drafted[paper].letter_of |= dict.fromkeys(said, letter.pk)
        drafted[paper].new.append(letter.pk)
    return drafted


def _join(letter: Letter, said: Mapping[int, dict[str, Any]], most: int) -> set[int]:
    """The tasks whose lines now stand in this open draft: those that stood there, and as many more as there is room."""
    lines = {line["task"]: line for line in letter.body["lines"]}
    new = [task for task in said if task not in lines][: max(0, most - len(lines))]
    joined = {task for task in said if task in lines} | set(new)
    if joined:
        letter.body["lines"] = list((lines | {task: said[task] for task in said if task in joined}).values())
        letter.revision += 1
    return joined


def _begin(waiting: Sequence[tuple[Paper, dict[int, dict[str, Any]]]], book: RuleBook, at: dt.datetime) -> list[Letter]:
    """New drafts with these lines, each with its entry in the journal."""
    if not waiting:
        return []
    last = _last_numbers({paper for paper, _ in waiting})
    made = []
    for paper, lines in waiting:
        last[paper] += 1
        slot = f"{paper.slot}/{last[paper]}" if last[paper] > 1 else paper.slot
        body = _body(paper, list(lines.values()), book)
        made.append(
            Letter(
                agency_id=paper.agency_id, kind=paper.kind, slot=slot, to_id=paper.to_id, to_printed=paper.to,
                subject=_SUBJECT[paper.kind], body=body, made_at=at,
            )
        )  # fmt: skip
    _insert(made)
    make_new_findable(made)
    told = [(("letter", one.pk), None, {"to": one.to_printed, "kind": str(one.kind)}) for one in made]
    record_each(events.DRAFTED, lines=told, by=None, at=at)
    return made


_WRITTEN = ("id", "agency_id", "kind", "slot", "to_id", "to_printed", "subject", "body", "made_at")
_written = attrgetter(*_WRITTEN)


def _insert(made: Sequence[Letter]) -> None:
    for letter, pk in zip(made, next_ids(Letter, len(made)), strict=True):
        letter.pk = pk
    insert_rows(Letter, _WRITTEN, map(_written, made))


def _open_drafts(wanted: Iterable[Paper]) -> dict[str, Letter]:
    """The last open draft of each slot, locked; bodies of full ones before it are not read."""
    papers = list(wanted)
    bodies = {paper.agency_id for paper in papers}
    mine = Letter.objects.filter(agency_id__in=bodies, state=LetterState.DRAFT)
    to = Q(to_id__in={paper.to_id for paper in papers if paper.to_id}) | Q(to_id=None)
    slots = {paper.slot for paper in papers}
    last: dict[str, int] = {}
    for pk, slot in mine.filter(to).order_by("pk").values_list("pk", "slot"):
        base = slot.partition("/")[0]
        if base in slots:
            last[base] = pk
    letters = Letter.objects.select_for_update().filter(pk__in=last.values(), state=LetterState.DRAFT).order_by("pk")
    return {letter.slot.partition("/")[0]: letter for letter in letters}


def _last_numbers(papers: set[Paper]) -> Counter[Paper]:
    """How many letters stand in the slot of each paper; most have none yet."""
    begun = set(Letter.objects.filter(slot__in=[paper.slot for paper in papers]).values_list("slot", flat=True))
    numbers: Counter[Paper] = Counter()
    for paper in papers:
        if paper.slot in begun:
            same = Letter.objects.filter(agency_id=paper.agency_id, slot__startswith=paper.slot)
            slots = same.values_list("slot", flat=True)
            numbers[paper] = sum(slot.partition("/")[0] == paper.slot for slot in slots)
    return numbers


def draft_report(
    *, agency_id: int, slot: str, to: str, subject: str, body: dict[str, Any], by: Acting, at: dt.datetime
) -> Letter:
    """Dự thảo báo cáo tổng hợp, whose text is finished: `body` {"sections", "tables", "sent_to"} as plain values."""
    letter = Letter.objects.create(
        agency_id=agency_id, kind=LetterKind.SYNTHESIS, slot=slot, to_printed=to, subject=subject[:400], body=body,
        made_at=at,
    )  # fmt: skip
    make_new_findable([letter])
    new = {"to": to, "kind": str(LetterKind.SYNTHESIS)}
    record(events.DRAFTED, about=("letter", letter.pk), by=by, at=at, new=new)
    return letter


@transaction.atomic
def draft_paper(
    *, kind: LetterKind, agency_id: int, slot: str, to: str, subject: str, text: Sequence[str], sent_to: Sequence[str],
    home: str, by: Acting, at: dt.datetime, to_id: int | None = None, tables: Sequence[dict[str, Any]] = (),
) -> Letter:  # fmt: skip
    """Dự thảo giấy mời, thông báo, thông báo kết luận: one draft a slot, written anew while nobody has signed it.

    Whoever draws it up has asked whether he may. `text`: paragraph by paragraph; `sent_to`: the lines of Nơi nhận;
    `home`: address of the page where it is worded and signed; `tables`: annexes as plain values of `LetterTable`.
    Refusal letter.step once it was signed or dropped.
    """
    body = {"text": list(text), "sent_to": list(sent_to), "home": home, "tables": list(tables)}
    letter = Letter.objects.select_for_update(of=("self",)).filter(slot=slot).first()
    if letter is None:
        letter = Letter(agency_id=agency_id, kind=kind, slot=slot, made_at=at, revision=0)
    may_follow(letter.state, LetterState.DRAFT)
    letter.to_id, letter.to_printed, letter.subject, letter.body = to_id, to[:400], subject[:400], body
    letter.revision += 1
    letter.save()
    make_findable(letter)
    kind_of_entry = events.WORDED if letter.revision > 1 else events.DRAFTED
    new = {"to": letter.to_printed, "kind": str(kind), "subject": letter.subject, "text": "\n".join(text)}
    record(kind_of_entry, about=("letter", letter.pk), by=by, at=at, new=new)
    return letter


def _body(paper: Paper, lines: list[dict[str, Any]], book: RuleBook) -> dict[str, Any]:
    """The text of the draft; a person reads and changes it before signing."""
    count = str(book.number("urge.answer_within", paper.day))
    values = {"to": paper.to, "agency": paper.agency, "day": f"{paper.day:%d/%m/%Y}", "count": count}
    return {
        "opening": str(Sentence(_OPENING[paper.kind], values)),
        "lines": lines,
        "asks": str(Sentence(_ASKS[paper.kind], values)),
        "closing": "",
    }
