"""A form is typed fields; an answer outside them is refused in the words of an office (C4.2)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.indicators import Direction, Point, plot_of, reached, require_reason
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import (
    FieldKind,
    FieldSpec,
    Question,
    check_form,
    corrected,
    default_fields,
    field_of,
    key_for,
    missing_fields,
    number_of,
    table_of,
    text_of,
)

NUMBER = FieldSpec(
    "ho-so", FieldKind.NUMBER, "Hồ sơ tồn", unit="hồ sơ", least=Decimal(0), most=Decimal(10000), decimals=1
)
TEXT = FieldSpec("kho-khan", FieldKind.TEXT, "Khó khăn", longest=40)
TABLE = FieldSpec("bang", FieldKind.TABLE, "Bảng", columns=("Xã", "Số hộ"))


def test_the_starting_form_is_whole_puts_figures_first_and_comes_back_from_its_rows() -> None:
    fields = default_fields()

    check_form(fields)
    kinds = [f.kind for f in fields]
    assert kinds == sorted(kinds, key=[FieldKind.REGISTER, FieldKind.TEXT].index)
    assert [field_of(f.as_row()) for f in fields] == list(fields)
    assert field_of(NUMBER.as_row()) == NUMBER and field_of(TABLE.as_row()) == TABLE


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ([], "report.form.empty"),
        ([NUMBER, NUMBER], "report.form.double"),
        ([NUMBER, replace(NUMBER, key="x")], "report.form.label"),
        ([replace(NUMBER, label=" ")], "report.form.label"),
        ([replace(NUMBER, kind=FieldKind.REGISTER)], "report.form.question"),
        ([replace(NUMBER, least=Decimal(5), most=Decimal(1))], "report.form.limits"),
        ([replace(TEXT, longest=9000)], "report.form.length"),
        ([replace(TABLE, columns=())], "report.form.columns"),
        ([replace(NUMBER, key=str(n), label=f"Số {n}") for n in range(61)], "report.form.long"),
    ],
)
def test_a_form_that_cannot_be_answered_is_refused(fields: list[FieldSpec], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_form(fields)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234,5", "1234.5"), ("1 234", "1234"), ("12.5", "12.5"), ("1.234", "1234"), ("0", "0"), ("", None)],
)
def test_numbers_are_read_as_an_office_writes_them(typed: str, value: str | None) -> None:
    assert number_of(NUMBER, typed) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("mười", "report.number"), ("NaN", "report.number"), ("-1", "report.number.limits"), ("1e99", "report.number"),
     ("10.001", "report.number.limits"), ("1,25", "report.number.decimals")],
)  # fmt: skip
def test_a_number_outside_the_form_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        number_of(NUMBER, typed)

    assert refused.value.code == code


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_number_nothing_or_a_refusal(typed: str) -> None:
    try:
        value = number_of(NUMBER, typed)
    except Refusal:
        return
    assert value is None or Decimal(0) <= value <= Decimal(10000)


def test_texts_and_tables_keep_to_their_limits() -> None:
    assert text_of(TEXT, "  Thiếu người \n\n ở bộ phận  một cửa ") == "Thiếu người\nở bộ phận một cửa"
    assert table_of(TABLE, "Suối Mây\t12\n\nKhe Trúc|7\nGò Sậy") == [
        ["Suối Mây", "12"],
        ["Khe Trúc", "7"],
        ["Gò Sậy", ""],
    ]
    for bad in (
        lambda: text_of(TEXT, "a" * 41),
        lambda: table_of(TABLE, "a|b|c"),
        lambda: table_of(TABLE, "x\n" * 201),
    ):
        with pytest.raises(Refusal):
            bad()


def test_a_correction_needs_its_reason_and_an_unchanged_figure_none() -> None:
    assert corrected(Decimal(5), Decimal(5), "") == ""
    assert corrected(Decimal(5), Decimal(4), "  một việc trùng với NV-2026-0012 ") == "một việc trùng với NV-2026-0012"
    with pytest.raises(Refusal) as refused:
        corrected(Decimal(5), Decimal(4), "sai")
    assert refused.value.code == "report.correct.reason"


def test_keys_and_missing_fields() -> None:
    assert key_for("Hồ sơ tồn", []) == "ho-so-ton"
    assert key_for("Hồ sơ tồn", ["ho-so-ton"]) == "ho-so-ton-2"
    assert missing_fields([NUMBER, replace(TEXT, required=False)], []) == [NUMBER]
    assert Question("given") is Question.GIVEN


def points(values: list[int | None]) -> list[Point]:
    months = [dt.date(2026, n + 1, 1) for n in range(len(values))]
    return [
        Point(f"T{n}", on, None if v is None else Decimal(v))
        for n, (on, v) in enumerate(zip(months, values, strict=True))
    ]


def test_a_plot_leaves_gaps_open_and_needs_five_values() -> None:
    plot = plot_of(points([1, 2, None, 4, 5, 9]), Decimal(8), Direction.HIGHER)

    assert plot_of(points([1, 2, None, 4, 5]), Decimal(8), Direction.HIGHER) is None
    assert plot is not None
    assert [len(run) for run in plot.lines] == [2, 3]
    assert plot.points[0].y > plot.target_y > plot.points[5].y


def test_a_rank_is_drawn_with_the_first_place_on_top() -> None:
    plot = plot_of(points([20, 18, 15, 9, 12]), Decimal(10), Direction.RANK)

    assert plot is not None
    assert plot.points[3].y < plot.target_y < plot.points[0].y
    assert reached(Decimal(9), Decimal(10), Direction.RANK) and not reached(Decimal(9), Decimal(10), Direction.HIGHER)
    with pytest.raises(Refusal):
        require_reason("sai")
