"""Overlap and omission: control given to several bodies, the same work given twice, a clause that nobody was given."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.documents.source import plain_lines
from sauro.domain.duties import Body, Duty, Paper, Unasked, asked_of, keys_of, same_issuer
from sauro.domain.findings import Found
from sauro.domain.overlap import omissions, overlaps
from sauro.domain.reading import read_directive
from sauro.domain.rulebook import default_rules
from sauro.domain.text.fold import fold
from sauro.domain.works import Control, acts_of, matter_of

ON = dt.date(2026, 9, 14)
HOME, BUILDING = Body("1", "Sở Nội vụ", 1), Body("2", "Sở Xây dựng", 2)
OFFICE, ORGANISATION = Body("3", "Văn phòng Tỉnh ủy", 3), Body("4", "Ban Tổ chức Tỉnh ủy", 4)
INSPECTION, STATE = Body("5", "Ủy ban Kiểm tra Tỉnh ủy", 5), Body("6", "Đảng ủy Ủy ban nhân dân tỉnh", 6)
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docs"


def duty(marker: str, text: str, *bodies: Body, paper: int = 1, product: str = "", start: int = 0) -> Duty:
    at = start or int(float(marker.rstrip(".") or 1) * 1000)
    return Duty(f"{paper}.{at}", marker, text, at, bodies, not bodies, tuple(b.name for b in bodies), product)


def paper(pk: int, subject: str, *duties: Duty, issuer: str = "Tỉnh ủy An Lạc", **facts: object) -> Paper:
    own = tuple(replace(d, slot=f"{pk}.{d.start}") for d in duties)
    return Paper(pk, f"{pk}-CV/TU", issuer, 9, subject, own, **facts)  # type: ignore[arg-type]


def found(one: Paper, *others: Paper) -> list[Found]:
    return list(overlaps(one, others, rules=default_rules(), on=ON))


DISCIPLINE = paper(
    1,
    "Về việc siết chặt kỷ luật giờ giấc, trật tự công sở",
    duty("2.", "Tăng cường kiểm tra công vụ; chấn chỉnh ngay nơi bỏ trực, đi muộn, về sớm."),
    duty(
        "5.", "Các cơ quan, đơn vị chịu trách nhiệm thực hiện Công văn này.", Body("cac don vi", "Các cơ quan, đơn vị")
    ),
    duty("5.3", "Ủy ban Kiểm tra Tỉnh ủy kiểm tra, giám sát việc thực hiện Công văn này.", INSPECTION),
    duty("5.4", "Đảng ủy Ủy ban nhân dân tỉnh kiểm tra công vụ, kỷ luật giờ giấc tại các sở.", STATE),
    duty("5.5", "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Công văn này.", OFFICE),
)


def test_checking_that_three_are_given_at_once_is_found_with_every_source() -> None:
    (only,) = found(DISCIPLINE)

    assert (only.rule, only.soft, only.body) == ("overlap.control", False, 9)
    assert [p.clause for p in only.proof] == ["2.", "5.3", "5.4", "5."]
    assert "Ủy ban Kiểm tra Tỉnh ủy; Đảng ủy Ủy ban nhân dân tỉnh; mọi đơn vị nhận văn bản" in str(only.said)
    assert "công vụ" in only.agree
    assert only.proof[0].directive == 1 and only.proof[0].words.startswith("Tăng cường kiểm tra công vụ")


def test_the_marks_are_places_of_the_document() -> None:
    (only,) = found(DISCIPLINE)

    piece = next(p for p in only.proof if p.clause == "5.4")
    words = [piece.words[a - (piece.start or 0) : b - (piece.start or 0)] for a, b in piece.marks]
    assert "công vụ" in words


def test_two_communes_that_do_the_same_each_at_its_own_place_do_not_overlap() -> None:
    here, there = Body("11", "Đảng ủy xã Gò Sậy", 11, "xa go say"), Body("12", "Đảng ủy xã Khe Trúc", 12, "xa khe truc")
    work = "rà soát, lập danh sách hộ có công cần sửa nhà trước mùa mưa"

    apart = found(paper(1, "a", duty("1.", work, here)), paper(2, "b", duty("2.", work, there)))
    with_a_department = found(paper(1, "a", duty("1.", work, here)), paper(2, "b", duty("2.", work, BUILDING)))

    assert apart == [] and [f.rule for f in with_a_department] == ["overlap.work"]


@pytest.mark.parametrize(
    "how",
    [
        "lấy ý kiến nơi chịu tác động",
        "trình Thường trực Tỉnh ủy xem xét",
        "xác định rõ người chịu trách nhiệm",
        "không để phát sinh vụ việc mới",
    ],
)
def test_how_a_thing_is_to_be_done_is_not_what_is_done(how: str) -> None:
    place = "ở các thôn xa trung tâm"
    first = duty("1.", f"Sơ kết việc xử lý quy hoạch khu dân cư ven hồ {place}, {how}", HOME)
    second = duty("2.", f"Tham mưu quyết định về mã số vùng trồng {place}, {how}", BUILDING)

    assert found(paper(1, "a", first), paper(2, "b", second)) == []


def test_a_body_that_checks_its_own_matter_beside_another_is_no_overlap() -> None:
    apart = paper(
        1,
        "Về việc chuẩn bị mùa mưa bão",
        duty("1.1", "Sở Nội vụ kiểm tra bếp ăn tập thể.", HOME),
        duty("1.2", "Sở Xây dựng kiểm tra kè, cống xung yếu.", BUILDING),
        duty("1.3", "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Công văn này.", OFFICE),
    )

    assert found(apart) == []


def test_the_same_work_at_two_places_is_no_overlap() -> None:
    apart = paper(
        1,
        "Về việc khắc phục hậu quả mưa lũ",
        duty("1.1", "Sở Nội vụ kiểm tra, đôn đốc khắc phục hậu quả mưa lũ tại xã Suối Mây.", HOME),
        duty("1.2", "Sở Xây dựng kiểm tra, đôn đốc khắc phục hậu quả mưa lũ tại xã Khe Trúc.", BUILDING),
    )

    assert found(apart) == []
    same = [replace(d, text=d.text.replace("Khe Trúc", "Suối Mây")) for d in apart.duties]
    assert [f.rule for f in found(replace(apart, duties=tuple(same)))] == ["overlap.control"]


def test_each_in_his_own_sphere_is_no_overlap() -> None:
    work = "quyết định đánh giá, xếp loại chất lượng công chức thuộc thẩm quyền quản lý."
    apart = paper(
        1, "Về đánh giá", duty("1.1", f"Sở Nội vụ {work}", HOME), duty("1.2", f"Sở Xây dựng {work}", BUILDING)
    )

    assert found(apart) == []


def test_the_same_product_of_two_bodies_is_found_with_the_words_that_agree() -> None:
    one = "Sở Nội vụ xây dựng kế hoạch sắp xếp trụ sở dôi dư sau hợp nhất."
    other = "Sở Xây dựng lập và xây dựng kế hoạch sắp xếp các trụ sở dôi dư."
    twice = paper(1, "Về tài sản", duty("1.1", one, HOME, product="plan"), duty("1.2", other, BUILDING, product="plan"))

    (only,) = found(twice)

    assert (only.rule, only.soft) == ("overlap.work", False)
    assert any("trụ sở dôi dư" in words for words in only.agree)
    assert "Sở Nội vụ (mục 1.1); Sở Xây dựng (mục 1.2)" in str(only.said)


def test_a_duty_of_everybody_beside_a_named_one_is_the_softer_sort() -> None:
    one = "Sở Nội vụ xây dựng kế hoạch sắp xếp trụ sở dôi dư sau hợp nhất."
    twice = paper(
        1,
        "Về tài sản",
        duty("1.1", one, HOME, product="plan"),
        duty("1.2", "Xây dựng kế hoạch sắp xếp trụ sở dôi dư sau hợp nhất.", product="plan"),
    )

    (only,) = found(twice)

    assert only.soft and "vừa giao chung, vừa giao riêng" in str(only.said)


def test_the_same_task_from_two_documents_is_found_once_whichever_is_looked_at() -> None:
    text = "Sở Nội vụ lập danh mục vị trí việc làm còn thiếu người."
    old, new = paper(1, "Về biên chế", duty("3.1", text, HOME)), paper(2, "Về việc làm", duty("1.", text, HOME))

    one, other = found(old, new), found(new, old)

    assert [f.rule for f in one] == ["overlap.twice"]
    assert [(f.rule, f.slot, f.digest) for f in one] == [(f.rule, f.slot, f.digest) for f in other]
    assert [p.directive for p in one[0].proof] == [1, 2]


def test_what_a_lower_level_repeats_from_what_it_carries_out_is_no_overlap() -> None:
    text = "Sở Nội vụ lập danh mục vị trí việc làm còn thiếu người."
    above = paper(1, "Về biên chế", duty("3.1", text, HOME))
    below = paper(2, "Về biên chế", duty("1.", text, HOME), issuer="Ủy ban nhân dân tỉnh", cites=frozenset({1}))

    assert found(below, above) == []
    assert [f.rule for f in found(replace(below, cites=frozenset()), above)] == ["overlap.twice"]


def test_a_press_account_is_compared_with_nothing() -> None:
    text = "Sở Nội vụ lập danh mục vị trí việc làm còn thiếu người."
    real = paper(1, "Về biên chế", duty("3.1", text, HOME))

    assert found(paper(2, "Tin", duty("1.", text, HOME), press=True), real) == []
    assert found(real, paper(2, "Tin", duty("1.", text, HOME), press=True)) == []


def test_urging_of_one_matter_given_to_two_offices_in_two_documents() -> None:
    earlier = paper(
        2,
        "Về chấn chỉnh trật tự công sở, tác phong phục vụ",
        duty("1.", "Giữ nghiêm kỷ luật giờ giấc, trật tự công sở."),
        duty("2.", "Giao Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện.", ORGANISATION),
        issuer="Ban Thường vụ Tỉnh ủy",
    )
    later = replace(
        DISCIPLINE, duties=(*DISCIPLINE.duties, duty("6.", "Chấn chỉnh trật tự công sở, tác phong phục vụ."))
    )

    urged = [f for f in found(later, earlier) if f.rule == "overlap.control" and "đôn đốc" in str(f.said)]

    assert len(urged) == 1
    assert {p.clause for p in urged[0].proof} >= {"5.5", "2."}
    assert "Văn phòng Tỉnh ủy" in str(urged[0].said) and "Ban Tổ chức Tỉnh ủy" in str(urged[0].said)


def test_urging_of_two_matters_may_be_with_two_offices() -> None:
    other = paper(
        2, "Về mùa vụ", duty("2.", "Giao Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện.", ORGANISATION)
    )

    assert [f for f in found(DISCIPLINE, other) if "đôn đốc" in str(f.said)] == []


def test_a_clause_that_gives_a_duty_and_became_no_task_is_an_omission() -> None:
    clauses = (
        Unasked("10", "4.", "Sở Xây dựng có trách nhiệm công bố quy hoạch.", 10),
        Unasked("20", "5.", "Công văn này thay Công văn số 9.", 20),
        Unasked("30", "6.", "Lập sổ.", 30, waiting=2),
    )

    left = omissions(paper(1, "Về quy hoạch", clauses=clauses))

    assert [(f.proof[0].clause, f.key) for f in left] == [("4.", "E5"), ("6.", "E5")]
    assert "còn 2 đề xuất" in str(left[1].said)


@pytest.mark.parametrize(
    ("text", "control", "whole"),
    [
        ("Thường xuyên kiểm tra, giám sát việc thực hiện Công văn này.", Control.CHECK, True),
        ("Theo dõi, kiểm tra, đôn đốc kết quả thực hiện các nhiệm vụ tại Kế hoạch này.", Control.URGE, True),
        ("Định kỳ tổng hợp số liệu hộ nghèo.", Control.SYNTHESISE, False),
        ("Bảo đảm dễ kiểm tra, giám sát.", None, False),
        ("Thực hiện kiến nghị của Đoàn kiểm tra.", None, False),
        ("Nâng cao chất lượng công tác tự kiểm tra.", None, False),
    ],
)
def test_a_control_is_an_order_and_no_noun(text: str, control: Control | None, whole: bool) -> None:
    (act,) = acts_of(text)

    assert (act.control, act.whole) == (control, whole)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("BAN THƯỜNG VỤ TỈNH ỦY", "Tỉnh ủy An Lạc", True),
        ("Tỉnh ủy An Lạc", "Tỉnh ủy Bình Sơn", False),
        ("", "Tỉnh ủy An Lạc", False),
    ],
)
def test_organs_of_one_committee_are_one_issuer(one: str, other: str, same: bool) -> None:
    assert same_issuer(one, other) is same


@given(st.text(alphabet="kiểm tra giám sát việc thực hiện Công văn này,;.:\n “”(2)", max_size=200))
def test_any_words_are_read_and_their_places_lie_inside(text: str) -> None:
    for act in acts_of(text, ["Sở Nội vụ"]):
        assert 0 <= act.start <= act.end <= len(text)


def test_who_is_alike_stands_under_a_common_key() -> None:
    text = "Sở Nội vụ lập danh mục vị trí việc làm còn thiếu người."
    old, new = paper(1, "Về biên chế", duty("3.1", text, HOME)), paper(2, "Về việc làm", duty("1.", text, HOME))

    assert asked_of(new) & keys_of(old)
    assert matter_of("vị trí việc làm") == {"vi tri viec lam"}


def corpus() -> list[Paper]:
    papers = []
    for n, path in enumerate(sorted(CORPUS.glob("*.txt"))):
        text = path.read_bytes().decode()
        read = read_directive(plain_lines(text))
        head = read.parsed.header
        duties = [
            Duty(
                f"{n}.{t.span.start}",
                t.section_marker or "",
                t.span.of(text),
                t.span.start,
                tuple(Body(fold(a.name), a.name) for a in t.lead),
                t.addressee != "named",
                tuple(a.name for a in (*t.lead, *t.coordinating)),
                str(t.product or ""),
            )
            for t in read.tasks
        ]
        issuer, subject = (f.value if f else "" for f in (head.issuer, head.subject))
        press = read.parsed.layout.family.value == "press"
        papers.append(Paper(n, path.stem[:3], issuer, 9, subject, tuple(duties), press=press))
    return papers


@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus beside the project (../shared/corpus)")
def test_on_the_corpus_the_known_overlaps_are_found_and_nothing_beside_them() -> None:
    papers = corpus()

    seen = [f for n, p in enumerate(papers) for f in overlaps(p, papers[:n], rules=default_rules(), on=ON)]

    assert [(f.rule, f.soft, tuple(p.clause for p in f.proof[:3])) for f in seen] == [
        ("overlap.control", False, ("2.", "5.3.", "5.3.")),
        ("overlap.work", True, ("5.1.", "5.2.")),
        ("overlap.control", False, ("6.", "5.5.", "1.")),
        ("overlap.twice", True, ("5.", "5.1.", "5.2.")),
    ]
    assert all("002" in str(f.said) or "5.1" in str(f.said) for f in seen)


def test_a_plan_to_carry_out_the_document_itself_is_nobody_elses_plan() -> None:
    own = "Cấp ủy có trách nhiệm quán triệt và xây dựng kế hoạch triển khai thực hiện nghiêm túc Chỉ thị."
    data = "Giao Sở Nội vụ chủ trì xây dựng kế hoạch kết nối dữ liệu hộ tịch với phần mềm một cửa."
    ours = paper(1, "Về việc phát huy tinh thần trách nhiệm", duty("6.", own, product="plan"))
    other = paper(2, "Về việc xử lý hồ sơ quá hạn", duty("2.3", data, HOME, product="plan"))

    assert found(ours, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # the form of the work and what it is for, not its matter
            "Sở Nội vụ lập danh mục, phân loại vốn vay ưu đãi quá hạn, lấy ý kiến nơi chịu tác động",
            "Sở Xây dựng lập danh mục, phân loại dữ liệu dùng chung giữa các sở, lấy ý kiến nơi chịu tác động",
        ),
        (  # where it is done
            "Sở Nội vụ rà soát, lập danh sách đánh giá cán bộ quý tại ba cụm xã phía tây, nêu rõ nguyên nhân",
            "Sở Xây dựng rà soát, lập danh sách tuyến đường ven sông tại ba cụm xã phía tây, nêu rõ nguyên nhân",
        ),
        (  # what it is put on
            "Sở Nội vụ đưa lên phần mềm dùng chung việc theo dõi bố trí cán bộ dôi dư",
            "Sở Xây dựng đưa lên phần mềm dùng chung việc theo dõi đường truyền tới xã đảo",
        ),
        (  # a control, too, is of its object
            "Sở Nội vụ kiểm tra không báo trước quy hoạch cấp ủy nhiệm kỳ tới, phục vụ kỳ họp cuối năm",
            "Sở Xây dựng kiểm tra không báo trước tuyến đường ven sông, phục vụ kỳ họp cuối năm",
        ),
    ],
)
def test_how_where_and_in_which_form_work_is_done_is_no_matter(one: str, other: str) -> None:
    first = paper(1, "Về việc thứ nhất", duty("1.", one, HOME, product="list"))
    second = paper(2, "Về việc thứ hai", duty("1.", other, BUILDING, product="list", paper=2))

    assert found(second, first) == []


def test_the_same_list_of_the_same_things_is_found_wherever_it_is_made() -> None:
    one = "Sở Nội vụ lập danh mục, phân loại thiết bị đầu cuối cũ ở các thôn xa trung tâm, gắn với cắt giảm họp"
    other = "Sở Xây dựng lập danh mục, phân loại thiết bị đầu cuối cũ ở các thôn xa trung tâm, công khai kết quả"
    first = paper(1, "Về việc thứ nhất", duty("1.", one, HOME, product="list"))
    second = paper(2, "Về việc thứ hai", duty("1.", other, BUILDING, product="list", paper=2))

    (only,) = found(second, first)

    assert only.rule == "overlap.work" and "thiết bị đầu cuối" in " ".join(only.agree)
