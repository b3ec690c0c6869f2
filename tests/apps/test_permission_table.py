"""Who may do what to documents, drafts and tasks: role × verb × own or other body, said once as a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sauro.apps.directives import permissions as directives
from sauro.apps.directives.models import Directive, DraftCheck
from sauro.apps.directives.models.drafting import DraftState
from sauro.apps.tasks import permissions as tasks
from sauro.apps.tasks.models import Evidence, Task, TaskCoordinator
from sauro.domain.acting import Acting, Role

REGISTRAR, GIVER, OTHER = 1, 2, 3
DOCUMENT = Directive(pk=9, registrar_id=REGISTRAR, giver_id=GIVER, uploaded_by_id=77)
HELD = DraftCheck(agency_id=OTHER, made_by_id=5, state=DraftState.HELD)
TASK = Task(pk=9, registrar_id=REGISTRAR, giver_id=GIVER, lead_id=OTHER)

VERBS: dict[str, Callable[[Acting], bool]] = {
    "upload": directives.may_upload,
    "review": lambda who: directives.may_review(who, DOCUMENT),
    "edit_header": lambda who: directives.may_edit_header(who, DOCUMENT),
    "register": lambda who: directives.may_register(who, DOCUMENT),
    "cancel_upload": lambda who: directives.may_cancel_upload(who, DOCUMENT),
    "release_held": lambda who: directives.may_release(who, DOCUMENT),
    "settle_family": lambda who: directives.may_settle_family(who, DOCUMENT),
    "send_down": lambda who: directives.may_send_down(who, DOCUMENT),
    "answer_for": lambda who: directives.may_answer_for(who, OTHER),
    "compare": lambda who: directives.may_compare(who, DOCUMENT, OTHER),
    "publish": lambda who: directives.may_publish(who, DOCUMENT),
    "check_drafts": directives.may_check_drafts,
    "discard_check": lambda who: directives.may_discard_draft(who, HELD),
    "release_check": lambda who: directives.may_release_draft(who, HELD),
    "settle_replacement": lambda who: tasks.may_settle_replacement(who, DOCUMENT),
    "edit_draft": lambda who: tasks.may_review_drafts(who, DOCUMENT),
    "approve_draft": lambda who: tasks.may_approve(who, DOCUMENT),
    "star": lambda who: tasks.may_star(who, TASK),
    "export": tasks.may_export,
    "import": tasks.may_import,
    "accept": lambda who: tasks.may_accept(who, TASK),
    "decline": lambda who: tasks.may_decline(who, TASK),
    "assign": lambda who: tasks.may_assign(who, TASK),
    "update": lambda who: tasks.may_update(who, TASK),
    "submit": lambda who: tasks.may_submit(who, TASK),
    "send_evidence": lambda who: tasks.may_send_evidence(who, TASK),
    "release_evidence": lambda who: tasks.may_release_evidence(who, Evidence(agency_id=OTHER, by_id=9)),
    "confirm": lambda who: tasks.may_confirm(who, TASK),
    "ask": lambda who: tasks.may_ask(who, TASK),
    "decide": lambda who: tasks.may_decide(who, TASK),
    "cascade": lambda who: tasks.may_cascade(who, TASK),
    "end": lambda who: tasks.may_end(who, TASK),
    "urge": lambda who: tasks.may_urge(who, TASK),
    "decide_extension": lambda who: tasks.may_decide_extension(who, [GIVER, REGISTRAR]),
    "deliver": lambda who: tasks.may_deliver(who, TaskCoordinator(agency_id=OTHER)),
    "withdraw": lambda who: tasks.may_withdraw(who, TASK),
    "see_signals": tasks.may_see_signals,
    "explain_signal": lambda who: tasks.may_explain_signal(who, OTHER),
    "contest_signal": lambda who: tasks.may_contest_signal(who, OTHER),
    "answer_contest": lambda who: tasks.may_answer_contest(who, TASK, OTHER),
}

# verb: the roles that may, at the registrar | at the giver | at another body
C, K, L, O, I, A = Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR  # noqa: E741
TABLE: dict[str, tuple[set[Role], set[Role], set[Role]]] = {
    "upload": ({C, K}, {C, K}, {C, K}),
    "review": ({C, K}, set(), set()),
    "edit_header": ({C, K}, set(), set()),
    "register": ({K}, set(), set()),
    "cancel_upload": ({C, K}, set(), set()),
    "release_held": ({K, L}, set(), set()),
    "settle_family": ({K}, set(), set()),
    "send_down": ({C, K}, set(), set()),
    "answer_for": (set(), set(), {C, K, L}),
    "compare": ({K}, set(), {K}),
    "publish": ({L}, {L}, set()),
    "check_drafts": ({C, K, L, O}, {C, K, L, O}, {C, K, L, O}),
    "discard_check": ({C, K, L, O}, {C, K, L, O}, {C, K, L, O}),  # its sender alone, in whatever post of today
    "release_check": (set(), set(), {K, L}),
    "settle_replacement": ({K, L}, set(), set()),
    "edit_draft": ({C, K}, set(), set()),
    "approve_draft": ({K}, set(), set()),
    "star": ({K}, {L}, set()),
    "export": ({C, K, L, O, I}, {C, K, L, O, I}, {C, K, L, O, I}),
    "import": ({K}, {K}, {K}),
    "accept": (set(), set(), {K, L}),
    "decline": (set(), set(), {K, L}),
    "assign": ({K, L}, {K, L}, set()),
    "update": (set(), set(), {C, K, L}),
    "submit": (set(), set(), {K, L}),
    "send_evidence": (set(), set(), {C, K, L}),
    "release_evidence": (set(), set(), {K, L}),
    "confirm": ({K, L}, set(), set()),
    "ask": (set(), set(), {K, L}),
    "decide": ({L}, {L}, set()),
    "cascade": (set(), set(), {K, L}),
    "end": ({K, L}, {L}, set()),
    "urge": ({K, L}, {L}, set()),
    "decide_extension": ({L}, {L}, set()),
    "deliver": (set(), set(), {C, K, L}),
    "withdraw": (set(), {L}, set()),
    "see_signals": ({K, L, I}, {K, L, I}, {K, L, I}),
    "explain_signal": (set(), set(), {L}),
    "contest_signal": (set(), set(), {K, L}),
    "answer_contest": ({K, L, I}, {L, I}, set()),
}


def who(role: Role, agency_id: int, account_id: int = 5) -> Acting:
    return Acting(account_id, 5, "Lê Quang Tín", 5, agency_id, "—", role)


@pytest.mark.parametrize("verb", list(VERBS))
def test_each_verb_is_given_to_the_roles_of_the_table_and_to_nobody_else(verb: str) -> None:
    for agency_id, allowed in zip((REGISTRAR, GIVER, OTHER), TABLE[verb], strict=True):
        assert {role for role in Role if VERBS[verb](who(role, agency_id))} == allowed, agency_id


def test_the_table_names_every_verb() -> None:
    sentences = {name for module in (directives, tasks) for name in vars(module) if name.startswith("may_")}

    assert set(TABLE) == set(VERBS)
    assert len(sentences) == len(VERBS) + 1  # may_see_task is asked of the rows: tests/apps/tasks/test_see.py


def test_who_uploaded_may_cancel_whatever_the_post_of_today() -> None:
    assert VERBS["cancel_upload"](who(Role.OFFICER, OTHER, account_id=77))
