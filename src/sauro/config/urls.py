"""Địa chỉ. Every app hangs its pages here; addresses are English, screens Vietnamese."""

from django.urls import include, path

from sauro.apps.accounts.views import set_language

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("", include("sauro.apps.accounts.urls")),
]

handler400 = "sauro.web.errors.bad_request"
handler403 = "sauro.web.errors.forbidden"
handler404 = "sauro.web.errors.not_found"
handler500 = "sauro.web.errors.server_error"
