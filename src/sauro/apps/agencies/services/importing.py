"""Danh mục cơ quan: nhập bảng. A sheet of bodies: every fault at once, applied as one batch, undone as one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Agency, AgencyAlias, AgencyEdge
from sauro.apps.agencies.permissions import may_manage_agencies
from sauro.apps.agencies.services.bodies import LONG_AGO, changed_registry, facts, index, only_administrators
from sauro.apps.agencies.services.planning import COLUMNS, day_of, plan_agencies
from sauro.apps.imports.services import Changes, Effect, Importer, Planned, Source
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.agencies import AgencyRow
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence


def import_agencies(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập danh mục. Creates and corrects the planned bodies inside the caller's transaction; one journal entry.

    Returns what was done, in order, with the values before: all that `undo_agencies` needs.
    """
    changes: Changes = []
    known = {a.code: a for a in Agency.objects.all()}
    for row in planned:
        if row.effect is Effect.CREATED:
            known[row.facts["code"]] = agency = _create(row.facts)
            changes.append({"made": agency.pk, "revision": agency.revision})
    for row in planned:
        if row.effect is Effect.CHANGED:
            changes.append(_change(known[row.facts["code"]], row.facts))
    places = {c.get("made") or c["changed"]: c for c in changes}
    for row in planned:
        agency = known[row.facts["code"]]
        if row.facts.get("parent") and row.effect is not Effect.UNCHANGED:
            first = agency.valid_from or LONG_AGO if row.effect is Effect.CREATED else at.date()
            places[agency.pk]["edge"] = _place(agency, known[row.facts["parent"]], first)
    for pk in places:
        index(Agency.objects.get(pk=pk))
    changed_registry()
    made = sum(1 for c in changes if "made" in c)
    told = {"created": str(made), "changed": str(len(changes) - made), "file": source.file_name}
    record(events.AGENCIES_IMPORTED, about=("import", source.pk), by=by, at=at, new={**told, "hash": source.file_hash})
    return changes


def add_registry(*, rows: Sequence[AgencyRow], by: Acting, at: dt.datetime) -> None:
    """Danh mục cơ quan. Rows of the domain into an empty registry, each `agency_id` as the code; one journal entry."""
    only_administrators(by)
    with transaction.atomic():
        made = {row.agency_id: _create(_facts_of(row)) for row in rows}
        for row in rows:
            if row.parent_id:
                _place(made[row.agency_id], made[row.parent_id], row.valid_from or LONG_AGO)
            index(made[row.agency_id])
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
    }


def _values(row: Any) -> dict[str, Any]:
    dated = {n: day_of(row[n]) for n in ("valid_from", "valid_to") if n in row}
    return {n: row[n] for n in ("name", "short_name", "tree", "kind", "level") if n in row} | dated


def _create(row: Any) -> Agency:
    agency = Agency.objects.create(code=row["code"], **_values(row))
    AgencyAlias.objects.bulk_create([AgencyAlias(agency=agency, name=n) for n in row.get("aliases", ())])
    return agency


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
    until = agency.valid_to + dt.timedelta(days=1) if agency.valid_to else None
    new = AgencyEdge.objects.create(child=agency, parent=parent, tree=agency.tree, since=since, until=until)
    return {"new": new.pk, "old": old.pk if old else None}


def undo_agencies(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác nhập danh mục. Old values come back, created bodies go; refuses where one was edited or used since."""
    for change in reversed(changes):
        agency = Agency.objects.select_for_update().get(pk=change.get("made") or change["changed"])
        if agency.revision != change["revision"]:
            raise _used(agency, Sentence(N_("{name} đã được sửa sau lượt nhập."), {"name": agency.name}))
        _take_edge_back(change.get("edge"))
    for change in reversed(changes):
        if "made" in change:
            _remove(Agency.objects.get(pk=change["made"]))
        else:
            _restore(Agency.objects.get(pk=change["changed"]), change)
    changed_registry()
    told = {"file": source.file_name, "rows": str(len(changes))}
    record(events.IMPORT_UNDONE, about=("import", source.pk), by=by, at=at, new=told)


def _used(agency: Agency, what: Sentence) -> Refusal:
    return Refusal(
        "import.undo.used",
        what,
        advice=Sentence(N_("Không hoàn tác được cả lượt; sửa riêng {name}."), {"name": agency.name}),
    )


def _take_edge_back(edge: dict[str, int | None] | None) -> None:
    if not edge:
        return
    if new := edge["new"]:
        AgencyEdge.objects.filter(pk=new).delete()
    if old := edge["old"]:
        AgencyEdge.objects.filter(pk=old).update(until=None)


def _remove(agency: Agency) -> None:
    AgencyAlias.objects.filter(agency=agency).delete()
    try:
        agency.delete()
    except ProtectedError as error:
        raise _used(agency, Sentence(N_("{name} đã được dùng sau lượt nhập."), {"name": agency.name})) from error


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
    plan=plan_agencies,
    apply=import_agencies,
    undo=undo_agencies,
    back="agencies:list",
)
