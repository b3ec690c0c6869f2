"""Cấu hình khi đo. Those of an installation, with the bare views of the floor beside the product's own addresses."""

from sauro.config.settings import *  # noqa: F403
from sauro.config.settings import ALLOWED_HOSTS as _HOSTS
from sauro.config.settings import LOGGING as _LOGGING

ROOT_URLCONF = "benchmarks.urls"
ALLOWED_HOSTS = [*_HOSTS, "testserver"]
LOGGING = {**_LOGGING, "root": {"handlers": ["console"], "level": "ERROR"}}
