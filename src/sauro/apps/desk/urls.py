"""Bàn làm việc: địa chỉ."""

from django.urls import path

from sauro.apps.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("more/", views.more, name="more"),
    path("directives/<int:pk>/", views.directive, name="directive"),
    path("directives/<int:pk>/difference/", views.difference, name="difference"),
]
