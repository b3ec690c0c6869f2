"""Văn bản chỉ đạo: câu hỏi. Reads only; what a person may see comes through `directives_visible_to`.
`on`: today, for the tree of bodies.

directives_visible_to(acting, on) -> QuerySet[Directive]
directive_for(acting, on, pk) -> Directive                    # Directive.DoesNotExist for a stranger
uploads_in_progress(acting, on) -> QuerySet[Directive]        # with upload (page, pages) selected
latest_reading(directive) -> Reading | None               # with clauses
marks(reading) -> list[dict]                              # header values as spans
references_of(directive), recipients_of(directive, list)
versions_of(directive) -> list[Directive]
difference(a, b) -> list[Difference(op, old, new)]        # paragraphs; op: equal | replace | delete | insert
waiting_uploads() -> list[int]; read_without(…)
"""
