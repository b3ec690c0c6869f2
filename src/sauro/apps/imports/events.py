"""Lượt nhập: sự kiện. A sheet was uploaded, a draft was dropped; what its rows did is told by their owner."""

from __future__ import annotations

from sauro.domain.sentence import N_

UPLOADED = "import.uploaded"
DROPPED = "import.dropped"

LABELS = {
    UPLOADED: N_("Tải lên bảng {file}, {rows} dòng"),
    DROPPED: N_("Bỏ lượt nhập, không áp dụng"),
}
