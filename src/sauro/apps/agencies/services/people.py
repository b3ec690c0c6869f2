"""Chức vụ. Verbs on people and posts: add, appoint, end, delegate, assign fields of work. Each writes one entry."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Q

from sauro.apps.agencies import events
from sauro.apps.agencies.models import Agency, Assignment, Delegation, Holding, Person, Post, PostKind
from sauro.apps.agencies.permissions import may_delegate, may_keep_assignments
from sauro.apps.agencies.queries import search_key
from sauro.apps.agencies.services.bodies import only_administrators
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence


def add_person(*, name: str, by: Acting, at: dt.datetime, note: str = "") -> Person:
    """Cán bộ. A person by one name as printed; `note` tells namesakes apart."""
    only_administrators(by)
    kept = " ".join(name.split())
    with transaction.atomic():
        person = Person.objects.create(name=kept, note=note, folded=search_key(kept))
        record(events.PERSON_ADDED, about=("person", person.pk), by=by, at=at, new={"name": kept, "note": note})
    return person


def add_post(
    *, agency: Agency, title: str, kind: PostKind, by: Acting, at: dt.datetime, since: dt.date | None = None
) -> Post:
    """Chức vụ. A place in a body. Refuses a second post of a head."""
    only_administrators(by)
    try:
        with transaction.atomic():
            post = Post.objects.create(agency=agency, title=title, kind=kind.value, since=since)
            told = {"post": title, "kind": kind.value}
            record(events.POST_ADDED, about=("agency", agency.pk), by=by, at=at, new=told)
    except IntegrityError as error:
        raise Refusal(
            "post.head.second",
            Sentence(N_("{name} đã có chức vụ người đứng đầu."), {"name": agency.name}),
            advice=N_("Bổ nhiệm vào chức vụ đã có, hoặc thêm chức vụ cấp phó."),
        ) from error
    return post


def appoint(*, person: Person, post: Post, role: Role, since: dt.date, by: Acting, at: dt.datetime) -> Holding:
    """Chức vụ: bổ nhiệm. The person holds the post in this role from a day on.

    Refuses a second head at a time (`holding.head.taken`) and a holding that exists already (`holding.twice`).
    """
    only_administrators(by)
    head = post.kind == PostKind.HEAD
    if head:
        _nobody_holds(post, since)
    try:
        with transaction.atomic():
            holding = Holding.objects.create(person=person, post=post, role=role.value, head=head, since=since)
            told = {"post": post.title, "agency": post.agency.name, "role": role.value, "since": since.isoformat()}
            record(events.PERSON_APPOINTED, about=("person", person.pk), by=by, at=at, new=told)
    except IntegrityError as error:
        raise Refusal(
            "holding.twice",
            Sentence(N_("{name} đang giữ chức vụ này."), {"name": person.name}),
            advice=N_("Kết thúc lần giữ hiện nay trước khi ghi lần mới."),
        ) from error
    return holding


def fill_post(
    *,
    agency: Agency,
    person: Person | None,
    name: str,
    note: str,
    title: str,
    kind: PostKind,
    role: Role,
    since: dt.date,
    by: Acting,
    at: dt.datetime,
) -> Holding:
    """Chức vụ: bổ nhiệm. A known or a new person into a post that is made where the body has none of that title."""
    with transaction.atomic():
        someone = person or add_person(name=name, note=note, by=by, at=at)
        known = Post.objects.filter(agency=agency, until=None, title=title, kind=kind.value).first()
        post = known or add_post(agency=agency, title=title, kind=kind, by=by, at=at)
        return appoint(person=someone, post=post, role=role, since=since, by=by, at=at)


def _nobody_holds(post: Post, since: dt.date) -> None:
    sitting = post.holdings.filter(Q(until=None) | Q(until__gt=since)).select_related("person").first()
    if sitting:
        raise Refusal(
            "holding.head.taken",
            Sentence(N_("{name} đang giữ chức vụ {post}."), {"name": sitting.person.name, "post": post.title}),
            advice=N_("Một cơ quan có một người đứng đầu: kết thúc lần giữ hiện nay trước."),
        )


def end_holding(*, holding: Holding, until: dt.date, reason: str, by: Acting, at: dt.datetime) -> Holding:
    """Chức vụ: thôi giữ. `until` is the first day without the post; delegations and table rows of it end with it."""
    only_administrators(by)
    with transaction.atomic():
        kept = Holding.objects.select_for_update().select_related("post__agency").get(pk=holding.pk)
        if kept.until and kept.until <= until:
            raise Refusal(
                "holding.ended.already",
                N_("Chức vụ này đã kết thúc."),
                advice=N_("Xem quá trình công tác trên trang của người đó."),
            )
        if until < kept.since:
            raise Refusal(
                "holding.dates.order",
                N_("Ngày thôi giữ đứng trước ngày bắt đầu."),
                advice=N_("Sửa ngày thôi giữ."),
            )
        kept.until = until
        kept.save(update_fields=["until"])
        given = Delegation.objects.filter(Q(principal=kept) | Q(deputy=kept), since__lt=until, until__gt=until)
        given.update(until=until)
        Assignment.objects.filter(holding=kept, until=None, since__lt=until).update(until=until)
        told = {"post": kept.post.title, "agency": kept.post.agency.name, "until": until.isoformat(), "reason": reason}
        record(events.POST_ENDED, about=("person", kept.person_id), by=by, at=at, new=told)
    return kept


def delegate(
    *, principal: Holding, deputy: Holding, since: dt.date, until: dt.date, note: str, by: Acting, at: dt.datetime
) -> Delegation:
    """Ủy quyền. From `since` to before `until` the deputy acts in the principal's post; both must hold theirs then."""
    if not may_delegate(by, principal_person_id=principal.person_id, principal_agency_id=principal.post.agency_id):
        raise Refusal(
            "delegation.forbidden",
            N_("Chỉ người giữ chức vụ, lãnh đạo cơ quan đó hoặc quản trị ghi được ủy quyền."),
            advice=N_("Nhờ người giữ chức vụ tự ghi."),
        )
    _check_delegation(principal, deputy, since, until)
    with transaction.atomic():
        given = Delegation.objects.create(principal=principal, deputy=deputy, since=since, until=until, note=note)
        told = {
            "principal": principal.person.name,
            "deputy": deputy.person.name,
            "since": since.isoformat(),
            "until": until.isoformat(),
            "note": note,
        }
        record(events.DELEGATION_GIVEN, about=("person", principal.person_id), by=by, at=at, new=told)
    return given


def _check_delegation(principal: Holding, deputy: Holding, since: dt.date, until: dt.date) -> None:
    if principal.person_id == deputy.person_id:
        raise Refusal(
            "delegation.oneself", N_("Không ủy quyền cho chính mình."), advice=N_("Chọn người nhận ủy quyền khác.")
        )
    if until <= since:
        raise Refusal(
            "delegation.dates.order", N_("Ngày kết thúc ủy quyền phải sau ngày bắt đầu."), advice=N_("Sửa ngày.")
        )
    if Role(principal.role) is Role.ADMINISTRATOR:
        raise Refusal(
            "delegation.administrator",
            N_("Vai trò quản trị không ủy quyền được."),
            advice=N_("Bổ nhiệm thêm một quản trị có thời hạn."),
        )
    for holding in (principal, deputy):
        if holding.since > since or (holding.until and holding.until < until):
            raise Refusal(
                "delegation.outside_post",
                Sentence(N_("{name} không giữ chức vụ suốt thời gian này."), {"name": holding.person.name}),
                advice=N_("Rút ngắn thời gian ủy quyền."),
            )


def end_delegation(*, delegation: Delegation, on: dt.date, by: Acting, at: dt.datetime) -> None:
    """Ủy quyền: chấm dứt. From `on` the deputy no longer acts; one that has not begun is ended on its second day."""
    principal = delegation.principal
    if not may_delegate(by, principal_person_id=principal.person_id, principal_agency_id=principal.post.agency_id):
        raise Refusal("delegation.forbidden", N_("Chỉ người giữ chức vụ, lãnh đạo cơ quan đó hoặc quản trị làm được."))
    last = max(on, delegation.since + dt.timedelta(days=1))
    if last >= delegation.until:
        return
    with transaction.atomic():
        Delegation.objects.filter(pk=delegation.pk).update(until=last)
        record(
            events.DELEGATION_ENDED, about=("person", principal.person_id), by=by, at=at,
            old={"until": delegation.until.isoformat()}, new={"until": last.isoformat()},
        )  # fmt: skip


def assign_field(
    *, holding: Holding, words: str, source: str, since: dt.date, by: Acting, at: dt.datetime
) -> Assignment:
    """Phân công. In the body's own table this person answers for a field of work, from `since`."""
    agency_id = holding.post.agency_id
    if not may_keep_assignments(by, agency_id):
        raise Refusal(
            "assignment.forbidden",
            N_("Bảng phân công do chính cơ quan đó ghi."),
            advice=N_("Nhờ lãnh đạo hoặc văn thư của cơ quan."),
        )
    folded = ";".join(search_key(part) for part in words.replace("\n", ";").split(";"))
    with transaction.atomic():
        row = Assignment.objects.create(
            agency_id=agency_id, holding=holding, words=words, folded=folded, source=source, since=since
        )
        told = {"person": holding.person.name, "words": words, "source": source}
        record(events.FIELD_ASSIGNED, about=("agency", agency_id), by=by, at=at, new=told)
    return row
