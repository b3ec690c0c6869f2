"""Văn bản chỉ đạo: địa chỉ. The page of one directive crosses apps and stands in `desk`."""

from django.urls import path

from sauro.apps.directives import views, views_upload

app_name = "directives"
urlpatterns = [
    path("directives/", views.directive_list, name="list"),
    path("directives/upload/", views_upload.upload, name="upload"),
    path("directives/uploads/<str:batch>/", views_upload.batch, name="batch"),
    path("directives/<int:pk>/cancel/", views_upload.cancel, name="cancel"),
    path("directives/<int:pk>/release/", views_upload.release, name="release"),
    path("directives/<int:pk>/file/", views.download, name="download"),
    path("directives/<int:pk>/pages/<int:number>.png", views.page_image, name="page_image"),
    path("directives/<int:pk>/header/", views.header, name="header"),
    path("directives/<int:pk>/difference/", views.difference, name="difference"),
]
