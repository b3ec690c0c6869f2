"""The mail server of an installation is one address."""

from __future__ import annotations

import pytest

from sauro.config.mail import mail_server


def test_an_address_holds_host_port_user_password_and_tls() -> None:
    found = mail_server("smtp://van%40phong:m%3At@thu.anlac.vn:587?tls&from=sauro@anlac.vn", "https://sauro.anlac.vn")

    assert (found.host, found.port, found.user, found.password) == ("thu.anlac.vn", 587, "van@phong", "m:t")
    assert (found.tls, found.ssl, found.sender, found.domain) == (True, False, "sauro@anlac.vn", "sauro.anlac.vn")


def test_tls_from_the_start_has_its_own_port() -> None:
    found = mail_server("smtps://thu.anlac.vn", "https://sauro.anlac.vn")

    assert (found.ssl, found.tls, found.port) == (True, False, 465)


def test_another_kind_of_address_is_told() -> None:
    with pytest.raises(ValueError):
        mail_server("http://thu.anlac.vn", "")
