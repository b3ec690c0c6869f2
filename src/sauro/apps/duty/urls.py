"""Lịch trực: địa chỉ."""

from django.urls import path

from sauro.apps.duty.views import days, feed, home, roster, swaps

app_name = "duty"
urlpatterns = [
    path("duty/", home.home, name="home"),
    path("duty/people/", home.people, name="people"),
    path("duty/make/", home.make, name="make"),
    path("duty/<int:pk>/", roster.roster, name="roster"),
    path("duty/<int:pk>/change/", roster.change, name="change"),
    path("duty/<int:pk>/replan/", roster.replan, name="replan"),
    path("duty/<int:pk>/roster.docx", roster.docx, name="docx"),
    path("duty/<int:pk>/roster.pdf", roster.pdf, name="pdf"),
    path("duty/days/<slug:key>/", days.day, name="day"),
    path("duty/shifts/<int:pk>/swap/", swaps.ask, name="ask_swap"),
    path("duty/swaps/<int:pk>/", swaps.answer, name="answer_swap"),
    path("duty/feed/<str:key>.ics", feed.feed, name="feed"),
]
