"""The content stage: a content file into a typed, checked pack.

load(path)     the pack, or Problems
Pack           everything that an author may type
"""

from sinopack.content.loading import load
from sinopack.content.model import Pack

__all__ = ["Pack", "load"]
