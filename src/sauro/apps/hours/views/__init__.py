"""Giờ làm việc: trang."""
