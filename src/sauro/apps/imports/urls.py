"""Lượt nhập: địa chỉ."""

from __future__ import annotations

from django.urls import path

from sauro.apps.imports import views

app_name = "imports"
urlpatterns = [
    path("imports/", views.batch_list, name="list"),
    path("imports/new/<slug:kind>/", views.upload, name="upload"),
    path("imports/<int:pk>/", views.batch, name="batch"),
    path("imports/<int:pk>/fix/", views.fix, name="fix"),
    path("imports/<int:pk>/apply/", views.apply, name="apply"),
    path("imports/<int:pk>/undo/", views.undo, name="undo"),
    path("imports/<int:pk>/drop/", views.drop, name="drop"),
]
