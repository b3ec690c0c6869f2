"""Cách viết ngày, số của văn bản Việt Nam."""
