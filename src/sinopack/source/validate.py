"""The bridge to pydantic: located nodes into a model, or problems in the author's words.

In: a model class and a mapping. Out: the model, or Problems. Our models may carry `noun`, what an author calls them.
A validator that knows better what to say raises
`PydanticCustomError("author", "{message}", {"message": …, "suggestion": …, "advice": …, "offset": int | None})`.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from sinopack.problems import Problems
from sinopack.source.nodes import MapNode

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], node: MapNode, context: dict[str, Any] | None = None) -> M:
    """The model made from `node`; `context` reaches the model's validators. Raises Problems with every fault in it."""
    try:
        return model.model_validate(node, context=context)
    except ValidationError as error:
        from sinopack.source.faults import problems_in

        raise Problems(problems_in(model, node, error)) from None
