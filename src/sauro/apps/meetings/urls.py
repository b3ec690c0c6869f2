"""Cuộc họp: địa chỉ."""

from django.urls import path

from sauro.apps.meetings.views import answers, pages, planning, steps

app_name = "meetings"
urlpatterns = [
    path("meetings/", pages.meeting_list, name="list"),
    path("meetings/new/", planning.new, name="new"),
    path("meetings/rooms/", pages.rooms, name="rooms"),
    path("meetings/statistics/", pages.statistics, name="statistics"),
    path("meetings/<int:pk>/", pages.meeting, name="meeting"),
    path("meetings/<int:pk>/meeting.ics", pages.ical, name="ical"),
    path("meetings/<int:pk>/edit/", planning.edit, name="edit"),
    path("meetings/<int:pk>/items/", planning.items, name="items"),
    path("meetings/<int:pk>/seats/", planning.seats, name="seats"),
    path("meetings/<int:pk>/announce/", steps.announce, name="announce"),
    path("meetings/<int:pk>/change/", steps.change, name="change"),
    path("meetings/<int:pk>/hold/", steps.hold, name="hold"),
    path("meetings/<int:pk>/conclude/", steps.conclude, name="conclude"),
    path("meetings/<int:pk>/sign/", steps.sign, name="sign"),
    path("meetings/<int:pk>/seats/<int:seat_id>/reply/", answers.reply, name="reply"),
    path("meetings/<int:pk>/seats/<int:seat_id>/substitute/", answers.consent, name="consent"),
    path("meetings/<int:pk>/seats/<int:seat_id>/items/<int:item_id>/", answers.opinion, name="opinion"),
    path("meetings/<int:pk>/papers/<int:paper_id>/", answers.paper, name="paper"),
    path("meetings/<int:pk>/papers/<int:paper_id>/handed/", answers.handed, name="handed"),
    path("meetings/<int:pk>/papers/<int:paper_id>/release/", answers.release, name="release"),
    path("meetings/<int:pk>/papers/<int:paper_id>/file/", answers.download, name="file"),
]
