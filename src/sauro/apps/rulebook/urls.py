"""Quy định: địa chỉ."""

from django.urls import path

from sauro.apps.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("rulebook/", views.rulebook_list, name="list"),
    path("rulebook/rules/", views.add_rule, name="add_rule"),
    path("rulebook/years/", views.year, name="year"),
    path("rulebook/days/", views.set_day, name="set_day"),
]
