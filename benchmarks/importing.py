"""Nhập sổ theo dõi. A register of 100,000 rows of CSV from the upload to the applied batch, on SQLite, with memory.

In a process of its own, with an empty installation: `python -m benchmarks.importing`. SAURO_BENCH_ROWS: how many rows.
"""

from __future__ import annotations

import csv
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

from benchmarks.measure import Figure, line

ROWS = 100_000
BODIES = 300
GOAL = 120.0
MEMORY = 500
_HEADINGS = (
    "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm",
    "Văn bản giao nhiệm vụ", "Tình trạng", "Ngày hoàn thành",
)  # fmt: skip
_DUES = ("trước ngày 15/12/2026", "quý IV/2026", "31/10/2026", "hằng quý", "trong tháng 11/2026")


def importing() -> Iterator[Figure]:
    """The figures of the other process, as it prints them; its exit status says whether the goals are met."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SAURO_DATA": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        environment |= {"SAURO_DATABASE_URL": "", "SAURO_SAMPLE": "1"}
        command = [sys.executable, "-u", "-m", "benchmarks.importing"]
        good = subprocess.run(command, env=environment, check=False).returncode == 0
    yield Figure("nhập sổ theo dõi", "", f"< {GOAL:.0f} s", good)


def sheet(rows: int, names: list[str]) -> bytes:
    """An invented register: equal documents and bodies come again and again, the works are all different."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(_HEADINGS)
    for n in range(rows):
        done = n % 3 == 0
        work = f"Rà soát hồ sơ lĩnh vực số {n}, báo cáo kết quả và đề xuất giải pháp xử lý các vướng mắc còn tồn tại"
        document = f"Công văn {n % 400 + 1}-CV/TU ngày 03/8/2026"
        state = "Hoàn thành" if done else "Đang thực hiện" if n % 3 == 1 else "Chưa thực hiện"
        others = f"{names[(n * 7 + 1) % len(names)]}, {names[(n * 11 + 2) % len(names)]}"
        day = "05/9/2026" if done else ""
        writer.writerow(
            (n + 1, work, names[n % len(names)], others, _DUES[n % len(_DUES)], "Báo cáo", document, state, day)
        )
    return out.getvalue().encode()


def _measured(rows: int) -> Iterator[Figure]:
    from django.utils import timezone
    from tests import cast
    from tests.apps.tasks.desk import at_desk

    from benchmarks.province import large_registry
    from sauro.apps.agencies.services.importing import add_registry
    from sauro.apps.imports.queries import batches_visible_to
    from sauro.apps.imports.services import apply_batch, open_batch, preview
    from sauro.apps.tasks.models import Task
    from sauro.domain.acting import Role

    now = timezone.now()
    office = cast.agency("Văn phòng theo dõi")
    by = at_desk(Role.COORDINATOR, office)
    registry = large_registry()
    add_registry(rows=registry.rows[:BODIES], by=cast.KEEPER, at=now)
    names = [row.name for row in registry.rows[:BODIES] if registry.resolve(row.name).agency_id]
    data = sheet(rows, names)
    began, worked = time.perf_counter(), time.process_time()
    batch = open_batch(kind="register", data=data, file_name="so.csv", by=by, at=now)
    read = time.perf_counter()
    faults = batch.summary.get("fault_count", 0)
    batch = batches_visible_to(by).get(pk=batch.pk)  # as the next request has it
    batch = apply_batch(batch=batch, by=by, at=now, on=timezone.localdate(now))
    took = time.perf_counter() - began
    worked, made = time.process_time() - worked, Task.objects.count()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown = f"{took:.0f} s (đọc, xem trước {read - began:.0f} s); {made} nhiệm vụ, {faults} lỗi"
    good = took < GOAL and made == rows
    yield Figure(f"nhập {rows} dòng CSV ({len(data) / 1e6:.0f} MB)", shown, f"< {GOAL:.0f} s", good)
    yield Figure("  cùng việc, CPU của tiến trình", f"{worked:.0f} s")
    yield Figure("  bộ nhớ lớn nhất", f"{memory:.0f} MiB", f"< {MEMORY}", memory < MEMORY)
    again = time.perf_counter()
    second = open_batch(kind="register", data=data, file_name="so.csv", by=by, at=now)
    plan = preview(batch=second, on=timezone.localdate(now), by=by)
    same = plan.writes == 0 and not plan.missing
    yield Figure("  cùng tệp lần nữa, xem trước hai lần", f"{time.perf_counter() - again:.0f} s", "0 đổi", same)


def main() -> int:
    """Exit status 0: every goal is met; 1: one is not."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    met = True
    for figure in _measured(int(os.environ.get("SAURO_BENCH_ROWS", ROWS))):
        print(line(figure), flush=True)
        met = met and figure.good is not False
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
