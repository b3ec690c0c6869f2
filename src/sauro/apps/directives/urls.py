"""Văn bản chỉ đạo: địa chỉ. The pages of one directive and of its versions cross apps and stand in `desk`."""

from django.urls import path

from sauro.apps.directives.views import coverage, drafting, family, pages, upload, way_down

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
    path("directives/<int:pk>/family/", family.family, name="family"),
    path("directives/<int:pk>/family/add/", family.add, name="add_relation"),
    path("directives/<int:pk>/family/confirm/", family.confirm_all, name="confirm_relations"),
    path("directives/<int:pk>/family/validity/", family.validity, name="validity"),
    path("directives/<int:pk>/family/<int:relation>/", family.decide, name="decide_relation"),
    path("directives/<int:pk>/way-down/", way_down.way_down, name="way_down"),
    path("directives/<int:pk>/way-down.xlsx", way_down.way_down_xlsx, name="way_down_xlsx"),
    path("directives/<int:pk>/way-down/send/", way_down.send, name="send"),
    path("directives/<int:pk>/way-down/urge/", way_down.urge, name="urge"),
    path("directives/<int:pk>/recipients/<int:recipient>/", way_down.answer, name="answer"),
    path("drafts/", drafting.drafts, name="drafts"),
    path("drafts/<int:pk>/", drafting.draft, name="draft"),
    path("drafts/<int:pk>/release/", drafting.release, name="release_draft"),
    path("drafts/<int:pk>/discard/", drafting.discard, name="discard_draft"),
    path("drafts/<int:pk>/tasks/", drafting.draft_tasks, name="draft_tasks"),
    path("drafts/<int:pk>/files/<str:name>", drafting.draft_file, name="draft_file"),
    path("received/", way_down.inbox, name="inbox"),
    path("received/acknowledge/", way_down.acknowledge, name="acknowledge"),
    path("received/<int:pk>/", way_down.own, name="own"),
    path("received/<int:pk>/plan/", way_down.plan, name="plan"),
    path("received/<int:pk>/coverage/", coverage.coverage, name="coverage"),
    path("received/<int:pk>/compare/", coverage.compare, name="compare"),
]
