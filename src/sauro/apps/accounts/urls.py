"""Tài khoản: địa chỉ."""

from django.urls import path

from sauro.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("post/", views.choose_post, name="choose_post"),
    path("password/", views.change_password, name="change_password"),
]
