"""Bàn làm việc: địa chỉ."""

from django.urls import path

from sauro.apps.desk.views import agency, agenda, board, directive, finding, home, piles, public, summary

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("start/", board.start, name="start"),
    path("board/", board.board, name="board"),
    path("board/bodies.xlsx", board.bodies_xlsx, name="bodies_xlsx"),
    path("board/<slug:name>/", board.board_list, name="board_list"),
    path("board/<slug:name>/list.xlsx", board.board_list_xlsx, name="board_list_xlsx"),
    path("work/<slug:name>/", piles.work_list, name="work_list"),
    path("work/<slug:name>/list.xlsx", piles.work_list_xlsx, name="work_list_xlsx"),
    path("calendar/", agenda.calendar, name="calendar"),
    path("more/", home.more, name="more"),
    path("agencies/<int:pk>/load/", agency.agency_work, name="agency_work"),
    path("agencies/<int:pk>/load/<slug:name>/", piles.agency_list, name="agency_list"),
    path("agencies/<int:pk>/load/<slug:name>/list.xlsx", piles.agency_list_xlsx, name="agency_list_xlsx"),
    path("agencies/summary/", summary.agency_summary, name="agency_summary"),
    path("status/<slug:slug>/", public.status, name="public_status"),
    path("directives/<int:pk>/publish/", public.publish, name="publish"),
    path("search/", finding.search_page, name="search"),
    path("search/quick/", finding.quick, name="quick"),
    path("directives/<int:pk>/", directive.directive, name="directive"),
    path("directives/<int:pk>/difference/", directive.difference, name="difference"),
]
