"""The stage for the permission table: one directive with its task, and somebody of a role in every place."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.test import Client

from sauro.apps.accounts.models import Scope, User
from sauro.apps.accounts.services import make_token
from sauro.apps.agencies.models import Absence, Agency, Holding
from sauro.apps.agencies.services import ask_absence, delegate, merge_agencies
from sauro.apps.briefings.models import BriefingDuty, BriefingFile, BriefingSession
from sauro.apps.briefings.services import Intent, make_plan
from sauro.apps.directives.models import (
    Descent,
    Directive,
    DraftCheck,
    DraftState,
    PublicStatus,
    Recipient,
    Reference,
    Relation,
)
from sauro.apps.directives.services import register_upload
from sauro.apps.files.models import StoredFile
from sauro.apps.files.queries import store_path
from sauro.apps.findings.models import Finding
from sauro.apps.hours.models import AttendanceDay, WorkingTime
from sauro.apps.hours.services import explain
from sauro.apps.imports.services import open_batch
from sauro.apps.letters.models import Letter
from sauro.apps.meetings.models import Meeting
from sauro.apps.notices.models import Notice
from sauro.apps.notices.services import mute
from sauro.apps.reports import services as reports
from sauro.apps.reports.models import Report, ScopeKind
from sauro.apps.reports.queries.synthesis_pasts import Scope as Asked
from sauro.apps.reports.services.synthesising import open_synthesis
from sauro.apps.tasks.models import HandOver, SignalNote, Task
from sauro.apps.tasks.services import save_view
from sauro.apps.vehicles.models import Place, Trip, Vehicle, VehicleAsk
from sauro.apps.visits import services as visits
from sauro.apps.visits.models import JoinOffer, Recommendation, Visit, VisitPlace
from sauro.domain.absences import AbsenceKind
from sauro.domain.acting import Role
from sauro.domain.briefing_tree import Audience
from sauro.domain.hours_sheet import Cause
from sauro.domain.indicators import Direction
from sauro.domain.obligations import PeriodKind
from tests import cast
from tests.apps.duty.on_stage import duty_of
from tests.apps.tasks.desk import Desk, approve, desk, read_directive_row


@dataclass(frozen=True, slots=True)
class Stage:
    """Things by the words that the table's paths use, and a client for somebody of a role in a place."""

    desk: Desk
    things: dict[str, Any]

    def path(self, words: dict[str, str]) -> dict[str, Any]:
        return {name: self.things.get(word, word) for name, word in words.items()}

    def place(self, name: str) -> Agency:
        tinh = self.desk.tinh
        return {
            "office": tinh.office,
            "committee": tinh.committee,
            "home": tinh.home,
            "building": tinh.building,
            "state": tinh.state,
            "foreign": tinh.other_commune,
        }[name]

    def signed_in(self, role: str, place: str) -> Client:
        body = self.place(place)
        headless = not Holding.objects.filter(post__agency=body, head=True).exists()
        holding = cast.person_in(body, Role(role), head=role == "leader" and headless)
        who = cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
        return client


def stored_file(data: bytes = b"215-CV/TU") -> StoredFile:
    """A file in the store, as an accepted upload leaves it."""
    name = hashlib.sha256(data).hexdigest()
    path = store_path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return StoredFile.objects.create(
        sha256=name, name="cong van.txt", size=len(data), mime="text/plain", pages=1, stored_at=cast.AT
    )


def checked_draft(there: Desk) -> DraftCheck:
    """A draft that the story's clerk had checked: nobody of the table sees it."""
    return DraftCheck.objects.create(
        state=DraftState.CHECKED, agency=there.tinh.office, made_by_id=there.clerk.account_id,
        post_id=there.clerk.post_id, made_at=cast.AT, checked_at=cast.AT, delete_on=cast.TODAY + dt.timedelta(days=7),
        name="du-thao.txt", text="…", result={"remarks": []},
    )  # fmt: skip


def asked_absence(who: Holding) -> Absence:
    """Two days that somebody of Sở Nội vụ asks to be away."""
    return ask_absence(
        agency=who.post.agency, kind=AbsenceKind.LEAVE, first=cast.TODAY, last=cast.TODAY, basis="",
        by=cast.acting_in(who), at=cast.AT,
    )  # fmt: skip


def working_hours(who: Holding) -> dict[str, int]:
    """A late day of somebody of Sở Nội vụ, which he has explained, and the hours that it is held against."""
    row = WorkingTime.objects.create(
        agency=who.post.agency, name="Cả năm", since=cast.START, source="1/QĐ", morning_start=450, morning_end=690,
        afternoon_start=810, afternoon_end=1020,
    )  # fmt: skip
    day = AttendanceDay.objects.create(
        person=who.person, agency=who.post.agency, day=cast.TODAY, came=500, left=1020, batch=0
    )
    said = explain(day=day, cause=Cause.OUTSIDE, words="", by=cast.acting_in(who), at=cast.AT)
    return {"working_time": row.pk, "working_day": day.pk, "hours_explanation": said.pk}


def published(there: Desk) -> str:
    """The public page of 215-CV/TU, switched on; its address."""
    return PublicStatus.objects.create(
        directive=there.directive, slug="215-cv-tu-2026", is_on=True, changed_at=cast.AT
    ).slug


def sent_letter(there: Desk) -> Letter:
    """An urging letter of the office to Sở Nội vụ, sent: its addressee sees it from then on."""
    return Letter.objects.create(
        agency=there.tinh.office, kind="urging", state="sent", slot="urging:stage", to=there.tinh.home,
        to_printed="Sở Nội vụ", subject="đôn đốc nhiệm vụ quá hạn",
        body={"opening": "…", "asks": "…", "closing": "", "lines": []},
        made_at=cast.AT, number=1, symbol="CV/VPTU", period="2026", signed_on=cast.TODAY, sent_at=cast.AT,
    )  # fmt: skip


def contest_about(task: Task) -> SignalNote:
    """The lead agency asks for another look at a signal."""
    return SignalNote.objects.create(
        task=task, signal="silent", agency=task.lead, contest=True, words="Nghỉ lễ.", at=cast.AT
    )


def explained_finding(there: Desk) -> Finding:
    """A finding of the office's, explained: the bodies above and the inspectors see it from then on."""
    return Finding.objects.create(
        rule="overlap.control", slot="stage", key="A3", source="1773-CV/TU, mục 1", body=there.tinh.office,
        said={"template": "…", "values": {}}, right={"template": "…", "values": {}}, digest="0", state="explained",
        found_at=cast.AT, answer_by=cast.TODAY,
    )  # fmt: skip


def report_of(there: Desk) -> dict[str, int]:
    """A quarterly report of Sở Nội vụ to the committee, kept by the office, with its form; and an indicator."""
    told = {"by": there.coordinator, "at": cast.AT}
    form = reports.starting_form(**told)
    terms = reports.Terms(
        title="Báo cáo quý", period=PeriodKind.QUARTER, to_id=there.tinh.committee.pk, form_id=form.form_id,
        since=cast.TODAY, basis="215-CV/TU", bodies=(there.tinh.home.pk,),
    )  # fmt: skip
    obligation = reports.make_obligation(terms=terms, **told)
    reports.open_reports(cast.TODAY, cast.AT)
    target = reports.Target(
        name="Thứ hạng tăng trưởng", unit="hạng", direction=Direction.RANK, target=Decimal(10), decimals=0,
        target_on=dt.date(2026, 12, 31), supplier_id=there.tinh.home.pk, period=PeriodKind.QUARTER,
        since=dt.date(2026, 1, 1), basis="05-NQ/TU",
    )  # fmt: skip
    indicator = reports.make_indicator(target=target, **told)
    report = Report.objects.get(obligation=obligation)
    return {
        "obligation": obligation.pk, "report": report.pk, "report_form": form.form_id, "indicator": indicator.pk,
    }  # fmt: skip


def briefing_of(there: Desk) -> tuple[BriefingDuty, BriefingFile]:
    """A plan of the office for 215-CV/TU: Tỉnh ủy at the top, Sở Nội vụ with a duty and a file of minutes."""
    tinh = there.tinh
    audience = Audience(tinh.committee.pk, offices=frozenset({tinh.home.pk}))
    intent = Intent(audience, tinh.office.pk, cast.TODAY, ())
    plan = make_plan(directive_id=there.directive.pk, intent=intent, by=there.coordinator, at=cast.AT)
    duty = BriefingDuty.objects.get(plan=plan, agency=tinh.home)
    session = BriefingSession.objects.create(
        duty=duty, held_on=cast.TODAY, form="in_person", invited=9, attended=9, by_id=there.clerk.account_id,
        by_name=there.clerk.person_name, at=cast.AT,
    )  # fmt: skip
    minutes = BriefingFile.objects.create(
        plan=plan, session=session, file=stored_file(b"bien ban"), name="bien ban.txt", agency=tinh.home,
        by_id=there.clerk.account_id, by_name=there.clerk.person_name, at=cast.AT,
    )  # fmt: skip
    return duty, minutes


def visits_of(there: Desk) -> dict[str, int]:
    """The office was at Sở Xây dựng, Sở Nội vụ must answer what was asked there; another visit is still to come, which
    the committee's own would join.
    """
    tinh, told = there.tinh, {"by": there.coordinator, "at": cast.AT}
    programme = visits.make_programme(
        name="Quý III", basis="", first=cast.TODAY, last=cast.TODAY + dt.timedelta(days=60), **told
    )
    facts = {"agency": tinh.office, "purpose": "work", "programme": programme, "starts_at": cast.AT}
    facts |= {"made_by_id": there.coordinator.account_id, "made_at": cast.AT, "venue": ""}
    notice = Letter.objects.create(
        agency=tinh.office, kind="notice", state="sent", slot="visit:stage", to_printed="Sở Xây dựng", subject="",
        body={"text": ["…"]}, made_at=cast.AT, number=1, symbol="TB/VPTU", period="2026", signed_on=cast.TODAY,
        sent_at=cast.AT,
    )  # fmt: skip
    held = Visit.objects.create(subject="đã đi", notice=notice, state="held", held_on=cast.TODAY, **facts)
    coming = Visit.objects.create(subject="sắp đi", **(facts | {"starts_at": cast.AT + dt.timedelta(days=30)}))
    other = Visit.objects.create(subject="đi cùng nơi", **(facts | {"agency": tinh.committee}))
    for row in (held, coming, other):
        VisitPlace.objects.create(visit=row, agency=tinh.building)
    asked = Recommendation.objects.create(
        visit=held, place=tinh.building, words="…", source="…", answers=tinh.home, answer_by=cast.TODAY,
        noted_by_id=there.clerk.account_id, noted_at=cast.AT,
    )  # fmt: skip
    line = programme.lines.create(place=tinh.home, purpose="work", about="…")
    offer = JoinOffer.objects.create(visit=other, host=coming, at=cast.AT)
    return {
        "visit_programme": programme.pk, "visit": held.pk, "visit_coming": coming.pk, "visit_asked": asked.pk,
        "visit_offer": offer.pk, "visit_line": line.pk,
    }  # fmt: skip


def meeting_of(there: Desk) -> dict[str, int]:
    """A meeting of the office that was announced: Sở Nội vụ has a seat and owes a paper, which came."""
    tinh, at = there.tinh, cast.AT
    chair = cast.person_in(tinh.office, Role.LEADER, title="Phó Chánh Văn phòng")
    day = cast.TODAY + dt.timedelta(days=10)
    meeting = Meeting.objects.create(
        agency=tinh.office, kind="giao_ban", state="announced", title="Họp giao ban", chair=chair, papers_by=day,
        starts_at=at + dt.timedelta(days=10), ends_at=at + dt.timedelta(days=10, hours=2), invite_by=day,
        remarks_by=day, conclude_by=day, calendar="bản 1", announced_at=at, made_by_id=there.clerk.account_id,
        made_at=at, place="Phòng số 1",
    )  # fmt: skip
    item = meeting.items.create(order=1, title="Tiến độ", minutes=30, presenter=tinh.home)
    paper = item.papers.create(title="Báo cáo", agency=tinh.home, file=stored_file(b"tai lieu"), name="bao cao.txt")
    seat = meeting.seats.create(agency=tinh.home, asked_at=at)
    return {"meeting": meeting.pk, "meeting_item": item.pk, "meeting_paper": paper.pk, "meeting_seat": seat.pk}


def family_of(there: Desk, later: Directive) -> dict[str, int]:
    """A relation that the document states, a printed line, and its way down to Sở Nội vụ, which has a plan."""
    at, on = cast.AT, cast.TODAY
    stub = Reference.objects.create(
        directive=there.directive, kind="cong_van", number="140-CV/TU", identity_number="140-cv/tu", start=0, end=0
    )
    relation = Relation.objects.create(reference=stub, kind="implements", made_at=at)
    line = Recipient.objects.create(directive=there.directive, list="kinh_gui", order=9, printed="Hội Chè An Lạc")
    descent = Descent.objects.create(
        directive=there.directive, agency=there.tinh.home, rule="name", sent_at=at, acknowledge_by=on, plan=later
    )
    return {"relation": relation.pk, "recipient": line.pk, "descent": descent.pk}


def cars_of_office(there: Desk) -> dict[str, int]:
    """A car of the office, a request that waits, and a trip that was given out."""
    office, by = there.tinh.office, {"by_id": there.clerk.account_id, "by_name": there.clerk.person_name}
    start, end = (Place.objects.create(name=name, folded=name) for name in ("tru so", "xa suoi may"))
    car = Vehicle.objects.create(
        agency=office, plate="51A-001.11", kind="car", seats=5, base=start, since=cast.TODAY
    )  # fmt: skip
    late = cast.AT + dt.timedelta(days=2)
    ask = VehicleAsk.objects.create(
        agency=office, fleet=office, purpose="field", matter="Kiểm tra", people=2, start=start, end=end, arrive_by=late,
        at=cast.AT, **by,
    )  # fmt: skip
    trip = Trip.objects.create(
        agency=office, year=2026, number=1, vehicle=car, leaves_at=late, back_at=late + dt.timedelta(hours=2), people=2,
        km=80, alone_km=80, at=cast.AT, **by,
    )  # fmt: skip
    return {"vehicle": car.pk, "vehicle_ask": ask.pk, "vehicle_trip": trip.pk}


def stage() -> Stage:
    """215-CV/TU with an approved task led by Sở Nội vụ, coordinated by Sở Xây dựng; two drafts still wait."""
    there = desk()
    task = approve(there)
    head = cast.person_in(there.tinh.home, Role.LEADER, head=True)
    deputy = cast.person_in(there.tinh.home, Role.OFFICER)
    until = cast.TODAY + dt.timedelta(days=90)
    given = delegate(principal=head, deputy=deputy, since=cast.TODAY, until=until, note="", by=cast.KEEPER, at=cast.AT)
    table = "Mã,Tên cơ quan\nX1,Sở Thử nghiệm\n".encode()
    batch = open_batch(kind="agencies", data=table, file_name="thu.csv", by=cast.KEEPER, at=cast.AT)
    register_upload(
        chunks=[there.directive.subject.encode()],
        name="cong van.txt",
        batch="lo1",
        declared_open=True,
        by=there.clerk,
        at=cast.AT,
        source="original",
    )
    later = read_directive_row(there.tinh, there.clerk)
    Directive.objects.filter(pk=later.pk).update(earlier=there.directive)
    Directive.objects.filter(pk=there.directive.pk).update(file=stored_file())
    minutes = HandOver.objects.create(
        agency=there.tinh.home, predecessor=head, successor=deputy, reason="Điều động", made_at=cast.AT
    )
    ended = cast.agency("Sở Thử", parent=there.tinh.state)
    merge_agencies(
        predecessors=[ended], successor=there.tinh.home, on=cast.TODAY, decision="9/QĐ", by=cast.KEEPER, at=cast.AT
    )
    kept = Notice.objects.create(
        account_id=there.clerk.account_id, kind="urge.n2", about_kind="task", about_id=task.pk, slot="stage",
        text={"template": "…", "values": {}}, url="/", at=cast.AT,
    )  # fmt: skip
    token, key = make_token(name="Lịch", scope=Scope.FEED, days=365, by=there.clerk, at=cast.AT)
    duty, minutes_of_briefing = briefing_of(there)
    return Stage(
        there,
        {
            "briefing": duty.plan_id,
            "briefing_duty": duty.pk,
            "briefing_file": minutes_of_briefing.pk,
            "ended": ended.pk,
            "hand_over": minutes.pk,
            "home": there.tinh.home.pk,
            "person": head.person_id,
            "holding": head.pk,
            "absence": asked_absence(deputy).pk,
            **working_hours(deputy),
            "delegation": given.pk,
            "batch": batch.pk,
            "batch_of_upload": "lo1",
            "account": cast.account(cast.acting_in(deputy)).pk,
            "directive": there.directive.pk,
            "later": later.pk,
            "draft": there.draft("3.2.").pk,
            "draft_check": checked_draft(there).pk,
            "task": task.code,
            **duty_of(there),
            "finding": explained_finding(there).pk,
            "coordinator": task.coordinators.get().pk,
            "contest": contest_about(task).pk,
            "letter": sent_letter(there).pk,
            "public": published(there),
            **report_of(there),
            **meeting_of(there),
            "notice": kept.pk,
            **family_of(there, later),
            **visits_of(there),
            **cars_of_office(there),
            "token": token.pk,
            "key": key,
            "mute": mute(notice_id=kept.pk, reason="đang nghỉ phép", until=cast.TODAY, by=there.clerk, at=cast.AT).pk,
            "synthesis": open_synthesis(
                scope=Asked(ScopeKind.DIRECTIVE, there.tinh.office.pk, there.directive.pk),
                period="2026-09",
                by=there.coordinator,
                at=cast.AT,
            ).pk,
            "view": save_view(name="Quá hạn, theo chủ trì", query="due=overdue&sort=lead", by=there.clerk).pk,
        },
    )
