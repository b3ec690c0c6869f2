"""Nhiệm vụ qua giao diện lập trình: làm. Each address calls the service that the page calls, and refuses as it does."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from sauro.apps.tasks import services
from sauro.apps.tasks.api import shapes
from sauro.apps.tasks.api.reading import router, task, task_at
from sauro.apps.tasks.models import Extension, ObjectiveCause, TaskCoordinator
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, changing


def deed_of(request: HttpRequest, code: str) -> dict[str, Any]:
    """What every verb needs: the task, who, when."""
    return {"task_id": task_at(request, code).pk, "by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]


def by_whom(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]


def unknown() -> Refusal:
    """The task has no such row: 404."""
    return Refusal("row.unknown", N_("Không có dòng này trong nhiệm vụ."), advice=N_("Tải lại nhiệm vụ."))


@router.post("/{code}/accept", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def accept(request: HttpRequest, code: Code, said: shapes.AcceptIn) -> Any:
    """Nhận việc, nêu người chịu trách nhiệm chính."""
    services.accept_task(holding_id=said.holding_id, **deed_of(request, code))
    return task(request, code)


@router.post("/{code}/decline", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def decline(request: HttpRequest, code: Code, said: shapes.DeclineIn) -> Any:
    """Trả lại vì không đúng nơi; the task as it was seen last, since it may now belong elsewhere."""
    told = deed_of(request, code)
    before = task(request, code)
    after = services.decline_task(reason=said.reason, suggested_id=said.suggested_id, **told)
    return before | {"status": after.status, "declines": after.declines, "revision": after.revision}


@router.post("/{code}/assign", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def assign(request: HttpRequest, code: Code, said: shapes.AssignIn) -> Any:
    """Giao lại, hoặc quyết định nơi chủ trì."""
    services.assign_task(lead_id=said.lead_id, settled_because=said.settled_because, **deed_of(request, code))
    return task(request, code)


@router.post("/{code}/updates", response={201: shapes.UpdateOut, **PROBLEMS})
@changing
def update(request: HttpRequest, code: Code, said: shapes.UpdateIn) -> Any:
    """Cập nhật tiến độ."""
    return 201, shapes.update_of(services.update_task(**said.dict(), **deed_of(request, code)))


@router.post("/{code}/confirm", response={200: shapes.SubmissionOut, **PROBLEMS})
@changing
def confirm(request: HttpRequest, code: Code, said: shapes.DecideIn) -> Any:
    """Xác nhận kết quả."""
    return shapes.submission_of(services.confirm_task(remarks=said.remarks, **deed_of(request, code)))


@router.post("/{code}/send-back", response={200: shapes.SubmissionOut, **PROBLEMS})
@changing
def send_back(request: HttpRequest, code: Code, said: shapes.DecideIn) -> Any:
    """Trả lại để làm tiếp."""
    return shapes.submission_of(services.send_back(remarks=said.remarks, **deed_of(request, code)))


@router.post("/{code}/star", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def star(request: HttpRequest, code: Code, said: shapes.StarIn) -> Any:
    """Gắn sao, bỏ sao."""
    services.star_task(starred=said.starred, **deed_of(request, code))
    return task(request, code)


@router.post("/{code}/urge", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def urge(request: HttpRequest, code: Code, said: shapes.UrgeIn) -> Any:
    """Đôn đốc."""
    services.urge_by_hand(remark=said.remark, **deed_of(request, code))
    return task(request, code)


@router.post("/{code}/extensions", response={201: shapes.ExtensionOut, **PROBLEMS})
@changing
def ask_extension(request: HttpRequest, code: Code, said: shapes.ExtensionIn) -> Any:
    """Xin gia hạn."""
    return 201, shapes.extension_of(services.ask_extension(**said.dict(), **deed_of(request, code)))


@router.post("/{code}/extensions/{number}/answer", response={200: shapes.ExtensionOut, **PROBLEMS})
@changing
def answer_extension(request: HttpRequest, code: Code, number: Id, said: shapes.ExtensionAnswer) -> Any:
    """Quyết định gia hạn, nhận hoặc rút đề nghị. `number`: of the request, within its task."""
    row = Extension.objects.filter(task_id=task_at(request, code).pk, number=number).first()
    if row is None:
        raise unknown()
    key: dict[str, Any] = {"extension_id": row.pk, **by_whom(request)}
    acts: dict[str, Callable[[], Extension]] = {
        "grant": lambda: services.grant_extension(reason=said.reason, **key),
        "refuse": lambda: services.refuse_extension(reason=said.reason, **key),
        "counter": lambda: services.counter_extension(offered_due=_offered(said), reason=said.reason, **key),
        "accept": lambda: services.accept_counter(**key),
        "withdraw": lambda: services.withdraw_extension(**key),
    }
    return shapes.extension_of(acts[said.answer]())


def _offered(said: shapes.ExtensionAnswer) -> dt.date:
    if said.offered_due is None:
        raise Refusal(
            "extension.counter.day", N_("Đề nghị ngày khác thì phải nêu ngày."), advice=N_("Ghi ngày đề nghị.")
        )
    return said.offered_due


@router.post("/{code}/causes", response={201: shapes.CauseOut, **PROBLEMS})
@changing
def ask_cause(request: HttpRequest, code: Code, said: shapes.CauseIn) -> Any:
    """Đề nghị ghi nhận nguyên nhân khách quan."""
    return 201, shapes.cause_of(services.ask_cause(**said.dict(), **deed_of(request, code)))


@router.post("/{code}/causes/{cause_id}/answer", response={200: shapes.CauseOut, **PROBLEMS})
@changing
def answer_cause(request: HttpRequest, code: Code, cause_id: Id, said: shapes.CauseAnswer) -> Any:
    """Xác nhận hoặc không xác nhận nguyên nhân khách quan."""
    if not ObjectiveCause.objects.filter(task_id=task_at(request, code).pk, pk=cause_id).exists():
        raise unknown()
    verb = services.confirm_cause if said.answer == "confirm" else services.refuse_cause
    return shapes.cause_of(verb(cause_id=cause_id, reason=said.reason, **by_whom(request)))


@router.post("/{code}/parts", response={201: shapes.TaskWhole, **PROBLEMS})
@changing
def give_part(request: HttpRequest, code: Code, said: shapes.PartIn) -> Any:
    """Giao một phần việc."""
    told = said.dict() | {"product": str(said.product or "")}
    made = services.give_part(**told, **deed_of(request, code))
    return 201, task(request, made.code)


@router.post("/{code}/end", response={200: shapes.TaskWhole, **PROBLEMS})
@changing
def end(request: HttpRequest, code: Code, said: shapes.EndIn) -> Any:
    """Tạm dừng, làm tiếp, thay thế, rút nhiệm vụ."""
    told = {"reason": said.reason, "document": said.document, **deed_of(request, code)}
    acts: dict[str, Callable[[], Any]] = {
        "suspend": lambda: services.suspend_task(**told),
        "resume": lambda: services.resume_task(**told),
        "withdraw": lambda: services.withdraw_task(**told),
        "replace": lambda: services.replace_task(other_code=said.other_code, **told),
    }
    acts[said.step]()
    return task(request, code)


@router.post("/{code}/contributions/{coordinator_id}/ask", response={200: shapes.ContributionOut, **PROBLEMS})
@changing
def ask_contribution(request: HttpRequest, code: Code, coordinator_id: Id, said: shapes.ContributionIn) -> Any:
    """Giao phần việc cho cơ quan phối hợp."""
    require_coordinator(request, code, coordinator_id)
    row = services.ask_contribution(coordinator_id=coordinator_id, **said.dict(), **deed_of(request, code))
    return shapes.contribution_of(row)


@router.post("/{code}/contributions/{coordinator_id}/deliver", response={200: shapes.ContributionOut, **PROBLEMS})
@changing
def deliver_contribution(request: HttpRequest, code: Code, coordinator_id: Id, said: shapes.DeliverIn) -> Any:
    """Gửi phần việc phối hợp."""
    require_coordinator(request, code, coordinator_id)
    row = services.deliver_contribution(coordinator_id=coordinator_id, note=said.note, **deed_of(request, code))
    return shapes.contribution_of(row)


def require_coordinator(request: HttpRequest, code: str, coordinator_id: int) -> None:
    """A coordinating body of this task, else 404."""
    if not TaskCoordinator.objects.filter(task_id=task_at(request, code).pk, pk=coordinator_id).exists():
        raise unknown()
