"""Đi cơ sở: địa chỉ."""

from django.urls import URLPattern

app_name = "visits"
urlpatterns: list[URLPattern] = []
