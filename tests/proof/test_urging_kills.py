"""A worker killed while it urges or mails: nothing lost, no row doubled, a mail repeated only under its own id."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connection, connections
from django.db.models import Count
from django_q.models import OrmQ, Schedule, Success
from django_q.tasks import async_task

from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain
from sauro.apps.letters.models import Letter
from sauro.apps.notices.models import Mail, MailState, Notice
from sauro.apps.notices.services import make_mails, send_waiting
from sauro.apps.tasks.models import Task, Urging
from sauro.apps.tasks.services import urge_all
from sauro.apps.tasks.services import urging as service
from sauro.config.settings import SRC
from tests.apps.notices.office import MORNING, mail_server, opened, reader, told
from tests.apps.tasks.running import Running, at, running
from tests.counts import Proof

ON = dt.date(2026, 10, 12)  # the task of the story is five working days late: a rung with a letter
NOON = at("2026-10-12")
MARGIN = 240  # seconds that a worker gets to come up and finish on a busy machine


def many(there: Running, number: int, round_: int = 0) -> None:
    """So many tasks like the one that runs, under codes of their own."""
    first = Task.objects.get(pk=there.task.pk)
    Task.objects.bulk_create(
        Task(**{
            **{f.attname: getattr(first, f.attname) for f in Task._meta.concrete_fields},
            "id": None, "code": f"NV-2026-{round_:02d}-{n:05d}", "draft_id": None,
        })
        for n in range(number)
    )  # fmt: skip


def forked_and_killed(work: Callable[[Callable[[int], None]], object], steps: int, after: float) -> None:
    """Run `work` in a child and kill it so many seconds after its so-manieth step, wherever it then is.

    `work` gets a function to call after each of its steps; a child that ends by itself is not waited for longer.
    """
    reading, writing = os.pipe()
    connections.close_all()  # a connection must not cross a fork
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(lambda _done: os.write(writing, b"."))
        finally:
            os._exit(0)
    os.close(writing)
    for _ in range(steps):
        os.read(reading, 1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)


def doubled() -> int:
    """Rows that stand more often than once: urgings, notices, journal entries, tasks in letters."""
    rows = Urging.objects.values("task", "rung", "slot").annotate(n=Count("pk")).filter(n__gt=1).count()
    said = Notice.objects.values("account", "slot").annotate(n=Count("pk")).filter(n__gt=1).count()
    written = Entry.objects.filter(kind="task.urged").values("about_id").annotate(n=Count("index")).filter(n__gt=1)
    printed = Counter(line["task"] for letter in Letter.objects.all() for line in letter.body["lines"])
    return rows + said + written.count() + sum(n > 1 for n in printed.values())


def lost(there: Running) -> int:
    """Tasks without their urging, without its notice, without its entry, or missing from the letters."""
    tasks = set(Task.objects.filter(due_on=there.task.due_on).values_list("pk", flat=True))
    sent = set(Urging.objects.filter(rung="urge.n4").values_list("task_id", flat=True))
    heard = set(Notice.objects.filter(kind="urge.n4").values_list("about_id", flat=True))
    entered = set(Entry.objects.filter(kind="task.urged").values_list("about_id", flat=True))
    printed = {line["task"] for letter in Letter.objects.all() for line in letter.body["lines"]}
    return sum(len(tasks - kept) for kept in (sent, heard, entered, printed))


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_a_killed_urging_run_loses_nothing_and_doubles_no_row(proof: Proof, monkeypatch: pytest.MonkeyPatch) -> None:
    kills = proof.count(small=8, full=180)
    die, there = random.Random(proof.seed), running()
    many(there, 60 * kills)
    monkeypatch.setattr(service, "CHUNK", 20)  # many chunks, so that a kill falls between and inside them

    for _ in range(kills):
        forked_and_killed(lambda step: urge_all(ON, NOON, after_chunk=step), die.randrange(1, 4), die.uniform(0, 0.08))
    before = Urging.objects.filter(rung="urge.n4").count()
    urge_all(ON, NOON)

    figure = f"{lost(there)} lost, {doubled()} doubled, {before} of {Task.objects.count()} urged by the killed"
    proof.report(kills, figure)
    assert (lost(there), doubled()) == (0, 0)
    assert verify_chain().sound


def worker(folder: Path) -> subprocess.Popen[bytes]:
    """The real worker on the test's own database, with a clock that stands on the day of the story."""
    named = connection.settings_dict["NAME"]
    settings = (
        "from tests.settings import *\n"
        "from tests.settings import DATABASES, Q_CLUSTER\n"
        f"DATABASES['default']['NAME'] = {str(named)!r}\n"
        "Q_CLUSTER = {**Q_CLUSTER, 'timeout': 5, 'retry': 6, 'max_attempts': 0}\n"
        "SAURO_CLOCK = 'moved_settings.noon'\n"
        "import datetime as dt\n"
        f"def noon():\n    return dt.datetime.fromisoformat({NOON.isoformat()!r})\n"
    )
    (folder / "moved_settings.py").write_text(settings, encoding="utf-8")
    path = os.pathsep.join([str(folder), str(SRC.parent), str(SRC.parent.parent)])
    return subprocess.Popen(
        [sys.executable, "-m", "django", "qcluster"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "moved_settings", "PYTHONPATH": path},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


def wait_until(true: Any, seconds: float = MARGIN) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_the_killed_real_worker_loses_nothing_and_doubles_no_row(proof: Proof, tmp_path: Path) -> None:
    kills = proof.count(small=2, full=20)
    die, there = random.Random(proof.seed), running()
    Schedule.objects.all().delete()
    killed = 0

    for number in range(kills):
        many(there, 700, number)
        seen = Urging.objects.count()
        async_task("sauro.apps.tasks.jobs.urge_on_time")
        running_worker = worker(tmp_path)
        wait_until(lambda seen=seen: Urging.objects.count() > seen or not OrmQ.objects.exists())
        time.sleep(die.uniform(0, 0.15))
        os.killpg(running_worker.pid, signal.SIGKILL)
        running_worker.wait()
        killed += 1
    last = worker(tmp_path)
    async_task("sauro.apps.tasks.jobs.urge_on_time")
    ended = wait_until(lambda: Success.objects.exists() and lost(there) == 0)
    os.killpg(last.pid, signal.SIGKILL)
    last.wait()

    proof.report(killed, f"{lost(there)} lost, {doubled()} doubled, {Task.objects.count()} tasks")
    assert ended
    assert (lost(there), doubled()) == (0, 0)
    assert verify_chain().sound


def send_one_by_one(now: dt.datetime, step: Callable[[int], None]) -> None:
    """Send as the job does, telling when the server has answered and the answer is not noted yet."""
    plain = EmailMessage.send

    def told(self: EmailMessage, fail_silently: bool = False) -> int:
        sent = plain(self, fail_silently)
        step(sent)
        return sent

    EmailMessage.send = told  # type: ignore[method-assign]
    send_waiting(now)


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_a_killed_sender_repeats_a_mail_only_under_its_own_id(proof: Proof, settings: Any) -> None:
    kills = proof.count(small=8, full=100)
    die, moment = random.Random(proof.seed), MORNING
    opened()
    people = [reader(email=f"nguoi{n}@anlac.vn") for n in range(2 * kills)]
    for who in people:
        told(who)

    with mail_server(settings) as box:
        for _ in range(kills):
            now = moment
            forked_and_killed(
                lambda step, now=now: (make_mails(now), send_one_by_one(now, step)), 1, die.uniform(0, 0.03)
            )
            moment += dt.timedelta(minutes=11)
        make_mails(moment)
        while Mail.objects.filter(state__in=[MailState.WAITING, MailState.SENDING]).exists():
            send_waiting(moment)
            moment += dt.timedelta(minutes=11)
        taken = Counter((message["To"], message["Message-ID"]) for message in box.taken)

    rows = set(Mail.objects.values_list("to", "message_id"))
    repeats = sum(n - 1 for n in taken.values())
    proof.report(kills, f"{len(rows)} mails, {len(rows - set(taken))} lost, {repeats} repeated under the same id")
    assert len(rows) == len(people)
    assert set(taken) == rows
    assert repeats <= kills
