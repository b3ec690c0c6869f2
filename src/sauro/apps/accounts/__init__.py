"""Tài khoản. Sign-in, the account of a person, the post in which a person acts."""
