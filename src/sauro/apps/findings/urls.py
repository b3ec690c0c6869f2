"""Điều cần xem lại: địa chỉ."""

from django.urls import URLPattern

app_name = "findings"
urlpatterns: list[URLPattern] = []
