"""Rows of the permission table: reports, syntheses, indicators."""

from __future__ import annotations

from tests.permission_base import Row

ROWS: dict[str, Row] = {}
