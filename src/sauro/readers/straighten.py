"""Nắn trang quét. Finds by how many degrees a page leans, from how sharply its rows of ink stand apart."""

from __future__ import annotations

from itertools import pairwise

from PIL import Image

STEEPEST = 5.0
_WIDTH = 700


def lean_of(image: Image.Image) -> float:
    """Degrees to turn the page counter-clockwise so that its lines lie level; 0 when it already does (within 0.1)."""
    small = image.resize((_WIDTH, max(1, round(image.height * _WIDTH / image.width))), Image.Resampling.BILINEAR)
    ink = small.point([255 - v if v < 160 else 0 for v in range(256)])
    best = _sharpest(ink, [step * 1.0 for step in range(-5, 6)])
    best = _sharpest(ink, [best + step * 0.25 for step in range(-3, 4)])
    best = _sharpest(ink, [best + step * 0.1 for step in range(-2, 3)])
    return 0.0 if abs(best) < 0.1 else max(-STEEPEST, min(STEEPEST, best))


def turned(image: Image.Image, degrees: float) -> Image.Image:
    """The page turned by a few degrees, its corners white."""
    if degrees == 0:
        return image
    return image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def blank(image: Image.Image) -> bool:
    """Whether nothing is printed on the page: the back of a sheet."""
    counts = image.resize((max(1, image.width // 4), max(1, image.height // 4)), Image.Resampling.BOX).histogram()
    return sum(counts[:150]) < 0.0004 * max(1, sum(counts))


def _sharpest(ink: Image.Image, angles: list[float]) -> float:
    return max(angles, key=lambda angle: (_sharpness(ink, angle), -abs(angle)))


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = ink.rotate(angle, resample=Image.Resampling.NEAREST).resize((1, ink.height), Image.Resampling.BOX)
    values = list(rows.tobytes())
    return float(sum((a - b) * (a - b) for a, b in pairwise(values)))
