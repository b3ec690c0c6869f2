"""Máy chủ trang. Two workers of four threads: a slow phone's upload keeps one thread, not the office, waiting."""

import os
from typing import Any

wsgi_app = "sauro.config.wsgi:application"
bind = f"{os.environ.get('SAURO_BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("SAURO_WORKERS", "2"))
threads = 4
worker_class = "gthread"
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 8190
accesslog = None
errorlog = "-"


def when_ready(_server: Any) -> None:
    """Everything is loaded and no worker is there yet."""
    from sauro.config.warm import settle

    settle()
