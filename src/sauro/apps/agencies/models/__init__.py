"""Cơ quan. Bodies and the people in their posts, every relation with its dates (`until` is the first day outside)."""

from __future__ import annotations

from sauro.apps.agencies.models.bodies import (
    KINDS,
    LEVELS,
    TREES,
    Agency,
    AgencyAlias,
    AgencyEdge,
    RegistryVersion,
    Succession,
    SuccessionKind,
    Term,
)
from sauro.apps.agencies.models.people import ROLES, Assignment, Delegation, Holding, Person, Post, PostKind

__all__ = [
    "KINDS",
    "LEVELS",
    "ROLES",
    "TREES",
    "Agency",
    "AgencyAlias",
    "AgencyEdge",
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
]
