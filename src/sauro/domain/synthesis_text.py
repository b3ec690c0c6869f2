"""Dự thảo báo cáo. Sentences of an office made of the facts of a synthesis: figures first, nothing said of what is not.

Each paragraph is a row of pieces: plain words, and figures that know which question they answer. Five sections, as the
province asks for (1773-CV/TU, mục 4): results by figure, what is not done with its causes, difficulties, proposals, the
period to come. A section without facts is left out. The text is a document, printed in Vietnamese, never translated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sauro.domain.periods import day_short
from sauro.domain.synthesis import Line
from sauro.domain.synthesis_figures import Rate
from sauro.domain.synthesis_voices import Voice, title_of_group


class Part(StrEnum):
    """Phần của báo cáo, in their order."""

    RESULTS = "results"
    UNDONE = "undone"
    DIFFICULTIES = "difficulties"
    PROPOSALS = "proposals"
    NEXT = "next"


TITLES = {
    Part.RESULTS: "Kết quả thực hiện",
    Part.UNDONE: "Việc chưa hoàn thành và nguyên nhân",
    Part.DIFFICULTIES: "Khó khăn, vướng mắc",
    Part.PROPOSALS: "Đề xuất, kiến nghị",
    Part.NEXT: "Nhiệm vụ kỳ tới",
}


@dataclass(frozen=True, slots=True)
class Fig:
    """Con số trong câu. `key`: the question of the synthesis it answers ("" where no list stands behind it)."""

    key: str
    printed: str


Piece = str | Fig
_WORK = 180  # characters of a task's words in a sentence
Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Dữ kiện để soạn. `subject`: "Công văn 215-CV/TU", "Sở Nội vụ"; `tracks`: the office that keeps the register.

    `whole`: of a directive, since its issue; `last_numbers` None where there is no period before; `late`: overdue
    lines, the longest first; `groups`: difficulties (key, bodies, texts); `decided`: kind → number.
    """

    subject: str
    directive: bool
    since: dt.date
    day: dt.date
    next_closing: dt.date
    numbers: Mapping[str, int]
    rates: Mapping[str, Rate]
    last_day: dt.date | None = None
    last_numbers: Mapping[str, int] | None = None
    last_rate: Rate | None = None
    late: Sequence[Line] = ()
    groups: Sequence[tuple[str, int, int]] = ()
    asks: Sequence[Voice] = ()
    decided: Mapping[str, int] = field(default_factory=dict)
    named: int = 5
    aged_days: int = 60


def composed(told: Told) -> dict[Part, tuple[Paragraph, ...]]:
    """Dự thảo do máy soạn: paragraphs of each section; sections of which nothing is known are left out."""
    made = {
        Part.RESULTS: _results(told),
        Part.UNDONE: _undone(told),
        Part.DIFFICULTIES: _difficulties(told),
        Part.PROPOSALS: _proposals(told),
        Part.NEXT: _next(told),
    }
    return {part: tuple(p for p in paragraphs if p) for part, paragraphs in made.items() if any(paragraphs)}


def plain(paragraphs: Iterable[Paragraph]) -> str:
    """Lời của các đoạn, one paragraph a line."""
    return "\n".join("".join(p.printed if isinstance(p, Fig) else p for p in row) for row in paragraphs)


def number(value: int) -> str:
    """1.234."""
    return f"{value:,}".replace(",", ".")


def percent(value: float) -> str:
    """95,3 %; one decimal, none where it is whole."""
    return f"{value * 100:.1f}".removesuffix(".0").replace(".", ",") + " %"


def _pieces(template: str, **values: Piece) -> Paragraph:
    """Words with places, filled once; values are never templates."""
    out: list[Piece] = []
    rest = template
    while rest:
        head, brace, tail = rest.partition("{")
        if head:
            out.append(head)
        name, _, rest = tail.partition("}")
        if brace:
            out.append(values[name])
    return tuple(out)


def _joined(parts: Sequence[Paragraph], between: str = "; ", end: str = ".") -> Paragraph:
    """Clauses as one sentence; nothing of no clauses."""
    if not parts:
        return ()
    out: list[Piece] = list(parts[0])
    for part in parts[1:]:
        out += [between, *part]
    return (*out, end)


def _fig(told: Told, key: str) -> Fig:
    return Fig(key, number(told.numbers.get(key, 0)))


def _count(told: Told, *rows: tuple[str, str]) -> list[Paragraph]:
    """Số kèm lời ("{n} words") for each figure that is not nought."""
    return [_pieces("{n} " + words, n=_fig(told, key)) for key, words in rows if told.numbers.get(key)]


# results ---------------------------------------------------------------------------------------------


def _results(told: Told) -> list[Paragraph]:
    return [_total(told), _rate(told), _decided(told), _compared(told)]


def _total(told: Told) -> Paragraph:
    day, total = day_short(told.day), _fig(told, "total")
    if not told.numbers["total"]:
        return _pieces("Đến ngày {day}, {what} không có nhiệm vụ phải thực hiện.", day=day, what=told.subject)
    if told.directive:
        head = _pieces("Đến ngày {day}, {what} có {n} nhiệm vụ", day=day, what=told.subject, n=total)
    else:
        head = _pieces("Từ ngày {since} đến ngày {day}, {what} có {n} nhiệm vụ",
                       since=day_short(told.since), day=day, what=told.subject, n=total)  # fmt: skip
        came = _count(told, ("carried", "chuyển từ kỳ trước"), ("new", "mới vào sổ"))
        head = (*head, ", gồm ", *_joined(came, ", ", "")) if len(came) > 1 else head
    done = _done(told)
    running = _count(told, ("in_time", "nhiệm vụ đang thực hiện trong hạn"), ("overdue", "nhiệm vụ quá hạn"),
                     ("no_deadline_open", "nhiệm vụ không có thời hạn"),
                     ("repeating", "nhiệm vụ định kỳ, thường xuyên"))  # fmt: skip
    said: Paragraph = (*head, "; ", *done)
    return (*said, ". Còn ", *_joined(running, ", ")) if running else (*said, ".")


def _done(told: Told) -> Paragraph:
    if not told.numbers["done"]:
        return ("chưa nhiệm vụ nào hoàn thành",)
    how = _count(told, ("on_time", "đúng hạn"), ("late", "chậm"), ("no_deadline_done", "không có thời hạn"))
    head = _pieces("{n} nhiệm vụ đã hoàn thành", n=_fig(told, "done"))
    return (*head, ", trong đó ", *_joined(how, ", ", "")) if how else head


def _rate(told: Told) -> Paragraph:
    """The rate with its denominator; nothing where the denominator is too small to speak of a rate."""
    rate = told.rates["on_time"]
    if rate.value is None:
        return ()
    said: Paragraph = _pieces("Tỷ lệ hoàn thành đúng hạn {rate} ({of} trên {on} nhiệm vụ đã xong có thời hạn",
                              rate=Fig("rate_on_time", percent(rate.value)), of=number(rate.of),
                              on=Fig("done_dated", number(rate.on)))  # fmt: skip
    if told.numbers["excused"]:
        said = (*said, *_pieces(", tính cả {n} nhiệm vụ chậm do nguyên nhân khách quan đã được xác nhận",
                                n=_fig(told, "excused")))  # fmt: skip
    last = told.last_rate
    if last is not None and last.value is not None:
        said = (*said, *_pieces("; kỳ trước {rate}, {of} trên {on}", rate=percent(last.value), of=number(last.of),
                                on=number(last.on)))  # fmt: skip
    return (*said, ").")


DECIDED = {
    "extended": "đề nghị gia hạn được đồng ý",
    "extension_refused": "đề nghị gia hạn không được đồng ý",
    "cause_granted": "nguyên nhân khách quan được xác nhận",
    "cause_refused": "nguyên nhân không được xác nhận là khách quan",
    "replaced": "nhiệm vụ được thay thế",
    "withdrawn": "nhiệm vụ được rút",
    "suspended": "nhiệm vụ được tạm dừng",
    "finding_upheld": "điều cần xem lại được kết luận là đúng",
    "finding_remedied": "điều cần xem lại đã khắc phục",
    "finding_justified": "điều cần xem lại được giải trình thỏa đáng",
}


def _question(told: Told, kind: str) -> str:
    """Tasks that left the register are figures of their own; other decisions are rows of a list."""
    return kind if kind in told.numbers else f"decided:{kind}"


def _decided(told: Told) -> Paragraph:
    rows = [_pieces("{n} " + words, n=Fig(_question(told, kind), number(told.decided[kind])))
            for kind, words in DECIDED.items() if told.decided.get(kind)]  # fmt: skip
    return ("Trong kỳ có ", *_joined(rows, ", ")) if rows else ()


def _compared(told: Told) -> Paragraph:
    last = told.last_numbers
    if last is None or told.last_day is None or not last.get("total"):
        return ()
    rows = [_moved(words, last.get(key, 0), told.numbers[key])
            for key, words in (("done", "đã hoàn thành"), ("overdue", "quá hạn"))
            if last.get(key, 0) != told.numbers[key]]  # fmt: skip
    if not rows:
        return ()
    return (f"So với kỳ chốt ngày {day_short(told.last_day)}, số nhiệm vụ ", *_joined(rows, ", "))


def _moved(words: str, old: int, new: int) -> Paragraph:
    return (f"{words} {'tăng' if new > old else 'giảm'} {number(abs(new - old))} (từ {number(old)})",)


# not yet done ----------------------------------------------------------------------------------------


def _undone(told: Told) -> list[Paragraph]:
    n = told.numbers
    found: list[Paragraph] = []
    if n["overdue"]:
        head = _pieces("Còn {n} nhiệm vụ quá hạn", n=_fig(told, "overdue"))
        if n["became"] == n["overdue"]:
            head = (*head, ", đều mới quá hạn trong kỳ")
        elif n["became"]:
            head = (*head, *_pieces(", trong đó {n} mới quá hạn trong kỳ", n=_fig(told, "became")))
        causes = _count(told, ("objective", "có nguyên nhân khách quan đã được xác nhận"),
                        ("waiting_for", "đang chờ cơ quan khác"), ("told", "đã nêu nguyên nhân"),
                        ("untold", "chưa nêu nguyên nhân"))  # fmt: skip
        found.append((*head, ": ", *_joined(causes, ", ")) if causes else (*head, "."))
    found += _named(told)
    if n["late"]:
        late = _pieces("Có {n} nhiệm vụ hoàn thành chậm", n=_fig(told, "late"))
        if n["excused"]:
            late = (*late, *_pieces(", trong đó {n} do nguyên nhân khách quan đã được xác nhận",
                                    n=_fig(told, "excused")))  # fmt: skip
        found.append((*late, "."))
    found.append(_joined(_count(
        told, ("awaiting", "nhiệm vụ đã nộp kết quả, chờ xác nhận"), ("paused", "nhiệm vụ đang tạm dừng")
    )))  # fmt: skip
    if n["aged"]:
        found.append(_pieces("Có {n} nhiệm vụ không có thời hạn đã để quá {days} ngày.",
                             n=_fig(told, "aged"), days=str(told.aged_days)))  # fmt: skip
    return found


def _named(told: Told) -> list[Paragraph]:
    """The overdue tasks by name, the longest first; the rest stands in the annex."""
    shown = told.late[: told.named]
    rows: list[Paragraph] = [(f"- {_one(line)}",) for line in shown]
    left = len(told.late) - len(shown)
    if left > 0:
        rows.append((f"- {number(left)} nhiệm vụ quá hạn khác: theo danh mục kèm theo.",))
    return rows


def _one(line: Line) -> str:
    clause = f"mục {line.clause.rstrip('.')}" if line.clause else ""
    where = ", ".join(word for word in (line.body, line.document, clause) if word)
    why = line.why or (f"chờ {line.waits}" if line.waits else "") or line.said.partition(". ")[0]
    due = day_short(dt.date.fromisoformat(line.due))
    said = f"{_short(line.work.rstrip(' .;'))} ({where}): hạn {due}, quá {line.late} ngày làm việc"
    cause = f"; {why[:1].lower() + why[1:]}" if why else "; chưa nêu nguyên nhân"
    return f"{said}{cause.rstrip(' .;')}."


# difficulties, proposals, to come --------------------------------------------------------------------


def _difficulties(told: Told) -> list[Paragraph]:
    rows: list[Paragraph] = [
        _pieces("{title} ({n} nơi)", title=_lower(title_of_group(key)), n=Fig(f"group:{key}", number(bodies)))
        for key, bodies, _ in told.groups
    ]
    return [("Các nơi nêu khó khăn, vướng mắc: ", *_joined(rows))] if rows else []


def _proposals(told: Told) -> list[Paragraph]:
    found: list[Paragraph] = [
        (f"- {voice.body}: {_lower(voice.words.rstrip(' .;'))} ({voice.code}).",) for voice in told.asks[: told.named]
    ]
    left = len(told.asks) - told.named
    if left > 0:
        found.append(("- ", Fig("asks", number(left)), " đề xuất khác: theo bảng kèm theo."))
    waiting = [_pieces("{n} " + words, n=Fig(f"decided:{kind}", number(told.decided[kind])))
               for kind, words in (("extension_waiting", "đề nghị gia hạn"),
                                   ("cause_waiting", "đề nghị xác nhận nguyên nhân khách quan"))
               if told.decided.get(kind)]  # fmt: skip
    if waiting:
        found.append(("Đề nghị xem xét, quyết định ", *_joined(waiting, ", ")))
    return found


def _next(told: Told) -> list[Paragraph]:
    n = told.numbers
    rows: list[Paragraph] = []
    if n["overdue"]:
        rows.append(_pieces("hoàn thành {n} nhiệm vụ quá hạn", n=_fig(told, "overdue")))
    if n["next"]:
        rows.append(_pieces("thực hiện {n} nhiệm vụ đến hạn từ nay đến ngày {day}", n=_fig(told, "next"),
                            day=day_short(told.next_closing)))  # fmt: skip
    if n["awaiting"]:
        rows.append(_pieces("xác nhận hoặc trả lại {n} kết quả đã nộp", n=_fig(told, "awaiting")))
    if n["aged"]:
        rows.append(_pieces("xác định thời hạn cho {n} nhiệm vụ đã để lâu", n=_fig(told, "aged")))
    return [("Tập trung ", *_joined(rows))] if rows else []


def _short(words: str) -> str:
    """The words of a task, cut between two words where they are a paragraph of their own."""
    return words if len(words) <= _WORK else words[:_WORK].rsplit(" ", 1)[0] + " …"


def _lower(words: str) -> str:
    """A small first letter in the middle of a sentence, unless the word is a name in capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
