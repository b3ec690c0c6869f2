"""`sauro urge`: what the ladder of urging sends out on a day, shown first or sent."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
import time


def main(argv: list[str]) -> int:
    """Exit status 0; 2 on wrong use. With --dry-run no row is written."""
    parser = argparse.ArgumentParser(prog="sauro urge", description="Đôn đốc theo thang của bộ quy định.")
    parser.add_argument("--on", metavar="NGÀY", help="ngày xét, dạng 2026-10-28; mặc định hôm nay")
    parser.add_argument("--dry-run", action="store_true", help="chỉ in những gì sẽ gửi, không ghi gì")
    parser.add_argument("--most", type=int, default=200, metavar="SỐ", help="in nhiều nhất bấy nhiêu dòng (200)")
    given = parser.parse_args(argv)
    try:
        on = dt.date.fromisoformat(given.on) if given.on else None
    except ValueError:
        parser.error("ngày có dạng 2026-10-28")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    from sauro.web import clock

    return _foresee(on or clock.today(), given.most) if given.dry_run else _urge(on or clock.today())


def _urge(on: dt.date) -> int:
    from django.utils import timezone

    from sauro.apps.tasks.services import is_time, urge_all
    from sauro.web import clock

    now = clock.now()
    at = now if timezone.localdate(now) == on else timezone.make_aware(dt.datetime.combine(on, dt.time(7, 0)))
    if not is_time(at):
        print("Hôm ấy không phải ngày làm việc, hoặc chưa đến giờ đôn đốc; vẫn chạy theo yêu cầu.", file=sys.stderr)
    began = time.monotonic()
    tally = urge_all(on, at)
    _print_counts(dict(tally.by_rung), tally.passed, tally.letters)
    print(f"Tin báo: {tally.notices}. Đã xét {tally.looked} nhiệm vụ trong {time.monotonic() - began:.1f} giây.")
    return 0


def _foresee(on: dt.date, most: int) -> int:
    from sauro.apps.tasks.services import foreseen

    tally, errands = foreseen(on)
    for errand in errands[:most]:
        to = "; ".join(errand.printed)
        print(f"{errand.reached.rung.name:<10}{errand.task['code']:<18}{errand.reached.slot:%d/%m/%Y}  {to}")
    if len(errands) > most:
        print(f"… và {len(errands) - most} dòng nữa (--most {len(errands)} để in hết)")
    _print_counts(dict(tally.by_rung), tally.passed, tally.letters)
    print(f"Ngày {on:%d/%m/%Y}: xét {tally.looked} nhiệm vụ, sẽ đôn đốc {tally.urged}. Chưa ghi, chưa gửi gì.")
    return 0


def _print_counts(by_rung: dict[str, int], passed: int, letters: int) -> None:
    from sauro.domain.urging import RUNG_WORDS

    for rung, count in sorted(by_rung.items()):
        print(f"{rung:<10}{RUNG_WORDS[rung]:<40}{count:>8}")
    print(f"{'':<10}{'Bậc đã qua, chỉ ghi nhận':<40}{passed:>8}")
    print(f"{'':<10}{'Văn bản dự thảo':<40}{letters:>8}")
