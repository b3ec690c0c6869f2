"""Bàn làm việc: địa chỉ."""

from django.urls import path

from sauro.apps.desk.views import directive, home

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("more/", home.more, name="more"),
    path("directives/<int:pk>/", directive.directive, name="directive"),
    path("directives/<int:pk>/difference/", directive.difference, name="difference"),
]
