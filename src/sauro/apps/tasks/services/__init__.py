"""Nhiệm vụ: việc làm. Review of drafts and the register; each call writes one journal entry in its transaction.

`version` is the version of the draft that the person saw; an older one is refused: Refusal("draft.stale"), whose
`message.values` holds who changed it. `by` is an Acting, `at` an aware datetime.

    propose_drafts(*, directive_id, at) -> Review
    edit_draft(*, draft_id, version, changes: dict[str, str], by, at) -> Draft
        changes: work, deadline_text, due_on (ISO or ""), cadence, standing ("1" | ""), product, product_words,
                 authority_words, authority_document, authority_person, proposed_holding (id or ""),
                 lead (agency id), coordinating (agency ids by commas), text of other keys is refused
    set_lead(*, draft_id, version, agency_id, by, at) -> Draft
    resolve_two_leads(*, draft_id, version, choice: "split" | "<agency or actor id>", by, at) -> list[Draft]
        the chosen actor (DraftActor.pk as text) leads, the others coordinate; "split": one draft each
    fill_from_span(*, draft_id, version, field, start, end, by, at) -> Draft
        field: work | deadline | product | authority | lead | coordinating
    make_draft_from_span(*, directive_id, start, end, by, at) -> Draft
    split_draft(*, draft_id, version, at_offset: int | None, by, at) -> list[Draft]
    merge_drafts(*, draft_ids: (first, second, …), versions: the same length, by, at) -> Draft
    skip_draft(*, draft_id, version, reason, by, at) -> Draft
    one_for_each_addressee(*, draft_id, version, by, at) -> list[Draft]
        # the bodies of queries.addressees_of(draft, on), shown with their count before
    undo_last(*, directive_id, by, at) -> DraftChange
    approve_draft(*, draft_id, version, by, at) -> Task
"""
