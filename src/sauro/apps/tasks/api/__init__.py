"""Nhiệm vụ: giao diện lập trình. What may be seen, and the verbs of a task's life, under /api/v1/tasks/."""

from sauro.apps.tasks.api import moving, reporting, waiting
from sauro.apps.tasks.api.hand_overs import router as hand_overs
from sauro.apps.tasks.api.reading import router

__all__ = ["hand_overs", "moving", "reporting", "router", "waiting"]
