"""Nhiều người cùng ghi: four processes write at the same time, the chain stays one and loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain

PROCESSES, EACH = 4, 15
WRITER = """
import json, os, sys
import django
django.setup()
from django.conf import settings
settings.DATABASES["default"]["NAME"] = json.loads(sys.argv[1])
from django.db import transaction
from sauro.apps.journal.events import VALUES_ERASED
from sauro.apps.journal.services import record
from tests.apps.journal.cast import AT, BUOI
for number in range(int(sys.argv[3])):
    with transaction.atomic():
        record(VALUES_ERASED, about=("task", int(sys.argv[2])), by=BUOI, at=AT, new={"reason": str(number)})
"""


@pytest.mark.django_db(transaction=True)
def test_four_writers_make_one_chain() -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(settings.SRC.parent), str(settings.SRC.parent.parent)])}
    name = json.dumps(str(connection.settings_dict["NAME"]))

    children = [
        subprocess.Popen([sys.executable, "-c", WRITER, name, str(who), str(EACH)], env=env) for who in range(PROCESSES)
    ]
    ended = [child.wait(120) for child in children]

    assert ended == [0] * PROCESSES
    assert Entry.objects.count() == PROCESSES * EACH
    assert verify_chain().sound
    for who in range(PROCESSES):
        assert Entry.objects.filter(about_id=who).count() == EACH
