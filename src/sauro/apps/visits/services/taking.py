"""Lấy chuyến đi ra để sửa: locked, seen by whoever acts, at the revision that he saw; and who is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from sauro.apps.notices.services import tell
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.apps.visits.models import Visit
from sauro.apps.visits.queries import visits_visible_to
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import CLAUSE, KEY

WHO_PLANS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan lập và đổi chuyến đi.")
WHO_SIGNS = N_("Chỉ lãnh đạo của cơ quan đi cơ sở được ký.")
WHO_NOTES = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan đi cơ sở ghi được việc này.")
WHO_ANSWERS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan phải trả lời ghi được câu trả lời.")
WHO_HOSTS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan được đề nghị trả lời.")


def take(visit_id: int, by: Acting, at: dt.datetime) -> Visit:
    """Chuyến đi, locked. Refusal visit.unknown where it is not there or not to be seen."""
    visible = visits_visible_to(by, timezone.localdate(at)).filter(pk=visit_id).exists()
    rows = Visit.objects.select_for_update(of=("self",)).select_related("agency", "programme", "notice", "conclusion")
    row = rows.filter(pk=visit_id).first() if visible else None
    if row is None:
        raise Refusal("visit.unknown", N_("Không có chuyến đi này."), advice=N_("Tải lại danh sách đi cơ sở."))
    return row


def allow(allowed: bool, who: str) -> None:
    """Refusal visit.forbidden."""
    if not allowed:
        raise Refusal("visit.forbidden", who, clause=CLAUSE, advice=N_("Báo người có thẩm quyền thực hiện."), key=KEY)


def words_of(words: str, most: int, code: str, missing: str) -> str:
    """Lời, trimmed and cut. Refusal `code` without any."""
    kept = " ".join(words.split())[:most]
    if not kept:
        raise Refusal(code, missing, clause=CLAUSE, advice=N_("Ghi rõ rồi làm lại."), key=KEY)
    return kept


def keep(visit: Visit, *fields: str) -> None:
    """Lưu these fields; the revision grows."""
    visit.revision += 1
    visit.save(update_fields=[*fields, "revision"])


def inform(visit: Visit, bodies: Iterable[int], text: Sentence, slot: str, at: dt.datetime) -> None:
    """Báo for the bodies: coordinators and leaders of each."""
    tell(
        people=speakers_of(bodies, timezone.localdate(at)),
        kind="visit",
        about=("visit", visit.pk),
        text=text,
        url=reverse("visits:visit", args=[visit.pk]),
        slot=f"visit.{visit.pk}.{slot}",
        at=at,
    )
