"""Văn bản đi: địa chỉ."""

from django.urls import path

from sauro.apps.letters import views

app_name = "letters"
urlpatterns = [
    path("letters/", views.letter_list, name="list"),
    path("letters/<int:pk>/", views.letter, name="letter"),
    path("letters/<int:pk>/word/", views.word, name="word"),
    path("letters/<int:pk>/sign/", views.sign, name="sign"),
    path("letters/<int:pk>/send/", views.send, name="send"),
    path("letters/<int:pk>/answer/", views.answer, name="answer"),
    path("letters/<int:pk>/drop/", views.drop, name="drop"),
    path("letters/<int:pk>/letter.docx", views.docx, name="docx"),
    path("letters/<int:pk>/letter.pdf", views.pdf, name="pdf"),
]
