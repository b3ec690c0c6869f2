"""Văn bản chỉ đạo: ai được làm gì. Sentences (person, thing); `sight` says the same to the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.directives.models import Concern, Directive, DirectiveState, DraftCheck, DraftState
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
DRAFTERS = (*FOR_THE_BODY, Role.OFFICER)
RELEASES = (Role.COORDINATOR, Role.LEADER)
OPEN_TO_INSPECTION = (DirectiveState.READ, DirectiveState.REGISTERED)


def may_upload(acting: Acting) -> bool:
    """The clerk or the coordinator of a body takes documents in for it."""
    return acting.role in (Role.CLERK, Role.COORDINATOR)


def may_review(acting: Acting, directive: Directive) -> bool:
    """The clerk and the coordinator of the registrar review what was read."""
    return acting.role in (Role.CLERK, Role.COORDINATOR) and acting.agency_id == directive.registrar_id


def may_edit_header(acting: Acting, directive: Directive) -> bool:
    """Whoever reviews corrects the header."""
    return may_review(acting, directive)


def may_register(acting: Acting, directive: Directive) -> bool:
    """Only the coordinator of the registrar enters a document into the book."""
    return acting.role is Role.COORDINATOR and acting.agency_id == directive.registrar_id


def may_settle_family(acting: Acting, directive: Directive) -> bool:
    """The coordinator of the registrar confirms relations, sets the dates of force and answers for the addressees."""
    return may_register(acting, directive)


def may_send_down(acting: Acting, directive: Directive) -> bool:
    """The clerk and the coordinator of the registrar send a document on to those it addresses, and urge them."""
    return may_review(acting, directive)


def may_answer_for(acting: Acting, agency_id: int) -> bool:
    """A body acknowledges, and says what it plans, through its clerk, coordinator or leader."""
    return acting.agency_id == agency_id and acting.role in FOR_THE_BODY


def may_compare(acting: Acting, directive: Directive, agency_id: int) -> bool:
    """Whether a plan covers a clause is said by the coordinator of the registrar or of the body that planned."""
    return acting.role is Role.COORDINATOR and acting.agency_id in (directive.registrar_id, agency_id)


def may_publish(acting: Acting, directive: Directive) -> bool:
    """A leader of the giver or of the registrar answers for what the public sees of a document."""
    return acting.role is Role.LEADER and acting.agency_id in (directive.giver_id, directive.registrar_id)


def may_cancel_upload(acting: Acting, directive: Directive) -> bool:
    """Who uploaded it, or whoever reviews for the same body."""
    return acting.account_id == directive.uploaded_by_id or may_review(acting, directive)


def may_release(acting: Acting, directive: Directive) -> bool:
    """Whether a held document bears a mark is answered by another post than the clerk's: coordinator or leader."""
    return acting.role in (Role.COORDINATOR, Role.LEADER) and acting.agency_id == directive.registrar_id


def may_check_drafts(acting: Acting) -> bool:
    """Whoever writes or signs documents of a body has a draft checked; inspectors and administrators write none."""
    return acting.role in DRAFTERS


def may_discard_draft(acting: Acting, draft: DraftCheck) -> bool:
    """A draft is its sender's alone: to correct its table, to take it away, to delete it."""
    return acting.account_id == draft.made_by_id and acting.role in DRAFTERS


def may_release_draft(acting: Acting, draft: DraftCheck) -> bool:
    """Whether a held draft bears a mark is answered by the coordinator or a leader of the body."""
    return acting.role in RELEASES and acting.agency_id == draft.agency_id and draft.state == DraftState.HELD


def sight(acting: Acting, below: Collection[int], *, only: int | None = None) -> Q:
    """Ai xem được văn bản. Registrar, giver, bodies with a task from it, whoever holds a part, those above, inspection.

    `below`: ids of the bodies under the acting person's own, in its own tree; `only`: the one document asked about.
    Administrators see no content. A document spread to every cell concerns thousands of bodies: who is concerned is
    asked by body and by person, never joined, and each document once (distinct), so that the answer stays small.
    """
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    concerns = Concern.objects.all() if only is None else Concern.objects.filter(directive_id=only)
    part = Q(pk__in=concerns.filter(person_id=acting.person_id).values("directive_id"))
    if acting.role is Role.INSPECTOR:
        return Q(state__in=OPEN_TO_INSPECTION)
    if acting.role not in FOR_THE_BODY:
        return part
    bodies = [acting.agency_id, *below]
    of_bodies = concerns.filter(agency_id__in=bodies, person=None).values("directive_id").distinct()
    return part | Q(registrar_id__in=bodies) | Q(giver_id__in=bodies) | Q(pk__in=of_bodies)
