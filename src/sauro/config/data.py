"""Thư mục dữ liệu. The one folder that an installation keeps: database, store, quarantine, keys."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder(given: str) -> Path:
    """Thư mục dữ liệu. The folder, made with its rooms and closed to other users of the machine."""
    folder = Path(given).resolve()
    for room in (folder, folder / "store", folder / "quarantine", folder / "static"):
        room.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Khóa bí mật. Read from the data folder; made at the first start, so no installation shares one."""
    path = folder / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(key := secrets.token_urlsafe(64))
    return key
