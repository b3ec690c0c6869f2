"""Đời của nhiệm vụ. What acceptance, transfer, an update, a report and its confirmation must satisfy (C1.1, C1.2, T2).

Pure: facts in, refusals or decisions out. Days are dates of the province, percentages 0 to 100.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, ONE_LEAD, SIX_CLEAR, Status

CONFIRMED_BY_ANOTHER = "1773-CV/TU, mục 5.5"
_OPEN_PRODUCTS = ("", "other")
_WRITTEN = frozenset(
    ("report", "plan", "regulation", "proposal", "guidance", "decision", "document", "list", "data")
)  # products whose words are the work: a photograph shows that there is one, not what it says
_NO_UPDATE = {
    Status.REGISTERED: N_("Nhiệm vụ đang chờ giao nên chưa cập nhật tiến độ."),
    Status.ASSIGNED: N_("Cơ quan chủ trì chưa nhận việc nên chưa cập nhật tiến độ."),
    Status.SUBMITTED: N_("Báo cáo kết quả đang chờ xác nhận nên không cập nhật tiến độ."),
    Status.SUSPENDED: N_("Nhiệm vụ đang tạm dừng nên không cập nhật tiến độ."),
}


@dataclass(frozen=True, slots=True)
class Hop:
    """Một lần trả lại. The body that gave the task back, its reason, and whom it named instead."""

    agency_id: int
    agency: str
    reason: str
    suggested: str = ""


def path_in_words(hops: Sequence[Hop]) -> Sentence:
    """Đường đi của nhiệm vụ. Every body that gave it back, in order, each with its reason."""
    said = {
        str(place): Sentence(
            N_("{n}. {agency} trả lại: “{reason}”, đề nghị giao {suggested}.")
            if hop.suggested
            else N_("{n}. {agency} trả lại: “{reason}”."),
            {"n": str(place + 1), "agency": hop.agency, "reason": hop.reason, "suggested": hop.suggested},
        )
        for place, hop in enumerate(hops)
    }
    return Sentence(" ".join(f"{{{place}}}" for place in said), said)


def require_decline(*, settled: bool, reason: str, suggested_id: int | None, agency_id: int) -> None:
    """Trả lại vì không đúng nơi. With a reason and another body; what the giver settled is not given back (C1.2)."""
    if settled:
        raise Refusal(
            "task.decline.settled",
            N_("Cơ quan giao việc đã quyết định nơi chủ trì nên không trả lại được nữa."),
            clause=ONE_LEAD,
            advice=N_("Nhận việc; điều gì vượt thẩm quyền thì báo cáo cơ quan giao việc."),
            key="C1.2",
        )
    if not reason.strip():
        raise Refusal(
            "task.decline.reason",
            N_("Chưa ghi lý do trả lại."),
            clause=ONE_LEAD,
            advice=N_("Ghi vì sao việc này không thuộc cơ quan mình."),
            key="C1.2",
        )
    if suggested_id is None or suggested_id == agency_id:
        raise Refusal(
            "task.decline.suggested",
            N_("Chưa nêu cơ quan khác nên nhận việc này."),
            clause=ONE_LEAD,
            advice=N_("Chọn một cơ quan trong danh bạ, khác cơ quan mình."),
            key="C1.2",
        )


def require_transfer(*, lead_id: int, lead: str, hops: Sequence[Hop], circle_at: int, settled: bool) -> None:
    """Giao lại. Work does not run in a circle: A → B → C → A is refused, with the whole path (C1.2).

    `hops`: every giving back so far, which is also the number of this transfer; `circle_at`: from which transfer on a
    body that already gave the task back is refused; `settled`: the giver decides with a reason, and may.
    """
    if settled or len(hops) < circle_at or lead_id not in {hop.agency_id for hop in hops}:
        return
    raise Refusal(
        "task.assign.circle",
        Sentence(
            N_("{lead} đã trả lại nhiệm vụ này, giao lại lần thứ {n} là đi vòng. {path}"),
            {"lead": lead, "n": str(len(hops)), "path": path_in_words(hops)},
        ),
        clause=ONE_LEAD,
        advice=N_("Giao cơ quan chưa trả lại; hoặc lãnh đạo cơ quan giao việc ghi lý do quyết định dứt điểm."),
        key="C1.2",
    )


def require_progress(
    *, status: Status, percent: int | None, milestone: str, line: str, obstacle: str, files: bool
) -> None:
    """Cập nhật tiến độ. Only while the work is being done, and never an empty one; percent 0 to 100."""
    if status not in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK):
        raise Refusal(
            "task.update.closed",
            _NO_UPDATE.get(status, N_("Nhiệm vụ đã kết thúc nên không cập nhật tiến độ.")),
            clause=SIX_CLEAR,
            advice=N_("Tải lại trang để xem trạng thái hiện tại."),
        )
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal(
            "task.update.percent",
            N_("Tỷ lệ hoàn thành từ 0 đến 100."),
            clause=SIX_CLEAR,
            advice=N_("Ghi lại tỷ lệ hoàn thành."),
        )
    if percent is None and not (milestone.strip() or line.strip() or obstacle.strip() or files):
        raise Refusal(
            "task.update.empty",
            N_("Cập nhật chưa có nội dung."),
            clause=SIX_CLEAR,
            advice=N_("Ghi tỷ lệ hoàn thành hoặc mốc đã đạt, hoặc gửi một tệp."),
        )


def takes_evidence(status: Status, *, contribution: bool) -> bool:
    """Nhận minh chứng. While the work is being done; for a contribution until the task is over."""
    if contribution:
        return status not in ENDED
    return status in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)


def fits(wanted: str, offered: str) -> bool:
    """Đúng loại sản phẩm. The kinds are equal, or the task asks for none in particular."""
    return bool(offered) and (wanted in _OPEN_PRODUCTS or wanted == offered)


def is_short_of(wanted: str, mime: str) -> bool:
    """Chưa đạt về loại. A picture where a written product is asked: taken all the same, a person decides (E34).

    A scan (TIFF, PDF) is no picture: it is how offices keep a signed paper.
    """
    return wanted in _WRITTEN and mime.startswith("image/") and mime != "image/tiff"


@dataclass(frozen=True, slots=True)
class Report:
    """Báo cáo kết quả, như quy định nhìn thấy.

    `wanted`, `offered`: kinds of product; `stored`, `waiting`: files of the task that stand in the store, that are
    still being screened; `document`: a number with its date, `document_on`: that date; `open_parts`: codes of the
    parts that are not over.
    """

    summary: str
    wanted: str
    offered: str
    wanted_name: str = ""
    stored: int = 0
    waiting: int = 0
    document: bool = False
    document_on: dt.date | None = None
    open_parts: tuple[str, ...] = ()
    parts_known: bool = False
    due_on: dt.date | None = None
    late_because: str = ""


def require_report(report: Report, *, on: dt.date) -> None:
    """Nộp kết quả. With a product of the right kind, the open parts said, the delay explained (C1.1b, C1.2)."""
    if not report.summary.strip():
        raise Refusal(
            "task.submit.summary",
            N_("Chưa ghi kết quả đạt được."),
            clause=SIX_CLEAR,
            advice=N_("Tóm tắt kết quả trong một hai câu."),
        )
    _require_product(report)
    _require_signed(report, on)
    if report.open_parts and not report.parts_known:
        raise Refusal(
            "task.submit.open_parts",
            Sentence(
                N_("Còn {n} phần việc chưa xong: {codes}."),
                {"n": str(len(report.open_parts)), "codes": ", ".join(report.open_parts)},
            ),
            clause=SIX_CLEAR,
            advice=N_("Chờ các phần việc xong, hoặc đánh dấu là vẫn nộp khi còn phần việc chưa xong."),
            key="C1.1",
        )
    if report.due_on is not None and on > report.due_on and not report.late_because.strip():
        raise Refusal(
            "task.submit.late_because",
            Sentence(N_("Đã quá hạn {day} nên phải kèm giải trình."), {"day": f"{report.due_on:%d/%m/%Y}"}),
            clause=SIX_CLEAR,
            advice=N_("Ghi vì sao chậm; ngày nhận báo cáo được giữ nguyên trong hồ sơ."),
            key="C1.2",
        )


def _require_product(report: Report) -> None:
    if not fits(report.wanted, report.offered):
        raise Refusal(
            "task.submit.product",
            Sentence(N_("Sản phẩm phải nộp là: {name}."), {"name": report.wanted_name})
            if report.offered and report.wanted_name
            else N_("Chưa chọn loại sản phẩm."),
            clause=SIX_CLEAR,
            advice=N_("Nộp đúng loại sản phẩm đã giao, hoặc đề nghị cơ quan theo dõi sửa loại sản phẩm."),
            key="C1.1b",
        )
    if report.stored or report.document:
        return
    if report.waiting:
        raise Refusal(
            "task.submit.screening",
            N_("Tệp vừa gửi còn đang được kiểm tra."),
            clause=SIX_CLEAR,
            advice=N_("Chờ ít phút rồi nộp lại; những gì đã ghi được giữ nguyên."),
        )
    raise Refusal(
        "task.submit.evidence",
        N_("Báo hoàn thành mà chưa có sản phẩm."),
        clause=SIX_CLEAR,
        advice=N_("Gửi tệp sản phẩm, hoặc ghi số và ngày của văn bản đã phát hành."),
        key="C1.1b",
    )


def _require_signed(report: Report, on: dt.date) -> None:
    """A paper that is handed in has been signed: its date is not still to come."""
    if report.document_on is not None and report.document_on > on:
        raise Refusal(
            "task.submit.document_on",
            Sentence(N_("Ngày văn bản {day} chưa tới."), {"day": f"{report.document_on:%d/%m/%Y}"}),
            clause=SIX_CLEAR,
            advice=N_("Ghi ngày ký trên văn bản; văn bản chưa ký thì chưa nộp được."),
            key="C1.1b",
        )


def require_confirmer(*, people: Collection[int], did: Iterable[int | None]) -> None:
    """Xác nhận. Whoever did the work or handed it in never confirms it, in no post and through no delegation (T2).

    `people`: ids of the person who acts and of the one on whose behalf; `did`: ids of the responsible person, of who
    handed the report in, and of the one on whose behalf it was handed in.
    """
    if set(people) & {person for person in did if person is not None}:
        raise Refusal(
            "task.confirm.own",
            N_("Người làm hoặc người nộp kết quả không tự xác nhận, kể cả ở chức vụ khác hoặc theo ủy quyền."),
            clause=CONFIRMED_BY_ANOTHER,
            advice=N_("Để người khác có thẩm quyền xác nhận."),
            key="C1.2",
        )


class Noticed(StrEnum):
    """Điều máy nhận thấy ở một tệp. A person decides what it is worth."""

    EMPTY_PAGE = "empty_page"
    NO_TEXT = "no_text"
    WRONG_TYPE = "wrong_type"


def open_codes(parts: Iterable[tuple[str, Status]]) -> tuple[str, ...]:
    """Phần việc chưa xong: codes of the parts that have not ended."""
    return tuple(code for code, status in parts if status not in ENDED)
