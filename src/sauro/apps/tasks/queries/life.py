"""Đời của nhiệm vụ: câu hỏi. Who is told, the path of a task, what hangs on it, and where no sign of work came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import holdings
from sauro.apps.journal.models import Entry
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, Evidence, Progress, Submission, Task, TaskQuerySet, WaitingReport
from sauro.apps.tasks.permissions import giver_of
from sauro.apps.tasks.queries.hanging import hung
from sauro.apps.tasks.queries.register import tasks_visible_to
from sauro.domain.acting import Acting, Role
from sauro.domain.life import Hop, open_codes
from sauro.domain.tasks import Status
from sauro.web.pagination import address_pattern
from sauro.web.prepared import prepared

WORKING = (str(Status.ACCEPTED), str(Status.IN_PROGRESS), str(Status.SENT_BACK))


def address_of(task: Task) -> str:
    """Địa chỉ trang nhiệm vụ, for a notice."""
    return address_pattern("tasks:task") % task.code


def people_with(agency_id: int | None, on: dt.date, *roles: Role) -> set[int]:
    """Người của cơ quan. Ids of the persons who hold one of these roles in a body on a day."""
    if agency_id is None:
        return set()
    found = holdings(on).filter(post__agency_id=agency_id, role__in=[role.value for role in roles])
    return set(found.values_list("person_id", flat=True))


def watchers_of(task: Task, on: dt.date) -> set[int]:
    """Người theo dõi. The coordinators of registrar and giver; of a starred task the giver's leaders too."""
    found = people_with(task.registrar_id, on, Role.COORDINATOR) | people_with(giver_of(task), on, Role.COORDINATOR)
    return found | people_with(giver_of(task), on, Role.LEADER) if task.starred else found


def doers_of(task: Task, on: dt.date) -> set[int]:
    """Người làm. The responsible person; before acceptance the proposed one and who speaks for the lead agency."""
    if task.responsible is not None:
        return {task.responsible.person_id}
    speakers = people_with(task.lead_id, on, Role.LEADER, Role.COORDINATOR)
    return speakers | ({task.proposed.person_id} if task.proposed is not None else set())


def holdings_for(task: Task, on: dt.date) -> QuerySet[Holding]:
    """Người có thể chịu trách nhiệm chính: whoever holds a post of the lead agency on the day."""
    return holdings(on).filter(post__agency_id=task.lead_id).order_by("-head", "person__folded", "pk")


def hops_of(task: Task) -> list[Hop]:
    """Đường đi của nhiệm vụ: every giving back, oldest first. One query."""
    return [
        Hop(d.agency_id, d.agency.name, d.reason, d.suggested.name if d.suggested else "")
        for d in task.declined.select_related("agency", "suggested")
    ]


def waiting_submission(task: Task) -> Submission | None:
    """Báo cáo đang chờ xác nhận, if any."""
    return task.submissions.filter(decision=Decision.WAITING).select_related("by_person").first()


def waiting_report(task: Task) -> WaitingReport | None:
    """Báo cáo chờ kiểm tra tệp, or one that was stopped; for those who may hand it in, never for who confirms."""
    found = hung(task, "waiting_report", lambda: WaitingReport.objects.filter(task=task).select_related("by__person"))
    return found[0] if found else None


def submitted_for(task: Task) -> int | None:
    """Nộp thay ai. The person on whose behalf the latest report was handed in, from the journal."""
    entries = Entry.objects.filter(kind=events.SUBMITTED, about_kind="task", about_id=task.pk)
    return entries.order_by("-index").values_list("on_behalf_of", flat=True).first()


def did_it(task: Task, submission: Submission) -> set[int | None]:
    """Người làm, người nộp: persons who never confirm this report."""
    person = task.responsible.person_id if task.responsible is not None else None
    return {person, submission.by_person_id, submitted_for(task)}


def open_parts_of(task: Task) -> tuple[str, ...]:
    """Phần việc chưa xong: codes, in order."""
    return open_codes((code, Status(status)) for code, status in task.children.values_list("code", "status"))


def updates_of(task: Task) -> list[Progress]:
    """Tiến độ gần đây, the latest first."""
    return hung(task, "updates", lambda: _updates.rows(task.pk))


@prepared
def _updates(task_id: int) -> QuerySet[Progress]:
    return Progress.objects.filter(task_id=task_id).select_related("agency")[:20]


def submissions_of(task: Task) -> list[Submission]:
    """Các báo cáo kết quả, the latest first."""
    return hung(task, "submissions", lambda: _submissions.rows(task.pk))


@prepared
def _submissions(task_id: int) -> QuerySet[Submission]:
    found = Submission.objects.filter(task_id=task_id).select_related("by_person", "decided_by__person")
    return found.order_by("-number")


def evidence_of(task: Task) -> QuerySet[Evidence]:
    """Minh chứng of a task, every version, with its file."""
    return task.evidence.select_related("file", "upload")


def same_files(
    task: Task, file_ids: Iterable[int], acting: Acting, on: dt.date
) -> dict[int, tuple[tuple[str, ...], int]]:
    """Cùng một tệp ở nhiệm vụ khác: file → (codes of those that the person may see, how many others). Two queries."""
    files = list(file_ids)
    if not files:
        return {}
    others = Evidence.objects.filter(file_id__in=files).exclude(task=task)
    rows = list(others.values_list("file_id", "task_id").distinct())
    if not rows:
        return {}
    seen = tasks_visible_to(acting, on).filter(pk__in={pk for _, pk in rows})
    codes = dict(seen.order_by("code").values_list("pk", "code"))
    found: dict[int, tuple[tuple[str, ...], int]] = {}
    for file_id, task_id in rows:
        known, hidden = found.get(file_id, ((), 0))
        code = codes.get(task_id)
        found[file_id] = ((*known, code), hidden) if code else (known, hidden + 1)
    return found


def stale_tasks(tasks: TaskQuerySet, on: dt.date) -> TaskQuerySet:
    """Lâu chưa cập nhật. Tasks being worked on without a sign for the days of the rulebook; apart from lateness."""
    book = rules()
    ordinary, starred = (
        timezone.make_aware(dt.datetime.combine(on - dt.timedelta(days=book.number(name, on) - 1), dt.time()))
        for name in ("task.stale", "task.stale.starred")
    )
    silent = Q(starred=False, last_sign_at__lt=ordinary) | Q(starred=True, last_sign_at__lt=starred)
    return tasks.filter(silent, status__in=WORKING)
