"""How things look and which words sinopack prints: themes, fonts and labels, all data that a school can change."""

from sinopack.theme.labels import Labels, label_language, load_labels
from sinopack.theme.palette import Surface, Theme, load_theme, theme_file

__all__ = ["Labels", "Surface", "Theme", "label_language", "load_labels", "load_theme", "theme_file"]
