"""Cơ quan: trang và biểu mẫu."""
