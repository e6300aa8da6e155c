"""The programs that a teacher's files meet, as judges: LibreOffice, poppler, qpdf and the Open XML validator."""
