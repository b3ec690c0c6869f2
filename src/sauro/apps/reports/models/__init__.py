"""Báo cáo: những gì được giữ. Obligations and their reports; indicators; syntheses: one module each."""
