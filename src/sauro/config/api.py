"""Giao diện lập trình. The one API, with each app's router; under /api/v1/, described by openapi.json."""

from __future__ import annotations

from typing import Any

from sauro.apps.agencies.api import router as agencies
from sauro.apps.briefings.api import router as briefings
from sauro.apps.desk.api import finding
from sauro.apps.desk.api import router as desk
from sauro.apps.directives.api import router as directives
from sauro.apps.duty.api import router as duty
from sauro.apps.findings.api import router as findings
from sauro.apps.imports.api import router as imports
from sauro.apps.letters.api import router as letters
from sauro.apps.meetings.api import router as meetings
from sauro.apps.notices.api import router as notices
from sauro.apps.reports.api import router as reports
from sauro.apps.tasks.api import bulk, hand_overs, saved_views, signals
from sauro.apps.tasks.api import router as tasks
from sauro.apps.visits.api import router as visits
from sauro.web.api import make_api

api = make_api("SáuRõ")
api.add_router("/tasks", tasks)
api.add_router("/agencies", agencies)
api.add_router("/directives", directives)
api.add_router("/notices", notices)
api.add_router("/reports", reports)
api.add_router("/findings", findings)
api.add_router("/briefings", briefings)
api.add_router("/letters", letters)
api.add_router("/hand-overs", hand_overs)
api.add_router("/signals", signals)
api.add_router("/views", saved_views)
api.add_router("/bulk", bulk)
api.add_router("/imports", imports)
api.add_router("/meetings", meetings)
api.add_router("/visits", visits)
api.add_router("/duty", duty)
api.add_router("/me", desk)
api.add_router("/search", finding)


def api_urls() -> tuple[Any, ...]:
    """Addresses of the API. They ask for a key, not for a session, so the sign-in page never answers for them."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        pattern.callback.login_required = False
    return patterns, app, namespace
