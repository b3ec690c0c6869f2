"""Văn bản đi. What the office itself issues."""
