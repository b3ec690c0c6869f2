"""Xe công: địa chỉ."""

from django.urls import URLPattern

app_name = "vehicles"
urlpatterns: list[URLPattern] = []
