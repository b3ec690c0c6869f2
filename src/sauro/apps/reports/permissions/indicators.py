"""Chỉ tiêu: ai được làm gì. The keeper defines and corrects, the supplier gives values; content roles read (B)."""

from __future__ import annotations

from sauro.apps.reports.models import Indicator
from sauro.domain.acting import Acting, Role

SPEAKS = (Role.COORDINATOR, Role.LEADER)
GIVES = (*SPEAKS, Role.CLERK)


def may_see_indicators(acting: Acting) -> bool:
    """Targets of a resolution are for everybody who sees content; administrators see none."""
    return acting.role is not Role.ADMINISTRATOR


def may_define(acting: Acting) -> bool:
    """Coordinators and leaders define indicators that their own body keeps."""
    return acting.role in SPEAKS


def may_change(acting: Acting, indicator: Indicator) -> bool:
    """The coordinator or leader of the keeper changes what is asked."""
    return acting.agency_id == indicator.keeper_id and acting.role in SPEAKS


def may_give_value(acting: Acting, indicator: Indicator) -> bool:
    """Coordinator, clerk or leader of the supplier, and whoever keeps it, give and correct values."""
    supplies = acting.agency_id == indicator.supplier_id and acting.role in GIVES
    return supplies or may_change(acting, indicator)
