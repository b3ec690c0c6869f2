"""Nơi nhận: câu hỏi. Which bodies a document addresses on a day, by which printed line and which rule (E0)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import bodies_of_group, heirs_of, registry
from sauro.apps.directives.models import Directive, Recipient, RecipientList
from sauro.apps.directives.queries.documents import latest_reading
from sauro.domain.agencies import BodyKind
from sauro.domain.groups import Line, LineReading, names_in, read_line

_ARTICLE_WORDS = 1500  # characters of a cited article that may name bodies


@dataclass(frozen=True, slots=True)
class AddressedBody:
    """Nơi nhận. One body, the printed line that names it, the rule that read it (a key of `domain.groups.RULES`)."""

    agency: Agency
    printed: str
    rule: str


@dataclass(slots=True)
class AddresseeLine:
    """Dòng nơi nhận. `bodies`: (agency id, rule), in order; `unread`: the parts that ask a person."""

    recipient: Recipient
    line: Line
    bodies: list[tuple[int, str]] = field(default_factory=list)
    unread: tuple[str, ...] = ()
    answered: bool = False


def addressed_bodies(directive: Directive, on: dt.date) -> list[AddressedBody]:
    """Các nơi nhận văn bản. Each body once, in the order of the lines; what is not read is left out, as are the issuer
    and committees themselves ("Thường trực Tỉnh ủy" is told, it has nothing to carry out).

    Groups are those of the day of issue (of `on` where nobody belonged to them then, or no day is known); a body that
    has ended by `on` gives way to whoever came after it. At most eight queries, however many bodies.
    """
    lines = addressee_lines(directive, on)
    wanted: dict[int, tuple[str, str]] = {}
    for line in lines:
        for agency_id, rule in line.bodies:
            wanted.setdefault(agency_id, (line.recipient.printed, rule))
    heirs = heirs_of(wanted, on)
    found: dict[int, tuple[str, str]] = {}
    for agency_id, (printed, rule) in wanted.items():
        for heir in heirs[agency_id]:
            found.setdefault(heir, (printed, rule if heir == agency_id else "heir"))
    found.pop(directive.issuer_id or 0, None)
    rows = Agency.objects.exclude(kind=BodyKind.COMMITTEE.value).in_bulk(list(found))
    return [AddressedBody(rows[pk], printed, rule) for pk, (printed, rule) in found.items() if pk in rows]


def addressee_lines(directive: Directive, on: dt.date) -> list[AddresseeLine]:
    """Các dòng nơi nhận đã đọc: Kính gửi, or Nơi nhận where none is printed; with what a person answered."""
    recipients = list(
        directive.recipients.select_related("answer").prefetch_related("answer__agencies").order_by("list", "order")
    )
    resolve = _resolver(directive)
    issued = directive.issued_on or on
    addressed = [r for r in recipients if r.list == RecipientList.KINH_GUI]
    sent = [r for r in recipients if r.list == RecipientList.NOI_NHAN]
    reading = {r.pk: read_line(r.printed, resolve) for r in recipients}
    if not any(reading[r.pk].line is Line.BODIES for r in addressed):
        addressed = [*addressed, *(r for r in sent if reading[r.pk].line is not Line.ABOVE)]
    else:
        addressed += [r for r in sent if reading[r.pk].line is Line.ARTICLE]
    return [_line(r, reading[r.pk], directive, issued, on, resolve) for r in addressed]


def _line(
    recipient: Recipient, read: LineReading, directive: Directive, issued: dt.date, on: dt.date,
    resolve: Callable[[str], int | None],
) -> AddresseeLine:  # fmt: skip
    answer = getattr(recipient, "answer", None)
    if answer is not None:
        chosen = [] if answer.nobody else [(a.pk, "person") for a in answer.agencies.all()]
        return AddresseeLine(recipient, read.line, chosen, (), answered=True)
    line = AddresseeLine(recipient, read.line, [(pk, "name") for _, pk in read.found], read.unread)
    for group in read.groups:
        members = bodies_of_group(group, issued, issuer_id=directive.issuer_id)
        members = members or bodies_of_group(group, on, issuer_id=directive.issuer_id)
        line.bodies += [(pk, f"group.{group}") for pk in members]
    if read.line is Line.ARTICLE:
        named, line.unread = names_in(_article(directive, read.article), resolve)
        line.bodies += [(pk, "article") for _, pk in named]
        line.unread = () if named else (recipient.printed,)
    return line


def _resolver(directive: Directive) -> Callable[[str], int | None]:
    """A printed name to the body that it certainly meant on the day of issue."""
    known, day = registry(), directive.issued_on

    def resolve(printed: str) -> int | None:
        found = known.resolve(printed, day).agency_id or known.resolve(printed).agency_id
        return int(found) if found else None

    return resolve


def _article(directive: Directive, number: int) -> str:
    """The words of an article, without its number."""
    reading = latest_reading(directive)
    if reading is None:
        return ""
    for clause in reading.clauses.all():
        if clause.marker.strip(" .:").casefold() == f"điều {number}":
            words = reading.text[(clause.start or 0) + len(clause.marker) : clause.end][:_ARTICLE_WORDS]
            return words.split("chịu trách nhiệm")[0]
    return ""
