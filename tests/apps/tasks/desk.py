"""A directive as the reader leaves it, for stories of review: 215-CV/TU of tỉnh An Lạc with its clauses and drafts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency
from sauro.apps.directives.models import Clause, Directive, DirectiveState, Reading, Recipient
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Draft, Task
from sauro.domain.acting import Acting, Role
from tests import cast

AT = cast.AT
TODAY = cast.TODAY
TEXT = """3. Rà soát hồ sơ quá hạn
3.1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Xây dựng lập danh mục hồ sơ quá hạn; báo cáo Thường trực Tỉnh ủy \
trước ngày 05/10/2026.
3.2. Sở Nội vụ và Sở Xây dựng chủ trì kiểm kê hồ sơ đất đai trước ngày 30/10/2026.
3.3. Các đơn vị phổ biến Công văn này đến chi bộ, có báo cáo, xong trước ngày 30/9/2026.
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """The bodies, the people at the registrar's desk, and the directive before them."""

    tinh: cast.Province
    clerk: Acting
    coordinator: Acting
    directive: Directive

    def draft(self, marker: str) -> Draft:
        """The waiting draft of a clause."""
        return Draft.objects.get(directive=self.directive, clause__marker=marker, state="proposed")


def at_desk(role: Role, body: Agency) -> Acting:
    """A person in a post who can sign in: services store the account of whoever acts."""
    holding = cast.person_in(body, role, head=role is Role.LEADER)
    user = cast.account(cast.acting_in(holding))
    return cast.acting_in(holding, account_id=user.pk)


def desk(*, proposed: bool = True) -> Desk:
    """215-CV/TU, read; with its three drafts unless `proposed` is False."""
    tinh = cast.province()
    clerk, coordinator = at_desk(Role.CLERK, tinh.office), at_desk(Role.COORDINATOR, tinh.office)
    directive = read_directive_row(tinh, clerk)
    if proposed:
        services.propose_drafts(directive_id=directive.pk, at=AT)
    return Desk(tinh, clerk, coordinator, directive)


def read_directive_row(tinh: cast.Province, clerk: Acting, number: str = "215-CV/TU") -> Directive:
    """The rows that reading leaves: header, text, four clauses, recipients."""
    directive = Directive.objects.create(
        state=DirectiveState.READ,
        kind="cong_van",
        family="party",
        issuer=tinh.committee,
        giver=tinh.committee,
        issuer_printed="TỈNH ỦY AN LẠC",
        number=number,
        issued_on=dt.date(2026, 9, 14),
        subject="Về việc xử lý hồ sơ quá hạn",
        signer_name="Đặng Hoài Sơn",
        signer_title="PHÓ BÍ THƯ",
        registrar=tinh.office,
        uploaded_by=User.objects.get(pk=clerk.account_id),
        uploaded_at=AT,
        read_at=AT,
    )
    markers = ("3.", "3.1.", "3.2.", "3.3.")
    starts = [TEXT.index(m) for m in markers]
    ends = [len(TEXT), *starts[2:], len(TEXT)]
    reading = Reading.objects.create(
        directive=directive, version=1, reader_version="1", made_at=AT, text=TEXT, drafts=draft_rows(tinh)
    )
    top = None
    for i, (marker, start, end) in enumerate(zip(markers, starts, ends, strict=True)):
        clause = Clause.objects.create(
            reading=reading, order=i, marker=marker, level=2 if top else 1, start=start, end=end, parent=top
        )
        top = top or clause
    for i, body in enumerate((tinh.home, tinh.building, tinh.commune)):
        Recipient.objects.create(directive=directive, list="kinh_gui", order=i, printed=body.name, agency=body)
    return directive


def draft_rows(tinh: cast.Province) -> list[dict[str, Any]]:
    """What directives.services.stored keeps of three drafts: clear, with two leads, for all recipients."""
    home, building = actor("Sở Nội vụ", tinh.home), actor("Sở Xây dựng", tinh.building)
    return [
        draft_row(
            "3.1.", 1, [home], "2026-10-05", product="list", words="danh mục hồ sơ quá hạn", coordinating=[building]
        ),
        draft_row("3.2.", 2, [home, building], "2026-10-30", product="list", words="kiểm kê hồ sơ đất đai"),
        draft_row("3.3.", 3, [], "2026-09-30", product="report", words="báo cáo", addressee="all_recipients"),
    ]


def actor(name: str, body: Agency | None) -> dict[str, Any]:
    start = TEXT.index(name) if name in TEXT else None
    return {
        "name": name,
        "start": start,
        "end": start + len(name) if start is not None else None,
        "agency_id": str(body.pk) if body else None,
        "confidence": 0.99,
        "because": "lead.named",
        "suggestions": [],
    }


def draft_row(
    marker: str, section: int, leads: list[dict[str, Any]], due_on: str, *, product: str, words: str,
    coordinating: list[dict[str, Any]] | None = None, addressee: str = "named",
) -> dict[str, Any]:  # fmt: skip
    start = TEXT.index(marker) + len(marker) + 1
    end = TEXT.index("\n", start)
    at = TEXT.index(words, start)
    return {
        "start": start,
        "end": end,
        "text": TEXT[start:end],
        "section": section,
        "section_marker": marker,
        "action": "",
        "lead": leads,
        "coordinating": coordinating or [],
        "deadline": {
            "kind": "date", "iso": due_on, "text": "trước ngày", "start": start, "end": end, "due_on": due_on,
            "due_because": {"template": "Trước ngày {day}.", "values": {"day": due_on}},
            "confidence": 1.0, "because": "deadline.before",
        },
        "product": product,
        "product_start": at,
        "product_end": at + len(words),
        "authority_start": None,
        "authority_end": None,
        "missing": [],
        "addressee": addressee,
        "confidence": 0.9,
        "because": "task.leaf",
        "in_annex": False,
        "page": 1,
        "notes": [],
    }  # fmt: skip


def approve(desk: Desk, marker: str = "3.1.") -> Task:
    """The coordinator approves the draft of a clause."""
    draft = desk.draft(marker)
    return services.approve_draft(draft_id=draft.pk, version=draft.version, by=desk.coordinator, at=AT)


def opens(who: Acting, code: str) -> bool:
    """Whether a person comes to the page of a task."""
    try:
        return queries.task_for(who, TODAY, code).code == code
    except Task.DoesNotExist:
        return False
