"""Giờ làm việc: địa chỉ."""

from __future__ import annotations

from django.urls import path

from sauro.apps.hours.views import own, times, units

app_name = "hours"
urlpatterns = [
    path("hours/", own.mine, name="mine"),
    path("hours/mau.xlsx", own.template, name="template"),
    path("hours/days/<int:pk>/explain/", own.explain, name="explain"),
    path("hours/explanations/<int:pk>/withdraw/", own.withdraw, name="withdraw"),
    path("hours/explanations/<int:pk>/decide/", units.decide, name="decide"),
    path("hours/units/<int:pk>/", units.unit_page, name="unit"),
    path("hours/units/<int:pk>/times/", times.times_page, name="times"),
    path("hours/units/<int:pk>/times/add/", times.add, name="add_times"),
    path("hours/times/<int:pk>/end/", times.end, name="end_times"),
]
