"""Báo cáo: những gì được giữ. Obligations and their reports; indicators; syntheses: one module each."""

from sauro.apps.reports.models.indicators import Indicator, IndicatorValue
from sauro.apps.reports.models.obligations import (
    CAUSE_CHOICES,
    DUE_CHOICES,
    PERIOD_CHOICES,
    STATE_CHOICES,
    Figure,
    FormVersion,
    Obligation,
    ObligationBody,
    ObligationState,
    Report,
    ReportForm,
)
from sauro.apps.reports.models.syntheses import (
    ScopeKind,
    Synthesis,
    SynthesisLines,
    SynthesisSection,
    SynthesisState,
)

__all__ = [
    "CAUSE_CHOICES",
    "DUE_CHOICES",
    "PERIOD_CHOICES",
    "STATE_CHOICES",
    "Figure",
    "FormVersion",
    "Indicator",
    "IndicatorValue",
    "Obligation",
    "ObligationBody",
    "ObligationState",
    "Report",
    "ReportForm",
    "ScopeKind",
    "Synthesis",
    "SynthesisLines",
    "SynthesisSection",
    "SynthesisState",
]
