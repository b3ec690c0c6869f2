"""Settings of the tests: those of an installation, with cheap passwords and static files that need no gathering.

Each process of a test run keeps a data folder of its own, so that runs side by side never meet. It is made here and not
in conftest.py, because the settings may be read before it; processes that a test starts share the folder of that test.
"""

import os
import tempfile

_OWNER = os.environ.get("PYTEST_XDIST_WORKER", "main")
if os.environ.get("SAURO_TEST_OWNER") != _OWNER:
    os.environ["SAURO_TEST_OWNER"] = _OWNER
    os.environ["SAURO_DATA"] = tempfile.mkdtemp(prefix="sauro-test-")

from sauro.config.settings import *  # noqa: E402, F403
from sauro.config.settings import DATABASES, LOGGING, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
# A pool keeps connections open across the forks and the dropped databases of a test run.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
