"""Một trong nhiều số. A condition with a thousand keys, which go to the database as one value.

`pk__in` puts a mark into the sentence for each of them: the ORM, the driver and the server then each read a sentence of
a thousand marks, anew for every chunk of a long run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Func


def among(vendor: str, column: str, values: Sequence[Any], sort: str = "bigint") -> tuple[str, Any]:
    """`column` is one of these values: the condition with its one mark, and the value for it. `sort`: a type of
    PostgreSQL."""
    if vendor == "sqlite":
        return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(list(values))
    return f"{column} = ANY(%s::{sort}[])", list(values)


class Among(Func):
    """`column` is one of these whole numbers: `Task.objects.filter(Among("pk", ids))`."""

    output_field = BooleanField()

    def __init__(self, column: str, numbers: Sequence[int]) -> None:
        super().__init__(column)
        self.numbers = numbers

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        column, values = compiler.compile(self.get_source_expressions()[0])
        said, numbers = among(connection.vendor, column, self.numbers)
        return said, (*values, numbers)
