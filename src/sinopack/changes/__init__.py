"""What has changed since the last print, page by page and slide by slide, so that only that is copied again.

    passages     what a page says and shows, piece by piece, without furniture: hashes, each with its kind
    record       that of all pages of a file, which travels inside the PDF
    matching     which page is which
    comparing    two records → what differs, and why
    slides       the same for two decks, by the record that hand edits are known by
    last         where the last print is; `mark_printed` keeps a copy of what is there now
    subset       the pages of a document that differ, as a document

See docs/what-changed.md.
"""

from __future__ import annotations
