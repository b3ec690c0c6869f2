"""`sauro audit`: whether files, rows, numbers and journal of this installation agree with one another."""

from __future__ import annotations

import argparse
import os
import sys

FAULTY = 1
_FILES = {
    "store.missing": "kho tệp thiếu tệp {what} mà sổ có ghi",
    "store.changed": "tệp {what} trong kho đã bị thay đổi",
    "store.orphan": "kho tệp có tệp {what} mà sổ không ghi",
    "quarantine.missing": "khu vực chờ thiếu tệp {what} mà sổ có ghi",
    "quarantine.orphan": "khu vực chờ có tệp {what} mà sổ không ghi (chạy lại sau nếu đang có người tải lên)",
}


def faults() -> list[str]:
    """Sai lệch, each as a sentence: files against rows and hashes, numbers of tasks, parts of tasks, journal."""
    from sauro.apps.files.queries import mismatches
    from sauro.apps.journal.queries import missing_triggers, verify_chain
    from sauro.apps.tasks.queries.soundness import unsound
    from sauro.commands.verify import sentence

    found = [_FILES.get(m.code, m.code + " {what}").format(what=m.what) for m in mismatches()]
    found += [str(said) for said in unsound()]
    verdict = verify_chain(None)
    if not verdict.sound:
        found.append(sentence(verdict))
    return found + [f"thiếu khóa chống sửa nhật ký {name} (chạy: sauro manage migrate)" for name in missing_triggers()]


def main(argv: list[str]) -> int:
    """Exit status 0 when everything agrees, 1 with the list when something does not, 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="sauro audit", description="Kiểm tra kho tệp, sổ, số và nhật ký.")
    parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    found = faults()
    for said in found:
        print(f"SAI  {said}", file=sys.stderr)
    print(f"Có {len(found)} chỗ sai lệch." if found else "Kho tệp, sổ, số và nhật ký khớp nhau.")
    return FAULTY if found else 0
