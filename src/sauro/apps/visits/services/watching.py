"""Đối chiếu quy tắc đi cơ sở. Facts within their term are gathered once, each rule is settled over all of them."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.findings.services import settle
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits.queries import facts_about, open_questions
from sauro.domain import visits_rules as domain
from sauro.domain.periods import add_months


def watch_visits(*, at: dt.datetime) -> int:
    """Tính năm quy tắc trên mọi chuyến đi còn trong hạn lưu (`finding.kept_months`); how many findings changed."""
    on, book, days = timezone.localdate(at), rules(), calendar()
    since = add_months(on, -book.number("finding.kept_months", on))
    visits = facts_about(since)
    found = {
        domain.NOTICE: domain.notice_late(visits, on=on, calendar=days, rules=book),
        domain.SIZE: domain.delegation_large(visits, rules=book),
        domain.CONCLUSION: domain.conclusion_late(visits, on=on, calendar=days, rules=book),
        domain.ANSWER: domain.answer_missing(open_questions(since), on=on),
        domain.WEEK: domain.several_in_week(visits, rules=book),
    }
    done = [settle(rows, rule=rule, at=at) for rule, rows in found.items()]
    return sum(n for d in done for n in (d.new, d.changed, d.gone))
