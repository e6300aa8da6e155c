"""Annotations for pydantic: how what an author typed becomes a value of the model.

In: a function from what was typed to a value. Out: an annotation, for `Annotated[…]`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function, no_info_plain_validator_function


class ForTeachers:
    """Marks a key as one for teachers: what is typed there is in no file for students, and in some file for teachers.

    It is taken out of the students' pack, unless it `stays` because something that students see is made from it, such
    as the lines for a correction; then the plan of that must leave it out.
    """

    def __init__(self, *, stays: bool = False) -> None:
        self.stays = stays


FOR_TEACHERS = ForTeachers()
FOR_TEACHERS_BUT_NEEDED = ForTeachers(stays=True)


class ReadBy:
    """An annotation for pydantic: `reader` makes the value of what was typed, and editors are told the schema.

    It does what a PlainValidator does, without looking into the value's own class and the reader's signature: for all
    the keys of a pack that would take longer than to read one. `ReadFirst` is to a BeforeValidator the same.
    """

    def __init__(self, reader: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self._reader = reader
        self._schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self._reader)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self._schema)


class ReadFirst:
    """An annotation for pydantic: `reader` sees what was typed before the annotated type does."""

    def __init__(self, reader: Callable[[Any], Any]) -> None:
        self._reader = reader

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self._reader, handler(source))
