"""Báo cáo: các trang."""
