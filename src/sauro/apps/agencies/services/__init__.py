"""Cơ quan: việc làm. Every change of the registry, its people and its delegations; nothing else writes these rows."""

from __future__ import annotations

from sauro.apps.agencies.services.absences import (
    ask_absence,
    confirm_absence,
    decline_absence,
    record_absence,
    withdraw_absence,
)
from sauro.apps.agencies.services.bodies import (
    add_agency,
    add_alias,
    add_term,
    correct_agency,
    dissolve_agency,
    merge_agencies,
    record_succession,
    rename_agency,
    set_parent,
    split_agency,
)
from sauro.apps.agencies.services.importing import add_registry
from sauro.apps.agencies.services.people import (
    add_person,
    add_post,
    appoint,
    assign_field,
    delegate,
    end_delegation,
    end_holding,
    fill_post,
)

__all__ = [
    "add_agency",
    "add_alias",
    "add_person",
    "add_post",
    "add_registry",
    "add_term",
    "appoint",
    "ask_absence",
    "assign_field",
    "confirm_absence",
    "correct_agency",
    "decline_absence",
    "delegate",
    "dissolve_agency",
    "end_delegation",
    "end_holding",
    "fill_post",
    "merge_agencies",
    "record_absence",
    "record_succession",
    "rename_agency",
    "set_parent",
    "split_agency",
    "withdraw_absence",
]
