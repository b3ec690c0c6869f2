"""Rows of the permission table: vehicles."""

from __future__ import annotations

from tests.permission_base import Row

ROWS: dict[str, Row] = {}
