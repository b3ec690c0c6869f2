"""Nhập bảng: việc làm. One way in for every sheet; each app says what its rows mean."""

from __future__ import annotations

from sauro.apps.imports.services.batches import (
    answer,
    apply_batch,
    drop_batch,
    fix_cell,
    forget,
    map_columns,
    open_batch,
    preview,
    refresh,
    undo_batch,
    unmapped,
)
from sauro.apps.imports.services.importers import (
    Asked,
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
from sauro.apps.imports.services.summary import sentence_in

__all__ = [
    "Asked",
    "Changes",
    "Column",
    "Effect",
    "Fault",
    "Importer",
    "Plan",
    "Planned",
    "Row",
    "Source",
    "answer",
    "apply_batch",
    "drop_batch",
    "fix_cell",
    "forget",
    "importer_for",
    "importers",
    "map_columns",
    "open_batch",
    "preview",
    "refresh",
    "register",
    "sentence_in",
    "undo_batch",
    "unmapped",
]
