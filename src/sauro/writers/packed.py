"""Gói tệp. The parts of a DOCX or XLSX packed with fixed times, so that the same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


def as_packed_once(data: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Đóng gói lại, part by part in the order they came, without the hour at which they were written.

    `changed`: parts by their name that take the place of the old ones.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as new,
    ):
        for part in old.infolist():
            kept = zipfile.ZipInfo(part.filename, _DAY)
            kept.compress_type, kept.external_attr, kept.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            held = (changed or {}).get(part.filename)
            new.writestr(kept, old.read(part) if held is None else held, compresslevel=5)
    return out.getvalue()
