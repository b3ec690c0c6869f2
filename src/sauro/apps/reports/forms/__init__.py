"""Báo cáo: biểu mẫu trên màn hình."""
