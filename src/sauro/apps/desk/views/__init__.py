"""Bàn làm việc: trang. One module for each page that crosses apps."""
