"""Nhiệm vụ: việc chạy nền. The clock calls services; the rows are the queue, so a job may run twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.directives import services as directives
from sauro.apps.directives.queries import read_and_new
from sauro.apps.journal.services import erase_old_looks
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Review
from sauro.web.clock import now


def propose_waiting_drafts(at: dt.datetime | None = None) -> int:
    """Đề xuất nhiệm vụ từ các văn bản vừa đọc xong; returns from how many."""
    waiting = read_and_new().exclude(pk__in=Review.objects.values("directive")).values_list("pk", flat=True)
    found = list(waiting)
    for directive_id in found:
        services.propose_drafts(directive_id=directive_id, at=at or now())
    return len(found)


def urge_on_time(at: dt.datetime | None = None) -> int:
    """Đôn đốc theo thang: on working days, from the hour of the rulebook on. A run that was missed or killed is caught
    up by the next, and what was said is not said again. Returns how many tasks were urged.
    """
    moment = at or now()
    return services.urge_all(timezone.localdate(moment), moment).urged if services.is_time(moment) else 0


def take_in_words(at: dt.datetime | None = None) -> int:
    """Tách chữ của nhiệm vụ mới, once enough of them wait; returns how many blocks were written anew."""
    return services.take_in_words()


def open_periods(at: dt.datetime | None = None) -> int:
    """Mở kỳ của nhiệm vụ định kỳ, báo nhiệm vụ không có hạn để lâu; returns how many rows were new."""
    moment = at or now()
    on = timezone.localdate(moment)
    return services.make_occurrences(on, moment) + services.alert_ageing(on, moment)


def run_pending(at: dt.datetime | None = None) -> int:
    """Chạy hết việc đang chờ, once and in order: read what was uploaded, propose drafts, empty the quarantine,
    hand in the reports that waited for it, move deadlines to a calendar that changed, tell deputies, erase
    records of access whose term is over.

    For the sample and for journeys, which do not wait for a worker. Returns how many rows were taken up.
    """
    moment = at or now()
    done = directives.read_all_waiting(at=moment)
    done += propose_waiting_drafts(moment)
    done += services.screen_all_waiting(at=moment)
    done += services.complete_reports(at=moment)
    done += open_periods(moment)
    done += services.recalendar(at=moment)
    services.tell_deputies(at=moment)
    erase_old_looks(timezone.localdate(moment))
    services.erase_old_signals(timezone.localdate(moment))
    return done + directives.expire_unread(at=moment)
