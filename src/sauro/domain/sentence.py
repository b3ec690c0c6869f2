"""Câu. What the domain says to a person: a Vietnamese template and its values, translated only on screen.

`str()` of a sentence is Vietnamese, so the command line needs no Django. Values are never templates: a value that
contains "{x}" is printed as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(template: str) -> str:  # noqa: N802 - the customary mark for extraction
    """Mark a Vietnamese template for translation; returns it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Sentence:
    """Câu. `template` uses {name} places; `values` fill them once, left to right, never recursively.

    A value may be a sentence itself, so that a screen can translate it too.
    """

    template: str
    values: Mapping[str, str | Sentence] = field(default_factory=dict)

    def fill(self, translated: str) -> str:
        """Put the values into a translation of the template."""
        out: list[str] = []
        rest = translated
        while True:
            head, brace, tail = rest.partition("{")
            out.append(head)
            if not brace:
                return "".join(out)
            name, close, rest = tail.partition("}")
            out.append(str(self.values[name]) if close and name in self.values else brace + name + close)

    def __str__(self) -> str:
        return self.fill(self.template)
