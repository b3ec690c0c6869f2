"""Đo tốc độ. What `./bench` measures; figures are medians, inputs come from a seed."""
