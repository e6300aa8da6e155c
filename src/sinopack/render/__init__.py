"""Drawing finished pages: a paged document as PDF, a deck as an editable presentation or as PDF.

Each renderer takes a finished document and a binary file to write to. It never measures, wraps or asks what an item is
for; the two know nothing of each other.
"""
