"""Gói tệp. The parts of a DOCX or XLSX packed with fixed times, so that the same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that the format knows


def as_packed_once(data: bytes) -> bytes:
    """Đóng gói lại, part by part in the order they came, without the hour at which they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            kept = zipfile.ZipInfo(part.filename, _DAY)
            kept.compress_type, kept.external_attr, kept.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(kept, old.read(part))
    return out.getvalue()
