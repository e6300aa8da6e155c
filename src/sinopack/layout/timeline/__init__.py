"""What every form of the timeline is drawn with: scales, ticks, marks, lanes, and the placing of labels.

All of it is arithmetic along one line: years in, distances out. It knows no page, no text and no direction, so that the
vertical timeline of a page and the horizontal one of a slide are drawn by the same rules.
"""
