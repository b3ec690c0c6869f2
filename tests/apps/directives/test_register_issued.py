"""A signed conclusion of the office becomes a directive: the same reader reads it, its sentences wait as drafts."""

from __future__ import annotations

import pytest

from sauro.apps.directives.models import DirectiveState
from sauro.apps.directives.services import read_upload, register_issued
from sauro.apps.journal.models import Entry
from sauro.apps.letters import services as letters
from sauro.apps.letters.models import Letter, LetterKind
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.services import propose_drafts
from sauro.domain.acting import Acting, Role
from sauro.domain.conclusions import Ordered, paragraphs_of, sentence_of
from sauro.domain.documents.model import DocumentKind
from sauro.domain.refusal import Refusal
from sauro.writers.letter_docx import letter_docx
from tests import cast
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
ORDER = sentence_of(Ordered("Lập danh mục hồ sơ quá hạn", "Sở Nội vụ", cast.dt.date(2026, 10, 5), "danh mục"))
REMARK = "Đánh giá cao sự cố gắng của các cơ quan trong tháng."


def drafted(leader: Acting, *, sentences: tuple[str, ...] = (REMARK, ORDER)) -> Letter:
    opening = "Ngày 10/9/2026, Chánh Văn phòng chủ trì họp giao ban. Sau khi nghe báo cáo, đồng chí kết luận:"
    return letters.draft_paper(
        kind=LetterKind.CONCLUSION, agency_id=leader.agency_id, slot="meeting:7:conclusion", to="Sở Nội vụ",
        subject="kết luận của đồng chí Chánh Văn phòng tại cuộc họp giao ban", sent_to=["- Sở Nội vụ;", "- Lưu VP."],
        text=paragraphs_of(opening, sentences, "Văn phòng thông báo để các cơ quan biết, thực hiện."),
        home="/meetings/7/", by=leader, at=cast.AT,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("body", ["office", "home"])
def test_a_signed_conclusion_is_read_and_its_order_waits_as_a_draft(body: str) -> None:
    tinh = cast.province()
    leader = at_desk(Role.LEADER, getattr(tinh, body))
    symbol = "TB/VPTU" if body == "office" else "TB-SNV"
    letter = letters.sign_letter(letter_id=drafted(leader).pk, symbol=symbol, by=leader, at=cast.AT)

    issued = register_issued(data=letter_docx(sheet_of(letter)), name="ket-luan.docx", by=leader, at=cast.AT)
    directive = read_upload(directive_id=issued.pk, at=cast.AT)
    propose_drafts(directive_id=directive.pk, at=cast.AT)

    directive.refresh_from_db()
    assert (directive.state, directive.kind) == (DirectiveState.READ, str(DocumentKind.THONG_BAO))
    assert (directive.number, directive.registrar_id, directive.issuer_id) == (
        number_of(letter), leader.agency_id, leader.agency_id,
    )  # fmt: skip
    draft = Draft.objects.get(directive=directive)
    assert (draft.actors.get(role="lead").agency_id, draft.due_on) == (tinh.home.pk, cast.dt.date(2026, 10, 5))
    assert draft.text.rstrip("./") == ORDER.rstrip(".")


def test_a_draft_is_written_anew_until_it_is_signed() -> None:
    tinh = cast.province()
    leader = at_desk(Role.LEADER, tinh.office)
    drafted(leader, sentences=(REMARK,))

    again = drafted(leader)

    assert Letter.objects.get().body["text"][2].endswith(ORDER)
    letters.sign_letter(letter_id=again.pk, symbol="TB/VPTU", by=leader, at=cast.AT)
    with pytest.raises(Refusal) as refused:
        drafted(leader)
    assert refused.value.code == "letter.step"
    kinds = Entry.objects.filter(about_kind="letter").order_by("index").values_list("kind", flat=True)
    assert list(kinds) == ["letter.drafted", "letter.worded", "letter.signed"]
