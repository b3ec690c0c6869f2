"""Hai ngôn ngữ. Nothing of the product is left untranslated, and no translation can break a page."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import get_password_validators
from django.core.exceptions import ValidationError
from django.template import engines
from django.utils import translation

import sauro.apps

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "src/sauro/locale"
KEYWORDS = ("_", "N_", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2")
PLACES = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd%]|%")
QUOTED = (
    re.compile(r"“[^”]{1,60}”"),
    re.compile(r"\((?:chỉ thị|công văn|công điện)\)"),  # both are called dispatches in English
    re.compile(r"(?:The header row needs|For example): .{1,200}"),
    re.compile(r"Write Tỉnh .{1,60}|Tết$|neither Đảng .{1,60}"),
)
DIACRITIC = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")


def _catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale=language)


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _forms_of(value: Any) -> tuple[str, ...]:
    """The texts of a message: one, or one for each plural."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every string that the sources mark for translation, by the command that babel.cfg names."""
    out = tmp_path_factory.mktemp("catalogue") / "messages.pot"
    keywords = [part for keyword in KEYWORDS for part in ("-k", keyword)]
    CommandLineInterface().run(
        ["pybabel", "-q", "extract", "-F", str(ROOT / "babel.cfg"), *keywords, "-o", str(out), str(ROOT / "src")]
    )
    with out.open("rb") as file:
        return read_po(file)


def test_every_marked_string_has_its_english(extracted: Catalog) -> None:
    english = {(m.context, m.id): m for m in _messages(_catalogue("en"))}

    missing = [m.id for m in _messages(extracted) if (m.context, m.id) not in english]
    empty = [m.id for m in english.values() if not all(_forms_of(m.string)) or m.fuzzy]

    assert (missing, empty) == ([], [])


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_translation_keeps_every_place_of_its_source(language: str) -> None:
    changed = []
    for message in _messages(_catalogue(language)):
        wanted = [sorted(PLACES.findall(text)) for text in _forms_of(message.id)]
        changed += [text for text in _forms_of(message.string) if sorted(PLACES.findall(text)) not in wanted]

    assert changed == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_compiled_catalogue_says_what_the_written_one_says(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES/django.mo").open("rb") as file:
        compiled = GNUTranslations(file)

    for message in _messages(_catalogue(language)):
        first, *others = _forms_of(message.id)
        if message.context:
            said = compiled.pgettext(message.context, first)
        else:
            said = compiled.ngettext(first, others[0], 1) if others else compiled.gettext(first)
        assert said == _forms_of(message.string)[0]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_message_renders_in_a_page(language: str) -> None:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    one = environment.from_string("{{ gettext(text, **values) }}")
    many = environment.from_string("{{ ngettext(text, texts, 2, **values) }}")

    with translation.override(language):
        for message in _messages(_catalogue(language)):
            texts = _forms_of(message.id)
            if "%d" in texts[0]:  # a library fills this one by position, in Python
                assert translation.ngettext(*texts, 2) % 2
                continue
            values: dict[str, object] = dict.fromkeys(re.findall(r"%\((\w+)\)", " ".join(texts)), 1)
            page = (
                many.render(text=texts[0], texts=texts[1], values=values)
                if len(texts) > 1
                else one.render(text=texts[0], values=values)
            )
            assert page.strip()


def test_english_words_hold_vietnamese_only_where_they_quote_it() -> None:
    """What is printed in a document, typed by a person or sent to an office stays; running words do not."""
    left = []
    for message in _messages(_catalogue("en")):
        for text in _forms_of(message.string):
            running = text.partition("Kính gửi {issuer}")[0]  # a letter to an office is written in Vietnamese
            for quoted in QUOTED:
                running = quoted.sub("", running)
            left += [text] if DIACRITIC.search(running) else []

    assert left == []


def _form_fields() -> Iterator[forms.Field]:
    for module in pkgutil.walk_packages(sauro.apps.__path__, "sauro.apps."):
        if module.name.rpartition(".")[2].startswith("forms"):
            found = vars(importlib.import_module(module.name)).values()
            for form in found:
                if isinstance(form, type) and issubclass(form, forms.BaseForm):
                    yield from getattr(form, "base_fields", {}).values()


def test_what_the_libraries_say_of_a_form_is_vietnamese() -> None:
    english: list[str] = []
    fields = list(_form_fields())

    with translation.override("vi"):
        for field in fields:
            said = [*field.error_messages.values(), *(v.message for v in field.validators if hasattr(v, "message"))]
            english += [str(text) for text in said if str(text) and not _vietnamese(text)]

    assert fields
    assert sorted(set(english)) == []


def test_what_the_libraries_say_of_a_password_is_vietnamese() -> None:
    complaints: list[str] = []

    with translation.override("vi"):
        for validator in get_password_validators(settings.AUTH_PASSWORD_VALIDATORS):
            for password in ("123", "password"):
                try:
                    validator.validate(password)
                except ValidationError as error:
                    complaints += error.messages

    assert len(complaints) >= 2
    assert [text for text in complaints if not DIACRITIC.search(text)] == []


def _vietnamese(text: Any) -> bool:
    """Whether a text, or each of its plurals, is not the English of its library."""
    if hasattr(text, "_kwargs"):  # a lazy plural waits for its number
        text = text % {"limit_value": 2, "show_value": 1, "max": 2, "length": 1}
    return bool(DIACRITIC.search(str(text)))
