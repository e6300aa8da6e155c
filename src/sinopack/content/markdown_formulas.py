"""The two rules by which the Markdown parser knows formulas: in a line, and by themselves.

In: a parser. Out: the same, whose tokens `formula`, `dollar` (money that looks like one) and `formula_block` say in
`meta` where they were found, and how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinopack.content.dollars import formula_at

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline


def teach_formulas(markdown: MarkdownIt) -> None:
    """Adds the rules to a parser."""
    markdown.inline.ruler.before("escape", "formula", _inline_rule)
    markdown.block.ruler.before(
        "fence", "formula", _block_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def _inline_rule(state: StateInline, silent: bool) -> bool:
    """The inline rule of formulas. A dollar sign that only looks as if it opened one is a token of its own."""
    if state.src[state.pos] != "$":
        return False
    found = formula_at(state.src, state.pos)
    if found is None:
        return False
    stop = found.start + 1 if found.is_money else found.stop
    if not silent:
        token = state.push("dollar" if found.is_money else "formula", "", 0)
        token.content = "$" if found.is_money else found.source
        token.meta = {"start": found.start, "stop": found.stop, "is_double": found.is_double}
    state.pos = stop
    return True


def _block_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """The block rule of formulas that stand by themselves: lines from one that begins with two dollar signs to one that
    ends with two. One that is never closed ends with its paragraph, and is a token too, which says so."""
    if not state.src.startswith("$$", state.bMarks[first] + state.tShift[first]):
        return False
    lines: list[str] = []
    for number in range(first, last):
        is_inside = state.isEmpty(number) or state.sCount[number] >= state.blkIndent
        if lines and not is_inside:
            break
        lines.append(state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip())
        if "$$" in "\n".join(lines)[2:]:
            break
    text = "\n".join(lines)
    is_closed = text.find("$$", 2) == len(text) - 2 and len(text) > 3
    if not is_closed:
        if "$$" in text[2:]:
            return False  # words follow, which a paragraph's own rules explain
        text = text.split("\n\n")[0]
    if not silent:
        state.line = first + text.count("\n") + 1
        token = state.push("formula_block", "", 0)
        token.content = text[2:-2] if is_closed else text[2:]
        token.meta = {"is_closed": is_closed}
        token.map = [first, state.line]
    return True
