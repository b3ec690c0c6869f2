"""Người đang làm việc. Who acts, in which post, for which body, on whose behalf: the subject of every permission."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Vai trò. A role belongs to a post with dates, never to a person."""

    CLERK = "clerk"  # văn thư
    COORDINATOR = "coordinator"  # chuyên viên tổng hợp
    LEADER = "leader"  # lãnh đạo
    OFFICER = "officer"  # chuyên viên
    INSPECTOR = "inspector"  # cán bộ kiểm tra
    ADMINISTRATOR = "administrator"  # quản trị


@dataclass(frozen=True, slots=True)
class Acting:
    """Người đang làm việc. One signed-in person in one chosen post.

    A person with two posts chooses one; a deputy acts by dated delegation and then `on_behalf_of` names the principal.
    Ids are database ids; names are printed as they are.
    """

    account_id: int
    person_id: int
    person_name: str
    post_id: int
    agency_id: int
    agency_name: str
    role: Role
    on_behalf_of_id: int | None = None
    on_behalf_of_name: str = ""
