"""Settings of the tests: those of an installation, with cheap passwords and static files that need no gathering."""

from sauro.config.settings import *  # noqa: F403
from sauro.config.settings import DATABASES, LOGGING, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
# A connection that is kept would stand in the way when the database of a test run is dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0
