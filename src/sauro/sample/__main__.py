"""`python -m sauro.sample`: load the invented province into an empty database and say who may sign in."""

from __future__ import annotations

import os
import sys

import django


def main() -> int:
    """Exit status 0; a database that holds bodies already is left as it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    django.setup()
    from sauro.sample.load import SAMPLE_PASSWORD, load_if_empty, sample_accounts

    loaded = load_if_empty()
    sys.stdout.write("Đã nạp tỉnh An Lạc.\n" if loaded else "Đã có dữ liệu, không nạp thêm.\n")
    for username, role, agency in sample_accounts():
        sys.stdout.write(f"{username:<22}{role:<26}{agency}\n")
    sys.stdout.write(f"Mật khẩu: {SAMPLE_PASSWORD}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
