"""Đôn đốc. The ladder applied to all open tasks of a day, in chunks that each stand or fall alone; and by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record, record_each
from sauro.apps.letters import services as letters
from sauro.apps.letters.models import LetterKind
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Urging
from sauro.apps.tasks.permissions import may_urge
from sauro.apps.tasks.queries import urging as asked
from sauro.apps.tasks.queries.roster import Roster
from sauro.apps.tasks.queries.urging import Errand
from sauro.apps.tasks.services.moving import require, take
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status
from sauro.domain.urging import BY_HAND, RUNG_WORDS, URGED, Ladder, Paper, Start, Whom
from sauro.web.pagination import address_pattern
from sauro.web.rows import insert_rows, many_rows

CHUNK = 1_000
_KINDS = {Paper.LETTER: LetterKind.URGING, Paper.REPORT: LetterKind.REPORT_UP, Paper.PROPOSAL: LetterKind.INSPECT}
_PEOPLE_PRINTED = 6
LETTER_WAITS = "letter.waits"


@dataclass(slots=True)
class Tally:
    """Kết quả một lượt đôn đốc: urgings by rung, notices, drafted letters, rungs passed over."""

    looked: int = 0
    by_rung: Counter[str] = field(default_factory=Counter)
    passed: int = 0
    notices: int = 0
    letters: int = 0

    @property
    def urged(self) -> int:
        return sum(self.by_rung.values())


def urge_all(on: dt.date, at: dt.datetime, *, after_chunk: Callable[[int], None] | None = None) -> Tally:
    """Đôn đốc. All that the ladder asks for on a day; each rung of a task once per slot, however often this runs.

    A chunk is one transaction: urgings, notices, letters and journal of its tasks stand together. Whoever is killed
    between or inside loses nothing: the next run finds what has no urging yet. `after_chunk` hears of each commit.
    """
    ladder, roster, tally = asked.ladder_on(on), Roster(on), Tally()
    ids = asked.candidates(ladder, on)
    with many_rows():
        for start in range(0, len(ids), CHUNK):
            _urge_chunk(ids[start : start + CHUNK], ladder, roster, on, at, tally)
            if after_chunk:
                after_chunk(min(start + CHUNK, len(ids)))
    return tally


def foreseen(on: dt.date) -> tuple[Tally, list[Errand]]:
    """Xem trước. What `urge_all` would send on a day, without writing a row."""
    ladder, roster, tally = asked.ladder_on(on), Roster(on), Tally()
    errands: list[Errand] = []
    ids = asked.candidates(ladder, on)
    for start in range(0, len(ids), CHUNK):
        rows = list(asked.rows_of(ids[start : start + CHUNK]))
        errands += asked.errands_of(rows, ladder=ladder, roster=roster, today=on)
    _count(tally, errands, len(ids))
    tally.letters = len({paper.slot for _, paper in _papers(errands, roster, on)})
    return tally, [errand for errand in errands if not errand.reached.passed]


@transaction.atomic
def _urge_chunk(ids: Sequence[int], ladder: Ladder, roster: Roster, on: dt.date, at: dt.datetime, tally: Tally) -> None:
    rows = list(asked.rows_of(ids).select_for_update())  # two runs at once: the second finds what the first wrote
    errands = asked.errands_of(rows, ladder=ladder, roster=roster, today=on)
    _count(tally, errands, len(rows))
    if not errands:
        return
    letter_of = _draft_letters(errands, ladder, roster, on, at, tally)
    sent = [errand for errand in errands if not errand.reached.passed]
    _write(errands, letter_of, on, at)
    tally.notices += tell_each([_telling(errand) for errand in sent], at=at)
    lines = [
        (("task", errand.task["pk"]), None, {"what": RUNG_WORDS[errand.reached.rung.name], "to": _printed(errand)})
        for errand in sent
    ]
    record_each(events.URGED, lines=lines, by=None, at=at)


def _write(errands: Sequence[Errand], letter_of: Mapping[int, int], on: dt.date, at: dt.datetime) -> None:
    """The rows of the chunk: most are rungs that were passed over, with nobody told and no letter."""
    keys = ("task_id", "rung", "slot", "on", "at")
    passed, sent = [], []
    for number, errand in enumerate(errands):
        key = (errand.task["pk"], errand.reached.rung.name, errand.reached.slot, on, at)
        if errand.reached.passed:
            passed.append(key)
        else:
            sent.append((*key, list(errand.printed[:_PEOPLE_PRINTED]), letter_of.get(number)))
    insert_rows(Urging, keys, passed)
    insert_rows(Urging, (*keys, "to", "letter_id"), sent)


def _printed(errand: Errand) -> str:
    return "; ".join(errand.printed[:_PEOPLE_PRINTED])


def _count(tally: Tally, errands: Sequence[Errand], looked: int) -> None:
    tally.looked += looked
    tally.by_rung.update(e.reached.rung.name for e in errands if not e.reached.passed)
    tally.passed += sum(e.reached.passed for e in errands)


def _telling(errand: Errand) -> Telling:
    rung, task = errand.reached.rung, errand.task
    assert errand.text is not None
    late = rung.start is Start.DUE and rung.offset >= 0
    return Telling(
        people=errand.people,
        kind=rung.name,
        about=("task", task["pk"]),
        text=errand.text,
        url=address_pattern("tasks:task") % task["code"],
        slot=f"{rung.name}:{task['pk']}:{errand.reached.slot.isoformat()}",
        urgent=late and (task["urgent"] or task["starred"]),
    )


def _has_letter(errand: Errand) -> bool:
    return not errand.reached.passed and errand.paper in _KINDS


def _papers(errands: Sequence[Errand], roster: Roster, on: dt.date) -> Iterator[tuple[int, letters.Paper]]:
    """Which errand asks for which letter; a body that follows its own work writes none to itself."""
    for number, errand in enumerate(errands):
        if _has_letter(errand):
            paper = _paper_of(errand, roster, on)
            if paper.to_id != paper.agency_id:
                yield number, paper


def _paper_of(errand: Errand, roster: Roster, on: dt.date) -> letters.Paper:
    """The letter that a rung asks for: to the lead agency, up to the giver, or to the body that inspects."""
    kind, task = _KINDS[errand.paper], errand.task
    agency_id = task["registrar_id"]
    to_id = {
        LetterKind.URGING: task["lead_id"],
        LetterKind.REPORT_UP: task["giver_id"] or roster.above(agency_id),
        LetterKind.INSPECT: roster.inspectors_for(agency_id),
    }[kind]
    to = roster.name_of(to_id) or (N_("cơ quan kiểm tra") if kind == LetterKind.INSPECT else N_("cấp trên"))
    return letters.Paper(kind, agency_id, roster.name_of(agency_id), to_id, to, on)


def _draft_letters(
    errands: Sequence[Errand], ladder: Ladder, roster: Roster, on: dt.date, at: dt.datetime, tally: Tally
) -> dict[int, int]:
    """Dự thảo công văn. One draft for each body, addressee and day; which errand went into which letter."""
    wanted: dict[letters.Paper, list[int]] = defaultdict(list)
    for number, paper in _papers(errands, roster, on):
        wanted[paper].append(number)
    if not wanted:
        return {}
    numbers = asked.documents_of(errands[n].task for ns in wanted.values() for n in ns)
    lines = {
        paper: [_line(errands[n], numbers, ladder, roster, on) for n in ns]
        for paper, ns in sorted(wanted.items(), key=lambda item: item[0].slot)
    }
    letter_of: dict[int, int] = {}
    waiting: list[Telling] = []
    for paper, drafted in letters.draft_letters(lines, at=at).items():
        letter_of.update({n: drafted.letter_of[errands[n].task["pk"]] for n in wanted[paper]})
        tally.letters += len(drafted.new)
        first = errands[wanted[paper][0]]
        waiting += [_letter_waits(pk, paper, first, roster) for pk in drafted.new]
    tell_each(waiting, at=at)
    return letter_of


def _line(errand: Errand, numbers: dict[int, str], ladder: Ladder, roster: Roster, on: dt.date) -> letters.Line:
    task, slot = errand.task, errand.reached.slot
    return letters.Line(
        task=task["pk"],
        code=task["code"],
        work=task["work"],
        document=numbers.get(task["directive_id"], ""),
        lead=roster.name_of(task["lead_id"]),
        due_on=slot.isoformat(),
        late=max(0, ladder.between(slot, on)),
    )


def _letter_waits(letter_id: int, paper: letters.Paper, errand: Errand, roster: Roster) -> Telling:
    """Whoever follows the tasks hears once that a draft waits to be signed."""
    monitors = roster.reached_by([Whom.MONITOR], errand.task)
    return Telling(
        people=roster.people_of(monitors),
        kind=LETTER_WAITS,
        about=("letter", letter_id),
        text=Sentence(N_("Dự thảo văn bản gửi {to} chờ ký."), {"to": paper.to}),
        url=address_pattern("letters:letter") % letter_id,
        slot=f"{LETTER_WAITS}:{letter_id}",
    )


@transaction.atomic
def urge_by_hand(*, task_id: int, remark: str, by: Acting, at: dt.datetime) -> Urging:
    """Đôn đốc trực tiếp. One person urges one task, in his own words; once a day, and never what waits or has ended."""
    task, on, words = take(task_id, by=by, at=at), timezone.localdate(at), " ".join(remark.split())[:500]
    require(may_urge(by, task), "task.urge.forbidden", N_("Chỉ nơi theo dõi hoặc lãnh đạo nơi giao được đôn đốc."))
    if task.status not in URGED:
        raise Refusal(
            "task.urge.nothing",
            N_("Nhiệm vụ đang chờ xác nhận, tạm dừng hoặc đã kết thúc: không đôn đốc."),
            advice=N_("Xem trạng thái nhiệm vụ."),
        )
    if not words:
        raise Refusal("task.urge.remark", N_("Thiếu lời đôn đốc."), advice=N_("Ghi một câu: cần gì, khi nào."))
    if task.urgings.filter(rung=BY_HAND, slot=on).exists():
        raise Refusal(
            "task.urge.today",
            N_("Hôm nay đã đôn đốc nhiệm vụ này."),
            advice=N_("Chờ trả lời; mai đôn đốc tiếp nếu cần."),
        )
    roster, row = Roster(on), asked.rows_of([task.pk])[0]
    whom = [Whom.MONITOR] if task.status == Status.REGISTERED else [Whom.DOER, Whom.UNIT_HEAD]
    places = roster.reached_by(whom, row)
    printed = roster.printed(places, whom, row)
    urging = Urging.objects.create(
        task=task, rung=BY_HAND, slot=on, on=on, at=at, to=list(printed), remark=words, by_id=by.account_id
    )
    said = Sentence(
        N_("{name}, {agency} đôn đốc {code}: “{remark}”"),
        {"name": by.person_name, "agency": by.agency_name, "code": task.code, "remark": words},
    )
    url = address_pattern("tasks:task") % task.code
    slot = f"{BY_HAND}:{task.pk}:{on.isoformat()}"
    tell_each([Telling(roster.people_of(places), BY_HAND, ("task", task.pk), said, url, slot, task.urgent)], at=at)
    record(events.URGED_BY_HAND, about=("task", task.pk), by=by, at=at, new={"to": "; ".join(printed), "remark": words})
    return urging


def is_time(at: dt.datetime) -> bool:
    """Đến giờ đôn đốc: a working day, from the hour of the rulebook on."""
    local = timezone.localtime(at)
    working = asked.ladder_on(local.date()).calendar.is_working_day(local.date())
    return working and local.hour >= rules().number("notice.digest_hour", local.date())
