"""Nhiệm vụ: địa chỉ."""

from django.urls import path

from sauro.apps.tasks.views import (
    bulk,
    causes,
    contributions,
    endings,
    extensions,
    hand_over,
    parts,
    register,
    review,
    succession,
)

app_name = "tasks"
_DRAFT = "review/<int:directive_id>/drafts/<int:draft_id>/"
urlpatterns = [
    path("tasks/", register.register, name="register"),
    path("tasks/register.xlsx", register.export, name="export"),
    path("tasks/views/", register.save_view, name="save_view"),
    path("tasks/views/<int:pk>/drop/", register.drop_view, name="drop_view"),
    path("tasks/bulk/", bulk.bulk, name="bulk"),
    path("tasks/bulk/<int:pk>/", bulk.batch, name="batch"),
    path("tasks/bulk/<int:pk>/undo/", bulk.undo_batch, name="undo_batch"),
    path("tasks/<str:code>/", register.task, name="task"),
    path("tasks/<str:code>/extension/", extensions.extension, name="extension"),
    path("tasks/<str:code>/causes/", causes.causes, name="causes"),
    path("tasks/<str:code>/endings/", endings.endings, name="endings"),
    path("tasks/<str:code>/parts/", parts.give, name="give_parts"),
    path("tasks/<str:code>/contributions/", contributions.add, name="add_coordinator"),
    path("tasks/<str:code>/contributions/<int:pk>/ask/", contributions.ask, name="ask_contribution"),
    path("tasks/<str:code>/contributions/<int:pk>/deliver/", contributions.deliver, name="deliver_contribution"),
    path("tasks/<str:code>/contributions/<int:pk>/send-back/", contributions.send_back, name="send_back_contribution"),
    path("tasks/<str:code>/contributions/<int:pk>/remind/", contributions.remind, name="remind_contribution"),
    path("agencies/<int:pk>/succession-tasks/", succession.succession, name="succession"),
    path("handover/", hand_over.hand_overs, name="hand_overs"),
    path("handover/<int:pk>/", hand_over.hand_over, name="hand_over"),
    path("review/", review.review_list, name="reviews"),
    path("review/<int:directive_id>/", review.review, name="review"),
    path("review/<int:directive_id>/propose/", review.propose, name="propose"),
    path("review/<int:directive_id>/make/", review.make, name="make"),
    path("review/<int:directive_id>/fill/", review.fill, name="fill"),
    path("review/<int:directive_id>/undo/", review.undo, name="undo"),
    path(f"{_DRAFT}edit/", review.edit, name="edit"),
    path(f"{_DRAFT}approve/", review.approve, name="approve"),
    path(f"{_DRAFT}skip/", review.skip, name="skip"),
    path(f"{_DRAFT}split/", review.split, name="split"),
    path(f"{_DRAFT}merge/", review.merge, name="merge"),
    path(f"{_DRAFT}resolve/", review.resolve, name="resolve"),
    path(f"{_DRAFT}for-each/", review.for_each, name="for_each"),
]
