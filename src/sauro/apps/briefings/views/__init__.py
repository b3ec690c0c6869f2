"""Quán triệt: trang."""
