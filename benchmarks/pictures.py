"""Ảnh bàn điều hành ở cỡ tỉnh. `SAURO_DATA=folder python -m benchmarks.pictures`: pictures of an invented province.

The folder (or SAURO_DATABASE_URL) holds what `sauro sample --size province` made; Chromium must be there. The pages of
a leader, at 1440 and 360 points, go to docs/screens/desk-province-*.png, and what axe finds on them is printed.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

WIDTHS = (1440, 360)


@contextmanager
def serving() -> Iterator[str]:
    """The address of a web server on this data, as `sauro run` starts it."""
    from benchmarks.memory import _SERVE, _wait

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web = subprocess.Popen([sys.executable, "-c", _SERVE], env={**os.environ, "PORT": str(port)})
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(web.pid, signal.SIGTERM)
        web.wait(30)


def pages() -> dict[str, str]:
    """Name of the picture → address. The document with the most tasks of the leader's office is shown to the public."""
    from django.db.models import Count
    from django.utils import timezone

    from benchmarks.register import person
    from sauro.apps.directives.models import Directive, DirectiveState
    from sauro.apps.directives.services.publishing import switch_public_status

    leader = person("lanhdao").acting
    ours = Directive.objects.filter(registrar_id=leader.agency_id, state=DirectiveState.REGISTERED).exclude(number="")
    most = ours.annotate(n=Count("tasks")).order_by("-n", "-pk")[0]
    shown = switch_public_status(directive_id=most.pk, is_on=True, with_subject=True, by=leader, at=timezone.now())
    return {
        "board": "/board/",
        "list": "/board/became-overdue/",
        "findings": "/findings/",
        "register": "/tasks/?due=overdue",
        "search": "/search/?q=ho+so+qua+han",
        "calendar": "/calendar/",
        "public": f"/status/{shown.slug}/",
    }


def main() -> int:
    """Exit status 0; 1 where axe finds a fault or a page scrolls sideways."""
    import django

    django.setup()
    from sauro.commands.run import gather_static

    gather_static()
    addresses = pages()
    from playwright.sync_api import sync_playwright
    from tests.journeys.browser import chromium_path
    from tests.journeys.person import Person

    bad = 0
    with serving() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for width in WIDTHS:
            leader = Person(browser, site, "lanhdao", width)
            leader.page.set_default_timeout(120_000)
            for name, address in addresses.items():
                leader.go(address)
                leader.rest()
                leader.picture(f"desk-province-{name}-{width}")
                faults = leader.faults()
                bad += len(faults)
                print(f"{name:<10}{width:>5}  {'; '.join(faults) or 'sạch'}", flush=True)
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
