"""Văn bản mẫu. The two invented directives of tỉnh An Lạc, with their dates counted from the day of loading."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "directives"


def texts_of(day: dt.date) -> dict[str, bytes]:
    """File name → text. "[+8]" is the eighth day after `day` (05/10/2026), "[ngày -12]" is written in words."""
    return {path.name: _dated(path.read_text(encoding="utf-8"), day).encode() for path in sorted(FOLDER.glob("*.txt"))}


def _dated(text: str, day: dt.date) -> str:
    parts = text.split("[")
    out = [parts[0]]
    for part in parts[1:]:
        place, _, rest = part.partition("]")
        out.append(_day_of(place, day) + rest)
    return "".join(out)


def _day_of(place: str, day: dt.date) -> str:
    meant = day + dt.timedelta(days=int(place.removeprefix("ngày ")))
    if place.startswith("ngày"):
        return f"ngày {meant.day:02d} tháng {meant.month} năm {meant.year}"
    return meant.strftime("%d/%m/%Y")
