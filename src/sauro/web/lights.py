"""Sáu rõ trên màn hình. The six lights of a draft or a task as drawn: in one order, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_lazy

from sauro.domain.extraction.model import Clarity, Light

NAMES = {
    Clarity.NGUOI: gettext_lazy("người"),
    Clarity.VIEC: gettext_lazy("việc"),
    Clarity.TIEN_DO: gettext_lazy("tiến độ"),
    Clarity.TRACH_NHIEM: gettext_lazy("trách nhiệm"),
    Clarity.THAM_QUYEN: gettext_lazy("thẩm quyền"),
    Clarity.SAN_PHAM: gettext_lazy("sản phẩm"),
}
SHAPES = {Light.CLEAR: "ok", Light.UNCLEAR: "doubt", Light.MISSING: "miss"}
SUPPLIERS = {
    Clarity.NGUOI: gettext_lazy("nơi giao chọn một cơ quan chủ trì"),
    Clarity.VIEC: gettext_lazy("hỏi nơi soạn thảo"),
    Clarity.TIEN_DO: gettext_lazy("nơi giao đặt hạn"),
    Clarity.TRACH_NHIEM: gettext_lazy("cơ quan chủ trì nêu tên"),
    Clarity.THAM_QUYEN: gettext_lazy("hỏi nơi giao"),
    Clarity.SAN_PHAM: gettext_lazy("nơi giao nêu sản phẩm"),
}


@dataclass(frozen=True, slots=True)
class Lamp:
    """Một đèn. `shape` is the symbol of the sprite, `supplier` says who can mend what is not clear."""

    clarity: Clarity
    light: Light
    name: str
    shape: str
    supplier: str

    @property
    def clear(self) -> bool:
        return self.light is Light.CLEAR


@dataclass(frozen=True, slots=True)
class SixLights:
    """Sáu đèn, with the sentence that a screen reader says."""

    lamps: tuple[Lamp, ...]

    @property
    def clear_count(self) -> int:
        return sum(lamp.clear for lamp in self.lamps)

    @property
    def all_clear(self) -> bool:
        return self.clear_count == len(self.lamps)

    @property
    def gaps(self) -> tuple[Lamp, ...]:
        return tuple(lamp for lamp in self.lamps if not lamp.clear)

    @property
    def spoken(self) -> str:
        """ "Sáu rõ: 4 trên 6. Chưa rõ: người, trách nhiệm. Thiếu: sản phẩm." """
        said = [gettext("Sáu rõ: %(n)s trên 6.") % {"n": self.clear_count}]
        for light, word in ((Light.UNCLEAR, gettext("Chưa rõ")), (Light.MISSING, gettext("Thiếu"))):
            names = [lamp.name for lamp in self.lamps if lamp.light is light]
            if names:
                said.append(f"{word}: {', '.join(names)}.")
        return " ".join(said)


def six_lights(lights: Iterable[tuple[Clarity | str, Light | str]]) -> SixLights:
    """Sáu rõ. The lights in the house's order; a clarity that is not given counts as missing."""
    return _six_lights(tuple((str(clarity), str(light)) for clarity, light in lights), get_language())


@lru_cache(maxsize=2048)
def _six_lights(lights: tuple[tuple[str, str], ...], _: str | None) -> SixLights:
    """One of a few hundred patterns in a language: a list asks for the same again on every line."""
    given = {Clarity(clarity): Light(light) for clarity, light in lights}
    lamps = []
    for clarity in Clarity:
        light = given.get(clarity, Light.MISSING)
        lamps.append(Lamp(clarity, light, str(NAMES[clarity]), SHAPES[light], str(SUPPLIERS[clarity])))
    return SixLights(tuple(lamps))
