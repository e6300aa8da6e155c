"""How much a slide may ask a class to read while it listens, in words: beyond a limit the layout divides, or where it
cannot, the author is told.

A tenth more than a limit on what is divided passes, so that no slide is left with a handful of words.
"""

MOST_POINTS = 5
MOST_WORDS = 40
"""Words of points on one slide."""
MOST_PROSE_WORDS = 60
"""Words of running text on one slide: more than of points, since they are read in order."""
MOST_EXTRACT_WORDS = 100
"""Words of an extract on one slide: it is read closely, and for long."""
MOST_OBJECTIVE_WORDS = 60
MOST_SOURCE_WORDS = 70
"""Words of sources on one slide: they are there to be looked up, not to be read out."""
PASSING = 1.1

MOST_TITLE_WORDS = 15
MOST_POINT_WORDS = 25
"""Words of a single point; two that are longer have no room on one slide."""
MOST_TABLE_WORDS = 80
