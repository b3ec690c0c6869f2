"""Tài liệu họp. Into quarantine, screened, into the store; after its day only with a reason given now, and its name."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from sauro.apps.directives.services.uploading import SECRET, limits_on, require_declared_open
from sauro.apps.files import services as files
from sauro.apps.files.models import Upload, UploadState
from sauro.apps.files.screening import screen, screen_queue
from sauro.apps.journal.services import record
from sauro.apps.meetings import events
from sauro.apps.meetings.models import Meeting, MeetingPaper
from sauro.apps.meetings.permissions import may_prepare, may_release_paper, may_send_paper
from sauro.apps.meetings.services.taking import WHO_PREPARES, WHO_RELEASES, keep, reason_of, require, take, unknown
from sauro.domain.acting import Acting
from sauro.domain.meetings import AHEAD, PAPERS_SOURCE, State, require_in_time
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.readers.pool import ReaderPool, Seen

SCREEN_JOB = "sauro.apps.meetings.jobs.screen_waiting"
_WHO = N_("Chỉ nơi chuẩn bị tài liệu hoặc cơ quan chủ trì họp gửi tài liệu.")


def send_paper(
    *, meeting_id: int, paper_id: int, chunks: Iterable[bytes], name: str, declared_open: bool, late_because: str,
    by: Acting, at: dt.datetime,
) -> MeetingPaper:  # fmt: skip
    """Gửi tài liệu. In time until its last day; then only with a reason, kept with the name of who gives it.

    Refusal meeting.forbidden, meeting.row, meeting.paper.closed, meeting.paper.not_declared, meeting.paper.late and
    those of files.services.receive.
    """
    with transaction.atomic():
        row, paper = _taken(meeting_id, paper_id, by)
        require(may_send_paper(by, paper, row), _WHO)
        late = _require_sendable(row, paper, declared_open, late_because, timezone.localdate(at))
    limits = limits_on(timezone.localdate(at))
    batch = secrets.token_hex(8)
    upload = files.receive(chunks=chunks, name=name, uploader_id=by.account_id, batch=batch, limits=limits, at=at)
    with transaction.atomic():
        row, paper = _taken(meeting_id, paper_id, by)
        paper.upload, paper.refused_because, paper.name, paper.released = upload, "", "", False
        paper.sent_at, paper.sent_by, paper.sender_id = at, by.person_name, by.account_id
        paper.late_because = " ".join(late_because.split())[:1000] if late else ""
        paper.save()
        async_task(SCREEN_JOB)
        keep(row)
        new = {"title": paper.title, "reason": paper.late_because}
        record(events.PAPER_SENT, about=("meeting", row.pk), by=by, at=at, new=new)
    return paper


def _taken(meeting_id: int, paper_id: int, by: Acting) -> tuple[Meeting, MeetingPaper]:
    row = take(meeting_id, by)
    papers = MeetingPaper.objects.select_related("item", "agency", "upload")
    paper = papers.filter(pk=paper_id, item__meeting=row).first()
    if paper is None:
        raise unknown(N_("Không có tài liệu này trong chương trình."))
    return row, paper


def _require_sendable(row: Meeting, paper: MeetingPaper, declared_open: bool, reason: str, on: dt.date) -> bool:
    if State(row.state) not in AHEAD or (paper.file_id and not reason.strip()):
        raise Refusal(
            "meeting.paper.closed",
            N_("Tài liệu đã có, hoặc cuộc họp không còn nhận tài liệu."),
            advice=N_("Thay tài liệu đã gửi thì ghi lý do."),
        )
    require_declared_open(declared_open, "meeting.paper.not_declared")
    return require_in_time(
        on,
        row.papers_by,
        reason=reason or row.sudden,
        code="meeting.paper.late",
        what=Sentence(N_("Tài liệu phải đến người dự chậm nhất ngày {day}."), {"day": day_short(row.papers_by)}),
        source=PAPERS_SOURCE,
    )


@transaction.atomic
def note_handed(*, meeting_id: int, paper_id: int, on: dt.date, how: str, by: Acting, at: dt.datetime) -> MeetingPaper:
    """Ghi tài liệu đã đến người dự bằng cách khác: the entry that corrects the day. By the host, with how it was sent.

    Refusal meeting.forbidden, meeting.reason, meeting.paper.day for a day that has not come.
    """
    row, paper = _taken(meeting_id, paper_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    said = reason_of(how)[:300]
    if on > timezone.localdate(at):
        raise Refusal("meeting.paper.day", N_("Ngày gửi không thể ở phía trước."), advice=N_("Xem lại ngày."))
    old, paper.handed_on, paper.handed_how = paper.handed_on, on, said
    paper.save(update_fields=["handed_on", "handed_how"])
    keep(row)
    new = {"title": paper.title, "day": day_short(on), "how": said}
    record(events.PAPER_HANDED, about=("meeting", row.pk), by=by, at=at, old={"day": old}, new=new)
    return paper


def screen_paper(*, paper_id: int, at: dt.datetime, pool: ReaderPool) -> MeetingPaper:
    """Kiểm tra một tài liệu. Into the store, to a person, or away; a second call changes nothing."""
    paper = MeetingPaper.objects.select_related("upload", "item__meeting").get(pk=paper_id)
    screen(
        paper.upload,
        released=paper.released,
        most_pages=limits_on(timezone.localdate(at)).file_pages,
        keep=lambda upload, seen, mime: _store(paper, upload, seen, mime, at),
        refuse=lambda upload, code: _refuse(paper, upload, code, None, at),
        at=at,
        pool=pool,
    )
    return paper


def _store(paper: MeetingPaper, upload: Upload, seen: Seen, mime: str, at: dt.datetime) -> None:
    name = upload.name
    with transaction.atomic():
        paper.file = files.accept(upload=upload, mime=mime, pages=seen.pages, at=at)
        paper.name = name
        paper.save(update_fields=["file", "name"])
        new = {"paper": paper.pk, "sha256": paper.file.sha256}
        record(events.PAPER_STORED, about=("meeting", paper.item.meeting_id), by=None, at=at, new=new)


def _refuse(paper: MeetingPaper, upload: Upload, code: str, by: Acting | None, at: dt.datetime) -> None:
    with transaction.atomic():
        files.refuse(upload=upload, reason_code=code)
        paper.refused_because = code
        paper.save(update_fields=["refused_because"])
        Meeting.objects.filter(pk=paper.item.meeting_id).update(looked_on=None)
        new = {"paper": paper.pk, "reason": code}
        record(events.PAPER_REFUSED, about=("meeting", paper.item.meeting_id), by=by, at=at, new=new)


def release_paper(*, meeting_id: int, paper_id: int, open_file: bool, by: Acting, at: dt.datetime) -> MeetingPaper:
    """Trả lời về độ mật. By another person than the sender: it bears no mark, or it is erased."""
    with transaction.atomic():
        row, paper = _taken(meeting_id, paper_id, by)
        require(may_release_paper(by, paper, row), WHO_RELEASES)
        if paper.upload is None or paper.upload.state != UploadState.HELD:
            raise Refusal("meeting.paper.release.late", N_("Tệp này không còn chờ người kiểm tra."))
        if open_file:
            paper.released = True
            paper.save(update_fields=["released"])
            files.release(upload=paper.upload, at=at)
            async_task(SCREEN_JOB)
            record(events.PAPER_RELEASED, about=("meeting", row.pk), by=by, at=at, new={"paper": paper.pk})
        else:
            _refuse(paper, paper.upload, SECRET, by, at)
    return paper


def screen_all_waiting(*, at: dt.datetime) -> int:
    """Kiểm tra hết hàng chờ; returns how many were taken up."""
    waiting = MeetingPaper.objects.filter(upload__state=UploadState.WAITING).order_by("sent_at", "pk")
    return screen_queue(
        waiting.values_list("pk", flat=True),
        lambda paper_id, pool: screen_paper(paper_id=paper_id, at=at, pool=pool),
        lambda: async_task(SCREEN_JOB),
    )
