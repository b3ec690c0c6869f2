"""Nhiệm vụ: giao diện lập trình. What may be seen, and the verbs of a task's life; signals, views, bulk."""

from sauro.apps.tasks.api import moving, reporting, waiting
from sauro.apps.tasks.api.bulk import router as bulk
from sauro.apps.tasks.api.hand_overs import router as hand_overs
from sauro.apps.tasks.api.reading import router
from sauro.apps.tasks.api.saved_views import router as saved_views
from sauro.apps.tasks.api.signals import router as signals

__all__ = ["bulk", "hand_overs", "moving", "reporting", "router", "saved_views", "signals", "waiting"]
