"""Who may do what: one row for each address of the product; an address without a row fails `tests/house/test_urls.py`.

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

TABLE: dict[str, Row] = {
    "set_language": Row("POST", ALL, anonymous=True),
    "accounts:sign_in": Row("GET", ALL, anonymous=True),
    "accounts:sign_out": Row("POST", ALL),
    "accounts:choose_post": Row("GET", ALL),
    "accounts:change_password": Row("GET", ALL),
    "accounts:tokens": Row("GET", ALL),
    "accounts:make_token": Row("POST", ALL),
    "accounts:revoke_token": Row("POST", frozenset(), path={"pk": "token"}),  # its owner alone: test_feed
    "accounts:list": Row("GET", ADMINISTRATORS),
    "accounts:open": Row("POST", ADMINISTRATORS),
    "accounts:close": Row("POST", ADMINISTRATORS, path={"pk": "account"}),
    "accounts:reset": Row("POST", ADMINISTRATORS, path={"pk": "account"}),
    "journal:list": Row("GET", ADMINISTRATORS),
    "rulebook:list": Row("GET", ALL),
    "rulebook:add_rule": Row("POST", ALL, ADMINISTRATORS),
    "rulebook:year": Row("POST", ALL, ADMINISTRATORS),
    "rulebook:set_day": Row("POST", ALL, ADMINISTRATORS),
    "notices:list": Row("GET", ALL),
    "notices:read_all": Row("POST", ALL),
    "notices:preferences": Row("GET", ALL),
    "notices:mail": Row("GET", ADMINISTRATORS),
    "notices:open_mail": Row("POST", ADMINISTRATORS),
    "notices:close_mail": Row("POST", ADMINISTRATORS),
    "notices:unmute": Row("POST", frozenset(), path={"pk": "mute"}),  # its owner alone: notices/test_read
    "notices:open": Row("GET", frozenset(), path={"pk": "notice"}),
    "notices:mute": Row("POST", frozenset(), path={"pk": "notice"}),
    "letters:list": Row("GET", people("clerk coordinator leader inspector")),
    "letters:letter": Row("GET", SEES_LETTER, path=LETTER),
    "letters:docx": Row("GET", SEES_LETTER, path=LETTER),
    "letters:pdf": Row("GET", SEES_LETTER, path=LETTER),
    "letters:word": Row("POST", SEES_LETTER, people("coordinator leader", "office"), path=LETTER),
    "letters:sign": Row("POST", SEES_LETTER, people("leader", "office"), path=LETTER),
    "letters:send": Row("POST", SEES_LETTER, people(FOR_THE_BODY, "office"), path=LETTER),
    "letters:answer": Row("POST", SEES_LETTER, people(FOR_THE_BODY, "office"), path=LETTER),
    "letters:drop": Row("POST", SEES_LETTER, people("coordinator leader", "office"), path=LETTER),
    "imports:list": Row("GET", ALL),
    "imports:upload": Row("GET", ALL, ADMINISTRATORS, path={"kind": "agencies"}),
    "imports:batch": Row("GET", ADMINISTRATORS, path={"pk": "batch"}),
    "imports:apply": Row("POST", ADMINISTRATORS, path={"pk": "batch"}),
    "imports:undo": Row("POST", ADMINISTRATORS, path={"pk": "batch"}),
    "imports:fix": Row("POST", ADMINISTRATORS, path={"pk": "batch"}),
    "imports:drop": Row("POST", ADMINISTRATORS, path={"pk": "batch"}),
    "agencies:list": Row("GET", ALL),
    "agencies:find": Row("GET", ALL),
    "agencies:export": Row("GET", ALL),
    "agencies:agency": Row("GET", ALL, path=AGENCY),
    "agencies:add": Row("GET", ALL, ADMINISTRATORS),
    "agencies:correct": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:rename": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:place": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:alias": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:succeed": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:appoint": Row("POST", ALL, ADMINISTRATORS, path=AGENCY),
    "agencies:assign_field": Row("POST", ALL, ADMINISTRATORS | people(FOR_THE_BODY, "home"), path=AGENCY),
    "agencies:person": Row("GET", SEES_PERSON, path=PERSON),
    "agencies:delegate": Row("POST", SEES_PERSON, ADMINISTRATORS | people("leader", "home"), path=PERSON),
    "agencies:end_holding": Row("POST", ALL, ADMINISTRATORS, path=HOLDING),
    "agencies:end_delegation": Row("POST", SEES_PERSON, ADMINISTRATORS | people("leader", "home"), path=DELEGATION),
    "desk:home": Row("GET", ALL),
    "desk:more": Row("GET", ALL),
    "desk:agency_work": Row("GET", people(FOR_THE_BODY, "home state") | COORDINATOR | INSPECTORS, path=AGENCY),
    "desk:search": Row("GET", ALL),
    "desk:quick": Row("GET", ALL),
    "desk:directive": Row("GET", SEES_DIRECTIVE, path=DIRECTIVE),
    "directives:list": Row("GET", CONTENT),
    "directives:upload": Row("GET", ALL, UPLOADERS),
    "directives:batch": Row("GET", people(FOR_THE_BODY, "office committee"), path={"batch": "batch_of_upload"}),
    "directives:cancel": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DIRECTIVE),
    "directives:release": Row("POST", SEES_DIRECTIVE, people("coordinator leader", "office"), path=DIRECTIVE),
    "directives:download": Row("GET", SEES_DIRECTIVE, path=DIRECTIVE),
    "directives:page_image": Row("GET", frozenset(), path={**DIRECTIVE, "number": "1"}),
    "directives:header": Row("GET", SEES_DIRECTIVE, REVIEWERS, path=DIRECTIVE),
    "desk:difference": Row("GET", SEES_LATER, path={"pk": "later"}),
    "tasks:register": Row("GET", CONTENT),
    "tasks:export": Row("GET", CONTENT),
    "tasks:export_csv": Row("GET", CONTENT),
    "tasks:save_view": Row("POST", CONTENT),
    "tasks:drop_view": Row("POST", frozenset(), path={"pk": "view"}),  # its owner alone: test_saved_views
    "tasks:bulk": Row("POST", CONTENT),
    "tasks:batch": Row("GET", frozenset(), path={"pk": "view"}),  # whoever did it alone: test_bulk
    "tasks:undo_batch": Row("POST", frozenset(), path={"pk": "view"}),
    "tasks:task": Row("GET", SEES_TASK, path={"code": "task"}),
    "tasks:accept": Row("GET", SEES_TASK, LEADS, path={"code": "task"}),
    "tasks:decline": Row("GET", SEES_TASK, LEADS, path={"code": "task"}),
    "tasks:assign": Row("GET", SEES_TASK, people("coordinator leader", "office committee"), path={"code": "task"}),
    "tasks:update": Row("GET", SEES_TASK, people(FOR_THE_BODY, "home"), path={"code": "task"}),
    "tasks:submit": Row("GET", SEES_TASK, LEADS, path={"code": "task"}),
    "tasks:confirm": Row("GET", SEES_TASK, people("coordinator leader", "office"), path={"code": "task"}),
    "tasks:star": Row(
        "POST", SEES_TASK, people("coordinator", "office") | people("leader", "committee"), path={"code": "task"}
    ),
    "tasks:send_evidence": Row("GET", SEES_TASK, people(FOR_THE_BODY, "home"), path={"code": "task"}),
    "tasks:evidence": Row("GET", frozenset(), path={"code": "task", "pk": "view"}),  # test_life_pages
    "tasks:evidence_page": Row("GET", frozenset(), path={"code": "task", "pk": "view", "number": "1"}),
    "tasks:release_evidence": Row("POST", frozenset(), path={"code": "task", "pk": "view"}),
    "tasks:extension": Row("GET", SEES_TASK, path={"code": "task"}),
    "tasks:causes": Row("GET", SEES_TASK, path={"code": "task"}),
    "tasks:endings": Row("GET", SEES_TASK, path={"code": "task"}),
    "tasks:give_parts": Row("GET", SEES_TASK, LEADS, path={"code": "task"}),
    "tasks:add_coordinator": Row("GET", SEES_TASK, LEADS, path={"code": "task"}),
    "tasks:ask_contribution": Row("GET", SEES_TASK, LEADS, path=CONTRIBUTION),
    "tasks:deliver_contribution": Row("GET", SEES_TASK, people(FOR_THE_BODY, "building"), path=CONTRIBUTION),
    "tasks:send_back_contribution": Row("GET", SEES_TASK, LEADS, path=CONTRIBUTION),
    "tasks:remind_contribution": Row("POST", SEES_TASK, LEADS, path=CONTRIBUTION),
    "tasks:succession": Row("GET", people("coordinator leader", "state home"), path={"pk": "ended"}),
    "tasks:hand_overs": Row("GET", CONTENT),
    "tasks:hand_over": Row("GET", people(FOR_THE_BODY, "home") | INSPECTORS, path={"pk": "hand_over"}),
    "tasks:signals": Row("GET", people("leader coordinator inspector")),
    "tasks:signals_of_unit": Row("GET", SEES_SIGNALS, path=AGENCY),
    "tasks:answer_signal": Row("POST", SEES_SIGNALS, ANSWERS_CONTEST, path={"pk": "contest"}),
    "tasks:urge": Row("GET", SEES_TASK, URGERS, path={"code": "task"}),
    "tasks:feed": Row("GET", ALL, path={"key": "key"}, anonymous=True),  # the key alone opens it: test_feed
    "tasks:reviews": Row("GET", CONTENT),
    "tasks:review": Row("GET", SEES_DIRECTIVE, path=REVIEW),
    "tasks:propose": Row(
        "POST", people(FOR_THE_BODY, "office committee") | INSPECTORS, REVIEWERS, path={"directive_id": "later"}
    ),
    "tasks:make": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=REVIEW),
    "tasks:fill": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=REVIEW),
    "tasks:undo": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=REVIEW),
    "tasks:edit": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
    "tasks:approve": Row("POST", SEES_DIRECTIVE, COORDINATOR, path=DRAFT),
    "tasks:skip": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
    "tasks:split": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
    "tasks:merge": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
    "tasks:resolve": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
    "tasks:for_each": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DRAFT),
}
