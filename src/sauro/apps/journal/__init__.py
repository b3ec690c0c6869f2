"""Nhật ký. What happened, once and for good, in a chain; and who looked at whom, with a term."""
