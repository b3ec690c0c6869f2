"""Rows of the permission table: duty."""

from __future__ import annotations

from tests.permission_base import Row

ROWS: dict[str, Row] = {}
