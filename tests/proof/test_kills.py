"""A process killed in the middle of its work: what it was told is kept is there, and nothing stands half-done."""

from __future__ import annotations

import os
import random
import signal
import time

import pytest
from django.db import connections

from sauro.apps.agencies.models import Person
from sauro.apps.agencies.services import add_person
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain
from tests.cast import AT, KEEPER
from tests.counts import Proof


def write_until_killed(run: int, pipe: int) -> None:
    """In a child process: add persons one after another, and say each only after its service has returned."""
    number = 0
    while True:
        number += 1
        name = f"Lượt {run} người {number}"
        add_person(name=name, by=KEEPER, at=AT)
        os.write(pipe, (name + "\n").encode())


def kill_one(run: int, die: random.Random) -> list[str]:
    """The names that one child had acknowledged when it was killed."""
    reading, writing = os.pipe()
    connections.close_all()  # a connection must not cross a fork
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write_until_killed(run, writing)
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(die.uniform(0.005, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said = b""
    while piece := os.read(reading, 65536):
        said += piece
    os.close(reading)
    return said.decode().splitlines()


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_a_killed_process_loses_nothing_it_acknowledged(proof: Proof) -> None:
    kills = proof.count(small=15, full=1000)
    die = random.Random(proof.seed)

    acknowledged = [name for run in range(kills) for name in kill_one(run, die)]

    kept = set(Person.objects.values_list("name", flat=True))
    lost = [name for name in acknowledged if name not in kept]
    halves = Person.objects.count() - Entry.objects.filter(kind="person.added").count()
    proof.report(kills, f"{len(acknowledged)} acknowledged, {len(lost)} lost, {halves} half-done")
    assert acknowledged, "no child lived long enough to write"
    assert lost == []
    assert halves == 0
    assert verify_chain().sound
