"""Biểu mẫu bị phá. Every role of every body sends nonsense to every address and form it sees; nothing ends in a fault.

By hand, longer: SAURO_PROOF=full python -m pytest tests/web/test_hostile_forms.py -m proof
"""

from __future__ import annotations

import random
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import got_request_exception
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.counts import Proof
from tests.house.stage import Stage, stage
from tests.permission_base import PLACES, ROLES
from tests.permission_table import TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

ENDS_THE_VISIT = {"accounts:sign_out", "accounts:close", "accounts:reset", "accounts:change_password", "set_language"}
WORDS = (
    "", " ", "0", "1", "-1", "2", "9" * 30, str(2**31), str(2**63), "1e9", "NaN", "²", "٣", "true", "None", "x" * 6000,
    "9999-12-31", "0001-01-01", "31/12/9999", "30/02/2026", "2026-02-30", "28/10/2026", "1900-01-01", "24:61",
    "' OR 1=1 --", "<script>alert(1)</script>", "%s %(x)s {x} {0}", "\u202eđảo", "\u0301\u0323", "a\nb\r\nc", "\\",
    "/../", "//nơi.khác", "=1+1", "Sở Nội vụ", "Sở Nội vụ\nSở Xây dựng", "đôn đốc", "1,2,3", "1;2", "[]",
    '{"a":1}', "R/P1M", "approve", "split", "ask", "report", "clerk", "head", "merged", "dissolved", "\ufffe",
    "\U0001f4a5", "ﬀ", "ẞ", "%00",
)  # fmt: skip
FILES = (
    ("rong.xlsx", b""),
    ("gia.xlsx", b"PK\x03\x04" + b"\x00" * 60),
    ("la.csv", b"\xff\xfe\x00\xd8;\n;;;\n"),
    ("bang.csv", "Mã,Tên cơ quan,Hệ thống\nX1,Sở Thử nghiệm,Nhà nước\n,,\n".encode()),
    ("nguoi.csv", "Họ và tên,Mã cơ quan,Chức vụ,Vai trò,Từ ngày\nA,SNV,Giám đốc,vua,9999\nB,SNV,X,,\n".encode()),
    ("don.txt", "TỈNH ỦY AN LẠC\n1. Giao Sở Nội vụ báo cáo trước ngày 31/12/9999.\n".encode()),
    ("<b>.pdf", b"%PDF-1.7\n%%EOF"),
)


class Attacker:
    """Somebody of a role in a body who fills every form with nonsense; faults are kept with their last lines."""

    def __init__(self, there: Stage, role: str, place: str, rng: random.Random) -> None:
        self.there, self.rng, self.who = there, rng, f"{role}@{place}"
        self.client = there.signed_in(role, place)
        self.faults: list[str] = []
        self.asked = 0
        self.names: set[str] = set()

    def _fault(self, **_: Any) -> None:
        self.trace = traceback.format_exc(limit=-4)

    def send(self, method: str, address: str, data: dict[str, Any] | None = None, **headers: Any) -> Any:
        """One request; an answer of 500 is a fault."""
        self.trace = ""
        self.asked += 1
        got_request_exception.connect(self._fault)
        try:
            answer = getattr(self.client, method)(address, data, headers=headers or None)
        finally:
            got_request_exception.disconnect(self._fault)
        if answer.status_code >= 500:
            self.faults.append(f"{self.who} {method} {address} {str(data)[:400]}\n{self.trace}")
        return answer

    def word(self) -> str:
        return self.rng.choice(WORDS)

    def path(self, words: dict[str, str]) -> dict[str, Any]:
        """The story's own thing, mostly; else a number that no row has."""
        known = self.there.path(words)
        if "kind" in known:
            known["kind"] = self.rng.choice(("agencies", "people"))
        if known and self.rng.random() < 0.1:
            for name, value in known.items():
                known[name] = self.rng.choice((0, 999_999, 2**63, 10**30)) if str(value).isdigit() else "khong-co"
        return known

    def look(self, name: str) -> Iterator[html.HtmlElement]:
        """One page with a strange query, as a whole or as a part of itself; its forms."""
        query = {self.rng.choice(QUERY): self.word() for _ in range(self.rng.randint(0, 4))}
        raw = "&x=%ED%A0%80&%FF=%C3" if self.rng.random() < 0.1 else ""
        address = f"{reverse(name, kwargs=self.path(TABLE[name].path))}?{urlencode(query)}{raw}"
        headers = {"hx-request": "true"} if self.rng.random() < 0.2 else {}
        answer = self.send("get", address, **headers)
        if answer.status_code in (200, 422) and answer.get("Content-Type", "").startswith("text/html"):
            yield from html.fromstring(answer.content).forms

    def value(self, field: Any) -> Any:
        """For one field: what it offers, nonsense, a strange file."""
        if field.get("type") == "file":
            return SimpleUploadedFile(*self.rng.choice(FILES))
        if field.tag == "select" and self.rng.random() < 0.6:
            return self.rng.choice([o.get("value") or "" for o in field.iter("option")] or [""])
        if field.get("type") in ("hidden", "radio", "checkbox") and self.rng.random() < 0.7:
            return field.get("value") or "on"
        return self.word()

    def fill(self, form: html.HtmlElement, page: str) -> None:
        """The form with some fields as they are, some nonsense, some left out, some too many."""
        address = form.get("action") or page
        if any(reverse_ends(address, name) for name in ENDS_THE_VISIT):
            return
        data: dict[str, Any] = {}
        for field in form.iter("input", "select", "textarea", "button"):
            if field.get("name") and self.rng.random() < 0.9:
                self.names.add(field.get("name"))
                data[field.get("name")] = self.value(field)
        if self.names and self.rng.random() < 0.2:
            data[self.rng.choice(sorted(self.names))] = [self.word(), self.word()]
        self.send("post" if (form.get("method") or "get").lower() == "post" else "get", address, data)

    def blind(self, name: str) -> None:
        """A form that was never shown: names of fields met anywhere, sent where the table says."""
        some = self.rng.sample(sorted(self.names), min(len(self.names), self.rng.randint(0, 8)))
        address = reverse(name, kwargs=self.path(TABLE[name].path))
        self.send("post", address, {field: self.word() for field in some})


QUERY = (
    "q", "page", "view", "draft", "show", "sort", "due", "state", "lead", "directive", "tree", "level", "on", "year",
    "next", "clarity", "kind", "from", "to", "format", "holding", "giver", "person", "batch",
)  # fmt: skip


def reverse_ends(address: str, name: str) -> bool:
    """Whether the address is one that ends the visit."""
    last = {"accounts:close": "/close/", "accounts:reset": "/reset/"}.get(name)
    return address.endswith(last) if last else address == reverse(name)


def test_nonsense_in_any_form_of_any_role_is_no_fault(proof: Proof) -> None:
    rng = random.Random(proof.seed)
    there = stage()
    faults: list[str] = []
    asked = 0
    for role in ROLES:
        for place in ("office", *rng.sample(PLACES[1:], proof.count(1, len(PLACES) - 1))):
            attacker = Attacker(there, role, place, rng)
            for _ in range(proof.count(1, 2)):
                attack(attacker)
            faults += attacker.faults
            asked += attacker.asked
    proof.report(asked, f"{len(faults)} faults")

    assert asked > 500
    assert faults == []


def attack(attacker: Attacker) -> None:
    """Every address once: a page and a few of its forms, or a form that was never shown."""
    for name, row in TABLE.items():
        if name in ENDS_THE_VISIT:
            continue
        if row.method == "GET":
            page = reverse(name, kwargs=attacker.there.path(row.path))
            forms = list(attacker.look(name))
            for form in attacker.rng.sample(forms, min(3, len(forms))):
                attacker.fill(form, page)
        else:
            attacker.blind(name)


@pytest.mark.parametrize("body", [b"\xff\xfe=\xc3&a=%ED%A0%80", b"{}", b"--x\r\nContent-Disposition: x\r\n\r\n"])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/xml"])
def test_a_body_that_is_no_form_is_no_fault(body: bytes, kind: str) -> None:
    there = stage()
    client: Client = there.signed_in("coordinator", "office")

    answers = {
        name: client.post(reverse(name, kwargs=there.path(row.path)), data=body, content_type=kind).status_code
        for name, row in TABLE.items()
        if row.method == "POST" and name not in ENDS_THE_VISIT
    }

    assert {name: status for name, status in answers.items() if status >= 500} == {}


HUGE = tuple(
    address.format(2**63)
    for address in (
        "/directives/{}/family/", "/directives/{}/way-down/", "/directives/{}/difference/", "/replaced/{}/",
        "/directives/{}/pages/1.png", "/agencies/{}/succession-tasks/", "/agencies/{}/", "/tasks/bulk/{}/",
    )
)  # fmt: skip


def test_an_address_with_bytes_that_are_no_text_is_no_fault() -> None:
    there = stage()
    client = there.signed_in("clerk", "home")

    code = quote("NV/../x", safe="")
    for address in ("/directives/%FF%FE/", f"/tasks/{code}/", "/agencies/1e9/", f"/review/{2**70}/", *HUGE):
        assert client.get(address).status_code < 500, address
