"""What the web server loads before it forks: a worker that loads it itself holds a copy of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from sauro.config.settings import SRC

_ASKED = """
import sys
from sauro.config.wsgi import application
from django.template import engines
for name in ("sauro.config.api", "sauro.apps.tasks.views.register", "sauro.apps.desk.views.home"):
    assert name in sys.modules, name
assert any(len(engine.env.cache) > 100 for engine in engines.all() if hasattr(engine, "env"))
from sauro.config.warm import settle
settle()
import gc
assert gc.get_freeze_count() > 100_000
"""


def test_views_and_templates_are_loaded_before_the_workers_are_forked() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment["PYTHONPATH"] = os.pathsep.join([str(SRC.parent), str(SRC.parent.parent)])

    ran = subprocess.run([sys.executable, "-c", _ASKED], env=environment, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
