"""Sổ quy tắc. Every rule that gives findings: what it says, whose clause it serves, which rulebook rows it reads.

A sibling (meetings, visits, vehicles, duty, hours) writes its cards (`domain.rule_card`) in its own module of rules and
hangs them into CARDS; from this table and the rulebook `sauro rules --markdown` prints docs/rules.md, and a page names
the rule of a finding.
"""

from __future__ import annotations

from sauro.domain.duty_cards import DUTY_CARDS
from sauro.domain.hours_rules import CARDS as HOURS_CARDS
from sauro.domain.meeting_cards import MEETING_CARDS
from sauro.domain.omission import NO_PLAN, PLAN_SOURCE
from sauro.domain.overlap import BETWEEN, NO_OVERLAP, TWICE, UNASKED, WITHIN
from sauro.domain.rule_card import RuleCard
from sauro.domain.sentence import N_
from sauro.domain.vehicle_cards import VEHICLE_CARDS
from sauro.domain.visits_rules import VISIT_CARDS

_FACTS = N_("câu giao việc của văn bản đã đọc, đã vào sổ; cơ quan chủ trì; dẫn chiếu")
_WORK = ("overlap.work_pairs", "overlap.work_share", "overlap.product_pairs", "overlap.product_share")

CARDS: tuple[RuleCard, ...] = (
    *DUTY_CARDS,
    *MEETING_CARDS,
    RuleCard(
        WITHIN,
        N_("Kiểm tra, đôn đốc, tổng hợp giao nhiều nơi"),
        N_("Cùng một loại kiểm soát trên cùng một nội dung không giao nhiều nơi cùng lúc."),
        "A3",
        NO_OVERLAP,
        ("overlap.common_above",),
        _FACTS,
        "domain/overlap.py",
    ),
    RuleCard(
        BETWEEN,
        N_("Cùng một việc giao nhiều nơi chủ trì"),
        N_("Một việc chỉ giao một cơ quan chủ trì: cùng sản phẩm, cùng nội dung thì không giao hai nơi."),
        "A3",
        NO_OVERLAP,
        (*_WORK, "overlap.common_above"),
        _FACTS,
        "domain/overlap.py",
    ),
    RuleCard(
        TWICE,
        N_("Cùng một việc từ nhiều văn bản"),
        N_("Việc đã giao ở một văn bản đang có hiệu lực thì không giao lại ở văn bản khác."),
        "A3",
        NO_OVERLAP,
        (*_WORK, "overlap.common_above"),
        _FACTS,
        "domain/overlap.py",
    ),
    RuleCard(
        UNASKED,
        N_("Mục giao việc chưa có nhiệm vụ"),
        N_("Mỗi mục giao việc của văn bản đã vào sổ thành nhiệm vụ, hoặc được bỏ qua có lý do."),
        "E5",
        NO_OVERLAP,
        (),
        N_("mục của văn bản đã vào sổ, đề xuất, nhiệm vụ"),
        "domain/overlap.py",
    ),
    RuleCard(
        NO_PLAN,
        N_("Nơi nhận chưa có kế hoạch"),
        N_("Đơn vị nhận văn bản phải có kế hoạch thì ban hành kế hoạch trước hạn, hoặc nêu vì sao không cần."),
        "E5",
        PLAN_SOURCE,
        (),
        N_("đường triển khai của văn bản: nơi nhận, hạn kế hoạch, kế hoạch hoặc lý do"),
        "domain/omission.py",
    ),
    *HOURS_CARDS,
    *VISIT_CARDS,
    *VEHICLE_CARDS,
)
_BY_NAME = {card.name: card for card in CARDS}


def card(name: str) -> RuleCard:
    """Thẻ của một quy tắc. KeyError for a name that nobody registered: a finding without a rule is never stored."""
    return _BY_NAME[name]
