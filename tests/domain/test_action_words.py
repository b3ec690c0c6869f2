"""The short words of a draft say what is to be done: not who does it, not with whom, never cut inside a phrase."""

from dataclasses import dataclass

from sauro.domain.extraction.action import action_of


@dataclass(frozen=True)
class Named:
    name: str


HOME, BUILDING = Named("Sở Nội vụ"), Named("Sở Xây dựng")


def test_actors_and_their_links_are_left_out() -> None:
    clause = "Giao Sở Nội vụ chủ trì, phối hợp với Sở Xây dựng và các cơ quan liên quan lập danh mục hồ sơ; báo cáo."

    assert action_of(clause, [HOME], [BUILDING]) == "Lập danh mục hồ sơ"


def test_a_long_clause_ends_at_a_comma_and_says_that_it_goes_on() -> None:
    clause = "Sở Nội vụ rà soát " + "hồ sơ đất đai tồn đọng, " * 12

    words = action_of(clause, [HOME], [])

    assert words.endswith("tồn đọng…")
    assert len(words.split()) <= 33


def test_a_clause_of_nothing_but_actors_stays_as_it_is() -> None:
    assert action_of("Sở Nội vụ chủ trì", [HOME], []) == "Sở Nội vụ chủ trì"


def test_a_line_break_inside_a_name_does_not_hide_it() -> None:
    assert action_of("Sở Nội\nvụ phải công khai kết quả.", [Named("Sở Nội vụ")], []) == "Công khai kết quả"
