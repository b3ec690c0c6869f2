"""Hỏi lại nơi soạn thảo. The question that an order without one lead asks of whoever wrote it (C1.1a)."""

from __future__ import annotations

from collections.abc import Sequence

from sauro.domain.sentence import N_, Sentence


def question_of_leads(*, document: str, work: str, leads: Sequence[str], issuer: str) -> Sentence:
    """Câu hỏi soạn sẵn, for a person to change: names the document, the work, the leads and the clause.

    The words of the clause are those of 1773-CV/TU: "một việc chỉ giao một cơ quan chủ trì".
    """
    values = {
        "document": document.strip() or "…",
        "work": " ".join(work.split())[:300].rstrip(" .;"),
        "leads": "; ".join(leads),
        "issuer": issuer.strip() or "…",
    }
    return Sentence(
        N_(
            "Kính gửi {issuer}: văn bản {document} giao việc “{work}” cho nhiều cơ quan cùng chủ trì ({leads}). Theo "
            "1773-CV/TU, mục 1, “một việc chỉ giao một cơ quan chủ trì và một người chịu trách nhiệm chính”. Đề nghị "
            "cho biết cơ quan nào chủ trì, cơ quan nào phối hợp."
        ),
        values,
    )
