"""What differs between two content files, at the level of content: entries added, removed, moved, renamed, changed.

    values     what comes out: `ContentComparison`, `Difference` and their parts
    comparing  `compare`: two paths go in
      sides    a content file read to be compared, lenient with pictures that lie elsewhere
      walking  two packs side by side, by the fields of their models: no kind of entry or block is named there
        fields   what a value means, spelled out, named
        items    lists as items to be matched
        matching which item is which: by id, by being the same, by likeness, by place
        grids    tables and charts as rows and columns
        files    what is in a file that an entry names
        words    the words that changed within a text
      moving   what was taken out of one list and put into another

Nothing is written, laid out or drawn here.
"""

from __future__ import annotations

from sinopack.comparison.comparing import compare
from sinopack.comparison.values import ContentComparison, Difference, DifferenceKind, Piece, PieceKind, Step

__all__ = ["ContentComparison", "Difference", "DifferenceKind", "Piece", "PieceKind", "Step", "compare"]
