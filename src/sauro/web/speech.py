"""Câu chữ trên màn hình. Sentences of the domain, days, hours and numbers as an office prints them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext, pgettext

from sauro.domain.sentence import N_, Sentence

UNITS = ("B", "KB", "MB", "GB")
# What the domain writes before a date, and the units that it counts in.
WEEKDAYS = (N_("thứ Hai"), N_("thứ Ba"), N_("thứ Tư"), N_("thứ Năm"), N_("thứ Sáu"), N_("thứ Bảy"), N_("Chủ nhật"))
DATE_WORDS = frozenset((*WEEKDAYS, N_("tháng"), N_("quý"), N_("năm")))
PRODUCT_WORDS = frozenset(("why", "kept", "where", "what", "unit", "source", "calendar"))  # templates themselves


def say(sentence: Sentence | str | None) -> str:
    """Câu. Translate the template and its wording values, then put them in; a plain text is itself, none is nothing."""
    if not isinstance(sentence, Sentence):
        return sentence or ""
    if not sentence.template:
        return ""
    values = {name: _wording(name, value) for name, value in sentence.values.items()}
    return Sentence(sentence.template, values).fill(gettext(sentence.template))


def _wording(name: str, value: str | Sentence) -> str:
    """Giá trị trong câu. Words of the product are translated; words of a document, a person, an agency never are."""
    if isinstance(value, Sentence):
        return say(value)
    words, _, date = str(value).rpartition(" ")
    if "/" in date and words == "ngày":
        return pgettext("đứng trước ngày bằng số", "ngày %(day)s") % {"day": date}
    if "/" in date and words in DATE_WORDS:
        return f"{gettext(words)} {date}"
    return known(value) if name in PRODUCT_WORDS else str(value)


def known(text: str) -> str:
    """Lời của phần mềm đã lưu. A text that the product itself wrote is translated; what an office wrote stays."""
    year, _, number = text.removeprefix("Lịch làm việc ").partition(", bản ")
    if year.isdigit() and number.isdigit() and text.startswith("Lịch"):
        return gettext("Lịch làm việc %(year)s, bản %(number)s") % {"year": year, "number": number}
    return gettext(text) if text else ""


def opened(text: str) -> str:
    """Chữ đầu viết hoa, the rest untouched: how a line of a list begins."""
    return text[:1].upper() + text[1:]


def weekday(value: dt.date) -> str:
    """Thứ trong tuần, in words."""
    return gettext(WEEKDAYS[value.weekday()])


def day(value: dt.date | dt.datetime | None) -> str:
    """Ngày. 28/10/2026, two digits always; nothing where there is no day."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value.day:02}/{value.month:02}/{value.year}"  # strftime takes five times as long


def span(first: dt.datetime, last: dt.datetime) -> str:
    """Từ lúc nào đến lúc nào. "28/10/2026, 08:00–10:30"; both days where they differ."""
    since, until = moment(first), moment(last)
    day, hour = until.split(", ")
    return f"{since}–{hour}" if since.startswith(day) else f"{since} – {until}"


def moment(value: dt.datetime | None) -> str:
    """Thời điểm. 28/10/2026, 10:15 in the installation's zone."""
    if value is None:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local.day:02}/{local.month:02}/{local.year}, {local.hour:02}:{local.minute:02}"


def exact(value: Decimal | None) -> str:
    """Số có phần lẻ. 1234.50 is 1.234,5 as an office writes it; nothing where there is none."""
    if value is None:
        return ""
    plain = value.normalize()
    text = f"{abs(plain):,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"−{text}" if plain < 0 else text


def number(value: int | float) -> str:
    """Số. 1.234,5: a point between thousands, a comma before decimals."""
    return f"{value:,}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def size(octets: int) -> str:
    """Cỡ tệp. 412 KB, 1,8 MB."""
    amount = float(octets)
    for unit in UNITS:
        if amount < 1024 or unit == UNITS[-1]:
            text = f"{amount:.1f}".rstrip("0").rstrip(".") if amount < 10 and unit != "B" else f"{amount:.0f}"
            return f"{text.replace('.', ',')} {unit}"
        amount /= 1024
    raise AssertionError("the last unit takes everything")


def percent(value: float) -> str:
    """Phần trăm. 0.982 → 98,2 %."""
    return f"{value * 100:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " %"
