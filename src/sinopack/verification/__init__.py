"""Are the files of a folder what a content file gives? They are compared with what it gives today, uncompressed.

    values     what comes out: `Verification`, `VerifiedFile`, `FileState`
    verifying  `verify`: a folder and a content file go in
      papers   a PDF against the one that would be written
        pdf_objects  the objects of a PDF, as it was written or as another program has packed it
        pdf_tables   where in the file they are
        pdf_values   how they are spelled
        pdf_matching two PDFs object by object
      decks    a deck against the one that would be written, with what somebody has changed in it by hand
        parts        two packages part by part
        data_sheets  what is in the cells behind charts
      wording  numbers of pages in words

Compressed data differ between machines (another zlib); what is in them does not. See docs/reproducible.md. Nothing is
written.
"""

from __future__ import annotations

from sinopack.verification.values import FileState, Verification, VerifiedFile
from sinopack.verification.verifying import verify

__all__ = ["FileState", "Verification", "VerifiedFile", "verify"]
