"""What a document says of another: continued, implemented, replaced, amended, or only cited; and why."""

from __future__ import annotations

import pytest

from sauro.domain.documents.parse import parse_document
from sauro.domain.documents.source import plain_lines
from sauro.domain.genealogy import RULES, Relation, RelationKind, read_relations

HEAD = """TỈNH ỦY AN LẠC                         ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 215-CV/TU                           An Lạc, ngày 14 tháng 9 năm 2026
{subject}

Kính gửi: Sở Nội vụ

{opening}

1. {clause}

Nơi nhận:                              T/M TỈNH ỦY
- Như trên.                            PHÓ BÍ THƯ

                                       Đặng Hoài Sơn
"""
PLAIN = "Về việc xử lý hồ sơ quá hạn"


def relations(
    *, subject: str = PLAIN, opening: str = "Thời gian qua, hồ sơ còn chậm.", clause: str = "Rà soát hồ sơ.",
    kind: str = "cong_van",
) -> dict[str, Relation]:  # fmt: skip
    """What is read of each number in a letter of tỉnh An Lạc."""
    parsed = parse_document(plain_lines(HEAD.format(subject=subject, opening=opening, clause=clause)))
    return {parsed.references[r.index].number or "": r for r in read_relations(parsed, kind)}


@pytest.mark.parametrize(
    ("where", "words", "kind"),
    [
        ("clause", "Tiếp tục quán triệt và thực hiện nghiêm Kết luận số 88-KL/TU, ngày 20/02/2025.", "continues"),
        ("clause", "Tiếp tục thực hiện có hiệu quả các nội dung tại Kết luận số 88-KL/TU.", "continues"),
        ("clause", "Một số nơi chưa tiếp tục thực hiện Kết luận số 88-KL/TU.", "cites"),
        ("clause", "Rà soát thủ tục theo Kết luận số 88-KL/TU của Tỉnh ủy.", "cites"),
        ("clause", "Kế hoạch về tiếp tục thực hiện Kết luận số 88-KL/TU chưa đạt.", "cites"),
        ("opening", "Thực hiện Kết luận số 88-KL/TU ngày 20/02/2025, Thường trực Tỉnh ủy yêu cầu:", "implements"),
        ("opening", "Qua một năm thực hiện Kết luận số 88-KL/TU, kết quả còn thấp.", "cites"),
        ("clause", "Thực hiện Kết luận số 88-KL/TU ở từng cơ quan.", "cites"),
        ("subject", "V/v triển khai thực hiện Kết luận số 88-KL/TU", "implements"),
        ("subject", "Về việc tiếp tục thực hiện Kết luận số 88-KL/TU", "continues"),
        ("subject", "Về việc tháo gỡ khó khăn khi triển khai Kết luận số 88-KL/TU", "cites"),
        ("subject", "Về việc sửa đổi, bổ sung Kết luận số 88-KL/TU", "amends"),
        ("clause", "Công văn này thay thế Kết luận số 88-KL/TU ngày 20/02/2025.", "replaces"),
        ("clause", "Công văn này có hiệu lực từ ngày ký và thay thế Kết luận số 88-KL/TU.", "replaces"),
        ("clause", "Bãi bỏ Kết luận số 88-KL/TU.", "replaces"),
        ("clause", "Kết luận số 88-KL/TU hết hiệu lực kể từ ngày ký Công văn này.", "replaces"),
        ("clause", "Công văn này thay thế mục 3 của Kết luận số 88-KL/TU.", "amends"),
        ("clause", "Sửa đổi, bổ sung Kết luận số 88-KL/TU như sau.", "amends"),
        ("clause", "Giao Sở Nội vụ tham mưu sửa đổi, bổ sung Kết luận số 88-KL/TU.", "cites"),
        ("clause", "Sở Nội vụ nghiên cứu, trình Tỉnh ủy thay thế Kết luận số 88-KL/TU.", "cites"),
        ("clause", "Quyết định số 12/QĐ-UBND đã được thay thế; xem Kết luận số 88-KL/TU.", "cites"),
    ],
)
def test_the_words_right_before_a_number_decide(where: str, words: str, kind: str) -> None:
    read = relations(**{where: words})  # type: ignore[arg-type]

    assert read["88-KL/TU"].kind == kind


def test_the_reason_is_printed_and_stands_where_it_says() -> None:
    clause = "Tiếp tục quán triệt và tổ chức thực hiện nghiêm túc Kết luận số 88-KL/TU, ngày 20/02/2025."

    read = relations(clause=clause)["88-KL/TU"]

    text = HEAD.format(subject=PLAIN, opening="Thời gian qua, hồ sơ còn chậm.", clause=clause)
    assert read.span.of(text) == "Tiếp tục quán triệt và tổ chức thực hiện nghiêm túc Kết luận số 88-KL/TU"
    assert read.words == read.span.of(text)
    assert read.rule in RULES


def test_a_list_has_the_relation_of_its_first_and_a_title_keeps_its_own() -> None:
    clause = (
        "Tiếp tục thực hiện có hiệu quả: Chỉ thị số 31-CT/TU ngày 17/11/2025 về kỷ luật; Kết luận số 88-KL/TU ngày "
        "11/3/2026 về việc tiếp tục thực hiện Quy định số 06-QĐ/TU ngày 18/3/2024; Kế hoạch số 72-KH/TU."
    )

    read = {number: (r.kind, r.rule) for number, r in relations(clause=clause).items()}

    assert read == {
        "31-CT/TU": (RelationKind.CONTINUES, "relation.continues"),
        "88-KL/TU": (RelationKind.CONTINUES, "relation.list"),
        "06-QĐ/TU": (RelationKind.CITES, "relation.within_title"),
        "72-KH/TU": (RelationKind.CONTINUES, "relation.list"),
    }


def test_a_basis_is_implemented_by_a_plan_and_only_cited_by_a_decision() -> None:
    opening = "Căn cứ Chỉ thị số 31-CT/TU ngày 17/11/2025 của Tỉnh ủy, cơ quan ban hành như sau:"

    as_plan, as_decision = (relations(opening=opening, kind=kind)["31-CT/TU"] for kind in ("ke_hoach", "quyet_dinh"))

    assert (as_plan.kind, as_decision.kind) == (RelationKind.IMPLEMENTS, RelationKind.CITES)


def test_a_later_mention_may_say_more_than_the_first() -> None:
    read = relations(
        opening="Xét kết quả nêu tại Công văn số 140-CV/TU ngày 01/3/2026, Thường trực yêu cầu:",
        clause="Công văn này thay thế Công văn số 140-CV/TU.",
    )

    assert read["140-CV/TU"].kind is RelationKind.REPLACES


def test_a_press_account_has_no_family_of_its_own() -> None:
    read = relations(opening="Thực hiện Kết luận số 88-KL/TU, Thường trực yêu cầu:", kind="news_article")

    assert read["88-KL/TU"].kind is RelationKind.CITES
