"""The blocks that products are made of: what is said and in what order, never how high it is.

All products are planned in these same values; the layout has one file for each kind. A block's `key` is derived from
content ids, so that it stays the same when other content moves; `place` is where the author typed it.
"""

from sinopack.plan.blocks.body import AspectOf as AspectOf
from sinopack.plan.blocks.body import Callout as Callout
from sinopack.plan.blocks.body import Comparison as Comparison
from sinopack.plan.blocks.body import Extract as Extract
from sinopack.plan.blocks.body import ForTeacher as ForTeacher
from sinopack.plan.blocks.body import GlossOf as GlossOf
from sinopack.plan.blocks.body import Listing as Listing
from sinopack.plan.blocks.body import Point as Point
from sinopack.plan.blocks.body import Points as Points
from sinopack.plan.blocks.body import SideOf as SideOf
from sinopack.plan.blocks.body import Text as Text
from sinopack.plan.blocks.drawn import ChartOf as ChartOf
from sinopack.plan.blocks.drawn import CodeOf as CodeOf
from sinopack.plan.blocks.drawn import DiagramArrow as DiagramArrow
from sinopack.plan.blocks.drawn import DiagramBox as DiagramBox
from sinopack.plan.blocks.drawn import DiagramOf as DiagramOf
from sinopack.plan.blocks.drawn import FormulaOf as FormulaOf
from sinopack.plan.blocks.drawn import SeriesOf as SeriesOf
from sinopack.plan.blocks.openings import ContentsEntry as ContentsEntry
from sinopack.plan.blocks.openings import Enquiry as Enquiry
from sinopack.plan.blocks.openings import Masthead as Masthead
from sinopack.plan.blocks.openings import PartOpening as PartOpening
from sinopack.plan.blocks.openings import SectionOpening as SectionOpening
from sinopack.plan.blocks.openings import SheetHead as SheetHead
from sinopack.plan.blocks.openings import Summary as Summary
from sinopack.plan.blocks.reference import Glossary as Glossary
from sinopack.plan.blocks.reference import KeyEntry as KeyEntry
from sinopack.plan.blocks.reference import People as People
from sinopack.plan.blocks.reference import PersonCard as PersonCard
from sinopack.plan.blocks.reference import TermEntry as TermEntry
from sinopack.plan.blocks.reference import WordBank as WordBank
from sinopack.plan.blocks.shown import ExtractElsewhere as ExtractElsewhere
from sinopack.plan.blocks.shown import FigureOf as FigureOf
from sinopack.plan.blocks.shown import PinOf as PinOf
from sinopack.plan.blocks.shown import Quote as Quote
from sinopack.plan.blocks.shown import TableOf as TableOf
from sinopack.plan.blocks.tasks import QuestionOf as QuestionOf
from sinopack.plan.blocks.time import Chronology as Chronology
from sinopack.plan.blocks.time import EraEvents as EraEvents
from sinopack.plan.blocks.time import EventEntry as EventEntry
from sinopack.plan.blocks.time import TimelineExcerpt as TimelineExcerpt
from sinopack.plan.blocks.time import TimelineList as TimelineList
from sinopack.plan.blocks.time import TimeSpan as TimeSpan
