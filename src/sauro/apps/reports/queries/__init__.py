"""Báo cáo: những câu hỏi. What may be seen, what waits, what was collected; modules are asked by their name.

What the synthesis reads: `collecting.reports_of`, `collecting.collected_figures`, `collecting.collected_texts`.
"""

from sauro.apps.reports.queries.collecting import collected_figures, collected_texts, reports_of

__all__ = ["collected_figures", "collected_texts", "reports_of"]
