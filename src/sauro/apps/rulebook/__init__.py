"""Quy định. Rules in force on a date and the table of days off: numbers with their source, kept by the office."""
