"""Giờ làm việc: câu hỏi."""
