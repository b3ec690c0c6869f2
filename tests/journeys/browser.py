"""Where Chromium stands on this machine. `python -m tests.journeys.browser` prints it, or ends with 1."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str:
    """The browser's program (SAURO_CHROMIUM, else the first of the usual names), or "" where there is none."""
    named = os.environ.get("SAURO_CHROMIUM", "")
    return named if named and shutil.which(named) else next((found for n in NAMES if (found := shutil.which(n))), "")


if __name__ == "__main__":
    path = chromium_path()
    if path:
        print(path)
    sys.exit(0 if path else 1)
