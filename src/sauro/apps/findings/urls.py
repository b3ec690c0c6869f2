"""Điều cần xem lại: địa chỉ."""

from django.urls import path

from sauro.apps.findings import views

app_name = "findings"
urlpatterns = [
    path("findings/", views.finding_list, name="list"),
    path("findings/<int:pk>/", views.finding, name="finding"),
    path("findings/<int:pk>/explain/", views.explain, name="explain"),
    path("findings/<int:pk>/decide/", views.decide, name="decide"),
    path("findings/<int:pk>/contest/", views.contest, name="contest"),
    path("findings/<int:pk>/contest/decide/", views.decide_contest, name="decide_contest"),
    path("findings/<int:pk>/remedy/", views.remedy, name="remedy"),
]
