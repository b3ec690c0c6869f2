"""Rows of the permission table: the desk, beyond the first page."""

from __future__ import annotations

from tests.permission_base import Row, people

ROWS: dict[str, Row] = {
    "desk:agency_summary": Row("GET", people("clerk coordinator leader inspector")),
}
