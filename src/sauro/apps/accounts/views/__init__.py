"""Tài khoản: trang. `own`: what a person does with the own account; `keeping`: what the administrator does."""
