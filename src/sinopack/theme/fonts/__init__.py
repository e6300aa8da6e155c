"""Font files with their licences, and the registry that names them."""

from sinopack.theme.fonts.registry import DEFAULT_FONT_SET, FAMILIES, FOLDER, FONT_SETS, FontFamily, FontSet

__all__ = ["DEFAULT_FONT_SET", "FAMILIES", "FOLDER", "FONT_SETS", "FontFamily", "FontSet"]
