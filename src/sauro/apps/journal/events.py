"""Sự kiện. Every kind of entry is announced by its app with the sentence that a history line shows.

An app's `events.py` gives its constants and `LABELS`, {kind: Vietnamese template}; a template may hold {places}, filled
from the new values. They are gathered when the apps are ready; the journal refuses a kind that nobody announced.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from sauro.domain.sentence import N_

_SENTENCES: dict[str, str] = {}


def register_kinds(sentences: Mapping[str, str]) -> None:
    """Đăng ký loại sự kiện. {"task.registered": N_("Duyệt đề xuất, vào sổ nhiệm vụ")}; the same twice is harmless."""
    for kind, sentence in sentences.items():
        if _SENTENCES.get(kind, sentence) != sentence:
            raise ValueError(f"two sentences for {kind}")
        _SENTENCES[kind] = sentence


def gather() -> None:
    """Thu loại sự kiện of every installed app; called once, when the apps are ready."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "events"):
            register_kinds(getattr(import_module(f"{config.name}.events"), "LABELS", {}))


def sentence_of(kind: str) -> str:
    """Câu của một loại sự kiện; the kind itself where its app is no longer installed."""
    return _SENTENCES.get(kind, kind)


def is_known(kind: str) -> bool:
    return kind in _SENTENCES


def kinds() -> list[str]:
    """Các loại sự kiện, sorted."""
    return sorted(_SENTENCES)


VALUES_ERASED = "journal.values_erased"

LABELS = {VALUES_ERASED: N_("Xóa nội dung của một mục nhật ký theo quy định lưu trữ: {reason}")}
