"""The timeline drawn across: events above and below a band of eras, in one row or in several.

In: planned events and a width. Out: items, for a slide or for a poster. Everything is in proportion to the size of its
labels, so that both are drawn by the same hand; how years become distances is in `layout.timeline`.
"""
