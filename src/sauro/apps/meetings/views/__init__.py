"""Cuộc họp: trang."""
