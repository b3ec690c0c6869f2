"""The words of the permission table: roles, places, sets of people, and what a row says.

People are written role@place. Places, seen from Công văn 215-CV/TU and its task: `office` registers it, `committee`
gives it and stands above the office, `home` leads the task, `building` coordinates, `state` stands above both of them,
`foreign` has no part in it. `sees` lists who gets to the thing at all: everybody else is told 404. `may` lists who may
do it: whoever sees but may not is told 403 with the reason.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import product

from tests.counts import FULL

ROLES = ("clerk", "coordinator", "leader", "officer", "inspector", "administrator")
PLACES = ("office", "committee", "home", "building", "state", "foreign")
# ./proof asks from every place; ./test from the registrar's, the lead's, the one above and a stranger's, and on the
# second database from the lead's and a stranger's.
_OFTEN = ("home", "foreign") if os.environ.get("SAURO_DATABASE_URL") else ("office", "home", "state", "foreign")
WALKED = PLACES if FULL else _OFTEN


def people(roles: str, places: str = "*") -> frozenset[str]:
    """The set role@place of two lists of words; * is everyone."""
    chosen = ROLES if roles == "*" else tuple(roles.split())
    where = PLACES if places == "*" else tuple(places.split())
    return frozenset(f"{r}@{p}" for r, p in product(chosen, where))


ALL = people("*")
CONTENT = ALL - people("administrator")
FOR_THE_BODY = "clerk coordinator leader"
TAKING_PART = people(FOR_THE_BODY, "office committee home building state")
INSPECTORS = people("inspector")
ADMINISTRATORS = people("administrator")
UPLOADERS = people("clerk coordinator")
SEES_DIRECTIVE = TAKING_PART | INSPECTORS
SEES_TASK = TAKING_PART | INSPECTORS
SEES_LATER = people(FOR_THE_BODY, "office committee") | INSPECTORS
LEADS = people("coordinator leader", "home")
URGERS = people("coordinator leader", "office") | people("leader", "committee")
SEES_LETTER = people(FOR_THE_BODY, "office home") | INSPECTORS
SEES_SIGNALS = people("coordinator leader", "office home state") | INSPECTORS
ANSWERS_CONTEST = people("coordinator leader", "office") | (INSPECTORS - people("inspector", "home"))
REVIEWERS = people("clerk coordinator", "office")
COORDINATOR = people("coordinator", "office")
SEES_PERSON = people("inspector administrator coordinator") | people("*", "home") | people("leader clerk", "state")
RECORDS_ABSENCES = people("leader coordinator", "home") | people("leader", "state")
SEES_ABSENCES = (people("*", "home") - ADMINISTRATORS) | people("leader", "state")


@dataclass(frozen=True, slots=True)
class Row:
    """One address: method, arguments of its path (words of the story), who sees, who may."""

    method: str
    sees: frozenset[str]
    may: frozenset[str] | None = None  # None: whoever sees
    path: dict[str, str] = field(default_factory=dict)
    anonymous: bool = False  # whether it answers without sign-in

    def expected(self, person: str) -> str:
        """in, 403 or 404 for one role@place."""
        if person not in self.sees:
            return "404"
        return "in" if self.may is None or person in self.may else "403"


AGENCY, PERSON, HOLDING, DELEGATION = {"pk": "home"}, {"pk": "person"}, {"pk": "holding"}, {"pk": "delegation"}
DIRECTIVE, REVIEW = {"pk": "directive"}, {"directive_id": "directive"}
LETTER = {"pk": "letter"}
DRAFT = {"directive_id": "directive", "draft_id": "draft"}
CONTRIBUTION = {"code": "task", "pk": "coordinator"}
