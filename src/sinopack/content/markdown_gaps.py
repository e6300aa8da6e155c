"""The rules by which the Markdown parser knows gaps: `==words that students write==`.

In: a parser. Out: the same, with tokens `gap_open` and `gap_close` around what stands in a gap, and `equals` for signs
that stand for themselves. Their `meta` says where they were found, and of `equals` whether a gap may have been meant.

The signs stand right before the first word and right after the last, as those of bold words do. What is spaced
(`a == b`) or between two letters (`x==y`) is program code; a backslash makes the signs plain (`\\==`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_MARK = "=="
_CLOSING = ".,;:!?)]}”’»…"


def teach_gaps(markdown: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    markdown.inline.ruler.before("escape", "plain_equals", _escape_rule)
    markdown.inline.ruler.before("escape", "gap", _gap_rule)


def _escape_rule(state: StateInline, silent: bool) -> bool:
    """A backslash before two equals signs makes both plain."""
    if not state.src.startswith("\\" + _MARK, state.pos):
        return False
    if not silent:
        state.pending += _MARK
    state.pos += 3
    return True


def _gap_rule(state: StateInline, silent: bool) -> bool:
    """A gap, or equals signs that are none."""
    if state.src[state.pos] != "=":
        return False
    start = state.pos
    stop = _run_end(state, start)
    closing = _closing(state, stop) if stop - start == 2 and not _is_space(state.src[stop : stop + 1]) else -1
    if closing < 0:
        if not silent:
            _push_equals(state, start, stop)
        state.pos = stop
        return True
    if not silent:
        _push_gap(state, start, closing)
    state.pos = closing + 2
    return True


def _run_end(state: StateInline, start: int) -> int:
    """The end of the equals signs from a position on."""
    stop = start
    while stop < state.posMax and state.src[stop] == "=":
        stop += 1
    return stop


def _closing(state: StateInline, start: int) -> int:
    """Where the two signs stand that close a gap whose words begin at `start`; -1 if none do. Of four, the last two are
    for the next gap. What is inside code, formulas and links closes nothing."""
    before, found = state.pos, -1
    state.pos = start
    while state.pos < state.posMax:
        if state.src[state.pos] == "=":
            stop = _run_end(state, state.pos)
            if stop - state.pos in (2, 4) and state.pos > start and not _is_space(state.src[state.pos - 1]):
                found = state.pos
                break
            state.pos = stop
        else:
            state.md.inline.skipToken(state)
    state.pos = before
    return found


def _push_gap(state: StateInline, start: int, closing: int) -> None:
    last = state.posMax
    opening = state.push("gap_open", "", 1)
    opening.meta = {"start": start, "stop": closing + 2}
    state.pos, state.posMax = start + 2, closing
    state.md.inline.tokenize(state)
    state.push("gap_close", "", -1)
    state.posMax = last


def _push_equals(state: StateInline, start: int, stop: int) -> None:
    token = state.push("equals", "", 0)
    token.content = state.src[start:stop]
    before, after = state.src[max(start - 1, 0) : start], state.src[stop : stop + 1]
    is_code = (_is_space(before) and _is_space(after)) or (_is_word(before) and _is_word(after))
    is_code = is_code or before == "<" or after == ">"  # arrows
    token.meta = {"start": start, "stop": stop, "is_lone": stop - start == 2 and not is_code}
    token.meta["is_empty"] = stop - start == 4 and (_ends(before) or _ends(after))


def _is_space(character: str) -> bool:
    """Whether it is a space, or where the text begins or ends."""
    return not character or character.isspace()


def _ends(character: str) -> bool:
    return _is_space(character) or character in _CLOSING


def _is_word(character: str) -> bool:
    return character.isascii() and character.isalnum()
