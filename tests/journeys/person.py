"""Somebody at a screen: signs in, clicks, types, and looks whether the page is in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = f"""axe.run(document, {{runOnly: {json.dumps(RULES)}}}).then(r => JSON.stringify(r.violations.map(
    v => [v.id, v.nodes.map(n => n.html.slice(0, 160))])))"""
PASSWORD = "An-Lac-2026!"
SCREENS = Path(__file__).resolve().parents[2] / "docs" / "screens"
REFUSED = "Failed to load resource: the server responded with a status of 4"  # a refusal is an answer, not a fault


class Person:
    """One signed-in person with one window. `leave` fails where the console complained, a policy was broken."""

    def __init__(self, browser: Browser, site: str, username: str, width: int) -> None:
        self.site = site
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN")
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self._hear(m.type, m.text))
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))
        self.go("/sign-in/")
        self.page.fill("#ten", username)
        self.page.fill("#mat-khau", PASSWORD)
        self.page.click("form button.btn-primary")
        self.page.wait_for_selector(".me")

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not text.startswith(REFUSED):
            self.complaints.append(text)

    def go(self, address: str) -> Any:
        answer = self.page.goto(self.site + address)
        self.page.wait_for_load_state("load")
        return answer

    def rest(self) -> None:
        """Waits until no request is under way, of a page or of a part of it, and the new part has settled."""
        self.page.wait_for_timeout(80)
        busy = self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")
        expect(busy).to_have_count(0, timeout=30_000)
        self.page.wait_for_load_state("load")
        self.page.wait_for_timeout(150)

    def press(self, *keys: str) -> None:
        """Keys, each followed by the page coming to rest."""
        for key in keys:
            self.page.keyboard.press(key)
            self.rest()

    def click(self, selector: str) -> None:
        self.page.click(selector)
        self.rest()

    def reads(self, selector: str) -> str:
        return " ".join(self.page.inner_text(selector).split())

    def picture(self, name: str) -> None:
        """docs/screens/NAME.png; the caret is left alone, for the tool hides it by inline style."""
        SCREENS.mkdir(parents=True, exist_ok=True)
        whole = self.page.viewport_size is not None and self.page.viewport_size["width"] < 700
        self.page.screenshot(path=str(SCREENS / f"{name}.png"), caret="initial", full_page=not whole)

    def faults(self) -> list[str]:
        """What axe finds on this page, and whether it scrolls sideways."""
        session = self.context.new_cdp_session(self.page)
        session.send("Runtime.evaluate", {"expression": AXE})
        asked = {"expression": RUN_AXE, "awaitPromise": True, "returnByValue": True}
        found = json.loads(session.send("Runtime.evaluate", asked)["result"]["value"])
        wide = self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        return [f"{rule}: {nodes}" for rule, nodes in found] + (["scrolls sideways"] if wide else [])

    def leave(self) -> None:
        self.context.close()
        assert self.complaints == []
