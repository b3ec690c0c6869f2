"""Lịch trực: câu hỏi."""
