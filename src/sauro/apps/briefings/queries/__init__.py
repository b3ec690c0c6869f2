"""Quán triệt: câu hỏi."""
