"""Địa chỉ. Every app hangs its pages here; addresses are English, screens Vietnamese."""

from django.urls import include, path

from sauro.apps.accounts.views.own import set_language
from sauro.config.api import api_urls
from sauro.web.routing import by_words

every_app = [
    path("api/v1/", api_urls()),
    path("language/", set_language, name="set_language"),
    path("", include("sauro.apps.journal.urls")),
    path("", include("sauro.apps.imports.urls")),
    path("", include("sauro.apps.agencies.urls")),
    path("", include("sauro.apps.accounts.urls")),
    path("", include("sauro.apps.rulebook.urls")),
    path("", include("sauro.apps.notices.urls")),
    path("", include("sauro.apps.letters.urls")),
    path("", include("sauro.apps.desk.urls")),
    path("", include("sauro.apps.directives.urls")),
    path("", include("sauro.apps.tasks.urls")),
    path("", include("sauro.apps.findings.urls")),
    path("", include("sauro.apps.briefings.urls")),
    path("", include("sauro.apps.meetings.urls")),
    path("", include("sauro.apps.visits.urls")),
    path("", include("sauro.apps.vehicles.urls")),
    path("", include("sauro.apps.duty.urls")),
    path("", include("sauro.apps.hours.urls")),
    path("", include("sauro.apps.reports.urls")),
]
urlpatterns = [by_words(every_app)]

handler400 = "sauro.web.errors.bad_request"
handler403 = "sauro.web.errors.forbidden"
handler404 = "sauro.web.errors.not_found"
handler500 = "sauro.web.errors.server_error"
