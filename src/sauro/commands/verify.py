"""`sauro verify`: whether the journal is whole, entry by entry, against a mark that is held elsewhere, and whether the
numbers that are kept beside the rows (SAURO_KEPT) are those of the rows."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

from sauro.domain.ledger import Checkpoint, Fault, Verdict

FAULTY = 1
MOST_SHOWN = 20  # differences of one kind that are printed one by one
_FAULTS = {
    Fault.MISSING: "thiếu một mục",
    Fault.BROKEN: "mục không nối với mục trước",
    Fault.ALTERED: "nội dung mục đã bị sửa",
    Fault.FORKED: "khác với mốc đối chiếu",
    Fault.CUT: "chuỗi ngắn hơn mốc đối chiếu",
}


def sentence(verdict: Verdict) -> str:
    """Kết quả, in the words of an office: how many entries are sound, or the first fault with its place and time."""
    if verdict.sound:
        mark = f"{verdict.head.index}:{verdict.head.hash}"
        erased = f" {verdict.erased} mục đã xóa giá trị theo quy định." if verdict.erased else ""
        return f"Nhật ký nguyên vẹn: {verdict.count} mục.{erased} Mốc đối chiếu: {mark}"
    when = f", lúc {verdict.at:%H:%M %d/%m/%Y} (UTC)" if verdict.at else ""
    why = _FAULTS.get(verdict.fault, str(verdict.fault))
    return f"Nhật ký có lỗi ở mục {verdict.index}{when}: {why}. {verdict.count} mục trước đó nguyên vẹn."


def differences(kept: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Số giữ sẵn khác với sổ: a line for each, with what is kept, so that it can be found and counted anew."""
    from django.utils.module_loading import import_string

    for what, question in kept:
        found = (str(difference) for difference in import_string(question)())
        yield from (f"Sai {what}: {words}" for words in islice(found, MOST_SHOWN))
        if more := sum(1 for _ in found):
            yield f"Sai {what}: và {more} chỗ nữa"


def main(argv: list[str]) -> int:
    """Exit status 0 when chain and kept numbers are right, 1 when they are not, 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="sauro verify", description="Kiểm tra chuỗi nhật ký và các số giữ sẵn.")
    parser.add_argument("--against", metavar="SỐ:MÃ", help="mốc đối chiếu đã in hoặc gửi nơi khác giữ")
    given = parser.parse_args(argv)
    checkpoint = None
    if given.against:
        index, _, mark = given.against.partition(":")
        if not (index.isascii() and index.isdigit() and mark):
            parser.error("mốc đối chiếu có dạng SỐ:MÃ, như lệnh này in ra")
        checkpoint = Checkpoint(int(index), mark.strip())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from sauro.apps.journal.queries import missing_triggers, verify_chain

    verdict = verify_chain(checkpoint)
    print(sentence(verdict), file=sys.stdout if verdict.sound else sys.stderr)
    missing = missing_triggers()
    if missing:
        print(f"Thiếu khóa chống sửa nhật ký: {', '.join(missing)}. Chạy: sauro manage migrate", file=sys.stderr)
    wrong = list(differences(settings.SAURO_KEPT))
    for line in wrong:
        print(line, file=sys.stderr)
    if not wrong:
        print(f"Số giữ sẵn khớp với sổ: {'; '.join(what for what, _ in settings.SAURO_KEPT)}.")
    return 0 if verdict.sound and not missing and not wrong else FAULTY
