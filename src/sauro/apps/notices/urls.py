"""Tin báo: địa chỉ."""

from django.urls import path

from sauro.apps.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.notice_list, name="list"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/preferences/", views.preferences, name="preferences"),
    path("notices/mail/", views.mail, name="mail"),
    path("notices/mail/open/", views.open_mail, name="open_mail"),
    path("notices/mail/close/", views.close_mail, name="close_mail"),
    path("notices/mutes/<int:pk>/drop/", views.unmute, name="unmute"),
    path("notices/<int:pk>/", views.open_notice, name="open"),
    path("notices/<int:pk>/mute/", views.mute, name="mute"),
]
