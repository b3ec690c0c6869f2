"""Nhập sổ theo dõi: xem trước. What each row of an older register would become, and all that stops it; reads only.

A row that is here already is found by our code, by its own code, or by document, work and lead. What such a row may
change are its words: work, product, coordinating bodies. Lead, person, deadline and status of a registered task have
their own verbs, their own authority and their own clock: a sheet that says otherwise is pointed out, never followed.

Where a new row stands: "chưa thực hiện" waits to be accepted; "đang thực hiện" is in progress where the sheet names a
person, else it waits to be accepted, because acceptance is what names one; "hoàn thành" is confirmed with the date of
completion that the sheet gives (no date: the person is asked, no date is made up) and stays marked as imported, for
the product has no evidence of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import override

from sauro.apps.imports.services import Asked, Effect, Fault, Plan, Planned, Row
from sauro.apps.tasks.services.deadline import ReadDue
from sauro.apps.tasks.services.register_columns import LABELS
from sauro.apps.tasks.services.register_comparing import compared, coordinating
from sauro.apps.tasks.services.register_known import Known, KnownTasks, stubs_of
from sauro.apps.tasks.services.register_reading import PRODUCT_OF, Bodies, Held, Lookups
from sauro.domain.agencies import Resolution
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.identity import number_key
from sauro.domain.periods import day_short
from sauro.domain.registers import Cited, Standing, day_in, is_code, is_our_code, says_late, standing_of
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

OPEN, SKIP, STANDING = "open", "skip", "standing"
_CONSTANT = ("thuongxuyen", "nhiemvuthuongxuyen", "hangngay")
_STANDINGS = (
    (Standing.WAITING.value, N_("Chưa thực hiện")),
    (Standing.RUNNING.value, N_("Đang thực hiện")),
    (Standing.DONE.value, N_("Hoàn thành")),
)
_CONTENT = ("lead", "with", "doer", "person", "due", "due_day", "product", "source", "status", "done_on")


@dataclass(slots=True)
class Wanted:
    """Dòng sẽ thành nhiệm vụ. `document`: id of a directive here, else the words that one is to be made from."""

    outside_code: str
    work: str
    lead_id: int
    coordinating: tuple[tuple[int | None, str], ...]
    holding: Held | None
    due_words: str
    due: ReadDue | None
    standing_task: bool
    product: str
    product_words: str
    authority: str
    document: int | Cited
    issuer: str
    issuer_id: int | None
    clause: str
    standing: Standing
    done_on: dt.date | None
    note: str


def plan_register(rows: Sequence[Row], asked: Asked) -> Plan:
    """Xem trước sổ theo dõi. Empty where nobody asks, for then there is no register to compare with."""
    if asked.by is None:
        return Plan()
    with override(settings.LANGUAGE_CODE):  # a sheet is in the language of the office, whatever the reader's screen
        return _Planner(rows, asked).plan()


class _Planner:
    """Một lượt xem trước. Goes through the rows once, gathers what they would do and every fault."""

    def __init__(self, rows: Sequence[Row], asked: Asked) -> None:
        assert asked.by is not None
        self.rows, self.asked, self.on = rows, asked, asked.on
        self.registrar_id = asked.by.agency_id
        self.look = Lookups(asked.on, self.registrar_id, asked.answers)
        self.faults: list[Fault] = []
        self.planned: list[Planned] = []
        self.lines: dict[str, int] = {}
        codes, directives, bare = set(), set(), False
        for row in rows:
            code = row.values.get("code", "")
            if is_our_code(code):
                codes.add(code)
            document = self.document(row)
            if isinstance(document, int):
                directives.add(document)
            bare = bare or (not isinstance(document, int) and not document.words)
        self.known = KnownTasks(
            asked.by, asked.on, directives=directives, stubs=stubs_of(self.registrar_id) if bare else (), codes=codes
        )

    def plan(self) -> Plan:
        for row in self.rows:
            self._row(row)
        return Plan.of(self.planned, self.faults, self.known.missing())

    def fault(
        self, row: Row, name: str, what: Sentence | str, advice: str, *, question: str = "",
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:  # fmt: skip
        said = what if isinstance(what, Sentence) else Sentence(what)
        value = row.values.get(name, "")
        self.faults.append(
            Fault(row.line, LABELS[name], said, Sentence(advice), name, value, question[:400], tuple(choices))
        )

    def document(self, row: Row) -> int | Cited:
        """Văn bản của dòng: the directive here with its number (and date, where both are known), else its words."""
        found = self.look.cited(row.values.get("source", ""))
        name = number_key(found.number) if found.number else key(found.words)
        if not name:
            return found
        same = [
            d for d in self.look.documents(name) if found.issued_on is None or d["issued_on"] in (None, found.issued_on)
        ]
        return int(same[-1]["pk"]) if same else found

    def _row(self, row: Row) -> None:
        values = row.values
        if not any(values.get(name) for name in _CONTENT) and self._bare(row):
            return None
        code = values.get("code", "")
        if code and (first := self.lines.setdefault(code, row.line)) != row.line:
            what = Sentence(N_("Mã {code} đã có ở dòng {line}."), {"code": code, "line": str(first)})
            return self.fault(row, "code", what, N_("Bỏ một trong hai dòng, hoặc sửa mã."))
        if is_our_code(code):
            known = self.known.by_code.get(code)
            if known is None:
                what = Sentence(N_("Không có nhiệm vụ {code} trong sổ."), {"code": code})
                return self.fault(row, "code", what, N_("Sửa mã, hoặc xóa mã để vào sổ như nhiệm vụ mới."))
            return self._again(row, known)
        self._new(row, code or (values.get("number", "") if is_code(values.get("number", "")) else ""))
        return None

    def _bare(self, row: Row) -> bool:
        """A line with nothing but its words is mostly the name of a group of tasks; asked once for all of them."""
        if self.asked.answers.get("bare:") != SKIP:
            self.fault(
                row,
                "lead",
                N_("Dòng này chỉ có nội dung, có thể là tên nhóm nhiệm vụ."),
                N_("Bỏ các dòng tên nhóm, hoặc ghi cơ quan chủ trì."),
                question="bare:",
                choices=((SKIP, N_("Bỏ các dòng này")),),
            )
        return True

    def _new(self, row: Row, outside_code: str) -> None:
        before, values = len(self.faults), row.values
        work = values.get("work", "")
        if not work:
            self.fault(row, "work", N_("Chưa ghi việc phải làm."), N_("Ghi nội dung việc, bắt đầu bằng động từ."))
        standing = self._standing(row)
        lead_id, others = self._lead(row, standing)
        document = self.document(row)
        issued_on = self.look.issued_on(document)
        due, constant = self._due(row, issued_on)
        if standing is not Standing.DONE:
            self._require_after_issue(row, due, issued_on)
        done_on = self._done_on(row) if standing is Standing.DONE else None
        if standing is Standing.DONE and done_on is None:
            answer = self.asked.answers.get("done:")
            if answer == SKIP and len(self.faults) == before:
                return
            standing = Standing.RUNNING if answer == OPEN else standing
        if len(self.faults) > before or lead_id is None or standing is None:
            return
        known = self.known.same(
            directive_id=document if isinstance(document, int) else 0,
            outside_code=outside_code[:80],
            work=work,
            lead_id=lead_id,
        )
        if known is not None:
            self._again(row, known)
            return
        holding = self._person(row, lead_id, standing)
        remarks: list[Sentence] = []
        bodies = coordinating(row, lead_id, others, self.look)
        names = "; ".join(name for pk, name in bodies if pk is None)
        if names:
            remarks.append(Sentence(N_("Chưa có trong danh bạ, giữ như lời văn: {names}."), {"names": names[:200]}))
        product = values.get("product", "")
        issuers = self.look.bodies(values["issuer"]).known if values.get("issuer") else []
        wanted = Wanted(
            outside_code[:80], work, lead_id, bodies, holding, values.get("due", "")[:300], due, constant,
            PRODUCT_OF.get(key(product), ""), product[:400], values.get("authority", "")[:400], document,
            values.get("issuer", "")[:300], issuers[0][0] if issuers else None, values.get("clause", "")[:30],
            standing, done_on, values.get("note", ""),
        )  # fmt: skip
        remarks += self._remarks(row, wanted)
        if len(self.faults) == before:
            self.planned.append(Planned(row.line, work, Effect.CREATED, wanted, (), tuple(remarks)))

    def _again(self, row: Row, known: Known) -> None:
        known.met = True
        self.planned.append(compared(row, known, self.look))

    def _standing(self, row: Row) -> Standing | None:
        words = row.values.get("status", "")
        found = standing_of(words)
        question = f"status:{key(words)}"
        chosen = self.asked.answers.get(question, "")
        if found is None and chosen in {value for value, _ in _STANDINGS}:
            found = Standing(chosen)
        if found is None or found is Standing.OTHER:
            self.fault(
                row,
                "status",
                Sentence(N_("Chưa rõ “{words}” là trạng thái nào khi vào sổ."), {"words": words}),
                N_("Chọn một trạng thái; tạm dừng, thay thế, rút thì làm sau trên trang nhiệm vụ."),
                question="" if found else question,
                choices=() if found else _STANDINGS,
            )
            return None
        return found

    def _lead(self, row: Row, standing: Standing | None) -> tuple[int | None, list[tuple[int | None, str]]]:
        """Cơ quan chủ trì, and the others of its cell once somebody said which one leads (C1.1a)."""
        cell = row.values.get("lead", "")
        found = self.look.bodies(cell)
        if not cell:
            self.fault(row, "lead", N_("Chưa ghi cơ quan chủ trì."), N_("Ghi một cơ quan có trong danh bạ."))
        elif found.unknown:
            self._unknown(row, *found.unknown[0])
        elif len(found.known) > 1:
            return self._one_of(row, cell, found)
        elif found.known:
            return found.known[0][0], []
        return None, []

    def _unknown(self, row: Row, name: str, met: Resolution) -> None:
        near = [(pk, shown) for pk, shown, _ in met.suggestions]
        advice = N_("Chọn cơ quan cho mọi dòng cùng tên, hoặc sửa tên trong ô này.")
        if not near:
            advice = N_("Sửa tên trong ô này, hoặc bổ sung danh bạ rồi xem trước lại.")
        what = Sentence(N_("“{name}” chưa có trong danh bạ cơ quan."), {"name": name})
        self.fault(row, "lead", what, advice, question=f"body:{key(name)}" if near else "", choices=near)

    def _one_of(self, row: Row, cell: str, found: Bodies) -> tuple[int | None, list[tuple[int | None, str]]]:
        question = f"lead:{key(cell)}"[:400]
        chosen = self.asked.answers.get(question, "")
        for pk, _ in found.known:
            if str(pk) == chosen:
                return pk, [(other, name) for other, name in found.known if other != pk]
        self.fault(
            row,
            "lead",
            Sentence(N_("Ô này nêu {n} cơ quan chủ trì; một việc chỉ giao một."), {"n": str(len(found.known))}),
            N_("Chọn cơ quan chủ trì; các cơ quan còn lại thành phối hợp."),
            question=question,
            choices=[(str(pk), self.look.names[pk]) for pk, _ in found.known],
        )
        return None, []

    def _due(self, row: Row, issued_on: dt.date | None) -> tuple[ReadDue | None, bool]:
        """Thời hạn, and whether the task is a standing one. A day in the column of days counts before words."""
        words, day = row.values.get("due", ""), row.values.get("due_day", "")
        try:
            exact = day_in(day)
        except ValueError:
            exact = None
            self._no_such_day(row, "due_day", day)
        try:
            read = self.look.due(words, issued_on) if words else None
        except ValueError:
            read = ReadDue("", "", "", None, {}, wrong=True)
        if read is not None and read.wrong:
            self._no_such_day(row, "due", words)
            return None, False
        if exact is not None:
            kind = read if read is not None else ReadDue(DeadlineKind.DATE.value, exact.isoformat(), "", None, {})
            return replace(kind, due_on=exact, because=kind.because if kind.due_on == exact else {}), False
        constant = key(words) in _CONSTANT
        if not constant and (read is None or (read.due_on is None and not read.cadence)):
            constant = self._timeless(row)
        return read, constant

    def _require_after_issue(self, row: Row, due: ReadDue | None, issued_on: dt.date | None) -> None:
        """A day before the document was issued is kept as printed, and goes into no register (E4)."""
        if due is None or due.due_on is None or issued_on is None or due.due_on >= issued_on:
            return
        days = {"day": day_short(due.due_on), "issued": day_short(issued_on)}
        what = Sentence(N_("Thời hạn {day} đứng trước ngày ban hành văn bản {issued}."), days)
        self.fault(row, "due" if row.values.get("due") else "due_day", what, N_("Đối chiếu văn bản gốc rồi sửa ngày."))

    def _timeless(self, row: Row) -> bool:
        """A task has a day, a cadence, or is a standing one; which of them is asked once for all rows without any."""
        if self.asked.answers.get("time:") == STANDING:
            return True
        words = row.values.get("due", "")
        what = Sentence(N_("Chưa đọc ra thời hạn từ “{words}”."), {"words": words[:80]})
        self.fault(
            row,
            "due",
            what if words else N_("Chưa có thời hạn, định kỳ hoặc dấu “thường xuyên”."),
            N_("Ghi ngày đến hạn, hoặc chọn một cách cho mọi dòng như vậy."),
            question="time:",
            choices=((STANDING, N_("Ghi là nhiệm vụ thường xuyên")),),
        )
        return False

    def _no_such_day(self, row: Row, field: str, words: str) -> None:
        what = Sentence(N_("“{words}” là ngày không có thật."), {"words": words[:100]})
        self.fault(row, field, what, N_("Đối chiếu văn bản gốc rồi sửa ngày."))

    def _done_on(self, row: Row) -> dt.date | None:
        words = row.values.get("done_on", "")
        try:
            day = day_in(words)
        except ValueError:
            self._no_such_day(row, "done_on", words)
            return None
        if day is not None and day > self.on:
            what = Sentence(N_("Ngày hoàn thành {day} còn ở phía trước."), {"day": day_short(day)})
            self.fault(row, "done_on", what, N_("Sửa ngày hoàn thành, hoặc sửa trạng thái."))
        elif day is None and self.asked.answers.get("done:") not in (OPEN, SKIP):
            self.fault(
                row,
                "done_on",
                N_("Việc ghi là đã hoàn thành nhưng không có ngày hoàn thành."),
                N_("Ghi ngày, hoặc chọn một cách cho mọi dòng như vậy."),
                question="done:",
                choices=((OPEN, N_("Nhập như việc đang thực hiện")), (SKIP, N_("Bỏ các dòng này"))),
            )
        return day

    def _person(self, row: Row, lead_id: int, standing: Standing) -> Held | None:
        """Người chịu trách nhiệm, in the lead agency; one who left his post only for a task that is done."""
        cell = row.values.get("person", "")
        question = f"person:{lead_id}:{key(cell)}"[:400]
        chosen = self.asked.answers.get(question, "")
        if not cell or chosen == "none":
            return None
        named = self.look.people(cell)
        here = [h for h in named if h.agency_id == lead_id and (h.current or standing is Standing.DONE)]
        if len({h.person_id for h in here}) == 1:
            return here[0]
        offered = here or self.look.people_of(lead_id)
        for held in offered:
            if str(held.pk) == chosen:
                return held
        hint = "; ".join(h.words for h in named[:3])
        what = Sentence(N_("{lead} chưa có người tên “{name}”."), {"lead": self.look.names[lead_id], "name": cell})
        if here:
            what = Sentence(N_("{lead} có nhiều người tên “{name}”."), {"lead": self.look.names[lead_id], "name": cell})
        elif hint:
            template = N_("{lead} chưa có người tên “{name}”; danh bạ có: {hint}.")
            what = Sentence(template, {"lead": self.look.names[lead_id], "name": cell, "hint": hint})
        choices = [(str(h.pk), h.words) for h in offered] + [("none", "—")]
        advice = N_("Chọn người của cơ quan chủ trì, hoặc chọn “—” để cơ quan cử người khi nhận việc.")
        self.fault(row, "person", what, advice, question=question, choices=choices)
        return None

    def _remarks(self, row: Row, wanted: Wanted) -> list[Sentence]:
        out = []
        due_on = wanted.due.due_on if wanted.due else None
        if wanted.due is None and wanted.due_words and key(wanted.due_words) not in _CONSTANT:
            out.append(
                Sentence(N_("Chưa đọc ra ngày từ “{words}”; giữ như lời văn."), {"words": wanted.due_words[:80]})
            )
        if wanted.standing is Standing.RUNNING and wanted.holding is None:
            out.append(Sentence(N_("Chưa có người chịu trách nhiệm: vào sổ ở “Chờ nhận việc”.")))
        if wanted.done_on is not None and due_on is not None:
            late = wanted.done_on > due_on
            if late is not says_late(row.values.get("status", "")) and key(row.values.get("status", "")) != "hoanthanh":
                values = {"done": day_short(wanted.done_on), "due": day_short(due_on)}
                out.append(
                    Sentence(N_("Ngày hoàn thành {done}, hạn {due}: khác với lời trong cột trạng thái."), values)
                )
        return out
