"""Báo cáo: những việc làm. One verb, one journal entry, one transaction."""
