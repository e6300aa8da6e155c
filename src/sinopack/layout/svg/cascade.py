"""What each element of a drawing looks like by the rules of CSS: attributes, style sheets, styles, inheritance.

In: the root of a drawing. Out: for an element and what its parent has, its properties as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import tinycss2

from sinopack.content.drawings import length_in_pixels, name_of

Style = Mapping[str, str]
_INHERITED = frozenset({
    "clip-rule", "color", "dominant-baseline", "fill", "fill-opacity", "fill-rule", "font-family", "font-size",
    "font-style", "font-variant", "font-weight", "letter-spacing", "marker-end", "marker-mid", "marker-start",
    "paint-order", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "visibility", "white-space", "word-spacing",
    "writing-mode",
})  # fmt: skip
_OWN = frozenset({
    "alignment-baseline", "baseline-shift", "clip-path", "display", "filter", "mask", "mix-blend-mode", "opacity",
    "overflow", "stop-color", "stop-opacity", "text-decoration", "transform", "vector-effect",
})  # fmt: skip
_SHORTHANDS = {"marker": ("marker-start", "marker-mid", "marker-end")}
_FONT = re.compile(r"((?:[a-zA-Z-]+\s+|\d00\s+)*)([\d.]+\s*(?:px|pt|em|rem|%|mm|ex))(?:\s*/\s*[\w.%]+)?\s+(.+)")
INITIAL: Style = {"fill": "black", "stroke": "none", "color": "black", "font-size": "16px", "visibility": "visible"}


class Cascade:
    """The style rules of one drawing."""

    def __init__(self, root: Element) -> None:
        self._matcher: Any = None
        self._wrapped: dict[Element, Any] = {}
        sheets = [element.text or "" for element in root.iter() if name_of(element) == "style"]
        if any(sheet.strip() for sheet in sheets):
            self._read_sheets(root, sheets)

    def _read_sheets(self, root: Element, sheets: list[str]) -> None:
        import cssselect2

        self._matcher = cssselect2.Matcher()
        rules = tinycss2.parse_stylesheet("\n".join(sheets), skip_comments=True, skip_whitespace=True)
        for rule in rules:
            if rule.type != "qualified-rule":
                continue  # what holds on some screens only (@media), and fonts that are not in the file
            declared = _declared(rule.content)
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            for selector in selectors:
                self._matcher.add_selector(selector, declared)
        wrapper = cssselect2.ElementWrapper.from_xml_root(root)
        self._wrapped = {each.etree_element: each for each in wrapper.iter_subtree()}

    def style(self, element: Element, parent: Style) -> dict[str, str]:
        """An element's properties; `parent` are those of what it stands in (or is used in)."""
        own = {key: value for key, value in element.attrib.items() if key in _INHERITED or key in _OWN}
        last: dict[str, str] = {}
        for declared, is_important in self._declarations(element):
            (last if is_important else own).update(declared)
        own |= last
        style = {key: value for key, value in parent.items() if key in _INHERITED}
        for key, value in own.items():
            text = value.strip()
            if text == "inherit":
                text = parent.get(key, "")
            elif text in ("initial", "unset"):
                text = INITIAL.get(key, "")
            if key == "font-size":
                text = _font_size(text, parent.get("font-size", ""))
            if text:
                style[key] = text
            else:
                style.pop(key, None)
        return style

    def _declarations(self, element: Element) -> list[tuple[dict[str, str], bool]]:
        found: list[tuple[dict[str, str], bool]] = []
        if self._matcher is not None and element in self._wrapped:
            for _specificity, _order, _pseudo, declared in sorted(
                self._matcher.match(self._wrapped[element]), key=lambda match: match[:2]
            ):
                found += declared
        if element.get("style"):
            found += _declared(element.get("style", ""))
        return found


def _declared(content: Any) -> list[tuple[dict[str, str], bool]]:
    """The declarations of a rule or a style attribute, and whether each is !important."""
    found: list[tuple[dict[str, str], bool]] = []
    for declaration in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if declaration.type == "declaration":
            value = tinycss2.serialize(declaration.value).strip()
            if declaration.lower_name == "font":
                found.append((_font(value), bool(declaration.important)))
            for name in _SHORTHANDS.get(declaration.lower_name, (declaration.lower_name,)):
                found.append(({name: value}, bool(declaration.important)))
    return found


def _font(value: str) -> dict[str, str]:
    """What `font: italic bold 12px/1.2 Georgia, serif` is short for."""
    found = _FONT.fullmatch(value.strip())
    if not found:
        return {}
    before = found[1].lower().split()
    style = next((word for word in before if word in ("italic", "oblique")), "normal")
    weight = next((word for word in before if word.startswith("bold") or word.isdigit()), "normal")
    return {"font-style": style, "font-weight": weight, "font-size": found[2], "font-family": found[3]}


_WORDS = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0,
          "xx-large": 32.0}  # fmt: skip


def _font_size(text: str, parent: str) -> str:
    """A size in pixels; one relative to the parent's is worked out where it is said."""
    around = length_in_pixels(parent) or 16.0
    lower = text.lower()
    factors = {"em": 1.0, "rem": 16.0 / around, "%": 0.01, "ex": 0.5}
    for unit, factor in factors.items():
        if lower.endswith(unit):
            try:
                return f"{float(lower.removesuffix(unit)) * factor * around:.6g}px"
            except ValueError:
                return parent
    if lower in ("larger", "smaller"):
        return f"{around * (1.2 if lower == 'larger' else 1 / 1.2):.6g}px"
    value = _WORDS.get(lower) or length_in_pixels(lower)
    return f"{value:.6g}px" if value is not None else parent
