"""Sàng lọc độ mật: what bears a mark is refused, what only sounds like one is read, what is unclear is asked."""

from __future__ import annotations

import random

import pytest

from sauro.domain.documents.secrecy import Outcome, held, screen
from sauro.domain.documents.source import plain_lines
from tests.counts import Proof
from tests.readers.marks import BODY, HEAD, harmless, marked


@pytest.mark.parametrize(
    "words",
    [
        "MẬT",
        "T U Y Ệ T  M Ậ T",
        "TOI MAT",
        "[MÂT]",
        "M\nẬ\nT",
        "TỐI\nMẬT",
        "Độ mật: Tối mật",
        "Tài liệu thu hồi",
        "Mật",
    ],
)
def test_a_mark_on_a_line_of_its_own_refuses(words: str) -> None:
    paper = plain_lines(f"{HEAD}{words}\n{BODY}")

    verdict = screen(paper, {})

    assert verdict.outcome is Outcome.REFUSE


@pytest.mark.parametrize(
    "words",
    [
        "Tăng cường bảo mật.",
        "Luật Bảo vệ bí mật nhà nước",
        "Nguyễn Thị Mật",
        "Mật độ dân số",
        "QUY CHẾ BẢO\nMẬT",
        "Độ mật: Không",
        "CÓ MẶT",
    ],
)
def test_words_that_only_sound_like_a_mark_are_read(words: str) -> None:
    paper = plain_lines(f"{HEAD}{words}\n{BODY}")

    verdict = screen(paper, {})

    assert verdict.outcome is Outcome.ACCEPT


def test_a_lone_word_in_a_sentence_is_asked_about_with_its_place() -> None:
    paper = plain_lines(f"{HEAD}Văn thư đóng dấu Mật lên phong bì.\n{BODY}")

    verdict = screen(paper, {})

    assert verdict.outcome is Outcome.HOLD
    (question,) = verdict.questions
    assert question.span is not None and "đóng dấu Mật" in question.span.of(paper.text)
    assert question.code.startswith("secrecy.")


def test_a_mark_in_the_properties_refuses_and_the_file_name_only_asks() -> None:
    paper = plain_lines(HEAD + BODY)

    assert screen(paper, {"Keywords": "cán bộ; TỐI MẬT"}).outcome is Outcome.REFUSE
    assert screen(paper, {"name": "15-BC (MẬT)"}).outcome is Outcome.HOLD


def test_a_verdict_names_no_words_of_the_paper() -> None:
    paper = plain_lines(f"{HEAD}TUYỆT MẬT\n{BODY}")

    verdict = screen(paper, {})

    assert verdict.because == "line"
    assert verdict.questions == () and held(paper) == ()


def test_no_marked_paper_is_accepted(proof: Proof) -> None:
    rng = random.Random(proof.seed)
    count = proof.count(300, 3000)

    outcomes = [screen(*marked(rng)).outcome for _ in range(count)]

    accepted = outcomes.count(Outcome.ACCEPT)
    proof.report(count, f"{accepted} nhận nhầm, {outcomes.count(Outcome.HOLD)} hỏi lại")
    assert accepted == 0
    assert outcomes.count(Outcome.HOLD) <= count * 0.05


def test_few_harmless_papers_are_refused(proof: Proof) -> None:
    rng = random.Random(proof.seed)
    count = proof.count(400, 2000)

    outcomes = [screen(*harmless(rng)).outcome for _ in range(count)]

    refused, asked = outcomes.count(Outcome.REFUSE), outcomes.count(Outcome.HOLD)
    proof.report(count, f"{refused} từ chối nhầm, {asked} hỏi lại")
    assert refused <= count * 0.01
    assert asked <= count * 0.05
