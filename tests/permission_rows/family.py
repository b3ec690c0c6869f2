"""Rows of the permission table: the family of a directive and its way down."""

from __future__ import annotations

from tests.permission_base import Row

ROWS: dict[str, Row] = {}
