"""Quán triệt: địa chỉ."""

from django.urls import path

from sauro.apps.briefings.views import duties, files, plans

app_name = "briefings"
urlpatterns = [
    path("briefings/", plans.plan_list, name="list"),
    path("briefings/new/<int:directive_id>/", plans.make, name="make"),
    path("briefings/<int:pk>/", plans.plan, name="plan"),
    path("briefings/<int:pk>/change/", plans.change, name="change_plan"),
    path("briefings/<int:pk>/material/", plans.material, name="material"),
    path("briefings/<int:pk>/<slug:kind>.xlsx", plans.sheets, name="sheets"),
    path("briefings/duties/<int:pk>/", duties.duty, name="duty"),
    path("briefings/duties/<int:pk>/record/", duties.record, name="record"),
    path("briefings/duties/<int:pk>/table/", duties.table, name="table"),
    path("briefings/duties/<int:pk>/change/", duties.change, name="change_duty"),
    path("briefings/files/<int:pk>/", files.download, name="file"),
    path("briefings/files/<int:pk>/release/", files.release, name="release_file"),
]
