"""Một trong nhiều số. A condition with a thousand keys, which go to the database as one value.

`pk__in` puts a mark into the sentence for each of them: the ORM, the driver and the server then each read a sentence of
a thousand marks, anew for every chunk of a long run.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import BooleanField, Func


class Among(Func):
    """`column` is one of these whole numbers: `Task.objects.filter(Among("pk", ids))`."""

    output_field = BooleanField()

    def __init__(self, column: str, numbers: Sequence[int]) -> None:
        super().__init__(column)
        self.numbers = json.dumps(list(numbers))

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        column, values = compiler.compile(self.get_source_expressions()[0])
        if connection.vendor == "sqlite":
            return f"{column} IN (SELECT value FROM json_each(%s))", (*values, self.numbers)
        return f"{column} = ANY(%s::bigint[])", (*values, f"{{{self.numbers[1:-1]}}}")
