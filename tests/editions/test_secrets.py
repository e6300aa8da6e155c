"""No student's file has in it anything that is for teachers; every bit of that is in some file for teachers.

Of each pack, two are made with other secrets. The students' files of both are the same byte for byte: so nothing in
them (nor a length, a place, or a digest) depends on what is for teachers. And no secret is found in them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import get_args

import pytest

from sinopack import pipeline
from sinopack.content import model
from sinopack.content.settings import HandoutPart, SlidePart
from sinopack.report import Edition, Product, Profile, Target
from sinopack.selection import Wish, targets_of
from tests.editions.opened import texts_in
from tests.editions.secrets import Secrets, teachers_keys, with_secrets
from tests.tagged.products import PACKS, loaded

pytestmark = pytest.mark.uncovered  # each pack is built three times over, whatever stands in its lines
every_pack = pytest.mark.parametrize("name", PACKS)
ONE, OTHER = "Zq", "Xj"
"""With what the secrets of two packs begin."""
LENGTH = 6
"""How long every secret is."""
_FOR_TEACHERS = (Product.HANDOUT, Product.SLIDES)
"""What holds, between them, all that there is for teachers."""
_SLIDE_PARTS = tuple(part for part in get_args(SlidePart) if part not in ("starter", "exit-ticket"))


@lru_cache(maxsize=4)  # the tests of one pack follow one another
def secretive(name: str, initial: str) -> tuple[model.Pack, Secrets]:
    secrets = Secrets(initial, turned=initial == OTHER)
    return with_secrets(loaded(name), secrets), secrets


@lru_cache(maxsize=4)
def made(name: str, initial: str, readers: Edition) -> dict[Target, bytes]:
    """The files for these readers, of a pack with secrets."""
    pack, _ = secretive(name, initial)
    if readers is Edition.TEACHER:  # of what is shown at all
        print_settings = pack.print.edited({"parts": get_args(HandoutPart)})
        pack = pack.edited({"print": print_settings, "slides": pack.slides.edited({"parts": _SLIDE_PARTS})})
    profiles = tuple(Profile) if name == "sample" else (Profile.STANDARD,)
    every = targets_of(pack, Wish(tuple(Product), profiles, tuple(Edition), everything=True))
    wanted = [target for target in every if target.readers is readers]
    if readers is Edition.TEACHER:
        wanted = [target for target in wanted if target.product in _FOR_TEACHERS]
    return pipeline.draw(pipeline.lay_out(pack, wanted, PACKS[name].parent))


@every_pack
def test_no_students_file_depends_on_what_is_for_teachers(name: str) -> None:
    first, second = (made(name, initial, Edition.STUDENT) for initial in (ONE, OTHER))

    assert secretive(name, ONE)[0] != secretive(name, OTHER)[0]
    assert [target.file_name for target in first if first[target] != second[target]] == []


@every_pack
def test_no_secret_is_in_a_students_file(name: str) -> None:
    _, secrets = secretive(name, ONE)
    found = {
        f"{target.file_name}: {secrets.places[word]}"
        for target, data in made(name, ONE, Edition.STUDENT).items()
        for word in _found(texts_in(data), secrets)
    }

    assert found == set()


@every_pack
def test_every_secret_is_in_a_teachers_file(name: str) -> None:
    _, secrets = secretive(name, ONE)
    said = {word for data in made(name, ONE, Edition.TEACHER).values() for word in _secret_words(texts_in(data), ONE)}
    missing = {place for word, place in secrets.places.items() if word not in said}

    assert missing == set()


def _found(text: str, secrets: Secrets) -> set[str]:
    """The secrets in a text, in capitals or not."""
    said = _secret_words(text.lower(), secrets.initial.lower())
    return {word for word in secrets.places if word.lower() in said}


def _secret_words(text: str, initial: str) -> set[str]:
    """Whatever could be a secret: a text of millions of letters is searched once, and not for each of hundreds."""
    return set(re.findall(f"(?=({initial}.{{{LENGTH - len(initial)}}}))", text, re.DOTALL))


def test_a_secret_is_found_wherever_it_stands() -> None:
    secrets = Secrets(ONE)
    first, second, third = (secrets.word("somewhere") for _ in range(3))

    assert {len(word) for word in secrets.places} == {LENGTH}
    assert _found(f"a{ONE}{first}b\n{second.upper()}", secrets) == {first, second}
    assert _secret_words(f"{third}{second}", ONE) == {second, third}
    assert _found("nothing", secrets) == set()


def test_the_packs_hold_every_key_for_teachers() -> None:
    """But those whose values are no words, which are changed all the same, and one that is refused."""
    tried = {place for name in PACKS for place in secretive(name, ONE)[1].places.values()}
    untried = {key for key in teachers_keys() if not any(place.startswith(key) for place in tried)}

    assert untried == {"ChoiceQuestion.answer", "TrueFalse.answer", "Analysis.mark_scheme"}
