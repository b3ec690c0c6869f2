"""Cơ quan. Verbs on bodies: add, correct, rename, place, merge, split, dissolve. Each writes one journal entry."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Agency, AgencyAlias, AgencyEdge, RegistryVersion, Succession, Term
from sauro.apps.agencies.permissions import may_manage_agencies
from sauro.apps.agencies.queries import above, search_key
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

LONG_AGO = dt.date(1945, 9, 2)  # where a body's or an edge's first day is not known
SUCCEEDED = {
    "merged": events.AGENCY_MERGED,
    "split": events.AGENCY_SPLIT,
    "dissolved": events.AGENCY_DISSOLVED,
}
_NUMBER = re.compile(r"\d{1,6}")
FIELDS = ("code", "name", "short_name", "tree", "kind", "level", "valid_from", "valid_to", "place")


def only_administrators(by: Acting) -> None:
    """Quản trị. Raises Refusal `agency.manage.forbidden` for anybody else."""
    if not may_manage_agencies(by):
        raise Refusal(
            "agency.manage.forbidden",
            N_("Chỉ quản trị được sửa danh mục cơ quan."),
            advice=N_("Gửi yêu cầu đến người quản trị của Văn phòng."),
        )


def changed_registry() -> None:
    """Danh mục cơ quan. A new version, in the transaction of the change: drawn by lot, so that one that was rolled back
    never comes again with other rows."""
    RegistryVersion.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})


def facts(agency: Agency) -> dict[str, str]:
    """Cơ quan. Its own values as text, for the journal and for undoing."""
    return {name: _text(getattr(agency, name)) for name in FIELDS}


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value if value is not None else "")


def name_words(agency: Agency, aliases: Iterable[str]) -> None:
    """Cơ quan. Set the words under which it is found and its place in lists (tree, level, kind, name)."""
    names = [agency.code, agency.name, agency.short_name, *aliases]
    agency.folded = "\n".join(dict.fromkeys(search_key(n) for n in names if n))
    ranks = (list(Tree).index(Tree(agency.tree)), list(Level).index(Level(agency.level)))
    kind = list(BodyKind).index(BodyKind(agency.kind))
    agency.sort_key = f"{ranks[0]}{ranks[1]}{kind:02d} {_in_order(search_key(agency.name))}"[:320]


def _in_order(name: str) -> str:
    """A name that sorts as people count: "thôn 2" before "thôn 10"."""
    return _NUMBER.sub(lambda number: number[0].zfill(6), name)


def index(agency: Agency) -> None:
    """Cơ quan. Keep its words and its place after a change of names."""
    name_words(agency, agency.aliases.values_list("name", flat=True))
    agency.save(update_fields=["folded", "sort_key"])


def add_agency(
    *,
    code: str,
    name: str,
    tree: Tree,
    kind: BodyKind,
    by: Acting,
    at: dt.datetime,
    short_name: str = "",
    level: Level = Level.PROVINCE,
    valid_from: dt.date | None = None,
    valid_to: dt.date | None = None,
    parent: Agency | None = None,
    aliases: Iterable[str] = (),
    place: str = "",
) -> Agency:
    """Cơ quan. Add a body under its parent. Refuses a code that is taken and a parent of the other tree."""
    only_administrators(by)
    if Agency.objects.filter(code=code).exists():
        raise Refusal(
            "agency.code.taken",
            Sentence(N_("Mã {code} đã dùng cho cơ quan khác."), {"code": code}),
            advice=N_("Chọn mã khác, hoặc mở cơ quan đã có."),
        )
    _check_cell(tree.value, kind.value)
    with transaction.atomic():
        agency = Agency.objects.create(
            code=code, name=name, short_name=short_name, tree=tree.value, kind=kind.value, level=level.value,
            valid_from=valid_from, valid_to=valid_to, place=place,
        )  # fmt: skip
        for alias in dict.fromkeys(a.strip() for a in aliases):
            if alias and alias not in (name, short_name):
                AgencyAlias.objects.create(agency=agency, name=alias)
        if parent:
            _place(agency, parent, valid_from or LONG_AGO)
        index(agency)
        changed_registry()
        record(events.AGENCY_ADDED, about=("agency", agency.pk), by=by, at=at, new=facts(agency))
    return agency


def correct_agency(
    *, agency: Agency, values: Mapping[str, Any], by: Acting, at: dt.datetime, revision: int | None = None
) -> Agency:
    """Cơ quan. Put right what was typed wrongly; a real change of name is `rename_agency`.

    `revision` is the one the form was opened with: refuses when somebody else saved in between.
    """
    only_administrators(by)
    with transaction.atomic():
        kept = Agency.objects.select_for_update().get(pk=agency.pk)
        if revision is not None and kept.revision != revision:
            raise Refusal(
                "agency.edit.stale",
                Sentence(N_("Người khác vừa sửa {name}."), {"name": kept.name}),
                advice=N_("Xem bản mới bên dưới rồi sửa lại; chưa có gì bị ghi đè."),
            )
        before = facts(kept)
        for name in FIELDS:
            if name in values:
                setattr(kept, name, values[name])
        _check_dates(kept.valid_from, kept.valid_to)
        _check_cell(kept.tree, kept.kind)
        if facts(kept) == before:
            return kept
        kept.revision += 1
        _save(kept)
        index(kept)
        changed_registry()
        old, new = _difference(before, facts(kept))
        record(events.AGENCY_CORRECTED, about=("agency", kept.pk), by=by, at=at, old=old, new=new)
    return kept


def _difference(before: dict[str, str], after: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    names = [n for n in before if before[n] != after[n]]
    return {n: before[n] for n in names}, {n: after[n] for n in names}


def _save(agency: Agency) -> None:
    try:
        with transaction.atomic():
            agency.save()
    except IntegrityError as error:
        raise Refusal(
            "agency.code.taken",
            Sentence(N_("Mã {code} đã dùng cho cơ quan khác."), {"code": agency.code}),
            advice=N_("Chọn mã khác, hoặc mở cơ quan đã có."),
        ) from error


def _check_dates(first: dt.date | None, last: dt.date | None) -> None:
    if first and last and last < first:
        raise Refusal(
            "agency.dates.order",
            N_("Ngày hết hiệu lực đứng trước ngày có hiệu lực."),
            advice=N_("Sửa một trong hai ngày."),
        )


def _check_cell(tree: str, kind: str) -> None:
    if kind == BodyKind.CELL.value and tree != Tree.PARTY.value:
        raise Refusal(
            "agency.cell.tree",
            N_("Chi bộ là tổ chức đảng, không thuộc hệ thống Nhà nước."),
            advice=N_("Chọn hệ thống Đảng, đặt chi bộ dưới đảng ủy của xã hoặc của cơ quan."),
        )


def rename_agency(
    *, agency: Agency, name: str, on: dt.date, decision: str, by: Acting, at: dt.datetime, short_name: str = ""
) -> Agency:
    """Cơ quan đổi tên. The same body under a new name from `on`; the old one stays findable as an alias."""
    only_administrators(by)
    with transaction.atomic():
        kept = Agency.objects.select_for_update().get(pk=agency.pk)
        old = {"name": kept.name, "short_name": kept.short_name}
        for former in filter(None, old.values()):
            AgencyAlias.objects.get_or_create(agency=kept, name=former, defaults={"until": on})
        Succession.objects.create(
            predecessor=kept, successor=kept, kind="renamed", on=on, decision=decision, old_name=old["name"]
        )
        kept.name, kept.short_name = name, short_name
        kept.revision += 1
        kept.save()
        index(kept)
        changed_registry()
        new = {"name": name, "short_name": short_name, "decision": decision, "on": on.isoformat()}
        record(events.AGENCY_RENAMED, about=("agency", kept.pk), by=by, at=at, old=old, new=new)
    return kept


def add_alias(*, agency: Agency, name: str, by: Acting, at: dt.datetime) -> AgencyAlias:
    """Cơ quan. Another name under which documents print it; the same name twice changes nothing."""
    only_administrators(by)
    with transaction.atomic():
        alias, made = AgencyAlias.objects.get_or_create(agency=agency, name=name.strip())
        if made:
            index(agency)
            changed_registry()
            record(events.ALIAS_ADDED, about=("agency", agency.pk), by=by, at=at, new={"alias": alias.name})
    return alias


def set_parent(*, agency: Agency, parent: Agency, since: dt.date, by: Acting, at: dt.datetime) -> None:
    """Cấp trên trực tiếp. From `since` the body stands under another one; the edge before ends on that day."""
    only_administrators(by)
    with transaction.atomic():
        old = _place(agency, parent, since)
        changed_registry()
        record(
            events.AGENCY_PLACED, about=("agency", agency.pk), by=by, at=at,
            old={"parent": old.parent.name} if old else None,
            new={"parent": parent.name, "since": since.isoformat()},
        )  # fmt: skip


def _place(agency: Agency, parent: Agency, since: dt.date) -> AgencyEdge | None:
    if parent.tree != agency.tree:
        raise Refusal(
            "agency.parent.other_tree",
            Sentence(N_("{parent} thuộc hệ thống khác với {child}."), {"parent": parent.name, "child": agency.name}),
            advice=N_("Chọn cấp trên trong cùng hệ thống Đảng hoặc Nhà nước."),
        )
    if parent.pk == agency.pk or agency.pk in above(parent.pk, since):
        raise Refusal(
            "agency.parent.circle",
            Sentence(N_("{parent} đang ở dưới {child}."), {"parent": parent.name, "child": agency.name}),
            advice=N_("Chọn một cơ quan ở cấp trên."),
        )
    old = AgencyEdge.objects.filter(child=agency, tree=agency.tree, until=None).select_related("parent").first()
    if old and old.parent_id == parent.pk:
        return old
    if old and since <= old.since:
        raise Refusal(
            "agency.parent.before",
            N_("Ngày đổi cấp trên phải sau ngày bắt đầu của cấp trên hiện nay."),
            advice=Sentence(N_("Chọn ngày sau {day}."), {"day": old.since.strftime("%d/%m/%Y")}),
        )
    if old:
        AgencyEdge.objects.filter(pk=old.pk).update(until=since)
    AgencyEdge.objects.create(child=agency, parent=parent, tree=agency.tree, since=since)
    return old


def close_agency(agency: Agency, on: dt.date) -> None:
    """Cơ quan. Ends the day before `on`, with its edges, inside the caller's transaction."""
    kept = Agency.objects.select_for_update().get(pk=agency.pk)
    last = on - dt.timedelta(days=1)
    _check_dates(kept.valid_from, last)
    if kept.valid_to and kept.valid_to < last:
        raise Refusal(
            "agency.closed.already",
            Sentence(N_("{name} đã hết hiệu lực."), {"name": kept.name}),
            advice=N_("Xem mục kế thừa trên trang của cơ quan."),
        )
    kept.valid_to = last
    kept.revision += 1
    kept.save(update_fields=["valid_to", "revision"])
    AgencyEdge.objects.filter(child=kept, until=None, since__lt=on).update(until=on)


def _succeed(
    old: Agency, new: Agency | None, kind: str, on: dt.date, decision: str, by: Acting, at: dt.datetime
) -> None:
    Succession.objects.create(predecessor=old, successor=new, kind=kind, on=on, decision=decision)
    told = {"successor": new.name if new else "", "on": on.isoformat(), "decision": decision}
    record(SUCCEEDED[kind], about=("agency", old.pk), by=by, at=at, new=told)


def record_succession(
    *, predecessor: Agency, successor: Agency | None, on: dt.date, decision: str, by: Acting, at: dt.datetime
) -> None:
    """Kế thừa. Of a body that ended before it was entered here: who stands in its place since `on`, or nobody."""
    only_administrators(by)
    with transaction.atomic():
        _succeed(predecessor, successor, "merged" if successor else "dissolved", on, decision, by, at)
        changed_registry()


def merge_agencies(
    *, predecessors: Iterable[Agency], successor: Agency, on: dt.date, decision: str, by: Acting, at: dt.datetime
) -> None:
    """Cơ quan hợp nhất, sáp nhập. From `on` the successor stands for all; open work is moved by a person, with a note.

    A body merged into another that already exists is one of the predecessors' list without the successor itself.
    """
    only_administrators(by)
    with transaction.atomic():
        for old in predecessors:
            if old.pk != successor.pk:
                close_agency(old, on)
                _succeed(old, successor, "merged", on, decision, by, at)
        changed_registry()


def split_agency(
    *, agency: Agency, successors: Iterable[Agency], on: dt.date, decision: str, by: Acting, at: dt.datetime
) -> None:
    """Cơ quan chia, tách. Ends the body; each successor is named, and open work waits for a person's choice."""
    only_administrators(by)
    with transaction.atomic():
        close_agency(agency, on)
        for new in successors:
            _succeed(agency, new, "split", on, decision, by, at)
        changed_registry()


def dissolve_agency(*, agency: Agency, on: dt.date, decision: str, by: Acting, at: dt.datetime) -> None:
    """Cơ quan giải thể. Ends the body without a successor."""
    only_administrators(by)
    with transaction.atomic():
        close_agency(agency, on)
        _succeed(agency, None, "dissolved", on, decision, by, at)
        changed_registry()


def add_term(*, agency: Agency, name: str, since: dt.date, until: dt.date | None, by: Acting, at: dt.datetime) -> Term:
    """Nhiệm kỳ. A term of a committee or council."""
    only_administrators(by)
    with transaction.atomic():
        term = Term.objects.create(agency=agency, name=name, since=since, until=until)
        told = {"term": name, "since": since.isoformat(), "until": _text(until)}
        record(events.TERM_ADDED, about=("agency", agency.pk), by=by, at=at, new=told)
    return term
