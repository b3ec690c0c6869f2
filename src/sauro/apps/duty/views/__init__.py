"""Lịch trực: trang."""
