"""Thư điện tử. The mail server of an installation, from one address: smtp://user:password@host:587?tls."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def mail_settings(url: str, site: str) -> dict[str, Any]:
    """Django's settings of mail; without an address nothing is sent. `?tls`: STARTTLS; smtps:// speaks TLS at once.

    Raises ValueError for an address of another kind.
    """
    domain = urlsplit(site).hostname or "sauro.invalid"
    found: dict[str, Any] = {"SAURO_SMTP_URL": url, "SAURO_MAIL_DOMAIN": domain, "EMAIL_TIMEOUT": 20}
    if not url:
        return found
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SAURO_SMTP_URL must begin with smtp:// or smtps://")
    query = parse_qs(parts.query, keep_blank_values=True)
    secure = parts.scheme == "smtps"
    return found | {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": "tls" in query and not secure,
        "DEFAULT_FROM_EMAIL": query.get("from", [f"sauro@{domain}"])[0],
    }

