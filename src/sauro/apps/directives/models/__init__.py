"""Văn bản chỉ đạo. The rows: documents and how they were read; their family and their way down."""

from sauro.apps.directives.models.documents import (
    FAMILY_CHOICES,
    KIND_CHOICES,
    KIND_LABELS,
    Clause,
    Concern,
    Directive,
    DirectiveState,
    Reading,
    Recipient,
    RecipientList,
    Reference,
    Source,
)
from sauro.apps.directives.models.drafting import DraftCheck, DraftState
from sauro.apps.directives.models.family import (
    RELATION_LABELS,
    Relation,
    RelationState,
    Validity,
)
from sauro.apps.directives.models.publishing import PublicStatus
from sauro.apps.directives.models.way_down import (
    Coverage,
    CoverageState,
    Descent,
    RecipientAnswer,
)

__all__ = [
    "FAMILY_CHOICES",
    "KIND_CHOICES",
    "KIND_LABELS",
    "RELATION_LABELS",
    "Clause",
    "Concern",
    "Coverage",
    "CoverageState",
    "Descent",
    "Directive",
    "DirectiveState",
    "DraftCheck",
    "DraftState",
    "PublicStatus",
    "Reading",
    "Recipient",
    "RecipientAnswer",
    "RecipientList",
    "Reference",
    "Relation",
    "RelationState",
    "Source",
    "Validity",
]
