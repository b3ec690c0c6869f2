"""Nhập sổ theo dõi: nhiệm vụ đã có. What a row may change of a registered task, and what is not followed."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.apps.imports.services import Effect, Planned, Row
from sauro.apps.tasks.models import PRODUCT_LABELS
from sauro.apps.tasks.services.register_columns import LABELS
from sauro.apps.tasks.services.register_known import Known
from sauro.apps.tasks.services.register_reading import Lookups
from sauro.domain.extraction.model import Product
from sauro.domain.periods import day_short
from sauro.domain.registers import Standing, day_in, standing_of
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status
from sauro.domain.text.fold import key

Named = tuple[int | None, str]


@dataclass(slots=True)
class Amended:
    """Dòng sửa lời của nhiệm vụ đã có: new values by column, and the coordinating bodies to be added."""

    pk: int
    values: dict[str, str]
    coordinating: tuple[Named, ...]


def compared(row: Row, known: Known, look: Lookups) -> Planned:
    """Dòng đã có trong sổ: what it would change, and what it may not."""
    values = row.values
    changed: dict[str, str] = {}
    shown: list[tuple[str, str, str]] = []
    work, product = values.get("work", ""), values.get("product", "")
    if work and _one_line(known.work) != work:
        changed["work"] = work
        shown.append((LABELS["work"], known.work, work))
    label = str(PRODUCT_LABELS[Product(known.product)]) if known.product else ""
    if product and product not in (_one_line(known.product_words), label):
        changed["product_words"] = product[:400]
        shown.append((LABELS["product"], known.product_words or label, product))
    more = _added(row, known, look)
    if more:
        before = "; ".join(name for _, name in known.coordinating)
        shown.append((LABELS["with"], before, "; ".join(filter(None, (before, *(name for _, name in more))))))
    remarks = _not_followed(row, known, look)
    if known.registrar_id != look.registrar_id and shown:
        shown, changed, more = [], {}, ()
        remarks.append(Sentence(N_("Nhiệm vụ do cơ quan khác theo dõi; không sửa bằng nhập bảng.")))
    effect = Effect.CHANGED if shown else Effect.UNCHANGED
    facts = Amended(known.pk, changed, more) if shown else None
    return Planned(row.line, f"{known.code} · {work}", effect, facts, tuple(shown), tuple(remarks))


def coordinating(row: Row, lead_id: int, others: list[Named], look: Lookups) -> tuple[Named, ...]:
    """Cơ quan phối hợp: those of the registry, and the printed names of those that are not in it."""
    found: dict[int | str, Named] = {pk or name: (pk, name) for pk, name in others}
    for field in ("with", "doer"):
        cell = row.values.get(field, "")
        if not cell:
            continue
        read = look.bodies(cell)
        for pk, name in read.known:
            if pk != lead_id:
                found.setdefault(pk, (pk, name[:400]))
        for name, _ in read.unknown:
            found.setdefault(key(name), (None, name[:400]))
    return tuple(found.values())


def _added(row: Row, known: Known, look: Lookups) -> tuple[Named, ...]:
    here = {pk for pk, _ in known.coordinating if pk} | {known.lead_id}
    printed = {key(name) for _, name in known.coordinating}
    read = coordinating(row, known.lead_id, [], look)
    return tuple((pk, name) for pk, name in read if (pk not in here if pk else key(name) not in printed))


def _not_followed(row: Row, known: Known, look: Lookups) -> list[Sentence]:
    out = []
    lead = look.bodies(row.values.get("lead", "")).known
    if lead and known.lead_id not in (pk for pk, _ in lead):
        values = {"here": look.names[known.lead_id], "sheet": row.values["lead"][:100]}
        out.append(Sentence(N_("Chủ trì trong sổ là {here}, trong bảng là {sheet}: chuyển ở trang nhiệm vụ."), values))
    standing = standing_of(row.values.get("status", ""))
    if standing is Standing.DONE and known.status != Status.CONFIRMED:
        out.append(Sentence(N_("Bảng ghi đã hoàn thành: nộp kết quả và xác nhận ở trang nhiệm vụ.")))
    try:
        day = day_in(row.values.get("due_day", "") or row.values.get("due", ""))
    except ValueError:
        day = None
    if row.values.get("due_day") and day is not None and day != known.due_on:
        values = {"here": day_short(known.due_on) if known.due_on else "—", "sheet": day_short(day)}
        out.append(Sentence(N_("Hạn trong sổ là {here}, trong bảng là {sheet}: xin gia hạn ở trang nhiệm vụ."), values))
    return out


def _one_line(text: str) -> str:
    return " ".join(text.split())
