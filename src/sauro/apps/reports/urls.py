"""Báo cáo: địa chỉ."""

from django.urls import path

from sauro.apps.reports.views import (
    builder,
    collected,
    indicators,
    obligations,
    papers,
    report,
    reports,
    syntheses,
    synthesis_steps,
)

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
urlpatterns = [
    path("reports/", reports.report_list, name="list"),
    path("reports/<int:pk>/", report.report, name="report"),
    path("reports/<int:pk>/figures/<slug:key>/", reports.figure, name="figure"),
    path("reports/<int:pk>/report.docx", papers.docx, name="docx"),
    path("reports/<int:pk>/report.pdf", papers.pdf, name="pdf"),
    path("reports/obligations/", obligations.obligation_list, name="obligations"),
    path("reports/obligations/new/", obligations.new_obligation, name="new_obligation"),
    path("reports/obligations/<int:pk>/", obligations.obligation, name="obligation"),
    path("reports/obligations/<int:pk>/<slug:period>/", collected.collected, name="collected"),
    path("reports/obligations/<int:pk>/<slug:period>/table.xlsx", collected.collected_xlsx, name="collected_xlsx"),
    path("reports/forms/", builder.form_list, name="forms"),
    path("reports/forms/new/", builder.new_form, name="new_form"),
    path("reports/forms/<int:pk>/", builder.form, name="form"),
    path("reports/indicators/", indicators.indicator_list, name="indicators"),
    path("reports/indicators/new/", indicators.new_indicator, name="new_indicator"),
    path("reports/indicators/values.xlsx", indicators.values_xlsx, name="values_xlsx"),
    path("reports/indicators/<int:pk>/", indicators.indicator, name="indicator"),
    *SYNTHESES,
]
