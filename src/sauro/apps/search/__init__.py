"""Tìm. One folded index over everything that can be found; what may be seen is decided where it is shown."""
