"""`sauro sample`: load the invented province An Lạc, as small as `./run` has it or as large as a real one."""

from __future__ import annotations

import argparse
import os
import sys
import time

NOT_EMPTY = 1


def main(argv: list[str]) -> int:
    """Exit status 0 when the province was loaded, 1 where there is work in the register already, 2 on wrong use."""
    parser = argparse.ArgumentParser(
        prog="sauro sample",
        description="Nạp tỉnh An Lạc tưởng tượng vào cơ sở dữ liệu trống.",
        epilog="Cùng một số --seed trong cùng một ngày cho cùng một tỉnh.",
    )
    parser.add_argument(
        "--size",
        choices=("small", "tiny", "office", "province"),
        default="small",
        help="small: như ./run; tiny: vài trăm nhiệm vụ; office: 20.000 phân công; province: 60.000 nhiệm vụ",
    )
    parser.add_argument("--seed", type=int, default=None, metavar="SỐ", help="số gieo")
    given = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    loaded = _small() if given.size == "small" else _large(given.size, given.seed)
    if not loaded:
        print("Đã có dữ liệu, không nạp thêm.", file=sys.stderr)
        return NOT_EMPTY
    _say_who()
    return 0


def _small() -> bool:
    from sauro.sample.load import load_if_empty

    return load_if_empty()


def _large(name: str, seed: int | None) -> bool:
    from sauro.sample.bulk import NotEmptyError
    from sauro.sample.province import SEED, load
    from sauro.sample.province.sizes import SIZES
    from sauro.web import clock

    began = time.perf_counter()
    try:
        written = load(SIZES[name], at=clock.now(), seed=SEED if seed is None else seed, told=_step)
    except NotEmptyError:
        return False
    took, rows = time.perf_counter() - began, sum(written.values())
    for model, number in sorted(written.items(), key=lambda item: -item[1]):
        print(f"{number:>10}  {model}")
    print(f"{rows:>10}  dòng trong {took:.0f} s ({rows / took:.0f} dòng/s)")
    assignments = written.get("TaskHolder", 0) + written.get("TaskCoordinator", 0)
    print(f"{assignments:>10}  phân công: mỗi cơ quan hoặc người gắn với một nhiệm vụ, phần việc")
    return True


def _step(name: str, seconds: float) -> None:
    print(f"{name:<14}{seconds:>6.1f} s", flush=True)


def _say_who() -> None:
    from sauro.sample.load import SAMPLE_PASSWORD, sample_accounts

    for username, role, agency in sample_accounts():
        print(f"{username:<22}{role:<26}{agency}")
    print(f"Mật khẩu: {SAMPLE_PASSWORD}. Các tài khoản khác chưa có mật khẩu; quản trị đặt khi cần.")
