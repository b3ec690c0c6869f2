"""Thư điện tử. The mail server of an installation, from one address: smtp://user:password@host:587?tls."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class MailServer:
    """Máy chủ thư. `domain`: the right side of each Message-ID and of the sender, where the address names none."""

    domain: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False
    tls: bool = False
    sender: str = ""


def mail_server(url: str, site: str) -> MailServer:
    """From SAURO_SMTP_URL and SAURO_URL. `?tls`: STARTTLS; smtps:// speaks TLS at once; `&from=`: the sender.

    Raises ValueError for an address of another kind.
    """
    domain = urlsplit(site).hostname or "sauro.invalid"
    if not url:
        return MailServer(domain, sender=f"sauro@{domain}")
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SAURO_SMTP_URL must begin with smtp:// or smtps://")
    query, ssl = parse_qs(parts.query, keep_blank_values=True), parts.scheme == "smtps"
    return MailServer(
        domain=domain,
        host=parts.hostname,
        port=parts.port or (465 if ssl else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=ssl,
        tls="tls" in query and not ssl,
        sender=query.get("from", [f"sauro@{domain}"])[0],
    )
