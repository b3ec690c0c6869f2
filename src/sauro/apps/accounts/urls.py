"""Tài khoản: địa chỉ."""

from django.urls import path

from sauro.apps.accounts.views import keeping, own, tokens

app_name = "accounts"
urlpatterns = [
    path("sign-in/", own.sign_in, name="sign_in"),
    path("sign-out/", own.sign_out, name="sign_out"),
    path("post/", own.choose_post, name="choose_post"),
    path("password/", own.change_password, name="change_password"),
    path("tokens/", tokens.token_list, name="tokens"),
    path("tokens/make/", tokens.make, name="make_token"),
    path("tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
    path("accounts/", keeping.account_list, name="list"),
    path("accounts/open/", keeping.open_account, name="open"),
    path("accounts/<int:pk>/close/", keeping.close_account, name="close"),
    path("accounts/<int:pk>/reset/", keeping.reset_password, name="reset"),
]
