"""Đọc tệp. Files of any kind become one SourceText, each parsed and screened for secrecy marks in a capped child."""
