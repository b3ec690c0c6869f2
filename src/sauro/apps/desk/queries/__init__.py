"""Bàn làm việc: câu hỏi. What waits for a person, what a body has on its table, what words find."""

from sauro.apps.desk.queries.agency import BodyWork, body_for, work_of
from sauro.apps.desk.queries.finding import Found, find_all
from sauro.apps.desk.queries.home import Home, home_of, waiting_reviews

__all__ = ["BodyWork", "Found", "Home", "body_for", "find_all", "home_of", "waiting_reviews", "work_of"]
