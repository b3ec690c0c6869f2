"""Mảnh chữ. Which texts of a numbered row hold a piece of a word, kept as bits: one place for each text.

A register is asked for pieces: "417" stands inside NV-2026-00417. A text is cut into runs of letters and runs of
digits; every piece of a run, up to MOST_LETTERS or MOST_DIGITS long, has a set of the texts in which it stands. What
is typed stands within a text only if all its runs do, so a set is exact for one run and never misses a text for more.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from struct import iter_unpack, pack
from typing import Final

MOST_LETTERS: Final = 8  # no Vietnamese syllable is longer; a longer run is asked by its pieces
MOST_DIGITS: Final = 4  # all of them are eleven thousand, however many numbers a register gives out
BLOCK: Final = 1 << 15  # texts to a block, which is written anew as a whole
_BYTES: Final = BLOCK // 8
_FEW: Final = _BYTES // 4  # places that are listed one by one, two bytes each; more are a whole block of bits
_RUNS: Final = re.compile(r"\d+|[^\W\d_]+")
_WINDOW: Final = 4096
_ANY: Final = re.compile("[^\0]")
_PLACES: Final = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))

Bits = int  # text number n is in the set when bit n stands


def _most(run: str) -> int:
    return MOST_DIGITS if run[0].isdecimal() else MOST_LETTERS


def pieces_of(run: str) -> set[str]:
    """Mọi mảnh của một cụm: every piece of a run of letters or of digits that has a set."""
    most, end = _most(run), len(run)
    return {run[at:to] for at in range(end) for to in range(at + 1, min(at + most, end) + 1)}


def asked_for(word: str) -> tuple[frozenset[str], bool]:
    """Mảnh phải có: the pieces that stand in every text which holds this word; True when no other text has them all.

    No piece at all for a word without letter or digit: it may stand in any text.
    """
    asked: set[str] = set()
    runs = _RUNS.findall(word)
    for run in runs:
        most = _most(run)
        asked.update(run[at : at + most] for at in range(max(1, len(run) - most + 1)))
    return frozenset(asked), runs == [word] and word in asked


def block_of(texts: Iterable[tuple[int, str]]) -> dict[str, bytes]:
    """Các mảnh của một khối: each piece of these texts (number within the block, folded text) and where it stands."""
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("H"))
    for number, text in texts:
        for word in set(text.split()):
            places[word].append(number)
    runs: defaultdict[str, Bits] = defaultdict(int)
    for word, numbers in places.items():
        bits = _bits(numbers)
        for run in _RUNS.findall(word):
            runs[run] |= bits
    found: defaultdict[str, Bits] = defaultdict(int)
    for run, bits in runs.items():
        for piece in pieces_of(run):
            found[piece] |= bits
    return {piece: _packed(bits) for piece, bits in found.items()}


def unpacked(kept: bytes) -> Bits:
    """The set within its block, as `block_of` packed it."""
    if len(kept) == _BYTES:
        return int.from_bytes(kept, "little")
    return _bits(number for (number,) in iter_unpack("<H", kept))


def numbers_in(bits: Bits) -> list[int]:
    """Số của các văn bản trong tập, rising."""
    row = bits.to_bytes((bits.bit_length() + 7) // 8, "little").decode("latin-1")  # one letter a byte
    return [at.start() * 8 + place for at in _ANY.finditer(row) for place in _PLACES[ord(at[0])]]


def highest_in(bits: Bits, most: int) -> list[int]:
    """Số cao nhất trong tập, falling, so many at most: of a large set its top alone is read."""
    found: list[int] = []
    for start in range(bits.bit_length() // _WINDOW * _WINDOW, -1, -_WINDOW):
        part = bits >> start & (1 << _WINDOW) - 1
        found += [start + number for number in reversed(numbers_in(part))]
        if len(found) >= most:
            break
    return found[:most]


def _bits(numbers: Iterable[int]) -> Bits:
    row = bytearray(_BYTES)
    for number in numbers:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")


def _packed(bits: Bits) -> bytes:
    if bits.bit_count() >= _FEW:
        return bits.to_bytes(_BYTES, "little")
    numbers = numbers_in(bits)
    return pack(f"<{len(numbers)}H", *numbers)
