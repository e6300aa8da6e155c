"""What has changed since the last print, page by page and slide by slide, so that only that is copied again.

    files          `differences`: what a build is about to write, compared with the last print of each file
      last         where that is; `mark_printed` keeps copies of what is there now
      record       what is on the pages of a file, which travels inside the PDF
        passages   what a page says and shows, piece by piece, without furniture: hashes, each with its kind
      comparing    two records → what differs, and why
        matching   which page is which
      slides       the same for two decks, by the record that hand edits are known by
    subset         the pages of a document that differ, as a document

See docs/what-changed.md.
"""

from __future__ import annotations

from sinopack.changes.last import Printed, forget_printed, mark_printed

__all__ = ["Printed", "forget_printed", "mark_printed"]
