"""Triển khai xuống cấp dưới. When an agency may give a part of its task, to whom and until when (C1.1, C1.1a).

Facts in, refusal out; no clock, no database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ONE_LEAD, SIX_CLEAR, Status

GIVES_PARTS = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)


@dataclass(frozen=True, slots=True)
class Whole:
    """Nhiệm vụ được chia. The parent as the rule sees it.

    chain: lead agencies from the root down to the parent, the parent's own lead last; its length is the depth of a new
    part, counted from 1. timeless: the parent has a cadence or stands all year, so that a part may do without a day.
    """

    code: str
    status: Status
    chain: tuple[int, ...]
    due_on: dt.date | None = None
    timeless: bool = False

    @property
    def lead(self) -> int:
        return self.chain[-1]


@dataclass(frozen=True, slots=True)
class PartWanted:
    """Phần việc muốn giao. One row of the form; `holding_id`: the person, needed where the agency is the lead."""

    agency_id: int
    work: str
    due_on: dt.date | None = None
    product: str = ""
    product_words: str = ""
    holding_id: int | None = None


def require_parts(
    whole: Whole, wanted: Sequence[PartWanted], *, below: Collection[int], deepest: int, today: dt.date
) -> None:
    """Giao phần việc. Refuse the first row that may not be given; nothing is given then.

    `below`: ids of the bodies under the lead in its tree; `deepest`: rule task.cascade.deepest.
    Refusals task.part.none, .state, .too_deep, .work, .product, .not_below, .to_itself, .circle, .without_day, .past,
    .after_parent.
    """
    if not wanted:
        raise Refusal("task.part.none", N_("Chưa ghi phần việc nào."), advice=N_("Ghi ít nhất một dòng."))
    if whole.status not in GIVES_PARTS:
        raise Refusal(
            "task.part.state",
            Sentence(N_("{code} chưa được nhận hoặc đã báo cáo, nên chưa chia việc được."), {"code": whole.code}),
            clause=ONE_LEAD,
            advice=N_("Nhận việc trước, rồi giao từng phần."),
            key="C1.1",
        )
    if len(whole.chain) > deepest:
        raise Refusal(
            "task.part.too_deep",
            Sentence(N_("Nhiệm vụ đã được chia {n} cấp, không chia tiếp."), {"n": str(len(whole.chain) - 1)}),
            clause=ONE_LEAD,
            advice=N_("Giao trực tiếp cho người làm, không qua cấp trung gian."),
            key="C1.1",
        )
    for part in wanted:
        _require_content(part)
        _require_agency(whole, part, below)
        _require_day(whole, part, today)


def _require_content(part: PartWanted) -> None:
    if not part.work.strip():
        raise Refusal(
            "task.part.work",
            N_("Chưa rõ việc phải làm."),
            clause=SIX_CLEAR,
            advice=N_("Ghi việc, bắt đầu bằng động từ."),
        )
    if not part.product and not part.product_words.strip():
        raise Refusal(
            "task.part.product",
            N_("Chưa rõ sản phẩm phải nộp."),
            clause=SIX_CLEAR,
            advice=N_("Chọn loại sản phẩm, hoặc ghi tên sản phẩm."),
            key="C1.1b",
        )


def _require_agency(whole: Whole, part: PartWanted, below: Collection[int]) -> None:
    if part.agency_id == whole.lead:
        if part.holding_id is None:
            raise Refusal(
                "task.part.to_itself",
                N_("Cơ quan chủ trì không giao lại việc cho chính mình."),
                clause=ONE_LEAD,
                advice=N_("Chọn một người của cơ quan, hoặc một đơn vị cấp dưới."),
                key="C1.1a",
            )
        return
    if part.agency_id in whole.chain:
        raise Refusal(
            "task.part.circle",
            N_("Việc quay vòng về nơi đã giao nó."),
            clause=ONE_LEAD,
            advice=N_("Chọn một đơn vị chưa có trong đường giao việc."),
            key="C1.2",
        )
    if part.agency_id not in below:
        raise Refusal(
            "task.part.not_below",
            N_("Chỉ giao phần việc cho người, đơn vị của mình hoặc cơ quan cấp dưới."),
            clause=ONE_LEAD,
            advice=N_("Với cơ quan khác: đề nghị phối hợp, hoặc trả lại để nơi giao giao lại."),
            key="C1.1",
        )


def _require_day(whole: Whole, part: PartWanted, today: dt.date) -> None:
    if part.due_on is None:
        if whole.timeless:
            return
        raise Refusal(
            "task.part.without_day",
            N_("Phần việc chưa có hạn."),
            clause=SIX_CLEAR,
            advice=N_("Ghi ngày đến hạn."),
            key="C1.1b",
        )
    if part.due_on < today:
        raise Refusal(
            "task.part.past",
            Sentence(N_("Hạn {day} đã qua."), {"day": day_short(part.due_on)}),
            clause=SIX_CLEAR,
            advice=N_("Ghi một ngày từ hôm nay trở đi."),
            key="C1.1b",
        )
    if whole.due_on is not None and part.due_on > whole.due_on:
        raise Refusal(
            "task.part.after_parent",
            Sentence(
                N_("Hạn của phần việc {day} sau hạn của {code} ({parent})."),
                {"day": day_short(part.due_on), "code": whole.code, "parent": day_short(whole.due_on)},
            ),
            clause=SIX_CLEAR,
            advice=N_("Xin gia hạn nhiệm vụ trên trước, hoặc ghi hạn sớm hơn."),
            key="C1.1b",
        )


def require_contribution(whole: Whole, *, agency_id: int | None, work: str, due_on: dt.date, today: dt.date) -> None:
    """Đề nghị phối hợp. Refuse an asking without work, to the lead itself, after the task's own day, or too late.

    Refusals task.contribution.state, .agency, .work, .past, .after_task.
    """
    if whole.status not in GIVES_PARTS:
        raise Refusal(
            "task.contribution.state",
            Sentence(N_("{code} chưa được nhận hoặc đã báo cáo."), {"code": whole.code}),
            advice=N_("Nhận việc trước, rồi đề nghị phối hợp."),
            key="C1.2",
        )
    if agency_id is None or agency_id == whole.lead:
        raise Refusal(
            "task.contribution.agency",
            N_("Chọn một cơ quan khác có trong danh bạ."),
            clause=ONE_LEAD,
            advice=N_("Cơ quan chủ trì không phối hợp với chính mình."),
            key="C1.1a",
        )
    if not work.strip():
        raise Refusal(
            "task.contribution.work",
            N_("Chưa rõ cần cơ quan phối hợp làm gì."),
            clause=SIX_CLEAR,
            advice=N_("Ghi phần việc phối hợp, bắt đầu bằng động từ."),
            key="C1.1b",
        )
    if due_on < today:
        raise Refusal(
            "task.contribution.past",
            Sentence(N_("Hạn {day} đã qua."), {"day": day_short(due_on)}),
            clause=SIX_CLEAR,
            advice=N_("Ghi một ngày từ hôm nay trở đi."),
            key="C1.1b",
        )
    if whole.due_on is not None and due_on > whole.due_on:
        raise Refusal(
            "task.contribution.after_task",
            Sentence(
                N_("Hạn phối hợp {day} sau hạn của {code} ({parent})."),
                {"day": day_short(due_on), "code": whole.code, "parent": day_short(whole.due_on)},
            ),
            clause=SIX_CLEAR,
            advice=N_("Ghi hạn sớm hơn, hoặc xin gia hạn nhiệm vụ trước."),
            key="C1.1b",
        )
