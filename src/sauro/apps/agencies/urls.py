"""Cơ quan: địa chỉ."""

from __future__ import annotations

from django.urls import path

from sauro.apps.agencies.views import absences, changes, finding, pages, people

app_name = "agencies"
urlpatterns = [
    path("agencies/", pages.agency_list, name="list"),
    path("agencies/find/", finding.find, name="find"),
    path("agencies/danh-muc.xlsx", finding.export, name="export"),
    path("agencies/add/", changes.add, name="add"),
    path("agencies/<int:pk>/", pages.agency_page, name="agency"),
    path("agencies/<int:pk>/correct/", changes.correct, name="correct"),
    path("agencies/<int:pk>/rename/", changes.rename, name="rename"),
    path("agencies/<int:pk>/place/", changes.place, name="place"),
    path("agencies/<int:pk>/alias/", changes.alias, name="alias"),
    path("agencies/<int:pk>/succeed/", changes.succeed, name="succeed"),
    path("agencies/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("agencies/<int:pk>/fields/", people.assign_field, name="assign_field"),
    path("agencies/<int:pk>/absences/", absences.absence_list, name="absences"),
    path("agencies/<int:pk>/absences/add/", absences.add, name="add_absence"),
    path("agencies/absences/<int:pk>/record/", absences.record, name="record_absence"),
    path("agencies/absences/<int:pk>/decline/", absences.decline, name="decline_absence"),
    path("agencies/absences/<int:pk>/withdraw/", absences.withdraw, name="withdraw_absence"),
    path("agencies/people/<int:pk>/", pages.person_page, name="person"),
    path("agencies/people/<int:pk>/delegate/", people.delegate, name="delegate"),
    path("agencies/holdings/<int:pk>/end/", people.end, name="end_holding"),
    path("agencies/delegations/<int:pk>/end/", people.end_delegation, name="end_delegation"),
]
