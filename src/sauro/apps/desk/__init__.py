"""Bàn làm việc. Pages that cross apps: home, a directive with its tasks, what the menu could not hold."""
