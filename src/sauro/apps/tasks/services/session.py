"""Phiên rà soát. Lock, compare, change, remember: what every verb of a review shares, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.journal.services import record
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Draft, DraftActor, DraftChange, DraftState, Review
from sauro.apps.tasks.permissions import may_review_drafts
from sauro.apps.tasks.queries.review import facts_of
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import lights

Snapshot = dict[str, Any]
_KEPT_APART = ("id", "review_id", "directive_id")
_ACTOR = ("role", "order", "printed", "agency_id", "start", "end", "confidence", "because", "suggestions")
_FIELDS = tuple(f for f in Draft._meta.concrete_fields if f.attname not in _KEPT_APART)


class DraftStale(Refusal):
    """Bản đang sửa đã cũ. Somebody else changed the draft meanwhile; `current` is the draft as it stands now."""

    def __init__(self, current: Draft) -> None:
        who = current.edited_by.person.name if current.edited_by and current.edited_by.person else "—"
        when = timezone.localtime(current.edited_at).strftime("%H:%M %d/%m/%Y") if current.edited_at else "—"
        super().__init__(
            "draft.stale",
            Sentence(
                N_("{who} vừa sửa đề xuất này lúc {when}; chưa ghi gì đè lên."),
                {"who": who, "when": when, "work": current.work},
            ),
            advice=N_("Xem giá trị mới, giữ phần còn đúng rồi lưu lại."),
        )
        self.current = current


def require_reviewer(by: Acting, directive: Directive) -> None:
    """Rà soát được. Refusal draft.review.forbidden for anybody but clerk and coordinator of the registrar."""
    if not may_review_drafts(by, directive):
        raise Refusal(
            "draft.review.forbidden",
            N_("Chỉ văn thư và chuyên viên tổng hợp của cơ quan đầu mối rà soát đề xuất."),
            advice=N_("Chọn đúng chức vụ, hoặc báo cơ quan đầu mối."),
        )


def take(wanted: Mapping[int, int], by: Acting) -> list[Draft]:
    """Khóa đề xuất. `wanted`: id → version seen; locked in the order of ids, so that two people never wait in a ring.

    Refusal: draft.unknown, draft.review.forbidden, draft.decided (no longer waiting), DraftStale.
    """
    found = {d.pk: d for d in Draft.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")}
    if len(found) != len(wanted):
        raise Refusal("draft.unknown", N_("Không còn đề xuất này."), advice=N_("Tải lại trang rà soát."))
    for pk, version in wanted.items():
        require_reviewer(by, found[pk].directive)
        if found[pk].version != version:
            raise DraftStale(found[pk])
        require_waiting(found[pk])
    return [found[pk] for pk in wanted]


def require_waiting(draft: Draft) -> None:
    """Còn chờ duyệt. Refusal draft.decided for what was approved, skipped, merged or split."""
    if draft.state != DraftState.PROPOSED:
        raise Refusal(
            "draft.decided",
            Sentence(N_("Đề xuất này không còn chờ duyệt ({state})."), {"state": str(DraftState(draft.state).label)}),
            advice=N_("Tải lại trang rà soát; muốn sửa thì hoàn tác bước trước."),
        )


def snapshot(draft: Draft) -> Snapshot:
    """Ảnh chụp đề xuất: every column and its actors, as plain values."""
    encoder = DjangoJSONEncoder()
    row: Snapshot = {}
    for field in _FIELDS:
        value = getattr(draft, field.attname)
        row[field.attname] = encoder.default(value) if isinstance(value, dt.date | dt.datetime) else value
    row["actors"] = [{name: getattr(a, name) for name in _ACTOR} for a in draft.actors.order_by("role", "order")]
    return row


def snapshots(drafts: Iterable[Draft]) -> dict[str, Snapshot | None]:
    """Draft id (as text) → what it was."""
    return {str(d.pk): snapshot(d) for d in drafts}


def refresh(draft: Draft) -> None:
    """Tính lại sáu đèn, from the rows as they stand."""
    fresh = Draft.objects.select_related("directive").prefetch_related("actors").get(pk=draft.pk)
    draft.lights = [[str(clarity), str(light)] for clarity, light in lights(facts_of(fresh))]
    Draft.objects.filter(pk=draft.pk).update(lights=draft.lights)


def settle(
    kind: str,
    *,
    before: dict[str, Snapshot | None],
    changed: Sequence[Draft],
    by: Acting,
    at: dt.datetime,
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
) -> None:
    """Chốt một bước. Save what changed with its lights, remember the way back, and write one journal entry."""
    for draft in changed:
        if str(draft.pk) in before:
            draft.version += 1
        draft.edited_by_id, draft.edited_at = by.account_id, at
        draft.save()
        refresh(draft)
    after = snapshots(changed)
    DraftChange.objects.create(
        review_id=changed[0].review_id,
        verb=kind,
        before={pk: before.get(pk) for pk in after},
        after=after,
        by_id=by.account_id,
        at=at,
    )
    record(kind, about=("draft", changed[0].pk), by=by, at=at, old=old, new=new)


def put_actors(draft: Draft, rows: Iterable[Mapping[str, Any]]) -> None:
    """Ghi các cơ quan của đề xuất, in the order given; one agency stands once (the first role wins)."""
    draft.actors.all().delete()
    seen: set[int] = set()
    kept = []
    for row in rows:
        agency_id = row.get("agency_id")
        if agency_id is not None and agency_id in seen:
            continue
        seen.add(agency_id or 0)
        kept.append(row)
    DraftActor.objects.bulk_create(
        DraftActor(draft=draft, **{**{k: r[k] for k in _ACTOR if k in r}, "order": i}) for i, r in enumerate(kept)
    )


def undo_last(*, directive_id: int, by: Acting, at: dt.datetime) -> DraftChange:
    """Hoàn tác. Take back this person's last step in the review, unless somebody built on it meanwhile.

    Refusal: draft.undo.nothing, draft.undo.stale. An approval is not a step of the review: it stands in the register.
    """
    with transaction.atomic():
        review = (
            Review.objects.select_for_update(of=("self",)).select_related("directive").get(directive_id=directive_id)
        )
        require_reviewer(by, review.directive)
        change = review.changes.filter(by_id=by.account_id, undone_at=None).last()
        if change is None:
            raise Refusal("draft.undo.nothing", N_("Không có bước nào của anh chị để hoàn tác."))
        now = {str(d.pk): d for d in Draft.objects.select_for_update(of=("self",)).filter(pk__in=list(change.after))}
        for pk, was in change.after.items():
            draft = now.get(pk)
            if draft is None or draft.version != was["version"] or draft.state == DraftState.APPROVED:
                raise Refusal(
                    "draft.undo.stale",
                    N_("Đề xuất đã thay đổi sau bước này nên không hoàn tác được."),
                    advice=N_("Sửa trực tiếp đề xuất."),
                )
        for pk, was in change.before.items():
            _put_back(now[pk], was, by, at)
        change.undone_at = at
        change.save(update_fields=["undone_at"])
        record(events.UNDONE, about=("draft", int(next(iter(change.after)))), by=by, at=at, new={"verb": change.verb})
    return change


def _put_back(draft: Draft, was: Snapshot | None, by: Acting, at: dt.datetime) -> None:
    if was is None:
        draft.delete()
        return
    version = draft.version + 1
    for field in _FIELDS:
        setattr(draft, field.attname, field.to_python(was[field.attname]))
    draft.version, draft.edited_by_id, draft.edited_at = version, by.account_id, at
    put_actors(draft, was["actors"])
    draft.save()
