"""Báo cáo: những câu hỏi. What may be seen, what waits, what was collected."""
