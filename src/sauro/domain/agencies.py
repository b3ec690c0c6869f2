"""Cơ quan, đơn vị. The registry of bodies in two trees with their dates; a printed name is resolved to one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from sauro.domain.agency_names import MAX_NAME, group_of, initials, key_of, without_head, without_tail, words_of
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold


class Tree(StrEnum):
    """Hệ. The Party tree holds the Front and the mass organisations too ("khối Đảng, Mặt trận, đoàn thể")."""

    PARTY = "party"
    STATE = "state"


class Level(StrEnum):
    """Cấp. The district level ended on 30/6/2025; its bodies remain as past rows."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class BodyKind(StrEnum):
    """Loại cơ quan, tổ chức."""

    COMMITTEE = "committee"  # cấp ủy, ban thường vụ, thường trực
    ADVISORY = "advisory"  # cơ quan tham mưu, giúp việc cấp ủy
    PARTY_COMMITTEE = "party_committee"  # đảng ủy trực thuộc
    CELL = "cell"  # chi bộ: hangs in the Party tree only
    FRONT = "front"  # Mặt trận Tổ quốc, tổ chức chính trị - xã hội
    COUNCIL = "council"  # hội đồng nhân dân, đoàn đại biểu Quốc hội
    PEOPLE_COMMITTEE = "people_committee"  # ủy ban nhân dân
    DEPARTMENT = "department"  # sở, cơ quan ngang sở, phòng
    SERVICE = "service"  # đơn vị sự nghiệp
    VERTICAL = "vertical"  # ngành dọc: công an, quân sự, thuế, tòa án …
    GROUP = "group"  # nhóm nơi nhận: "các sở, ban, ngành"


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Cơ quan, đơn vị. One line of the registry.

    name: full name as the body prints it; short_name, code ("BTCTU"), aliases: other ways it is printed
    parent_id: the body above it in its own tree; province: empty where the registry serves one province only
    valid_from, valid_to: first and last day it existed (inclusive), None where open; successor_id: who took over
    """

    agency_id: str
    name: str
    short_name: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    tree: Tree = Tree.STATE
    parent_id: str | None = None
    level: Level = Level.PROVINCE
    kind: BodyKind = BodyKind.DEPARTMENT
    province: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successor_id: str | None = None

    def exists(self, on: dt.date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Cơ quan đã nhận ra. `agency_id` only where one body is certain; else `suggestions`, best first.

    score: 0 to 1; suggestions: (agency_id, registry name, score); group: see `agency_names.group_of`; because: "name",
    "code", "context" (the word "tỉnh" or the province added or left out), "head" (its head is named), "folded" (marks
    differ: the registry's spelling is then the suggestion), "ambiguous", "near", "group", "unknown"; note: a body that
    had ended, or did not exist yet, on the day asked.
    """

    agency_id: str | None
    score: float
    suggestions: tuple[tuple[str, str, float], ...] = ()
    group: str = ""
    because: str = "unknown"
    note: Sentence | None = None


_UNKNOWN = Resolution(None, 0.0)
_REMEMBERED = 50_000  # resolutions kept; a hostile batch cannot grow the memory beyond them
_SUGGESTED = 5
_NEAR = 80.0  # rapidfuzz ratio from which a name is worth showing
_CANDIDATES = 200


class AgencyRegistry:
    """Danh bạ cơ quan. All rows with the keys to find them; built once, then asked for each printed name."""

    def __init__(self, rows: tuple[AgencyRow, ...], home: str) -> None:
        self.rows = rows
        self.home = home
        self._home = words_of(home)
        self._by_id = {row.agency_id: at for at, row in enumerate(rows)}
        self._names: dict[str, list[int]] = {}
        self._context: dict[str, list[int]] = {}
        self._folded: dict[str, list[int]] = {}
        self._codes: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] = {}
        self._plain: list[str] = []
        self._first: list[str] = []
        self._known: dict[tuple[str, dt.date | None], Resolution] = {}
        for at, row in enumerate(rows):
            self._index(at, row)

    @classmethod
    def build(cls, rows: Iterable[AgencyRow], *, home: str = "") -> AgencyRegistry:
        """`home`: the province whose bodies a bare name means, where the registry holds several provinces."""
        return cls(tuple(rows), home)

    def row(self, agency_id: str) -> AgencyRow | None:
        at = self._by_id.get(agency_id)
        return None if at is None else self.rows[at]

    def resolve(self, printed: str, on: dt.date | None = None) -> Resolution:
        """Nhận ra cơ quan. The body that a printed name means on a day (today's bodies where no day is given)."""
        asked = (printed, on)
        found = self._known.get(asked)
        if found is None:
            found = self._resolve(printed, on)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[asked] = found
        return found

    def members_of(self, group: str, on: dt.date) -> tuple[AgencyRow, ...]:
        """The dated set of bodies that a group of addressees means; empty for persons and for a group unknown."""
        wanted = _MEMBERS.get(group)
        return tuple(row for row in self.rows if wanted and row.exists(on) and wanted(row))

    def _index(self, at: int, row: AgencyRow) -> None:
        province = words_of(row.province)
        name = words_of(row.name)
        for printed in dict.fromkeys((row.name, row.short_name, *row.aliases)):
            words = words_of(printed)
            if not words:
                continue
            bare = without_tail(words, province)
            _add(self._names, key_of(words), at)
            _add(self._folded, fold(key_of(words)), at)
            _add(self._context, key_of(bare), at)
            if province and row.level is Level.PROVINCE:
                for tail in ((), ("tỉnh",), ("thành", "phố")):
                    _add(self._names, key_of((*bare, *tail, *province)), at)
        short = initials(name)
        if short:
            _add(self._names, key_of(short), at)
        if row.code:
            _add(self._codes, row.code.upper(), at)
        plain = [fold(word) for word in name]
        self._plain.append("".join(plain))
        self._first.append(plain[0] if plain else "")
        for word in set(plain):
            self._words.setdefault(word, []).append(at)

    def _resolve(self, printed: str, on: dt.date | None) -> Resolution:
        if len(printed) > MAX_NAME:
            return _UNKNOWN
        words = words_of(printed)
        if not words:
            return _UNKNOWN
        exact = self._exact(printed, words, on)
        if exact is not None:
            return exact
        group = group_of(printed)
        if group:
            return Resolution(None, 0.0, group=group, because="group")
        return self._near(words)

    def _exact(self, printed: str, words: tuple[str, ...], on: dt.date | None) -> Resolution | None:
        key = key_of(words)
        body = without_head(words)
        named = key_of(body)
        steps: tuple[tuple[str, float, list[int] | None], ...] = (
            ("name", 1.0, self._names.get(key)),
            ("code", 0.98, self._codes.get("".join(printed.split())) if printed.isupper() else None),
            ("context", 0.95, self._context.get(key) or self._context.get(key_of(without_tail(words, self._home)))),
            ("head", 0.9, (self._names.get(named) or self._context.get(named)) if body != words else None),
            ("folded", 0.9, self._folded.get(fold(key))),
        )
        for because, score, found in steps:
            if found:
                return self._choose(found, because, score, on)
        return None

    def _choose(self, found: list[int], because: str, score: float, on: dt.date | None) -> Resolution:
        rows = [self.rows[at] for at in found]
        alive = [r for r in rows if (r.exists(on) if on else r.valid_to is None)]
        rows = alive or rows
        if len(rows) > 1 and self.home:
            rows = [r for r in rows if r.province == self.home] or rows
        if len(rows) > 1:
            shown = tuple((r.agency_id, _full(r, rows), score) for r in rows[:_SUGGESTED])
            return Resolution(None, score, shown, because="ambiguous")
        row = rows[0]
        if because == "folded":
            shown = ((row.agency_id, row.name, score),)
            # Tân Thanh and Tân Thành are two communes: a place is never taken on its bare letters
            certain = row.level is not Level.COMMUNE
            return Resolution(
                row.agency_id if certain else None, score, shown, because=because, note=self._ended(row, on)
            )
        return Resolution(row.agency_id, score, because=because, note=self._ended(row, on))

    def _ended(self, row: AgencyRow, on: dt.date | None) -> Sentence | None:
        if row.valid_to and (on is None or row.valid_to < on):
            heir = self.row(row.successor_id) if row.successor_id else None
            values = {"name": row.name, "day": day_short(row.valid_to), "heir": heir.name if heir else ""}
            if heir:
                return Sentence(N_("{name} đã kết thúc hoạt động ngày {day}; nơi tiếp nhận: {heir}."), values)
            return Sentence(N_("{name} đã kết thúc hoạt động ngày {day}; danh bạ chưa ghi nơi tiếp nhận."), values)
        if on and row.valid_from and on < row.valid_from:
            values = {"name": row.name, "day": day_short(row.valid_from)}
            return Sentence(N_("{name} chỉ có từ ngày {day}, sau ngày của văn bản."), values)
        return None

    def _near(self, words: tuple[str, ...]) -> Resolution:
        """Names that look alike, from the rows that share the rarest words; only ever suggestions."""
        plain = [fold(word) for word in words]
        posts = sorted((self._words[w] for w in set(plain) if w in self._words), key=len)
        candidates: set[int] = set()
        for post in posts:
            if candidates and len(candidates) + len(post) > _CANDIDATES:
                break
            candidates.update(post[:_CANDIDATES])
        whole = "".join(plain)
        scored = sorted(
            (-fuzz.ratio(whole, self._plain[at], score_cutoff=_NEAR), at)
            for at in candidates
            if _same_start(plain[0], self._first[at])
        )
        shown = tuple(
            (self.rows[at].agency_id, self.rows[at].name, round(-score / 100, 2))
            for score, at in scored[:_SUGGESTED]
            if score
        )
        return Resolution(None, shown[0][2], shown, because="near") if shown else _UNKNOWN


def _same_start(left: str, right: str) -> bool:
    """A sở is never taken for a bộ; a longer first word may have one slip."""
    return left == right or (len(left) > 3 and Levenshtein.distance(left, right, score_cutoff=1) <= 1)


def _add(index: dict[str, list[int]], key: str, at: int) -> None:
    held = index.setdefault(key, [])
    if at not in held[-1:]:
        held.append(at)


def _full(row: AgencyRow, among: list[AgencyRow]) -> str:
    """The name, with its province where namesakes would look the same."""
    twins = sum(1 for other in among if other.name == row.name) > 1
    return f"{row.name} ({row.province})" if twins and row.province else row.name


_MEMBERS: dict[str, Callable[[AgencyRow], bool]] = {
    "advisory": lambda r: r.kind is BodyKind.ADVISORY and r.level is Level.PROVINCE,
    "departments": lambda r: r.kind in (BodyKind.DEPARTMENT, BodyKind.VERTICAL) and r.level is Level.PROVINCE,
    "party_committees": lambda r: r.kind is BodyKind.PARTY_COMMITTEE,
    "communes": lambda r: r.kind is BodyKind.PEOPLE_COMMITTEE and r.level is Level.COMMUNE,
    "everyone": lambda r: r.kind not in (BodyKind.GROUP, BodyKind.CELL),  # a cell is reached through its committee
}
