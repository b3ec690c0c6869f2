"""Giờ làm việc: địa chỉ."""

from django.urls import URLPattern

app_name = "hours"
urlpatterns: list[URLPattern] = []
