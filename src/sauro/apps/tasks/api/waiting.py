"""Chờ nhau qua giao diện lập trình: cơ quan phối hợp, giải trình, nguyên nhân đã hết. As the task's page has them."""

from typing import Any

from django.http import HttpRequest

from sauro.apps.tasks import services
from sauro.apps.tasks.api import shapes
from sauro.apps.tasks.api.moving import by_whom, deed_of, require_coordinator, unknown
from sauro.apps.tasks.api.reading import router, task_at
from sauro.apps.tasks.models import ObjectiveCause, TaskCoordinator
from sauro.web.api import PROBLEMS, Code, Id, changing


@router.post("/{code}/contributions", response={201: shapes.ContributionOut, **PROBLEMS})
@changing
def add_coordinator(request: HttpRequest, code: Code, said: shapes.CoordinatorIn) -> Any:
    """Thêm cơ quan phối hợp mà văn bản không nêu, và đề nghị ngay phần việc của cơ quan ấy."""
    return 201, shapes.contribution_of(services.add_coordinator(**said.dict(), **deed_of(request, code)))


@router.post("/{code}/contributions/{coordinator_id}/send-back", response={200: shapes.ContributionOut, **PROBLEMS})
@changing
def send_back_contribution(request: HttpRequest, code: Code, coordinator_id: Id, said: shapes.UrgeIn) -> Any:
    """Trả lại kết quả phối hợp: thời gian chờ tính tiếp từ hôm nay."""
    require_coordinator(request, code, coordinator_id)
    row = services.send_back_contribution(coordinator_id=coordinator_id, remark=said.remark, **deed_of(request, code))
    return shapes.contribution_of(row)


@router.post("/{code}/contributions/{coordinator_id}/remind", response={200: shapes.ContributionOut, **PROBLEMS})
@changing
def remind_contribution(request: HttpRequest, code: Code, coordinator_id: Id) -> Any:
    """Nhắc cơ quan phối hợp, mỗi ngày một lần."""
    require_coordinator(request, code, coordinator_id)
    services.remind_contribution(coordinator_id=coordinator_id, **deed_of(request, code))
    return shapes.contribution_of(TaskCoordinator.objects.select_related("agency").get(pk=coordinator_id))


@router.post("/{code}/explain", response={201: shapes.UpdateOut, **PROBLEMS})
@changing
def explain(request: HttpRequest, code: Code, said: shapes.ExplainIn) -> Any:
    """Giải trình quá hạn. Hạn không đổi."""
    return 201, shapes.update_of(services.explain_lateness(words=said.words, **deed_of(request, code)))


@router.post("/{code}/causes/{cause_id}/end", response={200: shapes.CauseOut, **PROBLEMS})
@changing
def end_cause(request: HttpRequest, code: Code, cause_id: Id, said: shapes.CauseEnd) -> Any:
    """Ghi ngày cuối của nguyên nhân khách quan: đồng hồ chạy tiếp từ hôm sau."""
    if not ObjectiveCause.objects.filter(task_id=task_at(request, code).pk, pk=cause_id).exists():
        raise unknown()
    return shapes.cause_of(services.end_cause(cause_id=cause_id, until=said.until, **by_whom(request)))
