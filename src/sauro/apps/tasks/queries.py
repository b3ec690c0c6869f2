"""Nhiệm vụ: câu hỏi. Reads only; what a person may see comes through `tasks_visible_to`.
`on`: today, for the tree of bodies.

tasks_visible_to(acting, on) -> TaskQuerySet: .led_by(agency_id) .overdue(on) .due_within(on, days) .without_deadline()
    .with_gaps() .open() .from_directive(id) .search(text) .for_register()   (select_related, one query a page)
task_for(acting, on, code) -> Task                            # Task.DoesNotExist for a stranger
register_counts(tasks, on) -> dict[str, int]              # all, overdue, due_soon, no_deadline, gaps, to_accept
reviews_visible_to(acting, on) -> QuerySet[Review]            # .waiting, .clear, .approved, .skipped annotated
drafts_for_review(directive_id) -> list[Draft]            # actors, clause, tasks prefetched; 4 queries
review_counts(directive_id) -> dict[str, int]             # proposed, unclear, approved, skipped, all
stops_of(draft) -> tuple[Refusal, ...]                    # what still stops an approval
addressees_of(draft, on) -> list[Agency]
clauses_with_tasks(directive_id) -> list[ClauseLine(clause, tasks, drafts)]; clauses_without_task(directive_id)
agency_choices(on), holding_choices(agency_id, on)
"""
