"""Danh sách người: nhập bảng. People into their posts as one batch, undone as one batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Holding, Person, Post, PostKind
from sauro.apps.agencies.permissions import may_manage_agencies
from sauro.apps.agencies.queries import search_key
from sauro.apps.agencies.services.staff_plan import COLUMNS, plan_people
from sauro.apps.imports.services import Changes, Effect, Importer, Planned, Source
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence


def import_people(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập danh sách người. Inside the caller's transaction; one journal entry. Returns what was done, for undoing.

    Refusal import.people.taken where somebody was put into one of the posts meanwhile.
    """
    changes: Changes = []
    made: dict[tuple[int, str, str], int] = {}
    posts: dict[tuple[int, str], int] = {}
    try:
        with transaction.atomic():
            for row in planned:
                if row.effect is not Effect.UNCHANGED:
                    changes.append(_apply(row, made, posts))
    except IntegrityError as error:
        raise Refusal(
            "import.people.taken",
            N_("Có chức vụ vừa được ghi cho người khác trong lúc xem trước."),
            advice=N_("Tải lại trang để xem trước lần nữa."),
        ) from error
    added = sum(1 for row in planned if row.effect is Effect.CREATED)
    told = {"created": str(added), "changed": str(len(changes) - added), "file": source.file_name}
    record(events.PEOPLE_IMPORTED, about=("import", source.pk), by=by, at=at, new={**told, "hash": source.file_hash})
    return changes


def _apply(row: Planned, made: dict[tuple[int, str, str], int], posts: dict[tuple[int, str], int]) -> dict[str, Any]:
    facts, change = row.facts, dict[str, Any]()
    who = (facts["agency"], search_key(facts["name"]), search_key(facts.get("note", "")))
    person_id = facts["person"] or made.get(who)
    if person_id is None:
        person = Person.objects.create(
            name=facts["name"],
            note=facts.get("note", ""),
            email=facts.get("email", ""),
            folded=search_key(facts["name"]),
        )
        person_id = made[who] = change["person_made"] = person.pk
    elif row.differences:
        change |= _correct(person_id, facts)
    if facts["holding"] is None:
        where = (facts["agency"], search_key(facts["title"]))
        post_id = facts["post"] or posts.get(where)
        if post_id is None:
            post = Post.objects.create(agency_id=facts["agency"], title=facts["title"], kind=facts["kind"])
            post_id = posts[where] = change["post_made"] = post.pk
        holding = Holding.objects.create(
            person_id=person_id,
            post_id=post_id,
            role=facts["role"] or _role_of(facts["kind"]),
            head=facts["kind"] == PostKind.HEAD.value,
            since=dt.date.fromisoformat(facts["since"]),
        )
        change["holding_made"] = holding.pk
    return change


def _role_of(kind: str) -> str:
    """A head leads; whoever else has no role in the sheet is an officer, the smallest right."""
    return (Role.LEADER if kind == PostKind.HEAD.value else Role.OFFICER).value


def _correct(person_id: int, facts: Any) -> dict[str, Any]:
    person = Person.objects.select_for_update().get(pk=person_id)
    before = {"note": person.note, "email": person.email}
    after = {name: facts.get(name) or before[name] for name in before}
    Person.objects.filter(pk=person_id).update(**after)
    return {"person_changed": person_id, "before": before, "after": after}


def undo_people(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác nhập danh sách người. What was made goes, what was corrected comes back; refuses where used since."""
    for change in reversed(changes):
        if "person_changed" in change:
            person = Person.objects.select_for_update().get(pk=change["person_changed"])
            if {"note": person.note, "email": person.email} != change["after"]:
                raise _used(Sentence(N_("{name} đã được sửa sau lượt nhập."), {"name": person.name}))
            Person.objects.filter(pk=person.pk).update(**change["before"])
    held = Holding.objects.filter(pk__in=_made(changes, "holding_made"), until=None)
    if held.count() != len(_made(changes, "holding_made")):
        raise _used(Sentence(N_("Có chức vụ của lượt nhập đã thôi giữ.")))
    try:
        held.delete()
        Post.objects.filter(pk__in=_made(changes, "post_made")).delete()
        Person.objects.filter(pk__in=_made(changes, "person_made")).delete()
    except ProtectedError as error:
        raise _used(Sentence(N_("Có người hoặc chức vụ của lượt nhập đã được dùng."))) from error
    told = {"file": source.file_name, "rows": str(len(changes))}
    record(events.PEOPLE_UNDONE, about=("import", source.pk), by=by, at=at, new=told)


def _made(changes: Changes, name: str) -> list[int]:
    return [change[name] for change in changes if name in change]


def _used(what: Sentence) -> Refusal:
    advice = N_("Không hoàn tác được cả lượt; ghi thôi giữ chức vụ cho từng người.")
    return Refusal("import.undo.used", what, advice=advice)


PEOPLE = Importer(
    kind="people",
    title=N_("Danh sách người và chức vụ"),
    columns=COLUMNS,
    may=may_manage_agencies,
    plan=lambda rows, asked: plan_people(rows, asked.on),
    apply=import_people,
    undo=undo_people,
    back="agencies:list",
)
