"""Báo cáo: địa chỉ."""

from django.http import HttpResponse
from django.urls import path

from sauro.apps.reports.views import syntheses, synthesis_steps

app_name = "reports"
SYNTHESES = [
    path("syntheses/", syntheses.synthesis_list, name="syntheses"),
    path("syntheses/open/", syntheses.open_one, name="open_synthesis"),
    path("syntheses/<int:pk>/", syntheses.synthesis, name="synthesis"),
    path("syntheses/<int:pk>/figures/<str:figure>/", syntheses.figure, name="synthesis_figure"),
    path("syntheses/<int:pk>/report.docx", syntheses.file, {"suffix": "docx"}, name="synthesis_docx"),
    path("syntheses/<int:pk>/report.pdf", syntheses.file, {"suffix": "pdf"}, name="synthesis_pdf"),
    path("syntheses/<int:pk>/annex.xlsx", syntheses.file, {"suffix": "xlsx"}, name="synthesis_xlsx"),
    path("syntheses/<int:pk>/refresh/", synthesis_steps.refresh, name="refresh_synthesis"),
    path("syntheses/<int:pk>/sections/<slug:part>/", synthesis_steps.edit, name="edit_synthesis"),
    path("syntheses/<int:pk>/sections/<slug:part>/figures/", synthesis_steps.correct, name="correct_synthesis"),
    path("syntheses/<int:pk>/sections/<slug:part>/restore/", synthesis_steps.restore, name="restore_synthesis"),
    path("syntheses/<int:pk>/check/", synthesis_steps.check, name="check_synthesis"),
    path("syntheses/<int:pk>/reopen/", synthesis_steps.reopen, name="reopen_synthesis"),
    path("syntheses/<int:pk>/issue/", synthesis_steps.issue, name="issue_synthesis"),
    path("syntheses/<int:pk>/close/", synthesis_steps.close, name="close_synthesis"),
]
urlpatterns = [path("reports/<int:pk>/", lambda request, pk: HttpResponse(), name="report"), *SYNTHESES]
