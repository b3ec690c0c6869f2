"""Ảnh trang. Drawn once from a stored file in a capped child, then kept beside the store until it is not asked for."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
import threading
from pathlib import Path

from django.conf import settings

from sauro.apps.files.models import StoredFile
from sauro.apps.files.queries import store_path
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.readers.open import page_picture

KEPT = dt.timedelta(days=30)
_DRAWING = threading.BoundedSemaphore(2)
"""Children that draw at once in one web process: each may use 768 MiB, and a browser asks for many pages together."""


def picture(stored: StoredFile, number: int) -> bytes:
    """Ảnh của trang `number`, counted from 1, as PNG. Refusal where the file has no such page or no pages at all."""
    if not 1 <= number <= max(stored.pages, 1):
        raise Refusal("picture.page", N_("Tệp không có trang này."))
    kept = picture_folder(stored.sha256) / f"{number}.png"
    try:
        os.utime(kept)  # asked for today, so `sweep_pictures` leaves it
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    with _DRAWING:
        drawn = page_picture(store_path(stored.sha256), number)
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    waiting = kept.with_name(f".{secrets.token_hex(8)}")
    try:
        waiting.write_bytes(drawn)
        waiting.chmod(0o600)
        waiting.replace(kept)
    finally:
        waiting.unlink(missing_ok=True)
    return drawn


def picture_folder(sha256: str) -> Path:
    """Ngăn ảnh của một tệp, under the hash of its bytes."""
    return Path(settings.SAURO_PAGES) / sha256


def sweep_pictures(*, at: dt.datetime) -> int:
    """Dọn ảnh trang. Those of files that left the store, and those nobody asked for in thirty days; how many files."""
    room, before, gone = Path(settings.SAURO_PAGES), (at - KEPT).timestamp(), 0
    for folder in room.iterdir() if room.is_dir() else ():
        asked = max((p.stat().st_mtime for p in folder.iterdir()), default=0.0)
        if asked < before or not store_path(folder.name).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            gone += 1
    return gone
