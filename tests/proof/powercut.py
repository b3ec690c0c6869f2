"""A disk that loses power: what was synced stays, each later write stays with one chance in two, torn at 512 bytes.

A shim file system for APSW keeps every file in memory as two things: what is durable, and what was written since the
last sync. At a chosen operation the power goes; the files that a restart would find are then put together.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import apsw

SECTOR = 512


class PowerCut(Exception):
    """The power went during a file operation."""


@dataclass(slots=True)
class Disk:
    """One disk with its files, its die, and the operation at which the power goes (0: never)."""

    seed: int
    cut_at: int = 0
    operations: int = 0
    dead: bool = False
    files: dict[str, DiskFile] = field(default_factory=dict)

    def tick(self) -> None:
        if self.dead:
            raise PowerCut
        self.operations += 1
        if self.cut_at and self.operations >= self.cut_at:
            self.dead = True
            raise PowerCut

    def after_restart(self) -> dict[str, bytes]:
        """What each file holds when the power is back."""
        die = random.Random(self.seed)
        return {name: file.survives(die) for name, file in self.files.items()}


@dataclass(slots=True)
class DiskFile:
    """One file: what the program sees, what is durable, what was written since the last sync."""

    disk: Disk
    seen: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def write(self, data: bytes, at: int) -> None:
        end = at + len(data)
        if len(self.seen) < end:
            self.seen.extend(bytes(end - len(self.seen)))
        self.seen[at:end] = data
        self.pending.append((at, data))

    def truncate(self, size: int) -> None:
        del self.seen[size:]
        self.pending.append((size, None))

    def sync(self) -> None:
        self.durable = bytes(self.seen)
        self.pending.clear()

    def survives(self, die: random.Random) -> bytes:
        out = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if die.random() < 0.5:
                    del out[at:]
                continue
            for first in range(0, len(data), SECTOR):
                if die.random() < 0.5:
                    piece, place = data[first : first + SECTOR], at + first
                    if len(out) < place + len(piece):
                        out.extend(bytes(place + len(piece) - len(out)))
                    out[place : place + len(piece)] = piece
        return bytes(out)


class CutFile:
    """A file as SQLite sees it, on a disk that may lose power."""

    def __init__(self, file: DiskFile) -> None:
        self.file = file

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - names are SQLite's
        return bytes(self.file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.file.disk.tick()
        self.file.write(bytes(data), offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self.file.disk.tick()
        self.file.truncate(size)

    def xSync(self, _flags: int) -> None:  # noqa: N802
        self.file.disk.tick()
        self.file.sync()

    def xFileSize(self) -> int:  # noqa: N802
        return len(self.file.seen)

    def xLock(self, _level: int) -> None:  # noqa: N802
        return None

    def xUnlock(self, _level: int) -> None:  # noqa: N802
        return None

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, _op: int, _pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0

    def xClose(self) -> None:  # noqa: N802
        return None


class CutVFS(apsw.VFS):
    """A file system of one disk; register one for each cut, under a name of its own."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, base="")

    def xOpen(self, name: object, flags: list[int]) -> CutFile:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return CutFile(self.disk.files.setdefault(path, DiskFile(self.disk)))

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name

    def xAccess(self, path: str, _flags: int) -> bool:  # noqa: N802
        return path in self.disk.files and bool(self.disk.files[path].seen)

    def xDelete(self, path: str, _sync: bool) -> None:  # noqa: N802
        self.disk.tick()
        if path in self.disk.files:
            self.disk.files[path] = DiskFile(self.disk)
