"""Các phần của trang nhiệm vụ. Each topic adds one line; the task page gives every part what its function answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from sauro.apps.tasks.models import Task
from sauro.apps.tasks.views import causes, contributions, endings, extensions, hand_over, parts, urging

Section = Callable[[HttpRequest, Task], Mapping[str, Any]]
SECTIONS: dict[str, Section] = {
    "parts": parts.section,
    "contributions": contributions.section,
    "extension": extensions.section,
    "urgings": urging.section,
    "causes": causes.section,
    "endings": endings.section,
    "hand_over": hand_over.section,
}


def sections_of(request: HttpRequest, task: Task) -> dict[str, Mapping[str, Any]]:
    """Name of the part → its context; `tasks/_<name>.html` reads `sections.<name>`, besides task, acting and today."""
    return {name: section(request, task) for name, section in SECTIONS.items()}
