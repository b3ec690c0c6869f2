"""What another worker took away is gone with the next request of this one, whatever this process has kept."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.accounts.services import make_token
from sauro.domain.acting import Role
from tests import cast

# Speaks to the database and to nothing else of the product: what one process does, no other is told.
ELSEWHERE = """
import json, sys
vendor, told, sentence, values = json.loads(sys.argv[1])
if vendor == "sqlite":
    import sqlite3
    connection, sentence = sqlite3.connect(**told), sentence.replace("%s", "?")
else:
    import psycopg
    connection = psycopg.connect(**told)
done = connection.execute(sentence, values)
connection.commit()
assert done.rowcount == 1, done.rowcount
"""


def elsewhere(sentence: str, *values: object) -> None:
    """Another process changes one row and ends."""
    kept = {k: v for k, v in connection.get_connection_params().items() if isinstance(v, str | int)}
    if connection.vendor == "sqlite":
        told: dict[str, object] = {"database": str(connection.settings_dict["NAME"]), "timeout": 20}
    else:
        told = {k: kept[k] for k in ("dbname", "user", "password", "host", "port") if k in kept}
    said = json.dumps([connection.vendor, told, sentence, values])
    subprocess.run([sys.executable, "-c", ELSEWHERE, said], check=True, timeout=30)


@pytest.mark.django_db(transaction=True)
def test_an_ended_post_a_closed_account_a_revoked_key_and_an_ended_session_end_at_once_in_every_worker() -> None:
    tinh = cast.province()
    leader = cast.acting(Role.LEADER, tinh.home)
    user, browser, machine = cast.account(leader), Client(), Client()
    leader = replace(leader, account_id=user.pk)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    token = make_token(name="k", scope="read", days=2, by=leader, at=timezone.now())[1]
    key = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    for _ in range(2):
        assert browser.get("/tasks/").status_code == browser.get("/notices/").status_code == 200
        assert machine.get("/api/v1/tasks", **key).status_code == 200  # type: ignore[arg-type]

    elsewhere("UPDATE agencies_holding SET until = %s WHERE person_id = %s", "2025-07-02", leader.person_id)

    assert browser.get("/tasks/")["Location"] == "/post/"
    assert machine.get("/api/v1/tasks", **key).status_code == 401  # type: ignore[arg-type]

    elsewhere("UPDATE agencies_holding SET until = NULL WHERE person_id = %s", leader.person_id)
    assert browser.get("/tasks/").status_code == machine.get("/api/v1/tasks", **key).status_code == 200  # type: ignore[arg-type]
    elsewhere("UPDATE agencies_holding SET role = 'administrator' WHERE person_id = %s", leader.person_id)

    assert browser.get("/tasks/").status_code == 404, "an administrator has no register"

    elsewhere("UPDATE accounts_personaltoken SET revoked_at = %s WHERE owner_id = %s", "2026-09-14 02:00:00", user.pk)
    assert machine.get("/api/v1/tasks", **key).status_code == 401  # type: ignore[arg-type]
    elsewhere("UPDATE accounts_user SET is_active = %s WHERE id = %s", False, user.pk)
    assert browser.get("/tasks/")["Location"].startswith("/sign-in/")
    assert User.objects.get(pk=user.pk).is_active is False
