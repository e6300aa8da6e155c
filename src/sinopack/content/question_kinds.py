"""Every kind of question, and how the kind is told from what is typed."""

from typing import Annotated, Any

from pydantic import Discriminator, Tag

from sinopack.content.analysis import Analysis
from sinopack.content.arranging import Matching, Ordering
from sinopack.content.base import Entry
from sinopack.content.filling_in import Completion, GapFill
from sinopack.content.labelling import Labelling
from sinopack.content.questions import ChoiceQuestion, OpenQuestion, Question, TrueFalse
from sinopack.source.near import nearest

KINDS: dict[str, type[Question]] = {
    "options": ChoiceQuestion,
    "statement": TrueFalse,
    "gaps": GapFill,
    "order": Ordering,
    "match": Matching,
    "label": Labelling,
    "complete": Completion,
    "analyse": Analysis,
}
"""The key that tells a kind of question; one without any of them is answered in words."""


def kind_of_question(value: Any) -> str:
    """The model of a question, told by its key, or by one that is nearly it."""
    if isinstance(value, Entry):
        return type(value).__name__
    if not isinstance(value, dict):
        return OpenQuestion.__name__
    for key, model in KINDS.items():
        if key in value:
            return model.__name__
    models: list[type[Question]] = [OpenQuestion, *KINDS.values()]
    known = {name for model in models for name in model.model_fields}
    for key in value:
        meant = nearest(key, KINDS) if key not in known and not key.rstrip().endswith("?") else ""
        if meant:
            return KINDS[meant].__name__
    return OpenQuestion.__name__


AnyQuestion = Annotated[
    Annotated[OpenQuestion, Tag("OpenQuestion")]
    | Annotated[ChoiceQuestion, Tag("ChoiceQuestion")]
    | Annotated[TrueFalse, Tag("TrueFalse")]
    | Annotated[GapFill, Tag("GapFill")]
    | Annotated[Ordering, Tag("Ordering")]
    | Annotated[Matching, Tag("Matching")]
    | Annotated[Labelling, Tag("Labelling")]
    | Annotated[Completion, Tag("Completion")]
    | Annotated[Analysis, Tag("Analysis")],
    Discriminator(kind_of_question),
]
