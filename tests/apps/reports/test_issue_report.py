"""Báo cáo thành văn bản: a filed report takes the next number of its body; what is filed anew takes another."""

from __future__ import annotations

import pytest

from sauro.apps.letters.models import LetterNumber, LetterState
from sauro.apps.letters.queries import number_of
from sauro.apps.reports import services
from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.report_paper import sheet_of_report
from sauro.domain.refusal import Refusal
from tests.apps.reports.office import Office, office
from tests.apps.reports.test_report_pages import signed_in
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
LATE = at("2026-09-18")


def filed(there: Office) -> Report:
    return services.report_nil(report_id=there.report().pk, by=there.signer, at=LATE)


def test_the_signer_takes_a_number_and_the_paper_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    there = office()
    monkeypatch.setattr("sauro.web.clock.now", lambda: LATE)
    report, signer = filed(there), signed_in(there.signer)

    before = sheet_of_report(report).number
    page = signer.post(f"/reports/{report.pk}/", {"do": "issue", "symbol": "BC-SNV"}, follow=True).content.decode()

    report = Report.objects.select_related("letter__agency", "obligation__to", "agency").get(pk=report.pk)
    assert report.letter is not None and report.letter.state == LetterState.SIGNED
    assert "01" not in before and number_of(report.letter) == "01/BC-SNV" in page
    assert (sheet_of_report(report).number, sheet_of_report(report).to) == ("01/BC-SNV", report.obligation.to.name)


def test_only_what_is_filed_is_numbered_once_and_anew_after_it_came_back() -> None:
    there = office()
    tells = {"report_id": there.report().pk, "symbol": "", "by": there.signer}

    with pytest.raises(Refusal) as early:
        services.issue_report(**tells, at=LATE)
    filed(there)
    services.issue_report(**tells, at=LATE)
    with pytest.raises(Refusal) as again:
        services.issue_report(**tells, at=LATE)
    services.send_back_report(report_id=there.report().pk, remarks="thiếu số liệu hai xã", by=there.keeper, at=LATE)
    filed(there)
    second = services.issue_report(**tells, at=LATE)

    assert (early.value.code, again.value.code) == ("report.issue.filed", "report.issue.again")
    assert second.letter is not None and second.letter.number == LetterNumber.objects.get().last == 2


def test_nobody_but_a_leader_of_the_body_takes_the_number() -> None:
    there = office()
    filed(there)

    with pytest.raises(Refusal) as refused:
        services.issue_report(report_id=there.report().pk, symbol="", by=there.writer, at=LATE)

    assert refused.value.code == "report.forbidden" and not LetterNumber.objects.exists()
