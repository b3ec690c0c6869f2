"""Nhiệm vụ: giao diện lập trình. What may be seen, and the verbs of a task's life, under /api/v1/tasks/."""

from sauro.apps.tasks.api import moving
from sauro.apps.tasks.api.reading import router

__all__ = ["moving", "router"]
