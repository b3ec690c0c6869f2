"""Xe công: câu hỏi."""
