"""Tổng hợp báo cáo: trang. All bodies × figures of one period, the texts by their part; the table as XLSX."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.reports import services
from sauro.apps.reports.models import Obligation
from sauro.apps.reports.permissions.obligations import may_receive
from sauro.apps.reports.queries.collecting import Cell, Table, collected_figures, collected_texts, reports_of
from sauro.apps.reports.queries.reports import reports_visible_to
from sauro.apps.reports.views.obligations import obligation_or_404
from sauro.apps.reports.views.reports import READERS
from sauro.domain.obligations import CAUSE_WORDS, MissingCause, Standing, period_name
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import TOPIC_WORDS
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles
from sauro.writers.figures_xlsx import FigureCell, FigureRow, figures_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STANDING_WORDS = {
    Standing.ON_TIME: N_("Đúng hạn"),
    Standing.LATE: N_("Chậm {days} ngày làm việc"),
    Standing.WAITING: N_("Chưa nộp, còn {days} ngày làm việc"),
    Standing.MISSING: N_("Chưa nộp, quá {days} ngày làm việc"),
}


def _table(request: HttpRequest, pk: int, period: str) -> tuple[Obligation, Table]:
    """What this person may see of the reports of one period: the keeper all, a reporter his own."""
    row = obligation_or_404(request, pk)
    today = clock.today()
    seen = reports_visible_to(request.acting, today).values("pk")
    table = collected_figures(reports_of(row, period).filter(pk__in=seen), today)
    if not table.rows:
        raise Http404
    return row, table


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def collected(request: HttpRequest, pk: int, period: str) -> HttpResponse:
    """Bảng tổng hợp một kỳ; its one button asks every body that is late for the cause."""
    row, table = _table(request, pk, period)
    if request.method == "POST":
        asked: list[int] = []
        asks = {"obligation_id": pk, "period": period, "by": request.acting, "at": request.now}
        if (refused := refused_of(lambda: asked.append(services.ask_causes(**asks)))) is None:
            said = ngettext("Đã hỏi nguyên nhân %(num)s nơi.", "Đã hỏi nguyên nhân %(num)s nơi.", asked[0])
            messages.success(request, said % {"num": asked[0]})
            return redirect("reports:collected", pk, period)
        return _page(request, row, table, period, refused)
    return _page(request, row, table, period)


def _page(
    request: HttpRequest, row: Obligation, table: Table, period: str, refused: Refusal | None = None
) -> HttpResponse:
    seen = [line.report.pk for line in table.rows]
    voices = collected_texts(reports_of(row, period).filter(pk__in=seen))
    context = {
        "obligation": row,
        "key": period,
        "period": period_name(period),
        "closing": table.rows[0].report.closing,
        "table": table,
        "voices": [(TOPIC_WORDS[topic], lines) for topic, lines in voices.items()],
        "causes": {cause.value: gettext(words) for cause, words in CAUSE_WORDS.items()},
        "today": clock.today(),
        "to_ask": _to_ask(table) if may_receive(request.acting, table.rows[0].report) else 0,
        "refused": refused,
    }
    return render(request, "reports/collected.html", context, status=422 if refused else 200)


def _to_ask(table: Table) -> int:
    """Nơi chưa nộp, chưa nêu nguyên nhân, hôm nay chưa được hỏi."""
    today = clock.today()
    return sum(
        line.filing.standing is Standing.MISSING
        and not line.report.cause
        and (line.report.asked_at is None or timezone.localdate(line.report.asked_at) < today)
        for line in table.rows
    )


@for_roles(*READERS)
@require_safe
def collected_xlsx(request: HttpRequest, pk: int, period: str) -> HttpResponse:
    """Bảng tổng hợp một kỳ dạng XLSX: numbers as numbers; a corrected one shows both and its reason."""
    row, table = _table(request, pk, period)
    lines = [
        FigureRow(
            body=line.report.agency.name,
            state=STANDING_WORDS[line.filing.standing].format(days=line.filing.days),
            cause=_cause(line.report.cause, line.report.cause_words),
            cells=tuple(_cell(line.cells.get(f.key)) for f in table.fields) if line.filed else (),
        )
        for line in table.rows
    ]
    data = figures_xlsx(
        title=f"{row.title}, {period_name(period)}",
        about=f"Chốt số liệu {day_short(table.rows[0].report.closing)}",
        headings=[f"{f.label} ({f.unit})" if f.unit else f.label for f in table.fields],
        rows=lines,
        made=clock.now(),
    )
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="bao-cao-{pk}-{period}.xlsx"'
    return response


def _cell(cell: Cell | None) -> FigureCell | None:
    if cell is None:
        return None
    return FigureCell(cell.value, cell.register if cell.corrected else None, cell.reason)


def _cause(cause: str, words: str) -> str:
    return f"{CAUSE_WORDS[MissingCause(cause)]}: {words}" if cause else ""
