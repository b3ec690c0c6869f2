"""Địa chỉ khi đo. The floor under its own folder; everything else is the product."""

from django.urls import include, path

from benchmarks import floor

urlpatterns = [
    path("floor/list/", floor.listing),
    path("floor/list.json", floor.listing_json),
    path("floor/task/<int:pk>/", floor.task),
    path("floor/update/<int:pk>/", floor.update),
    path("floor/counts/", floor.counts),
    path("floor/search/", floor.search),
    path("floor/create/<int:pk>/", floor.create),
    path("", include("sauro.config.urls")),
]
handler400 = "sauro.web.errors.bad_request"
handler403 = "sauro.web.errors.forbidden"
handler404 = "sauro.web.errors.not_found"
handler500 = "sauro.web.errors.server_error"
