"""Đi cơ sở: địa chỉ."""

from django.urls import path

from sauro.apps.visits.views import after, deeds, offers, pages, programmes

app_name = "visits"
urlpatterns = [
    path("visits/", pages.visit_list, name="list"),
    path("visits/new/", programmes.plan, name="plan"),
    path("visits/programmes/new/", programmes.make, name="make_programme"),
    path("visits/programmes/<int:pk>/", programmes.programme, name="programme"),
    path("visits/programmes/<int:pk>/add/", programmes.add, name="add_line"),
    path("visits/programmes/<int:pk>/lines/<int:line_id>/", programmes.line, name="line"),
    path("visits/places/<int:pk>/", pages.place, name="place"),
    path("visits/<int:pk>/", pages.visit, name="visit"),
    path("visits/<int:pk>/papers/<slug:which>.<slug:suffix>", pages.paper, name="paper"),
    path("visits/<int:pk>/change/", deeds.change, name="change"),
    path("visits/<int:pk>/excuse/", deeds.excuse, name="excuse"),
    path("visits/<int:pk>/delegation/", deeds.delegation, name="delegation"),
    path("visits/<int:pk>/cancel/", deeds.cancel, name="cancel"),
    path("visits/<int:pk>/draw-up/", deeds.draw_up, name="draw_up"),
    path("visits/<int:pk>/sign/", deeds.sign, name="sign"),
    path("visits/<int:pk>/send/", deeds.send, name="send"),
    path("visits/<int:pk>/join/<int:host_id>/", offers.offer, name="offer"),
    path("visits/<int:pk>/offers/<int:offer_id>/", offers.answer, name="answer_offer"),
    path("visits/<int:pk>/held/", after.held, name="held"),
    path("visits/<int:pk>/correct/", after.correct, name="correct"),
    path("visits/<int:pk>/ask/", after.ask, name="ask"),
    path("visits/<int:pk>/asked/<int:asked_id>/answer/", after.answer, name="answer"),
    path("visits/<int:pk>/asked/<int:asked_id>/task/", after.task, name="task"),
    path("visits/<int:pk>/asked/<int:asked_id>/withdraw/", after.withdraw, name="withdraw"),
    path("visits/<int:pk>/conclusion/", after.word, name="word"),
    path("visits/<int:pk>/conclude/", after.conclude, name="conclude"),
]
