"""Cơ quan. Bodies and the people in their posts, every relation with its dates (`until` is the first day outside)."""

from __future__ import annotations

from sauro.apps.agencies.models.bodies import (
    Agency,
    AgencyAlias,
    AgencyEdge,
    AgencyKind,
    RegistryVersion,
    Succession,
    SuccessionKind,
    Term,
    Tree,
)
from sauro.apps.agencies.models.people import Assignment, Delegation, Holding, Person, Post, PostKind

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyEdge",
    "AgencyKind",
    "Assignment",
    "Delegation",
    "Holding",
    "Person",
    "Post",
    "PostKind",
    "RegistryVersion",
    "Succession",
    "SuccessionKind",
    "Term",
    "Tree",
]
