"""Sàn. Bare views that do the work of (a) to (g) with raw SQL, Jinja2 and json: no sign-in, no permissions, no menu.

The floor is close to what the machine can do on the same rows; the product is measured against it, not in
milliseconds of one day. Tables of the floor: `prepare`.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from jinja2 import Environment

from sauro.apps.search.fulltext import WORDS

ROWS = 50
ENDED = "('confirmed', 'replaced', 'withdrawn')"
EVENTS = """CREATE TABLE IF NOT EXISTS bench_event (
  id integer PRIMARY KEY, task_id bigint, kind varchar(60), words text, at varchar(40),
  previous varchar(64) UNIQUE, hash varchar(64) UNIQUE)"""
_LIST = f"""
SELECT t.id, t.code, t.work, t.due_on, t.status, t.percent, t.last_sign_at, t.starred, t.clause_marker,
       a.name AS lead, d.number AS directive, p.name AS person
FROM tasks_task t JOIN agencies_agency a ON a.id = t.lead_id JOIN directives_directive d ON d.id = t.directive_id
LEFT JOIN agencies_holding h ON h.id = COALESCE(t.responsible_id, t.proposed_id)
LEFT JOIN agencies_person p ON p.id = h.person_id
WHERE t.{{of}} = %s AND t.status NOT IN {ENDED} AND t.due_on < %s ORDER BY t.due_on, t.code LIMIT {ROWS}"""
_COUNT = f"SELECT COUNT(*) FROM tasks_task t WHERE t.{{of}} = %s AND t.status NOT IN {ENDED} AND t.due_on < %s"
_TASK = """
SELECT t.*, a.name AS lead, g.name AS giver, d.number AS directive, p.name AS person
FROM tasks_task t JOIN agencies_agency a ON a.id = t.lead_id JOIN directives_directive d ON d.id = t.directive_id
LEFT JOIN agencies_agency g ON g.id = t.giver_id
LEFT JOIN agencies_holding h ON h.id = COALESCE(t.responsible_id, t.proposed_id)
LEFT JOIN agencies_person p ON p.id = h.person_id WHERE t.id = %s"""
_HISTORY = """SELECT e.kind, e.by_name, e.at, v.new FROM journal_entry e JOIN journal_entryvalues v
ON v.entry_id = e."index" WHERE e.about_kind = 'task' AND e.about_id = %s ORDER BY e."index" DESC"""
_COUNTS = """SELECT a.name, c.status, c.number FROM tasks_taskcount c JOIN agencies_agency a ON a.id = c.agency_id
ORDER BY a.sort_key, c.status"""
_FOUND = """
SELECT t.id, t.code, t.work, t.due_on, t.status, t.percent, t.last_sign_at, t.starred, t.clause_marker,
       a.name AS lead, d.number AS directive, '' AS person
FROM {found} JOIN tasks_task t ON t.id = s.object_id JOIN agencies_agency a ON a.id = t.lead_id
JOIN directives_directive d ON d.id = t.directive_id
WHERE {matches} AND s.kind = 'task' ORDER BY t.approved_at DESC, t.id DESC LIMIT 50"""
_FTS = {
    "sqlite": _FOUND.format(
        found="search_fts f JOIN search_searchentry s ON s.id = f.rowid", matches="search_fts MATCH %s"
    ),
    "postgresql": _FOUND.format(
        found="search_searchentry s",
        matches=WORDS.replace("search_searchentry.", "s.") + " @@ phraseto_tsquery('simple', %s)",
    ),
}
_pages = Environment(autoescape=True)
_TABLE = _pages.from_string(
    "<!doctype html><title>Sổ</title><p>{{ total }}</p><table>{% for r in rows %}<tr>"
    "<td><a href='/tasks/{{ r.code }}/'>{{ r.work }}</a> {{ r.code }} {{ r.directive }} {{ r.clause_marker }}</td>"
    "<td>{{ r.lead }} {{ r.person }}</td><td>{{ r.due_on }}</td>"
    "<td>{{ r.status }} {{ r.percent }} {{ r.last_sign_at }}</td></tr>{% endfor %}</table>"
)
_SHEET = _pages.from_string(
    "<!doctype html><title>{{ t.code }}</title><h1>{{ t.work }}</h1><p>{{ t.text }}</p><dl>{% for k, v in t.items() %}"
    "<dt>{{ k }}</dt><dd>{{ v }}</dd>{% endfor %}</dl><ol>{% for e in history %}<li>{{ e.at }} {{ e.by_name }} "
    "{{ e.kind }} {{ e.new }}</li>{% endfor %}</ol>"
)
_SUMMARY = _pages.from_string(
    "<!doctype html><table>{% for name, by in rows.items() %}<tr><th>{{ name }}</th>{% for s in statuses %}"
    "<td>{{ by.get(s, '') }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


def _all(sql: str, values: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _one(sql: str, values: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def _list(request: HttpRequest) -> tuple[list[dict[str, Any]], int]:
    of = "registrar_id" if "registrar" in request.GET else "lead_id"
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    values = [int(request.GET.get("registrar") or request.GET["lead"]), day]
    return _all(_LIST.format(of=of), values), _one(_COUNT.format(of=of), values)[0]


def listing(request: HttpRequest) -> HttpResponse:
    """(a) fifty overdue tasks and how many there are."""
    rows, total = _list(request)
    return HttpResponse(_TABLE.render(rows=rows, total=total))


def listing_json(request: HttpRequest) -> HttpResponse:
    """(g) the same as JSON."""
    rows, total = _list(request)
    body = json.dumps({"total": total, "items": rows}, ensure_ascii=False, default=str)
    return HttpResponse(body, content_type="application/json")


def task(request: HttpRequest, pk: int) -> HttpResponse:
    """(b) one task with its history."""
    return HttpResponse(_SHEET.render(t=_all(_TASK, [pk])[0], history=_all(_HISTORY, [pk])))


def update(request: HttpRequest, pk: int) -> HttpResponse:
    """(c) a change, a comment and an event bound to the one before."""
    now = timezone.now()
    lock = " FOR UPDATE" if connection.vendor == "postgresql" else ""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT percent, lead_id FROM tasks_task WHERE id = %s{lock}", [pk])
        _, lead = cursor.fetchone()
        cursor.execute(
            "UPDATE tasks_task SET percent = %s, last_sign_at = %s, revision = revision + 1 WHERE id = %s",
            [request.POST["percent"], now, pk],
        )
        cursor.execute(
            "INSERT INTO tasks_progress (task_id, percent, milestone, line, obstacle, agency_id, by_name, at) "
            "VALUES (%s, %s, '', %s, '', %s, 'sàn', %s)",
            [pk, request.POST["percent"], request.POST["line"], lead, now],
        )
        _event(cursor, pk, "updated", request.POST["line"], now.isoformat())
    return HttpResponse(status=302, headers={"Location": f"/floor/task/{pk}/"})


def _event(cursor: Any, pk: int, kind: str, words: str, at: str) -> None:
    if connection.vendor == "postgresql":
        cursor.execute("SELECT pg_advisory_xact_lock(7)")
    cursor.execute("SELECT id, hash FROM bench_event ORDER BY id DESC LIMIT 1")
    number, previous = cursor.fetchone() or (0, "0")
    said = json.dumps([number + 1, pk, kind, words, at, previous], ensure_ascii=False)
    found = hashlib.sha256(said.encode()).hexdigest()
    cursor.execute(
        "INSERT INTO bench_event (id, task_id, kind, words, at, previous, hash) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [number + 1, pk, kind, words, at, previous, found],
    )


def counts(request: HttpRequest) -> HttpResponse:
    """(d) agency × status, from the table of counts."""
    rows: dict[str, dict[str, int]] = {}
    statuses: dict[str, None] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        for name, status, number in cursor.fetchall():
            rows.setdefault(name, {})[status] = number
            statuses[status] = None
    return HttpResponse(_SUMMARY.render(rows=rows, statuses=list(statuses)))


def search(request: HttpRequest) -> HttpResponse:
    """(e) a phrase, without diacritics; the newest fifty."""
    phrase = request.GET["q"]
    wanted = f'"{phrase}"' if connection.vendor == "sqlite" else phrase
    rows = _all(_FTS[connection.vendor], [wanted])
    return HttpResponse(_TABLE.render(rows=rows, total=len(rows)))


def create(request: HttpRequest, pk: int) -> HttpResponse:
    """(f) a task with a number of its own, like the task `pk`, and its event."""
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE bench_number SET last = last + 1")
        cursor.execute("SELECT last FROM bench_number")
        code = f"SAN-{cursor.fetchone()[0]:06d}"
        cursor.execute(_copy_of_a_task(), [code, pk])
        _event(cursor, pk, "created", code, now.isoformat())
    return HttpResponse(status=302, headers={"Location": f"/tasks/{code}/"})


_columns: list[str] = []


def _copy_of_a_task() -> str:
    left_out = {"id", "code", "draft_id", "parent_id", "root_id", "period"}
    names = ", ".join(connection.ops.quote_name(name) for name in _columns if name not in left_out)
    return f"INSERT INTO tasks_task (code, period, {names}) SELECT %s, '', {names} FROM tasks_task WHERE id = %s"


def prepare() -> None:
    """Tables of the floor, and the columns of a task."""
    with connection.cursor() as cursor:
        cursor.execute(EVENTS)
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_number (last integer)")
        cursor.execute("DELETE FROM bench_number")
        cursor.execute("INSERT INTO bench_number (last) SELECT COUNT(*) FROM tasks_task")
        _columns[:] = [column.name for column in connection.introspection.get_table_description(cursor, "tasks_task")]
