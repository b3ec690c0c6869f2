"""Văn bản đi. What a letter of the office prints, cell by cell, for every writer: laid out as Party or as State."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.domain.sentence import N_

PARTY_HEAD = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
STATE_HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
COLUMNS: tuple[tuple[str, float], ...] = (  # heading, width in millimetres of A4 upright
    (N_("TT"), 10),
    (N_("Nội dung nhiệm vụ"), 70),
    (N_("Cơ quan chủ trì"), 35),
    (N_("Thời hạn"), 25),
    (N_("Quá hạn (ngày làm việc)"), 25),
)
ANNEX_TITLE = N_("DANH MỤC NHIỆM VỤ QUÁ HẠN")
ANNEXED = N_("(có danh mục kèm theo)")
_TITLES = {
    "report_up": N_("BÁO CÁO"),
    "synthesis": N_("BÁO CÁO"),
    "report": N_("BÁO CÁO"),
    "invitation": N_("GIẤY MỜI"),
    "notice": N_("THÔNG BÁO"),
    "conclusion": N_("THÔNG BÁO"),
    "trip_sheet": N_("LỆNH ĐIỀU XE"),
    "car_list": N_("DANH SÁCH XE TRONG NGÀY"),
}
_PAPERS = ("invitation", "notice", "conclusion", "trip_sheet", "car_list")
_TO_NOBODY = ("synthesis", "conclusion", "trip_sheet", "car_list")
_IN_TEXT = 6  # more tasks than these go to a page of their own


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Một nhiệm vụ của văn bản. `late`: working days."""

    code: str
    work: str
    document: str
    lead: str
    due_on: dt.date
    late: int


@dataclass(frozen=True, slots=True)
class LetterSection:
    """Một phần của báo cáo: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterTable:
    """Một biểu kèm theo. `columns`: heading, width in millimetres, "c" centred or "l"; `bands`: rows that are headings
    of a group, by their place in `rows` (their text stands in the first cell); `note` under the table.
    """

    title: str
    columns: tuple[tuple[str, float, str], ...]
    rows: tuple[tuple[str, ...], ...]
    bands: frozenset[int] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """Văn bản đi. `above`: the body over the issuer; `number` as printed; `day` None while it is a draft.

    kind: urging, report_up, inspect, synthesis, report (of a period), invitation, notice or conclusion; a report and a
    paper carry their title, the others are dispatches with their subject under the number. A synthesis and a report
    have `sections` and `tables`, a paper (invitation, notice, conclusion) has `text`, paragraph by paragraph. `form`:
    guide of Party papers (36-HD, 05-HD);
    `inline`: tables that stand in the text, below its paragraphs (trip sheet, list of cars);
    `mandate`: lines above the signer's title; `sent_to`: recipients, the last of them who keeps it.
    """

    kind: str
    party: bool
    above: str
    agency: str
    number: str
    place: str
    day: dt.date | None
    subject: str
    to: str
    opening: str
    lines: tuple[SheetLine, ...]
    asks: str
    closing: str
    signer_title: str
    signer_name: str
    sections: tuple[LetterSection, ...] = ()
    tables: tuple[LetterTable, ...] = ()
    form: str = "36-HD"
    mandate: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    inline: tuple[LetterTable, ...] = ()

    @property
    def title(self) -> str:
        return _TITLES.get(self.kind, "")

    @property
    def number_line(self) -> str:
        if not self.number:
            return ""
        return f"Số {self.number}" if self.party else f"Số: {self.number}"

    @property
    def subject_line(self) -> str:
        """Under the number, or under the title."""
        if self.kind in _PAPERS:
            return self.subject if self.party else self.subject[:1].upper() + self.subject[1:]
        if self.kind in ("synthesis", "report"):
            return f"về {self.subject}" if self.party else self.subject[:1].upper() + self.subject[1:]
        if self.title:
            about = self.subject.removeprefix(f"{self.title.lower()} ")  # the title says it already
            return f"về {about}" if self.party else f"Về {about}"
        return self.subject[:1].upper() + self.subject[1:] if self.party else f"V/v {self.subject}"

    @property
    def date_line(self) -> str:
        """An Lạc, ngày 03 tháng 6 năm 2026: a zero before a day under 10 and before the months 1 and 2."""
        place = self.place or "………"
        if self.day is None:
            return f"{place}, ngày      tháng      năm        "
        month = f"{self.day.month:02d}" if self.day.month < 3 else str(self.day.month)
        return f"{place}, ngày {self.day.day:02d} tháng {month} năm {self.day.year}"

    @property
    def addressee(self) -> str:
        return f"Kính gửi: {self.to}" if self.kind not in _TO_NOBODY else ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Before the list, after it; a letter of the State ends in ./."""
        if self.sections:
            return ()
        if self.text:
            return self.text if self.party or self.inline else (*self.text[:-1], self.text[-1].rstrip(".") + "./.")
        opening = f"{self.opening.rstrip(':.')} {ANNEXED}." if self.annexed else self.opening
        rest = [text for text in (self.asks, self.closing) if text]
        if rest and not self.party:
            rest[-1] = rest[-1].rstrip(".") + "./."
        return (opening, *rest)

    @property
    def annexed(self) -> bool:
        return len(self.lines) > _IN_TEXT

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Cells of the list of tasks."""
        return tuple(
            (
                str(number),
                f"{line.work} ({', '.join(word for word in (line.code, line.document) if word)})",
                line.lead,
                f"{line.due_on:%d/%m/%Y}",
                str(line.late),
            )
            for number, line in enumerate(self.lines, start=1)
        )

    @property
    def numbered(self) -> tuple[LetterSection, ...]:
        """The sections with their numbers; a report of the State ends in ./."""
        found = [LetterSection(f"{n}. {part.title}", part.paragraphs) for n, part in enumerate(self.sections, start=1)]
        if found and not self.party:
            *rest, end = found[-1].paragraphs
            found[-1] = LetterSection(found[-1].title, (*rest, end.rstrip(".") + "./."))
        return tuple(found)

    @property
    def recipients(self) -> tuple[str, ...]:
        if self.sent_to:
            return self.sent_to
        keep = N_("- Lưu Văn phòng.") if self.party else N_("- Lưu: VT.")
        return (N_("- Như trên;"), keep)

    @property
    def signing(self) -> tuple[str, str]:
        return self.signer_title.upper(), self.signer_name

    @property
    def titles(self) -> tuple[tuple[str, bool], ...]:
        """Lines above the name, and whether each is bold: under 05-HD the title below a mandate is not."""
        plain = self.party and self.form == "05-HD" and bool(self.mandate)
        return (*((line, True) for line in self.mandate), (self.signing[0], not plain))
