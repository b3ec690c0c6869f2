"""Dấu hiệu qua giao diện lập trình. Order, process and units, by the rules of the pages and with their record.

A person's name stands only where the unit's head has added the cause (E9); nothing is grouped or ordered by person.
"""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext
from ninja import Field, Query, Router, Schema

from sauro.apps.agencies.models import Agency
from sauro.apps.tasks import services
from sauro.apps.tasks.api.moving import by_whom
from sauro.apps.tasks.api.shapes import Body
from sauro.apps.tasks.models import SignalLook, SignalNote
from sauro.apps.tasks.queries import signals as queries
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.signals import SIGN_WORDS, Figures, Side, Sign
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, Listed, Slice, changing, listed
from sauro.web.speech import say

router = Router(tags=["signals"])
Said = Annotated[str, Field(max_length=2000)]


class NoteOut(Schema):
    """Lời của đơn vị: the cause that its head added, or a contest with its answer. `answer_by`: last day for it."""

    id: int
    contest: bool
    words: str
    at: dt.datetime
    answer_by: dt.date | None
    answer: str
    upheld: bool | None
    answered_at: dt.datetime | None


class SignalOut(Schema):
    """Một dấu hiệu, never without its context. `contested`: waits for an answer and counts nowhere until then;
    `person`: empty until the unit's head has added the cause.
    """

    task: str
    work: str
    sign: Sign
    side: Side
    title: str
    agency: Body
    said: str
    context: list[str]
    notes: list[NoteOut]
    contested: bool
    person: str


class Signals(Listed[SignalOut]):
    """Danh sách dấu hiệu. `cut`: only the latest tasks were looked into, there are older ones."""

    cut: bool


class FiguresOut(Schema):
    """Số liệu của đơn vị. `rate` of `tasks`, null below `fewest`. `late`: objective causes taken off."""

    tasks: int
    late: int
    late_unclear: int
    excused: int
    rate: float | None
    fewest: int


class UnitOut(Schema):
    """Một đơn vị: its figures (null where nothing fell due), and how many signals count."""

    agency: Body
    figures: FiguresOut | None
    signals: int


class LookOut(Schema):
    """Ai đã xem."""

    name: str
    agency: str
    at: dt.datetime


class OfUnit(Slice):
    """`person_id`: only signals of tasks that a person answers for; refused until the head has added the cause."""

    person_id: Id | None = None


class WordsIn(Schema):
    """Lời của đơn vị về một dấu hiệu."""

    task: Code
    sign: Sign
    words: Said


class ContestAnswer(Schema):
    """`upheld`: the unit is right, the signal leaves the figures."""

    upheld: bool
    answer: Said


def _body(agency: Agency) -> dict[str, Any]:
    return {"id": agency.pk, "code": agency.code, "name": agency.name}


def _note(row: SignalNote) -> dict[str, Any]:
    return {"id": row.pk} | {name: getattr(row, name) for name in NoteOut.model_fields if name != "id"}


def _signal(row: queries.Shown) -> dict[str, Any]:
    return {
        "task": row.task.code,
        "work": row.task.work,
        "sign": row.signal.sign,
        "side": row.signal.side,
        "title": gettext(SIGN_WORDS[row.signal.sign]),
        "agency": _body(row.agency),
        "said": say(row.signal.said),
        "context": [say(words) for words in row.signal.context],
        "notes": [_note(note) for note in row.notes],
        "contested": row.contested,
        "person": row.person,
    }


def _figures(row: Figures | None) -> dict[str, Any] | None:
    return None if row is None else {name: getattr(row, name) for name in FiguresOut.model_fields}


def _look(row: SignalLook) -> dict[str, Any]:
    return {"name": row.viewer_name, "agency": row.viewer_agency, "at": row.at}


def _require_unit(request: HttpRequest, agency_id: int) -> None:
    if not queries.may_see_unit(request.acting, agency_id, clock.today()):  # type: ignore[attr-defined]
        raise Refusal("agency.unknown", N_("Không có cơ quan này."), advice=N_("Tìm trong danh mục cơ quan."))


def _look_at(request: HttpRequest, agency_id: int) -> None:
    """The unit may be seen, and the look is kept for whoever is concerned (E6)."""
    _require_unit(request, agency_id)
    services.record_signal_look(agency_id=agency_id, **by_whom(request))


@router.get("", response={200: Signals, **PROBLEMS})
def signals(request: HttpRequest, part: Query[Slice]) -> Any:
    """Dấu hiệu về việc giao và quy trình; those of a unit stand under the unit."""
    rows, older = queries.signals_for(request.acting, clock.today())  # type: ignore[attr-defined]
    return listed([row for row in rows if row.signal.side is not Side.UNIT], part, _signal) | {"cut": older}


@router.get("/units", response={200: Listed[UnitOut], **PROBLEMS})
def units(request: HttpRequest, part: Query[Slice]) -> Any:
    """Theo đơn vị, in the order of the registry, never of the figures."""
    acting, today = request.acting, clock.today()  # type: ignore[attr-defined]
    rows, _ = queries.signals_for(acting, today)
    figures = {row.agency_id: row for row in queries.figures_for(acting, today)}
    numbers = queries.number_of_signals(rows)
    shown = {*figures, *(row.agency.pk for row in rows if row.signal.side is Side.UNIT)}
    return listed(
        Agency.objects.filter(pk__in=shown).order_by("sort_key", "pk"),
        part,
        lambda a: {"agency": _body(a), "figures": _figures(figures.get(a.pk)), "signals": numbers.get(a.pk, 0)},
    )


@router.get("/units/{agency_id}", response={200: Signals, **PROBLEMS})
def unit(request: HttpRequest, agency_id: Id, part: Query[OfUnit]) -> Any:
    """Dấu hiệu của một đơn vị. The look is kept, as on the page."""
    _look_at(request, agency_id)
    rows, older = queries.signals_for(request.acting, clock.today(), agency_id=agency_id)  # type: ignore[attr-defined]
    found = rows if part.person_id is None else queries.of_person(rows, str(part.person_id))
    return listed(found, part, _signal) | {"cut": older}


@router.get("/units/{agency_id}/looks", response={200: Listed[LookOut], **PROBLEMS})
def looks(request: HttpRequest, agency_id: Id, part: Query[Slice]) -> Any:
    """Ai đã xem dấu hiệu của đơn vị, the latest first; this look with them."""
    _look_at(request, agency_id)
    return listed(queries.looks_at_unit(agency_id), part, _look)


def _deed(request: HttpRequest, agency_id: int, said: WordsIn) -> dict[str, Any]:
    """What a unit's word needs. A task out of sight and a signal that is none get one and the same refusal."""
    _require_unit(request, agency_id)
    watched, _ = queries.watched(request.acting, clock.today())  # type: ignore[attr-defined]
    task_id = watched.filter(code=said.task).values_list("pk", flat=True).first()
    if task_id is None:
        raise Refusal("signal.unknown", N_("Không có dấu hiệu này."), advice=N_("Tải lại trang."))
    about = {"task_id": task_id, "signal": str(said.sign), "agency_id": agency_id, "words": said.words}
    return about | by_whom(request)


@router.post("/units/{agency_id}/explain", response={201: NoteOut, **PROBLEMS})
@changing
def explain(request: HttpRequest, agency_id: Id, said: WordsIn) -> Any:
    """Bổ sung nguyên nhân, by the unit's head."""
    return 201, _note(services.explain_signal(**_deed(request, agency_id, said)))


@router.post("/units/{agency_id}/contest", response={201: NoteOut, **PROBLEMS})
@changing
def contest(request: HttpRequest, agency_id: Id, said: WordsIn) -> Any:
    """Đề nghị xem lại một dấu hiệu."""
    return 201, _note(services.contest_signal(**_deed(request, agency_id, said)))


@router.post("/contests/{note_id}/answer", response={200: NoteOut, **PROBLEMS})
@changing
def answer(request: HttpRequest, note_id: Id, said: ContestAnswer) -> Any:
    """Trả lời đề nghị xem lại, by another body."""
    acting, today = request.acting, clock.today()  # type: ignore[attr-defined]
    note = SignalNote.objects.filter(pk=note_id, contest=True).first()
    seen = note is not None and queries.may_see_unit(acting, note.agency_id, today)
    if note is None or not seen or not queries.watched(acting, today)[0].filter(pk=note.task_id).exists():
        raise Refusal("contest.unknown", N_("Không có đề nghị xem lại này."), advice=N_("Tải lại trang."))
    return _note(services.answer_contest(note_id=note_id, **said.dict(), **by_whom(request)))
