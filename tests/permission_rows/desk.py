"""Rows of the permission table: the desk, beyond the first page."""

from __future__ import annotations

from tests.permission_base import Row

ROWS: dict[str, Row] = {}
