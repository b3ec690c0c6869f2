"""Xe công: trang."""
