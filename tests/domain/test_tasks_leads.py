"""Who leads: named, several, none, inherited from a heading, labelled, split."""

from __future__ import annotations

from tests.domain.reading_stories import directive, leads, read, tasks, words


def test_a_named_body_leads_and_the_others_work_with_it() -> None:
    text = directive(
        "1. Sở Nội vụ chủ trì, phối hợp chặt chẽ với Sở Tài chính và các cơ quan liên quan rà soát biên chế."
    )

    task = tasks(text)[0]

    assert [a.name for a in task.lead] == ["Sở Nội vụ"]
    assert [a.name for a in task.coordinating] == ["Sở Tài chính", "các cơ quan liên quan"]
    assert task.lead[0].span is not None and task.lead[0].span.of(text) == "Sở Nội vụ"


def test_several_leads_are_kept_and_noted_never_split() -> None:
    found = tasks(directive("1. Giao Sở Tài chính và Sở Xây dựng chủ trì tham mưu phương án giá đất."))

    assert [[a.name for a in t.lead] for t in found] == [["Sở Tài chính", "Sở Xây dựng"]]
    assert "task.lead.several" in [n.code for n in found[0].notes]


def test_a_heading_lends_its_body_to_the_points_under_it() -> None:
    text = directive("1. Sở Nội vụ\na) Rà soát biên chế của các cơ quan.\nb) Tham mưu UBND tỉnh ban hành kế hoạch.")

    assert leads(text) == [["Sở Nội vụ"], ["Sở Nội vụ"]]


def test_a_container_lends_lead_and_coordination() -> None:
    text = directive(
        "1. Thanh tra tỉnh chủ trì, phối hợp với Công an tỉnh:\n- Kiểm tra việc giao đất.\n- Xử lý vi phạm."
    )

    found = tasks(text)

    assert [[a.name for a in t.lead] for t in found] == [["Thanh tra tỉnh"], ["Thanh tra tỉnh"]]
    assert [[a.name for a in t.coordinating] for t in found] == [["Công an tỉnh"], ["Công an tỉnh"]]


def test_an_order_without_a_body_goes_to_all_recipients() -> None:
    task = tasks(directive("1. Tăng cường kiểm tra công vụ; kịp thời xử lý vi phạm."))[0]

    assert task.lead == () and task.addressee == "all_recipients"
    assert "task.lead.none" in [n.code for n in task.notes]


def test_the_preamble_never_supplies_a_lead() -> None:
    body = (
        "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành thực hiện các nội dung sau:\n\n1. Rà soát quỹ đất "
        "công."
    )

    assert leads(directive(body)) == [[]]


def test_a_clause_that_names_different_leads_is_split() -> None:
    text = directive("1. Giao Công an tỉnh điều tra vi phạm; giao Thanh tra tỉnh kiểm tra trách nhiệm người đứng đầu.")

    assert leads(text) == [["Công an tỉnh"], ["Thanh tra tỉnh"]]


def test_bodies_numbered_inside_a_sentence_are_split() -> None:
    text = directive("1. Yêu cầu: (i) Sở Công Thương xây dựng phương án; (ii) Công an tỉnh tăng cường kiểm tra.")

    assert leads(text) == [["Sở Công Thương"], ["Công an tỉnh"]]


def test_a_sentence_without_a_body_before_a_named_one_stands_alone() -> None:
    text = directive("1. Rà soát quy chế làm việc. Sở Nội vụ hướng dẫn việc rà soát. Hoàn thành trước ngày 30/6/2026.")

    found = tasks(text)

    assert [[a.name for a in t.lead] for t in found] == [[], ["Sở Nội vụ"]]
    assert found[1].deadline.iso == "2026-06-30"


def test_labelled_lines_fill_the_content_above_them() -> None:
    text = directive(
        "1. Hoàn thiện thể chế\na) Xây dựng Quy chế quản lý dữ liệu.\n- Cơ quan chủ trì: Sở Khoa học và Công nghệ.\n"
        "- Cơ quan phối hợp: Sở Tư pháp, Công an tỉnh.\n- Thời gian hoàn thành: Quý II/2026.\n- Sản phẩm: Quyết định."
    )

    found = tasks(text)

    assert [words(t, text) for t in found] == ["Xây dựng Quy chế quản lý dữ liệu."]
    assert [a.name for a in found[0].coordinating] == ["Sở Tư pháp", "Công an tỉnh"]
    assert (found[0].deadline.iso, found[0].product) == ("2026-Q2", "decision")


def test_labels_in_brackets_are_read_too() -> None:
    text = directive("1. Nâng cấp trung tâm dữ liệu (Chủ trì: Sở Khoa học và Công nghệ; thời gian: trong năm 2026).")

    task = tasks(text)[0]

    assert [a.name for a in task.lead] == ["Sở Khoa học và Công nghệ"] and task.deadline.iso == "2026"


def test_the_issuer_who_asks_is_not_the_lead() -> None:
    body = (
        "Thực hiện Công văn số 12/BNV-CCVC ngày 02/01/2026 của Bộ Nội vụ, UBND tỉnh đề nghị Công ty Điện lực An Lạc "
        "báo cáo tình hình cung cấp điện trước ngày 15/3/2026."
    )

    assert leads(
        directive(body, number="12/UBND-KT", title="V/v cung cấp điện\n\nKính gửi: Công ty Điện lực An Lạc")
    ) == [["Công ty Điện lực An Lạc"]]


def test_each_task_shows_six_lights() -> None:
    task = tasks(directive("1. Sở Nội vụ báo cáo UBND tỉnh kết quả rà soát trước ngày 30/6/2026."))[0]

    assert [c.value for c, _ in task.lights] == ["nguoi", "viec", "tien_do", "trach_nhiem", "tham_quyen", "san_pham"]
    assert task.missing == ()


def test_a_deadline_before_the_day_of_issue_is_noted() -> None:
    reading = read(directive("1. Sở Nội vụ hoàn thành rà soát trước ngày 30/6/2025."))

    assert "task.deadline.past" in [n.code for n in reading.notes]


def test_a_day_that_does_not_exist_is_noted_with_what_may_be_meant() -> None:
    reading = read(directive("1. Sở Nội vụ hoàn thành rà soát trước ngày 31/4/2026."))

    note = next(n for n in reading.notes if n.code == "task.deadline.impossible")
    assert "30/04/2026" in str(note.message) and "01/05/2026" in str(note.message)
