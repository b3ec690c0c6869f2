"""Văn bản chỉ đạo: địa chỉ. The pages of one directive and of its versions cross apps and stand in `desk`."""

from django.urls import path

from sauro.apps.directives.views import pages, upload

app_name = "directives"
urlpatterns = [
    path("directives/", pages.directive_list, name="list"),
    path("directives/upload/", upload.upload, name="upload"),
    path("directives/uploads/<str:batch>/", upload.batch, name="batch"),
    path("directives/<int:pk>/cancel/", upload.cancel, name="cancel"),
    path("directives/<int:pk>/release/", upload.release, name="release"),
    path("directives/<int:pk>/file/", pages.download, name="download"),
    path("directives/<int:pk>/pages/<int:number>.png", pages.page_image, name="page_image"),
    path("directives/<int:pk>/header/", pages.header, name="header"),
]
