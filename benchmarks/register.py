"""Sổ nhiệm vụ. The product's pages against the floor, in alternation, so that a busy machine hits both alike.

Runs inside a process whose settings name a register of full size (`benchmarks.sized`).
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from benchmarks import floor
from benchmarks.measure import Figure
from sauro.apps.accounts.models import Scope, User
from sauro.apps.accounts.queries import acting_for
from sauro.apps.accounts.services import make_token
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.tasks.models import ActorRole, Draft, DraftActor, DraftState, Review, Task
from sauro.apps.tasks.views import register as register_view
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from sauro.web.pagination import page_of

ROUNDS = 30
ENOUGH = 20.0  # seconds; on a busy machine fewer rounds, never less than a third
WARM = 3
ROWS = 50  # the goals speak of fifty rows; the product shows twenty-five
PHRASE = "ho so qua han"
REQUEST_GOAL = {"a": 2.0, "b": 2.0, "c": 3.0, "d": 1.5, "e": 1.5, "f": 3.0, "g": 1.5}
Ask = Callable[[], Any]


class Counted:
    """Số truy vấn while it is entered; nothing is kept of their words."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.number += not sql.startswith(("SAVEPOINT", "RELEASE"))
        return execute(sql, params, many, context)


@dataclass(frozen=True, slots=True)
class Person:
    """Người dùng khi đo: signed in, in a post."""

    client: Client
    acting: Acting


def person(username: str) -> Person:
    user = User.objects.get(username=username)
    acting = acting_for(user, None, timezone.localdate())
    assert acting is not None, username
    client = Client(raise_request_exception=True)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Person(client, acting)


def sent(someone: Person, address: str, form: dict[str, str]) -> Any:
    """A form as it is sent from a page: whatever was said after the form before has been read there."""
    someone.client.cookies.pop("messages", None)
    return someone.client.post(address, form)


def bare() -> Client:
    """A client whose requests pass no middleware."""
    client = Client(raise_request_exception=True)
    with override_settings(MIDDLEWARE=[]):
        client.get("/floor/counts/")  # the chain is built once, at the first request
    return client


def asked(ask: Ask, statuses: tuple[int, ...] = (200, 201, 302)) -> int:
    """Queries of one request, which must succeed."""
    counted = Counted()
    with connection.execute_wrapper(counted):
        response = ask()
    if response.status_code not in statuses:
        raise RuntimeError(f"{response.request['PATH_INFO']}: {response.status_code} {response.content[:600]!r}")
    return counted.number


def compared(name: str, ours: Ask, theirs: Ask | None, goal: float = 0.0, rounds: int = ROUNDS) -> Figure:
    """The line of one operation: p50 of ours and of the floor in milliseconds, the ratio, the queries of ours."""
    for _ in range(WARM):
        queries = asked(ours)
        if theirs:
            asked(theirs)
    mine: list[Took] = []
    bottom: list[Took] = []
    began = time.perf_counter()
    while len(mine) < rounds and (len(mine) < rounds // 3 or time.perf_counter() - began < ENOUGH):
        mine.append(_took(ours))
        if theirs:
            bottom.append(_took(theirs))
    own, worst = _middle(mine), _p95(mine)
    if theirs is None:
        return Figure(f"  {name}", f"{own.waited:.1f} ms (p95 {worst:.0f}, CPU {own.used:.1f}); {queries} truy vấn")
    base = _middle(bottom)
    ratio, used = own.waited / base.waited, own.used / base.used
    shown = (
        f"{own.waited:.1f} / {base.waited:.1f} ms = {ratio:.2f} (p95 {worst:.0f} / {_p95(bottom):.0f}; "
        f"CPU {own.used:.1f} / {base.used:.1f} = {used:.2f}); "
    )
    return Figure(f"  {name}", f"{shown}{queries} truy vấn", f"≤ {goal:g}", ratio <= goal)


@dataclass(frozen=True, slots=True)
class Took:
    """Một lần chạy, in milliseconds: what was waited, and what this process spent on a core."""

    waited: float
    used: float


def _took(ask: Ask) -> Took:
    began, spent = time.perf_counter(), time.process_time()
    ask()
    return Took(1000 * (time.perf_counter() - began), 1000 * (time.process_time() - spent))


def _middle(runs: Sequence[Took]) -> Took:
    return Took(statistics.median(r.waited for r in runs), statistics.median(r.used for r in runs))


def _p95(runs: Sequence[Took]) -> float:
    """What nineteen of twenty runs stay within, in milliseconds."""
    return sorted(r.waited for r in runs)[max(0, -(-len(runs) * 19 // 20) - 1)]


def register() -> Iterator[Figure]:
    """(a) to (g), then the pages that have no floor."""
    floor.prepare()
    clerk, head, below = person("tonghop"), person("snv.lanhdao"), bare()
    yield from _lists(clerk, head, below)
    yield from _pages(clerk, head, below)
    yield from _writes(clerk, head, below)


def _lists(clerk: Person, head: Person, below: Client) -> Iterator[Figure]:
    of_body, of_office = f"lead={head.acting.agency_id}", f"registrar={clerk.acting.agency_id}"
    register_view.page_of = partial(page_of, size=ROWS)  # type: ignore[attr-defined]
    for who, someone, query in (("một sở", head, of_body), ("đầu mối của tỉnh", clerk, of_office)):
        yield compared(
            f"(a) sổ, 50 việc quá hạn, {who}",
            lambda someone=someone: someone.client.get("/tasks/?due=overdue"),  # type: ignore[misc]
            lambda query=query: below.get(f"/floor/list/?{query}"),  # type: ignore[misc]
            REQUEST_GOAL["a"],
        )
    register_view.page_of = page_of  # type: ignore[attr-defined]
    for who, someone, query in (("một sở", head, of_body), ("đầu mối của tỉnh", clerk, of_office)):
        key = {"HTTP_AUTHORIZATION": f"Bearer {_token(someone.acting)}"}
        machine = Client()
        yield compared(
            f"(g) 50 việc quá hạn, JSON, {who}",
            lambda key=key, machine=machine: machine.get("/api/v1/tasks?overdue=true&limit=50", **key),  # type: ignore[misc]
            lambda query=query: below.get(f"/floor/list.json?{query}"),  # type: ignore[misc]
            REQUEST_GOAL["g"],
        )


def _token(acting: Acting) -> str:
    return make_token(name="đo", scope=Scope.WRITE, days=2, by=acting, at=timezone.now())[1]


def _pages(clerk: Person, head: Person, below: Client) -> Iterator[Figure]:
    task, inspector = _running(head)[0], _inspector()
    yield compared(
        "(b) trang nhiệm vụ",
        lambda: head.client.get(f"/tasks/{task.code}/"),
        lambda: below.get(f"/floor/task/{task.pk}/"),
        REQUEST_GOAL["b"],
    )
    yield compared(
        "(d) cơ quan × trạng thái, mọi cơ quan",
        lambda: inspector.client.get("/agencies/summary/"),
        lambda: below.get("/floor/counts/"),
        REQUEST_GOAL["d"],
    )
    for who, someone in (("một sở", head), ("đầu mối của tỉnh", clerk)):
        for what, address in (("Ctrl+K", "/search/quick/"), ("sổ", "/tasks/")):
            yield compared(
                f"(e) cụm từ “{PHRASE}”, {what}, {who}",
                lambda someone=someone, address=address: someone.client.get(address, {"q": PHRASE}),  # type: ignore[misc]
                lambda: below.get("/floor/search/", {"q": PHRASE}),
                REQUEST_GOAL["e"],
            )
    for who, someone in (("lãnh đạo sở", head), ("chuyên viên", person("snv.chuyenvien")), ("đầu mối", clerk)):
        yield compared(f"việc của tôi, {who}", lambda someone=someone: someone.client.get("/"), None)  # type: ignore[misc]
    yield compared("sổ, trang đầu, đầu mối của tỉnh", lambda: clerk.client.get("/tasks/"), None)
    yield compared("số của các cách xem, đầu mối", lambda: clerk.client.get("/tasks/counts/"), None)
    load = f"/agencies/{head.acting.agency_id}/load/"
    yield compared("trang việc của một sở", lambda: head.client.get(load), None)
    yield compared("danh mục cơ quan", lambda: clerk.client.get("/agencies/"), None)


def _inspector() -> Person:
    """Somebody of the inspection, who sees the work of every body."""
    found = Holding.objects.filter(role=Role.INSPECTOR.value, until=None, person__account__isnull=False)
    return person(found.values_list("person__account__username", flat=True)[0])


def _running(head: Person) -> list[Task]:
    found = Task.objects.filter(lead_id=head.acting.agency_id, status=Status.IN_PROGRESS, parent=None)
    return list(found.exclude(draft=None).order_by("-due_on", "pk")[:50]) or list(found[:50])


def _writes(clerk: Person, head: Person, below: Client) -> Iterator[Figure]:
    tasks = _running(head)
    turn = iter(range(1_000_000))

    def update() -> Any:
        task = tasks[next(turn) % len(tasks)]
        return sent(head, f"/tasks/{task.code}/update/", {"percent": "45", "line": "Đã gửi dự thảo lấy ý kiến"})

    def bare_update() -> Any:
        task = tasks[next(turn) % len(tasks)]
        return below.post(f"/floor/update/{task.pk}/", {"percent": "45", "line": "Đã gửi dự thảo lấy ý kiến"})

    yield compared("(c) cập nhật tiến độ, vào chuỗi nhật ký", update, bare_update, REQUEST_GOAL["c"])
    create = partial(below.post, f"/floor/create/{tasks[0].pk}/")
    approve = _approvals(clerk, WARM + ROUNDS)
    yield compared("(f) duyệt một đề xuất thành nhiệm vụ", lambda: next(approve), create, REQUEST_GOAL["f"])
    parts = _parts(head, WARM + ROUNDS)
    yield compared("(f) giao một phần việc", lambda: next(parts), create, REQUEST_GOAL["f"])


def _approvals(clerk: Person, number: int) -> Iterator[Any]:
    """So many drafts that wait in one review, approved one after another."""
    here = clerk.acting.agency_id
    review = Review.objects.filter(directive__registrar_id=here, drafts__isnull=False).order_by("-pk").first()
    assert review is not None
    model = review.drafts.select_related("proposed_holding").exclude(due_on=None).first()
    assert model is not None
    lead = model.actors.get(role=ActorRole.LEAD)
    drafts = []
    for order in range(number):
        model.pk, model.state, model.version, model.order = None, DraftState.PROPOSED, 1, 1000 + order
        model.due_on = timezone.localdate() + dt.timedelta(days=30)
        model._state.adding = True
        model.save()
        DraftActor.objects.create(draft_id=model.pk, role=lead.role, order=0, printed=lead.printed, agency=lead.agency)
        drafts.append(model.pk)
    for turn, pk in enumerate(drafts):
        address = f"/review/{review.directive_id}/drafts/{pk}/approve/"
        yield sent(clerk, address, {"version": "1"})
        if turn < WARM - 1 and Draft.objects.values_list("state", flat=True).get(pk=pk) != DraftState.APPROVED:
            raise RuntimeError("a draft was not approved")


def _parts(head: Person, number: int) -> Iterator[Any]:
    """So many parts of one task, each to a unit below."""
    today = timezone.localdate()
    task = Task.objects.filter(
        lead_id=head.acting.agency_id, status__in=[str(Status.ACCEPTED), str(Status.IN_PROGRESS)], due_on__gt=today,
        parent=None,
    ).first()  # fmt: skip
    assert task is not None and task.due_on is not None
    units = list(Agency.objects.filter(edges_up__parent_id=head.acting.agency_id, valid_to=None))
    for n in range(number):
        said = {"to": units[n % len(units)].code, "work": f"Chuẩn bị số liệu, lần {n}", "due_on": f"{task.due_on}"}
        form = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-product": "report"}
        yield sent(head, f"/tasks/{task.code}/parts/", form | {f"form-0-{k}": v for k, v in said.items()})
