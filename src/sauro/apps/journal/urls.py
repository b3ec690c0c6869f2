"""Nhật ký: địa chỉ."""

from django.urls import path

from sauro.apps.journal import views

app_name = "journal"
urlpatterns = [path("journal/", views.journal_list, name="list")]
