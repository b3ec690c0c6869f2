"""Báo cáo: địa chỉ."""

from django.http import HttpResponse
from django.urls import path

app_name = "reports"
urlpatterns = [path("reports/<int:pk>/", lambda request, pk: HttpResponse(), name="report")]
