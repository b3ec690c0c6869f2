"""Danh mục cơ quan: nhập bảng. A sheet of bodies: every fault at once, applied as one batch, undone as one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Agency, AgencyAlias, AgencyEdge
from sauro.apps.agencies.permissions import may_manage_agencies
from sauro.apps.agencies.services.bodies import (
    LONG_AGO,
    changed_registry,
    facts,
    index,
    name_words,
    only_administrators,
)
from sauro.apps.agencies.services.planning import COLUMNS, day_of, plan_agencies
from sauro.apps.imports.services import Changes, Effect, Importer, Planned, Source
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.agencies import AgencyRow
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_BATCH = 500  # rows of one statement, under the number of values that SQLite takes


def import_agencies(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập danh mục. Creates and corrects the planned bodies inside the caller's transaction; one journal entry.

    Returns what was done, in order, with the values before: all that `undo_agencies` needs.
    """
    known = {a.code: a for a in Agency.objects.all()}
    new = [row.facts for row in planned if row.effect is Effect.CREATED]
    known |= {agency.code: agency for agency in _create(new)}
    edges = _first_edges(new, known)
    changes: Changes = [
        {"made": known[row["code"]].pk, "revision": 1, "edge": edges.get(known[row["code"]].pk)} for row in new
    ]
    for row in planned:
        if row.effect is Effect.CHANGED:
            agency = known[row.facts["code"]]
            change = _change(agency, row.facts)
            if row.facts.get("parent"):
                change["edge"] = _place(agency, known[row.facts["parent"]], at.date())
            index(agency)
            changes.append(change)
    changed_registry()
    made = sum(1 for c in changes if "made" in c)
    told = {"created": str(made), "changed": str(len(changes) - made), "file": source.file_name}
    record(events.AGENCIES_IMPORTED, about=("import", source.pk), by=by, at=at, new={**told, "hash": source.file_hash})
    return changes


def add_registry(*, rows: Sequence[AgencyRow], by: Acting, at: dt.datetime) -> None:
    """Danh mục cơ quan. Rows of the domain into an empty registry, each `agency_id` as the code; one journal entry."""
    only_administrators(by)
    with transaction.atomic():
        made = {agency.code: agency for agency in _create([_facts_of(row) for row in rows])}
        _first_edges([_facts_of(row) for row in rows], made)
        changed_registry()
        told = {"created": str(len(made)), "changed": "0", "file": "danh mục ban đầu"}
        record(events.AGENCIES_IMPORTED, about=("agencies", 0), by=by, at=at, new=told)


def _facts_of(row: AgencyRow) -> dict[str, Any]:
    return {
        "code": row.agency_id,
        "name": row.name,
        "short_name": row.short_name,
        "tree": row.tree.value,
        "kind": row.kind.value,
        "level": row.level.value,
        "aliases": row.aliases,
        "valid_from": row.valid_from.isoformat() if row.valid_from else "",
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
        "parent": row.parent_id or "",
    }


def _values(row: Any) -> dict[str, Any]:
    dated = {n: day_of(row[n]) for n in ("valid_from", "valid_to") if n in row}
    return {n: row[n] for n in ("name", "short_name", "tree", "kind", "level", "place") if n in row} | dated


def _create(rows: Sequence[Mapping[str, Any]]) -> list[Agency]:
    """Bodies and their other names, in a few queries however many."""
    made = [Agency(code=row["code"], **_values(row)) for row in rows]
    for agency, row in zip(made, rows, strict=True):
        name_words(agency, row.get("aliases", ()))
    Agency.objects.bulk_create(made, batch_size=_BATCH)
    aliases = [
        AgencyAlias(agency=agency, name=name)
        for agency, row in zip(made, rows, strict=True)
        for name in dict.fromkeys(row.get("aliases", ()))
    ]
    AgencyAlias.objects.bulk_create(aliases, batch_size=_BATCH)
    return made


def _first_edges(rows: Sequence[Mapping[str, Any]], known: Mapping[str, Agency]) -> dict[int, dict[str, int | None]]:
    """The edges of bodies just made, {agency: change}; those of a body that ended, end with it."""
    edges = [
        AgencyEdge(
            child=known[row["code"]],
            parent=known[row["parent"]],
            tree=known[row["code"]].tree,
            since=known[row["code"]].valid_from or LONG_AGO,
            until=_after(known[row["code"]]),
        )
        for row in rows
        if row.get("parent")
    ]
    return {e.child.pk: {"new": e.pk, "old": None} for e in AgencyEdge.objects.bulk_create(edges, batch_size=_BATCH)}


def _after(agency: Agency) -> dt.date | None:
    return agency.valid_to + dt.timedelta(days=1) if agency.valid_to else None


def _change(agency: Agency, row: Any) -> dict[str, Any]:
    before = facts(agency)
    for name, value in _values(row).items():
        setattr(agency, name, value)
    agency.revision += 1
    agency.save()
    added = []
    for name in row.get("aliases", ()):
        alias, made = AgencyAlias.objects.get_or_create(agency=agency, name=name)
        added += [alias.pk] if made else []
    return {"changed": agency.pk, "before": before, "aliases": added, "revision": agency.revision}


def _place(agency: Agency, parent: Agency, since: dt.date) -> dict[str, int | None] | None:
    old = AgencyEdge.objects.filter(child=agency, tree=agency.tree, until=None).first()
    if old and old.parent_id == parent.pk:
        return None
    if old:
        since = max(since, old.since + dt.timedelta(days=1))
        AgencyEdge.objects.filter(pk=old.pk).update(until=since)
    new = AgencyEdge.objects.create(child=agency, parent=parent, tree=agency.tree, since=since, until=_after(agency))
    return {"new": new.pk, "old": old.pk if old else None}


def undo_agencies(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác nhập danh mục. Old values come back, created bodies go; refuses where one was edited or used since."""
    touched = [change.get("made") or change["changed"] for change in changes]
    known = {a.pk: a for start in range(0, len(touched), _BATCH) for a in _locked(touched[start : start + _BATCH])}
    for change in changes:
        agency = known[change.get("made") or change["changed"]]
        if agency.revision != change["revision"]:
            raise _used(agency, Sentence(N_("{name} đã được sửa sau lượt nhập."), {"name": agency.name}))
    edges = [change["edge"] for change in changes if change.get("edge")]
    for start in range(0, len(edges), _BATCH):
        AgencyEdge.objects.filter(pk__in=[e["new"] for e in edges[start : start + _BATCH]]).delete()
    AgencyEdge.objects.filter(pk__in=[e["old"] for e in edges if e["old"]]).update(until=None)
    for change in changes:
        if "changed" in change:
            _restore(known[change["changed"]], change)
    _remove([change["made"] for change in changes if "made" in change])
    changed_registry()
    told = {"file": source.file_name, "rows": str(len(changes))}
    record(events.IMPORT_UNDONE, about=("import", source.pk), by=by, at=at, new=told)


def _used(agency: Agency, what: Sentence) -> Refusal:
    return Refusal(
        "import.undo.used",
        what,
        advice=Sentence(N_("Không hoàn tác được cả lượt; sửa riêng {name}."), {"name": agency.name}),
    )


def _locked(ids: Sequence[int]) -> list[Agency]:
    return list(Agency.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def _remove(ids: Sequence[int]) -> None:
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        AgencyAlias.objects.filter(agency_id__in=some).delete()
        try:
            Agency.objects.filter(pk__in=some).delete()
        except ProtectedError as error:
            raise Refusal(
                "import.undo.used",
                N_("Có cơ quan của lượt nhập đã được dùng."),
                advice=N_("Không hoàn tác được cả lượt; sửa riêng từng cơ quan."),
            ) from error


def _restore(agency: Agency, change: dict[str, Any]) -> None:
    AgencyAlias.objects.filter(pk__in=change["aliases"]).delete()
    for name, value in change["before"].items():
        setattr(agency, name, day_of(value) if name in ("valid_from", "valid_to") else value)
    agency.revision += 1
    agency.save()
    index(agency)


AGENCIES = Importer(
    kind="agencies",
    title=N_("Danh mục cơ quan"),
    columns=COLUMNS,
    may=may_manage_agencies,
    plan=lambda rows, asked: plan_agencies(rows, asked.on),
    apply=import_agencies,
    undo=undo_agencies,
    back="agencies:list",
)
