"""Đi chung. A body that goes to the same place in the same week asks to join that visit; one is left."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.letters.models import LetterState
from sauro.apps.visits import events
from sauro.apps.visits.models import JoinOffer, Visit, VisitMember
from sauro.apps.visits.permissions import may_answer_offer, may_manage
from sauro.apps.visits.queries import others_in_week, places_of
from sauro.apps.visits.services.taking import WHO_HOSTS, WHO_PLANS, allow, inform, keep, take, words_of
from sauro.domain.acting import Acting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import CLAUSE, KEY, Deed, State, move


@transaction.atomic
def offer_to_join(*, visit_id: int, host_id: int, words: str, by: Acting, at: dt.datetime) -> JoinOffer:
    """Đề nghị đi chung với đoàn khác to the same place in the same week; that body answers.

    Refusals: visit.join.apart where they do not meet, visit.join.twice while one offer is open.
    """
    row = take(visit_id, by, at)
    allow(may_manage(by, row), WHO_PLANS)
    move(State(row.state), Deed.JOIN)
    places = [pk for pk, _ in places_of(row)]
    meeting = others_in_week(places, timezone.localdate(row.starts_at), except_visit=row.pk)
    host = next((v for v in meeting if v.visit == host_id and v.body_id != row.agency_id and not v.held), None)
    if host is None:
        raise _no("visit.join.apart", N_("Hai chuyến đi không cùng nơi trong một tuần."), N_("Tải lại trang."))
    if JoinOffer.objects.filter(visit=row, accepted=None).exists():
        raise _no("visit.join.twice", N_("Đã đề nghị đi chung, chưa có trả lời."), N_("Chờ trả lời."))
    offer = JoinOffer.objects.create(visit=row, host_id=host_id, words=" ".join(words.split())[:400], at=at)
    values = {"body": row.agency.name, "day": day_short(timezone.localdate(row.starts_at))}
    text = Sentence(N_("{body} cũng đi nơi này trong tuần (ngày {day}), đề nghị đi chung"), values)
    inform(offer.host, [host.body_id], text, f"offer.{offer.pk}", at)
    record(events.OFFERED, about=("visit", row.pk), by=by, at=at, new={"body": host.body, "words": offer.words})
    return offer


@transaction.atomic
def answer_offer(*, offer_id: int, visit_id: int, agrees: bool, words: str, by: Acting, at: dt.datetime) -> JoinOffer:
    """Trả lời đề nghị đi chung. Agreed: the delegation joins this one, the other visit ends as *joined*."""
    host = take(visit_id, by, at)
    allow(may_answer_offer(by, host), WHO_HOSTS)
    rows = JoinOffer.objects.select_for_update(of=("self",)).select_related("visit__agency")
    offer = rows.filter(pk=offer_id, host=host, accepted=None).first()
    if offer is None:
        raise _no("visit.join.answered", N_("Đề nghị này đã được trả lời."), N_("Tải lại trang."))
    guest = Visit.objects.select_for_update(of=("self",)).select_related("agency", "notice").get(pk=offer.visit_id)
    said = " ".join(words.split())[:400]
    if agrees:
        move(State(host.state), Deed.CHANGE)
        _join(guest, host, by, at)
    else:
        said = words_of(words, 400, "visit.join.words", N_("Chưa ghi vì sao không đi chung."))
    offer.accepted, offer.answered_at = agrees, at
    offer.save(update_fields=["accepted", "answered_at"])
    told = N_("{body} đồng ý đi chung. {words}") if agrees else N_("{body} không đi chung: {words}")
    text = Sentence(told, {"body": host.agency.name, "words": said})
    inform(guest, [guest.agency_id], text, f"offer.{offer.pk}.answer", at)
    answer = Sentence(N_("đồng ý")) if agrees else Sentence(N_("không: {words}"), {"words": said})
    new = {"body": guest.agency.name, "answer": str(answer)}
    record(events.OFFER_ANSWERED, about=("visit", host.pk), by=by, at=at, new=new)
    return offer


def _join(guest: Visit, host: Visit, by: Acting, at: dt.datetime) -> None:
    """The guest's people go with the host; a place that had been told of it is told."""
    guest.state, guest.joined = move(State(guest.state), Deed.JOIN).value, host
    keep(guest, "state", "joined")
    there = set(host.members.values_list("holding_id", flat=True))
    coming = [h for h in guest.members.values_list("holding_id", flat=True) if h not in there]
    VisitMember.objects.bulk_create([VisitMember(visit=host, holding_id=pk) for pk in coming])
    host.others += guest.others
    keep(host, "others")
    if guest.notice is not None and guest.notice.state == LetterState.SENT:
        values = {
            "body": guest.agency.name,
            "host": host.agency.name,
            "day": day_short(timezone.localdate(host.starts_at)),
        }
        text = Sentence(N_("{body} không đến riêng nữa, đi chung với {host} ngày {day}"), values)
        inform(guest, [pk for pk, _ in places_of(guest)], text, "joined", at)
    record(events.JOINED, about=("visit", guest.pk), by=by, at=at, new={"body": host.agency.name})


def _no(code: str, message: str, advice: str) -> Refusal:
    return Refusal(code, message, clause=CLAUSE, advice=advice, key=KEY)
