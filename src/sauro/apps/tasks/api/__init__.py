"""Nhiệm vụ: giao diện lập trình. What may be seen, and the verbs of a task's life, under /api/v1/tasks/."""

from sauro.apps.tasks.api.moving import router as moving
from sauro.apps.tasks.api.reading import router as reading

ROUTERS = (reading, moving)

__all__ = ["ROUTERS"]
