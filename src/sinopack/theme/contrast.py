"""How well one colour can be read on another, in colour and on a photocopy.

In: sRGB colours as six hexadecimal digits, such as "A2231D". Out: numbers.
"""

from __future__ import annotations


def luminance(rgb: str) -> float:
    """The relative luminance of a colour, from 0 to 1 (WCAG 2.1)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(rgb))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grey(rgb: str) -> str:
    """What is left of a colour without hue: its luma (ITU-R BT.601), as copiers and printers convert it."""
    red, green, blue = _channels(rgb)
    level = round((0.299 * red + 0.587 * green + 0.114 * blue) * 255)
    return f"{level:02X}" * 3


def _channels(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[index : index + 2], 16) / 255 for index in (0, 2, 4))
    return red, green, blue
