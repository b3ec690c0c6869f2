"""Nhập bảng: việc làm. One way in for every sheet; each app says what its rows mean."""

from __future__ import annotations

from sauro.apps.imports.services.batches import (
    apply_batch,
    drop_batch,
    map_columns,
    open_batch,
    preview,
    undo_batch,
    unmapped,
)
from sauro.apps.imports.services.importers import (
    Changes,
    Column,
    Effect,
    Fault,
    Importer,
    Plan,
    Planned,
    Row,
    Source,
    importer_for,
    importers,
    register,
)

__all__ = [
    "Changes",
    "Column",
    "Effect",
    "Fault",
    "Importer",
    "Plan",
    "Planned",
    "Row",
    "Source",
    "apply_batch",
    "drop_batch",
    "importer_for",
    "importers",
    "map_columns",
    "open_batch",
    "preview",
    "register",
    "undo_batch",
    "unmapped",
]
