"""A directive and its family: drawn, sent down, acknowledged, planned, compared; what it replaces is settled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Holding
from sauro.apps.directives import services as directives
from sauro.apps.directives.models import Descent, Directive
from sauro.apps.directives.queries import addressed_bodies
from sauro.apps.tasks import services as tasks
from sauro.apps.tasks.jobs import propose_waiting_drafts
from sauro.apps.tasks.models import Draft
from sauro.domain.acting import Acting
from tests import cast
from tests.journeys import clock, office
from tests.journeys.person import Person

pytestmark = pytest.mark.journey
PAPERS = Path(__file__).parent / "papers" / "family"
Seat = Callable[..., Person]


def acts(username: str) -> Acting:
    user = User.objects.get(username=username)
    return cast.acting_in(Holding.objects.filter(person_id=user.person_id).order_by("pk")[0], account_id=user.pk)


def read(name: str, clerk: Acting) -> Directive:
    """One of the papers, uploaded and read by the product's own child."""
    row = directives.register_upload(
        chunks=[(PAPERS / name).read_bytes()], name=name, batch=name, declared_open=True, by=clerk, at=clock.now()
    )
    return directives.read_upload(directive_id=row.pk, at=clock.now())


def set_the_scene() -> dict[str, int]:
    """88-KL/TU, 140-CV/TU with its tasks, 230-CV/TU that replaces it, sent to 160 bodies; Sở Nội vụ has a plan."""
    office_clerk, coordinator = acts("vanthu"), acts("tonghop")
    conclusion, old, new = (read(n, office_clerk) for n in ("88-KL.txt", "140-CV.txt", "230-CV.txt"))
    propose_waiting_drafts(clock.now())
    for document in (old, new):
        for draft in Draft.objects.filter(directive=document, text__startswith="Giao Sở").order_by("pk"):
            tasks.approve_draft(draft_id=draft.pk, version=draft.version, by=coordinator, at=clock.now())
    found = len(addressed_bodies(new, clock.today()))
    directives.send_down(directive_id=new.pk, asked=found, plan_wanted=True, by=office_clerk, at=clock.now())
    home = acts("snv.vanthu")
    row = Descent.objects.get(directive=new, agency_id=home.agency_id)
    plan = read("12-KH-SNV.txt", home)
    late = clock.now() - dt.timedelta(days=4)
    Descent.objects.filter(directive=new).exclude(pk=row.pk).filter(pk__lt=row.pk).update(
        acknowledge_by=late.date(), sent_at=late
    )
    return {"conclusion": conclusion.pk, "old": old.pk, "new": new.pk, "plan": plan.pk, "descent": row.pk}


def shown(person: Person, name: str) -> None:
    assert person.faults() == [], name
    person.picture(name)


def test_a_directive_finds_its_family_and_its_way_down(sit_down: Seat, tmp_path: Path) -> None:
    at = office.elsewhere(set_the_scene)
    desk, phone = sit_down("tonghop"), sit_down("tonghop", width=360)
    home = sit_down("snv.vanthu")

    desk.go(f"/directives/{at['new']}/family/")
    shown(desk, "family-proposed-1440")
    desk.click("text=Xác nhận cả")
    desk.go(f"/directives/{at['new']}/family/?depth=2")
    shown(desk, "family-1440")
    desk.page.pdf(path=str(tmp_path / "family.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "family.pdf").stat().st_size > 10_000
    phone.go(f"/directives/{at['new']}/family/?depth=2")
    shown(phone, "family-360")
    desk.go(f"/directives/{at['new']}/")
    shown(desk, "directive-strip-1440")
    phone.go(f"/directives/{at['new']}/")
    shown(phone, "directive-strip-360")
    desk.go(f"/directives/{at['old']}/")
    assert "Đã được 230-CV/TU thay thế" in desk.reads("main")

    desk.go(f"/directives/{at['new']}/way-down/send/")
    shown(desk, "send-down-1440")
    home.go("/received/")
    shown(home, "received-1440")
    home.go(f"/received/{at['descent']}/")
    home.click("text=Báo đã nhận")
    home.page.select_option("#plan", str(at["plan"]))
    home.click("text=Ghi là kế hoạch")
    shown(home, "own-plan-1440")
    desk.go(f"/directives/{at['new']}/way-down/?state=late")
    shown(desk, "way-down-1440")
    phone.go(f"/directives/{at['new']}/way-down/?state=late")
    shown(phone, "way-down-360")

    desk.go(f"/received/{at['descent']}/coverage/")
    shown(desk, "coverage-1440")
    phone.go(f"/received/{at['descent']}/coverage/")
    shown(phone, "coverage-360")

    desk.go(f"/replaced/{at['new']}/")
    first = desk.page.locator("select[name^=fate]").first
    first.select_option("close")
    desk.click("text=Ghi lựa chọn, làm tiếp sau")
    shown(desk, "replacing-1440")
    phone.go(f"/replaced/{at['new']}/")
    shown(phone, "replacing-360")
    desk.click("text=Thực hiện 1 lựa chọn")
    assert "Đã xử lý 1 nhiệm vụ" in desk.reads("main")
