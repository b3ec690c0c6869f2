"""Dự thảo văn bản đi. One draft for a body, an addressee and a day; a run that comes again adds its lines to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sauro.apps.journal.services import record
from sauro.apps.letters import events
from sauro.apps.letters.models import Letter, LetterKind, LetterState
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.sentence import N_, Sentence

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


def draft_letter(paper: Paper, lines: Sequence[Line], *, at: dt.datetime) -> tuple[Letter, bool]:
    """Dự thảo văn bản đi with these lines; returns it and whether it is new. Call it inside the run's transaction.

    While the draft of the day is open the lines join it, each task once; once it was signed or dropped, another begins.
    """
    taken = Letter.objects.select_for_update().filter(slot__startswith=paper.slot).order_by("pk")
    same = [letter for letter in taken if letter.slot == paper.slot or letter.slot.startswith(f"{paper.slot}/")]
    added = [asdict(line) for line in lines]
    for letter in same:
        if letter.state == LetterState.DRAFT:
            merged = {line["task"]: line for line in [*letter.body["lines"], *added]}
            letter.body["lines"] = list(merged.values())
            letter.revision += 1
            letter.save(update_fields=["body", "revision"])
            return letter, False
    letter = Letter.objects.create(
        agency_id=paper.agency_id,
        kind=paper.kind,
        slot=f"{paper.slot}/{len(same) + 1}" if same else paper.slot,
        to_id=paper.to_id,
        to_printed=paper.to,
        subject=_SUBJECT[paper.kind],
        body=_body(paper, added),
        made_at=at,
    )
    record(
        events.DRAFTED, about=("letter", letter.pk), by=None, at=at, new={"to": paper.to, "kind": str(paper.kind)}
    )
    return letter, True


def draft_report(
    *, agency_id: int, slot: str, to: str, subject: str, body: dict[str, Any], by: Acting, at: dt.datetime
) -> Letter:
    """Dự thảo báo cáo tổng hợp, whose text is finished: `body` {"sections", "tables", "sent_to"} as plain values."""
    letter = Letter.objects.create(
        agency_id=agency_id, kind=LetterKind.SYNTHESIS, slot=slot, to_printed=to, subject=subject[:400], body=body,
        made_at=at,
    )  # fmt: skip
    new = {"to": to, "kind": str(LetterKind.SYNTHESIS)}
    record(events.DRAFTED, about=("letter", letter.pk), by=by, at=at, new=new)
    return letter


def _body(paper: Paper, lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The text of the draft; a person reads and changes it before signing."""
    count = str(rules().number("urge.answer_within", paper.day))
    values = {"to": paper.to, "agency": paper.agency, "day": f"{paper.day:%d/%m/%Y}", "count": count}
    return {
        "opening": str(Sentence(_OPENING[paper.kind], values)),
        "lines": lines,
        "asks": str(Sentence(_ASKS[paper.kind], values)),
        "closing": "",
    }
