"""Tin báo: việc làm."""

from sauro.apps.notices.services.mailing import mail_calendar, make_mails, send_waiting
from sauro.apps.notices.services.opening import set_mail
from sauro.apps.notices.services.reading import choose, mute, read_all, read_notice, unmute
from sauro.apps.notices.services.telling import Telling, tell, tell_each

__all__ = [
    "Telling",
    "choose",
    "mail_calendar",
    "make_mails",
    "mute",
    "read_all",
    "read_notice",
    "send_waiting",
    "set_mail",
    "tell",
    "tell_each",
    "unmute",
]
