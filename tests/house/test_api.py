"""The API answers each role of each body as the pages do, and no nonsense brings it down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet

from sauro.apps.accounts.models import PersonalToken, Scope
from sauro.apps.accounts.services import make_token, revoke_token
from sauro.apps.tasks.api.shapes import TaskLine
from sauro.apps.tasks.models import Task
from sauro.config.api import api
from sauro.domain.acting import Acting, Role
from sauro.web.api import Listed
from tests import cast
from tests.counts import FULL, Proof
from tests.house.stage import Stage, stage
from tests.permission_base import (
    ADMINISTRATORS,
    ALL,
    CONTENT,
    FOR_THE_BODY,
    INSPECTORS,
    ROLES,
    SEES_DIRECTIVE,
    SEES_LETTER,
    SEES_SIGNALS,
    SEES_TASK,
    WALKED,
    people,
)
from tests.permission_rows.briefings import SEES_PLAN
from tests.permission_rows.duty import SEES as SEES_ROSTER
from tests.permission_rows.findings import SEES as SEES_FINDING
from tests.permission_rows.meetings import SEES as SEES_MEETING
from tests.permission_rows.reports import SEES_REPORT
from tests.permission_rows.visits import SEES as SEES_VISIT

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {"reason": "Việc của nơi khác", "remarks": "Thiếu phụ lục", "remark": "Khẩn trương"}
SEES_HAND_OVER = people(FOR_THE_BODY, "home") | INSPECTORS
SIGN = {"task": "NV-2026-0001", "sign": "silent", "words": "Nghỉ lễ."}
SHEET = {"kind": "agencies", "file": "Mã,Tên cơ quan\nX2,Sở Thử\n".encode()}
# path: method, who gets to the thing at all, a well-formed body (None: nothing is sent)
TABLE: dict[tuple[str, str], tuple[frozenset[str], dict[str, Any] | None]] = {
    ("GET", "/me"): (ALL, None),
    ("GET", "/me/work"): (ALL, None),
    ("GET", "/search"): (ALL, None),
    ("GET", "/agencies"): (ALL, None),
    ("GET", "/agencies/{agency_id}/people"): (ALL, None),
    ("GET", "/notices"): (ALL, None),
    ("POST", "/notices/{notice_id}/read"): (frozenset(), None),
    ("GET", "/directives"): (ALL, None),
    ("GET", "/directives/{directive_id}"): (SEES_DIRECTIVE, None),
    ("GET", "/findings"): (ALL, None),
    ("GET", "/findings/{finding_id}"): (SEES_FINDING, None),
    ("GET", "/briefings"): (ALL, None),
    ("GET", "/briefings/{plan_id}"): (SEES_PLAN, None),
    ("GET", "/briefings/{plan_id}/duties"): (SEES_PLAN, None),
    ("POST", "/briefings/duties/{duty_id}/sessions"): (SEES_PLAN, {"held_on": "2026-09-14", "attended": 3}),
    ("GET", "/reports"): (ALL, None),
    ("GET", "/reports/obligations"): (ALL, None),
    ("GET", "/reports/indicators"): (ALL, None),
    ("GET", "/reports/{report_id}"): (SEES_REPORT, None),
    ("POST", "/reports/{report_id}/figures"): (SEES_REPORT, {"values": {"results": "Xong 3 trên 4 việc."}}),
    ("GET", "/meetings"): (ALL, None),
    ("GET", "/meetings/{meeting_id}"): (SEES_MEETING, None),
    ("GET", "/visits"): (ALL, None),
    ("GET", "/visits/{visit_id}"): (SEES_VISIT, None),
    ("GET", "/duty/rosters"): (ALL, None),
    ("GET", "/duty/rosters/{roster_id}"): (SEES_ROSTER, None),
    ("GET", "/letters"): (ALL, None),
    ("GET", "/letters/{letter_id}"): (SEES_LETTER, None),
    ("GET", "/letters/{letter_id}/letter.docx"): (SEES_LETTER, None),
    ("GET", "/letters/{letter_id}/letter.pdf"): (SEES_LETTER, None),
    **{
        ("POST", f"/letters/{{letter_id}}/{verb}"): (SEES_LETTER, body)
        for verb, body in {
            "word": {"revision": 1, "subject": "Đôn đốc", "opening": "Đến nay", "asks": "Báo cáo"},
            "sign": {"revision": 1, "symbol": "CV/VPTU"},
            "send": {"how": "trục liên thông"},
            "answer": {"on": "2026-09-14", "answer": "45/BC-SNV"},
            "drop": SAID,
        }.items()
    },
    ("GET", "/hand-overs"): (ALL, None),
    ("POST", "/hand-overs"): (ALL, {"predecessor_id": 1, "successor_id": 2, **SAID}),
    ("GET", "/hand-overs/{hand_over_id}"): (SEES_HAND_OVER, None),
    ("POST", "/hand-overs/{hand_over_id}/notes"): (SEES_HAND_OVER, {"notes": {}}),
    ("POST", "/hand-overs/{hand_over_id}/give"): (SEES_HAND_OVER, {"absent_because": "Nghỉ ốm"}),
    ("POST", "/hand-overs/{hand_over_id}/take"): (SEES_HAND_OVER, None),
    ("POST", "/hand-overs/{hand_over_id}/cancel"): (SEES_HAND_OVER, None),
    ("GET", "/signals"): (ALL, None),
    ("GET", "/signals/units"): (ALL, None),
    ("GET", "/signals/units/{agency_id}"): (SEES_SIGNALS, None),
    ("GET", "/signals/units/{agency_id}/looks"): (SEES_SIGNALS, None),
    ("POST", "/signals/units/{agency_id}/explain"): (SEES_SIGNALS, SIGN),
    ("POST", "/signals/units/{agency_id}/contest"): (SEES_SIGNALS, SIGN),
    ("POST", "/signals/contests/{note_id}/answer"): (SEES_SIGNALS, {"upheld": True, "answer": "Đúng."}),
    ("GET", "/views"): (ALL, None),
    ("POST", "/views"): (CONTENT, {"name": "Quá hạn", "query": "due=overdue"}),
    ("GET", "/views/{view_id}/tasks"): (frozenset(), None),  # its owner alone: test_api_saved_views
    ("POST", "/views/{view_id}/drop"): (frozenset(), None),
    ("POST", "/bulk"): (CONTENT, {"verb": "star", "tasks": ["NV-2026-0001"], "sure": 1}),
    ("POST", "/bulk/rehearse"): (CONTENT, {"verb": "star", "tasks": ["NV-2026-0001"]}),
    ("GET", "/bulk/{bulk_id}"): (frozenset(), None),  # whoever did it alone: test_api_bulk
    ("POST", "/bulk/{bulk_id}/undo"): (frozenset(), None),
    ("GET", "/imports"): (ALL, None),
    ("POST", "/imports"): (ALL, SHEET),
    ("GET", "/imports/kinds"): (ALL, None),
    ("GET", "/imports/{batch_id}"): (ADMINISTRATORS, None),
    ("POST", "/imports/{batch_id}/columns"): (ADMINISTRATORS, {"columns": {"code": 0, "name": 1}}),
    ("GET", "/imports/{batch_id}/rows"): (ADMINISTRATORS, None),
    ("GET", "/imports/{batch_id}/missing"): (ADMINISTRATORS, None),
    ("POST", "/imports/{batch_id}/cells"): (ADMINISTRATORS, {"line": 2, "field": "name", "value": "Sở Thử"}),
    ("POST", "/imports/{batch_id}/answers"): (ADMINISTRATORS, {"key": "status:x", "choice": ""}),
    ("POST", "/imports/{batch_id}/apply"): (ADMINISTRATORS, None),
    ("POST", "/imports/{batch_id}/undo"): (ADMINISTRATORS, None),
    ("POST", "/imports/{batch_id}/drop"): (ADMINISTRATORS, None),
    ("GET", "/tasks"): (ALL, None),
    ("GET", "/tasks/{code}"): (SEES_TASK, None),
    **{
        ("GET", f"/tasks/{{code}}/{part}"): (SEES_TASK, None)
        for part in (
            "history",
            "updates",
            "submissions",
            "waiting-reports",
            "evidence",
            "extensions",
            "causes",
            "contributions",
            "parts",
        )
    },
    **{
        ("POST", f"/tasks/{{code}}/{verb}"): (SEES_TASK, body)
        for verb, body in {
            "accept": {"holding_id": 1},
            "decline": SAID,
            "assign": {"lead_id": 1},
            "updates": {"line": "Đang làm"},
            "submissions": {"summary": "Đã xong", "product": "list"},
            "evidence": {"declared_open": "true", "file": b"Danh muc"},
            "confirm": SAID,
            "send-back": SAID,
            "star": {"starred": True},
            "urge": SAID,
            "extensions": {"asked_due": "2026-11-02", **SAID},
            "extensions/{number}/answer": {"answer": "withdraw"},
            "causes": {"kind": "waiting", "since": "2026-09-14", **SAID},
            "causes/{cause_id}/answer": {"answer": "confirm"},
            "parts": {"agency_id": 1, "work": "Lập danh mục"},
            "end": {"step": "suspend", **SAID},
            "contributions/{coordinator_id}/ask": {"work": "Số liệu", "due_on": "2026-09-30"},
            "contributions/{coordinator_id}/deliver": {"note": "Gửi kèm"},
            "contributions": {"agency_id": 1, "work": "Số liệu", "due_on": "2026-09-30"},
            "contributions/{coordinator_id}/send-back": SAID,
            "contributions/{coordinator_id}/remind": None,
            "explain": {"words": "Chờ số liệu"},
            "causes/{cause_id}/end": {"until": "2026-09-14"},
            "evidence/{evidence_id}/release": {"open": True},
        }.items()
    },
}
# the task has none of these rows
ALWAYS_404 = {
    "extensions/{number}/answer",
    "causes/{cause_id}/answer",
    "causes/{cause_id}/end",
    "evidence/{evidence_id}/release",
}


def key_of(who: Acting, scope: Scope = Scope.WRITE) -> dict[str, str]:
    """The header that carries a new key of somebody."""
    _, key = make_token(name="thử", scope=scope, days=365, by=who, at=cast.AT)
    return {"HTTP_AUTHORIZATION": f"Bearer {key}"}


def somebody(there: Stage, role: str, place: str) -> Acting:
    head = role == "leader" and place != "home"
    holding = cast.person_in(there.place(place), Role(role), head=head)
    return cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)


def ask(path: str, header: dict[str, str], method: str = "GET", body: object = None) -> Any:
    client = Client(raise_request_exception=False)
    as_json = {"data": json.dumps(body), "content_type": "application/json"} if plain(body) else form(body)
    sent = {} if body is None else as_json
    return client.generic(method, f"/api/v1{path}", **sent, **header)  # type: ignore[arg-type]


def plain(body: object) -> bool:
    return not isinstance(body, dict) or not any(isinstance(said, bytes) for said in body.values())


def form(body: Any) -> dict[str, object]:
    """The fields of a form with files, as a browser sends them."""
    fields = {name: said if isinstance(said, bytes) else str(said) for name, said in body.items()}
    files = {n: SimpleUploadedFile("tep.csv", said) for n, said in fields.items() if isinstance(said, bytes)}
    return {"data": encode_multipart(BOUNDARY, fields | files), "content_type": MULTIPART_CONTENT}


def operations() -> Iterator[tuple[str, str]]:
    for path, methods in api.get_openapi_schema(path_prefix="")["paths"].items():
        yield from ((method.upper(), path) for method in methods)


def test_every_operation_has_a_row() -> None:
    assert sorted(operations()) == sorted(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_of_each_body_reaches_what_its_row_says(role: str) -> None:
    there = stage()
    words = {"code": "task", "agency_id": "home", "directive_id": "directive", "coordinator_id": "coordinator"}
    words["finding_id"] = "finding"
    words["report_id"] = "report"
    words |= {"letter_id": "letter", "hand_over_id": "hand_over", "batch_id": "batch"}
    words |= {"plan_id": "briefing", "duty_id": "briefing_duty"}
    words |= {"meeting_id": "meeting", "visit_id": "visit", "roster_id": "roster"}
    words |= {"note_id": "contest", "view_id": "view"}
    places = {name: there.things[word] for name, word in words.items()} | {"number": 1, "cause_id": 1, "notice_id": 1}
    places["bulk_id"] = 999_999

    wrong = {}
    for place in WALKED:
        header = key_of(somebody(there, role, place))
        for (method, path), (sees, body) in TABLE.items():
            if path.rpartition("{code}/")[2] in ALWAYS_404:
                continue
            Task.objects.filter(code=there.things["task"]).update(lead=there.desk.tinh.home)
            got = ask(path.format(**places), header, method, body)
            expected = f"{role}@{place}" in sees
            if (got.status_code in (200, 201, 202, 422)) != expected or (not expected and got.status_code != 404):
                wrong[f"{method} {path} as {role}@{place}"] = got.status_code

    assert wrong == {}


def test_lists_hold_only_what_may_be_seen() -> None:
    there = stage()
    stranger, head = somebody(there, "leader", "foreign"), somebody(there, "coordinator", "home")

    assert ask("/tasks", key_of(stranger)).json() == {"total": 0, "items": []}
    assert ask("/directives", key_of(stranger)).json()["total"] == 0
    assert [row["code"] for row in ask("/tasks", key_of(head)).json()["items"]] == [there.things["task"]]


def test_without_a_good_key_nothing_answers() -> None:
    there = stage()
    who = somebody(there, "coordinator", "home")
    made, key = make_token(name="cũ", scope=Scope.READ, days=365, by=who, at=cast.AT)
    revoke_token(token_id=made.pk, by=who, at=cast.AT)
    headers = [{}, {"HTTP_AUTHORIZATION": "Bearer la"}, {"HTTP_AUTHORIZATION": f"Bearer {key}"}]

    answers = [ask("/tasks", header) for header in [*headers, key_of(who, Scope.FEED)]]
    signed_in = there.signed_in("coordinator", "home").get("/api/v1/tasks")

    assert [a.status_code for a in answers] == [401] * 4
    assert signed_in.status_code == 401, "a session is no key: a forged form reaches nothing"
    assert answers[0].json()["code"] == "token.invalid"


def test_a_key_ends_with_its_day_and_with_the_post() -> None:
    there = stage()
    who = somebody(there, "coordinator", "home")
    header = key_of(who)

    before = ask("/me", header).status_code
    PersonalToken.objects.update(expires_on=cast.TODAY.replace(year=2020))

    assert (before, ask("/me", header).status_code) == (200, 401)


def test_a_key_for_reading_changes_nothing() -> None:
    there = stage()
    header = key_of(somebody(there, "coordinator", "home"), Scope.READ)

    refused = ask(f"/tasks/{there.things['task']}/updates", header, "POST", {"line": "Đang làm"})

    assert refused.status_code == 403
    assert not Task.objects.get(code=there.things["task"]).updates.exists()


def test_a_refusal_carries_rule_and_advice() -> None:
    there = stage()
    header = key_of(somebody(there, "clerk", "building"))

    refused = ask(f"/tasks/{there.things['task']}/updates", header, "POST", {"line": "Đang làm"})

    assert refused.status_code == 422
    assert refused.json()["code"] == "task.update.forbidden"
    assert refused.json()["advice"]


@pytest.mark.proof
def test_no_nonsense_brings_the_api_down(proof: Proof) -> None:
    there = stage()
    header = key_of(somebody(there, "coordinator", "home"))
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    every = [found.ok().as_strategy() for found in schema.get_all_operations()]
    cases, answers = proof.count(small=150, full=5000), []

    @settings(
        max_examples=cases, deadline=None, database=None, derandomize=not FULL, suppress_health_check=list(HealthCheck)
    )
    @given(case=st.one_of(every), real=st.booleans())
    def run(case: Any, real: bool) -> None:
        if real and case.path_parameters and "code" in case.path_parameters:
            case.path_parameters["code"] = there.things["task"]
        for name, thing in {"letter_id": "letter", "hand_over_id": "hand_over", "batch_id": "batch"}.items():
            if real and case.path_parameters and name in case.path_parameters:
                case.path_parameters[name] = there.things[thing]
        path, body = case.formatted_path.removeprefix("/api/v1"), case.body
        asked = f"{path}?{urlencode(case.query or {}, doseq=True)}"
        answer = ask(asked, header, case.method, None if isinstance(body, NotSet) else body)
        answers.append(answer.status_code)
        assert answer.status_code < 500, (case.method, asked, body)

    run()

    proof.report(cases, f"0 server errors, {sum(code < 300 for code in answers)} succeeded")


def test_a_list_of_tasks_has_the_form_of_its_schema() -> None:
    there = stage()
    told = ask("/tasks", key_of(somebody(there, "coordinator", "home"))).json()

    assert Listed[TaskLine].model_validate(told).model_dump(mode="json") == told


def test_the_rooms_of_the_working_day_tell_what_their_pages_tell() -> None:
    there = stage()
    head, stranger = somebody(there, "coordinator", "home"), somebody(there, "leader", "foreign")
    things = there.things

    rows = {path: ask(path, key_of(head)).json() for path in ("/meetings", "/visits", "/duty/rosters")}
    meeting = ask(f"/meetings/{things['meeting']}", key_of(head)).json()
    visit = ask(f"/visits/{things['visit']}", key_of(head)).json()
    roster = ask(f"/duty/rosters/{things['roster']}", key_of(head)).json()

    assert [things[name] in {r["id"] for r in rows[path]["items"]} for path, name in (
        ("/meetings", "meeting"), ("/visits", "visit"), ("/duty/rosters", "roster"),
    )] == [True] * 3  # fmt: skip
    assert all(ask(path, key_of(stranger)).json()["total"] == 0 for path in rows)
    assert meeting["items"][0]["papers"][0]["agency_id"] == meeting["seats"][0]["agency_id"] == head.agency_id
    assert meeting["conclusions"] == [], "what was not signed is not said"
    assert [asked["standing"] for asked in visit["recommendations"]] == ["overdue"]
    assert {shift["role"] for shift in roster["shifts"]} <= {"leader", "officer"}
