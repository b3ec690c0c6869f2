"""Quán triệt: địa chỉ."""

from django.urls import URLPattern

app_name = "briefings"
urlpatterns: list[URLPattern] = []
