"""Bố cục. Where the head ends, where the closing block (Nơi nhận, signature) begins and ends, where annexes begin."""

from __future__ import annotations

import re

from sauro.domain.documents.annexes import annex_at
from sauro.domain.documents.closing import Closing, read_closing
from sauro.domain.documents.headwords import Head, Role
from sauro.domain.documents.letterhead import read_head
from sauro.domain.documents.model import Family, Layout
from sauro.domain.documents.press import PressAccount, read_press
from sauro.domain.documents.view import View

_PARTY_NUMBER = re.compile(r"\d\s{0,3}[-–]\s{0,3}[^\W\d_]{1,6}\s{0,2}/")
_STATE_NUMBER = re.compile(r"(?:\d|[:.…])\s{0,3}/\s{0,3}[^\W_]")


def read_layout(view: View, head: Head, closing: Closing, press: PressAccount | None) -> Layout:
    """Bố cục. Offsets of the source; a text without closing block has its tail at the end of the body."""
    whole = len(view.source.text)
    if press is not None:
        end = view.span(press.end, press.end).start
        return Layout(end, whole, whole, None, Family.PRESS)
    head_end = view.span(head.end, head.end).start if head.end else 0
    if closing.start is None or closing.end is None:
        annex = annex_at(view.text, head.end)
        stop = view.span(annex.start(), annex.start()).start if annex else whole
        return Layout(head_end, stop, stop, stop if annex else None, family_of(head, closing))
    tail = view.span(closing.start, closing.end)
    annex_start = view.span(closing.annex, closing.annex).start if closing.annex is not None else None
    return Layout(head_end, max(tail.start, head_end), max(tail.end, head_end), annex_start, family_of(head, closing))


def family_of(head: Head, closing: Closing) -> Family:
    """Hệ văn bản. By the national name or the Party's name, else by the number, else by how it is signed."""
    party, state = head.has(Role.PARTY), head.has(Role.NATION) or head.has(Role.MOTTO)
    if party != state:
        return Family.PARTY if party else Family.STATE
    for item in head.of(Role.NUMBER):
        if _PARTY_NUMBER.search(item.piece.text):
            return Family.PARTY
        if _STATE_NUMBER.search(item.piece.text):
            return Family.STATE
    if closing.mandates:
        return Family.PARTY if "/" in closing.mandates[0] else Family.STATE
    return Family.STATE if head.has(Role.WIRE) else Family.UNKNOWN


def layout_of(view: View) -> tuple[Layout, Head, Closing, PressAccount | None]:
    """Chia phần. The layout with the parts it was read from."""
    head = read_head(view)
    closing = read_closing(view, head.end)
    press = read_press(view, head, closing)
    return read_layout(view, head, closing, press), head, closing, press
