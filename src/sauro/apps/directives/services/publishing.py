"""Trang công khai: việc làm. A leader of the giver or registrar switches the counts of one document on or off."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.text import slugify

from sauro.apps.directives import events
from sauro.apps.directives.models import Directive, DirectiveState, PublicStatus
from sauro.apps.directives.permissions import may_publish
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold

_WHO = N_("Lãnh đạo của nơi giao hoặc cơ quan đầu mối bật, tắt trang công khai.")
_NOT_YET = N_("Văn bản chưa vào sổ hoặc không có số.")
_READ_FIRST = N_("Vào sổ văn bản rồi làm lại.")


@transaction.atomic
def switch_public_status(
    *, directive_id: int, is_on: bool, with_subject: bool, by: Acting, at: dt.datetime
) -> PublicStatus:
    """Bật, tắt trang công khai. The address is made once and stays. One journal entry; the same again writes nothing.

    Directive.DoesNotExist; Refusal: directive.public.forbidden, directive.public.unready.
    """
    directive = Directive.objects.select_for_update().get(pk=directive_id)
    if not may_publish(by, directive):
        raise Refusal("directive.public.forbidden", _WHO)
    if is_on and (directive.state != DirectiveState.REGISTERED or not directive.number):
        raise Refusal("directive.public.unready", _NOT_YET, advice=_READ_FIRST)
    known = PublicStatus.objects.filter(directive=directive).first()
    row = known or PublicStatus(directive=directive, slug=_free_slug(directive), changed_at=at)
    if (row.is_on, row.with_subject) == (is_on, with_subject):
        return row
    old = {"is_on": row.is_on, "with_subject": row.with_subject}
    row.is_on, row.with_subject, row.changed_by_id, row.changed_at = is_on, with_subject, by.account_id, at
    row.save()
    kind = events.STATUS_PUBLISHED if is_on else events.STATUS_WITHDRAWN
    new = {"is_on": is_on, "with_subject": with_subject, "slug": row.slug}
    record(kind, about=("directive", directive.pk), by=by, at=at, old=old, new=new)
    return row


def _free_slug(directive: Directive) -> str:
    """215-cv-tu-2026; another document of the same number and year gets a number behind it."""
    year = f"-{directive.issued_on.year}" if directive.issued_on else ""
    word = slugify(fold(directive.number).replace("/", "-"))[:60].strip("-") or str(directive.pk)
    base = f"{word}{year}"
    taken = set(PublicStatus.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if slug not in taken)
