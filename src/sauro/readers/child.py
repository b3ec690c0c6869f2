"""Tiến trình con. Reads hostile files under hard limits; answers text, a table or a refusal, and nothing else.

The limits are the first lines of `main`: 768 MiB of address space, 20 s of CPU for opening a file and for each scanned
page (the soft limit is raised page by page), files of at most 200 MiB, 64 open files, no network where the system
allows it. A file with a secrecy mark is refused here, so its text never reaches the parent.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from base64 import b64encode
from contextlib import suppress
from typing import Any, BinaryIO

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 20
FILE_SIZE = 200 * 1024 * 1024
OPEN_FILES = 64


def limit() -> None:
    """Set every limit that does not change from file to file."""
    for name, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(name)[1]
        cap = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (cap, cap))


def grant_time() -> None:
    """Let this process use another 20 s of CPU from now: the soft limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def leave_network() -> None:
    """Enter a network namespace without interfaces; silently stay where the system does not allow it."""
    import ctypes

    new_user, new_net = 0x10000000, 0x40000000
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(new_net if os.geteuid() == 0 else new_net | new_user)


def main() -> None:
    """Serve requests, one JSON object a line on standard input, until it closes or a refusal ends this child."""
    limit()
    grant_time()
    leave_network()
    out = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)  # libraries may print; the answers have their own descriptor
    from sauro.readers.wire import pack

    for raw in sys.stdin.buffer:
        grant_time()
        answer = serve(json.loads(raw), out)
        frame = pack(answer)
        out.write(frame)
        out.flush()
        if "refusal" in answer:
            return


def serve(request: dict[str, Any], out: BinaryIO) -> dict[str, Any]:
    """One answer for one request; every failure becomes a refusal."""
    from sauro.domain.refusal import Refusal
    from sauro.domain.sentence import N_
    from sauro.readers.refusals import too_big, unreadable
    from sauro.readers.wire import pack, refusal_out

    def on_page(number: int, of: int, scanned: bool) -> None:
        if scanned:
            grant_time()
        out.write(pack({"page": [number, of]}))
        out.flush()

    def on_rows(rows: list[list[str]]) -> None:
        out.write(pack({"rows": rows}))
        out.flush()

    try:
        return _answer(request, on_page, on_rows)
    except Refusal as refusal:
        return {"refusal": refusal_out(refusal)}
    except MemoryError:
        return {"refusal": refusal_out(too_big(N_("Tệp này cần quá nhiều bộ nhớ")))}
    except Exception:
        return {"refusal": refusal_out(unreadable(N_("tệp hỏng hoặc không đúng định dạng")))}


def _answer(request: dict[str, Any], on_page: Any, on_rows: Any) -> dict[str, Any]:
    from sauro.readers import formats
    from sauro.readers.wire import page_out, source_out

    if request["want"] == "table":
        for group in formats.row_groups_of(request["path"], request["name"]):
            on_rows(group)
        return {"table": True}
    if request["want"] == "picture":
        from sauro.readers.pictures import picture_of

        return {"picture": b64encode(picture_of(request["path"], request["page"])).decode()}
    if request["want"] == "evidence":
        from sauro.readers.evidence import look_at

        seen = look_at(request["path"], request["name"], on_page)
        return {"evidence": {**seen, "photo": b64encode(seen["photo"]).decode()}}
    if request["want"] == "draft":
        from sauro.readers.word_page import page_facts_of

        source = formats.source_of(request["path"], request["name"], on_page)
        return {"source": source_out(source), "facts": page_out(page_facts_of(request["path"], source.mime))}
    return {"source": source_out(formats.source_of(request["path"], request["name"], on_page))}


if __name__ == "__main__":
    main()
