"""Trang nhiệm vụ. Six clarities, what happened, what is behind it, and what the person may do now."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks import permissions, queries
from sauro.apps.tasks.models import Evidence, Submission, Task, WaitingReport
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.queries.hanging import hang_actors, hung, note_empty
from sauro.apps.tasks.services.evidence import said_of
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.apps.tasks.views.paper import Piece, marks_of, pieces_of
from sauro.apps.tasks.views.register import row_of
from sauro.apps.tasks.views.sections import sections_of
from sauro.domain.acting import Acting
from sauro.domain.sentence import Sentence
from sauro.domain.tasks import Status
from sauro.web import clock
from sauro.web.permissions import signed_in
from sauro.web.speech import say

_DOING = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)
_SHOWN = ("application/pdf", "image/")  # what has pages that can be drawn


@dataclass(frozen=True, slots=True)
class Action:
    """Việc làm được bây giờ: name of its address, words, icon; the first is the one the page waits for."""

    route: str
    words: str
    icon: str


@dataclass(frozen=True, slots=True)
class File:
    """Một minh chứng: its latest version, the older ones, what was noticed, where else the same file stands."""

    row: Evidence
    older: tuple[Evidence, ...]
    noticed: Sentence
    shown: bool
    elsewhere: tuple[str, ...]
    hidden: int
    may_release: bool


def actions_of(acting: Acting, task: Task, waiting: Submission | None) -> list[Action]:
    """Các bước người này làm được ở trạng thái này, and no others."""
    status = Status(task.status)
    offered = [
        (status is Status.ASSIGNED and permissions.may_accept(acting, task), "accept", gettext("Nhận việc"), "check"),
        (
            status is Status.ASSIGNED and not task.settled and permissions.may_decline(acting, task),
            "decline", gettext("Trả lại"), "arrow-back-up",
        ),
        (status is Status.REGISTERED and permissions.may_assign(acting, task), "assign", gettext("Giao lại"), "send"),
        (
            waiting is not None
            and permissions.may_confirm(acting, task)
            and not set(permissions.persons_of(acting)) & life.did_it(task, waiting),
            "confirm", gettext("Xác nhận kết quả"), "circle-check",
        ),
        (status in _DOING and permissions.may_update(acting, task), "update", gettext("Cập nhật"), "progress"),
        (status in _DOING and permissions.may_submit(acting, task), "submit", gettext("Nộp kết quả"), "file-upload"),
        (
            status in _DOING and permissions.may_send_evidence(acting, task),
            "send_evidence", gettext("Gửi minh chứng"), "paperclip",
        ),
    ]  # fmt: skip
    return [Action(f"tasks:{route}", words, icon) for may, route, words, icon in offered if may]


def _pieces(acting: Acting, task: Task) -> list[File]:
    """Minh chứng, the latest version of each piece first."""
    series: dict[int, list[Evidence]] = {}
    for row in hung(task, "evidence", lambda: life.evidence_of(task)):
        series.setdefault(row.series, []).insert(0, row)
    files = [row.file_id for rows in series.values() for row in rows if row.file_id is not None]
    twins = life.same_files(task, files, acting, clock.today())
    found = []
    for rows in series.values():
        row, mime = rows[0], rows[0].file.mime if rows[0].file else ""
        codes, hidden = twins.get(row.file_id or 0, ((), 0))
        may = row.upload is not None and row.upload.state == "held" and permissions.may_release_evidence(acting, row)
        found.append(File(row, tuple(rows[1:]), said_of(row), mime.startswith(_SHOWN), codes, hidden, may))
    return found


def _source_words(task: Task) -> list[Piece]:
    """Lời văn giao việc, with the words that values were read from marked."""
    draft = task.draft
    if draft is None or draft.start is None or draft.end is None:
        return []
    return list(pieces_of(draft.review.reading.text, draft.start, draft.end, marks_of([draft]), None, set()))


def _waiting_report(request: HttpRequest, task: Task) -> WaitingReport | None:
    doing = Status(task.status) in _DOING and permissions.may_submit(request.acting, task)
    return life.waiting_report(task) if doing else None


@signed_in
@require_safe
def task(request: HttpRequest, code: str) -> HttpResponse:
    """Trang nhiệm vụ. Six clarities, source words, deadline explained, people, history from the journal."""
    found = task_or_404(request, code, queries.task_page)
    note_empty(found)
    hang_actors(found.draft)
    about = [("task", found.pk)] + ([("draft", found.draft_id)] if found.draft_id else [])
    waiting = life.waiting_submission(found) if found.status == Status.SUBMITTED else None
    context = {
        "row": row_of(found, clock.today(), calendar()),
        "task": found,
        "first_why": say(queries.due_in_words(found)),
        "acting": request.acting,
        "today": clock.today(),
        "words": _source_words(found),
        "history": history_of(*about),
        "holders": queries.holders_of(found),
        "actions": actions_of(request.acting, found, waiting),
        "waiting_report": _waiting_report(request, found),
        "may_star": permissions.may_star(request.acting, found),
        "hops": life.hops_of(found) if found.declines else [],
        "updates": life.updates_of(found),
        "pieces": _pieces(request.acting, found),
        "submissions": life.submissions_of(found),
        "sections": sections_of(request, found),
        "wide": False,  # a part has a page of its own, where its forms stand open
    }
    return render(request, "tasks/task.html", context)
