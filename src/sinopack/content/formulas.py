"""Formulas in LaTeX, looked over before they are drawn.

In: the text of a formula. Out: every fault in it, with where it is and what to type instead. What passes is drawn by
`formula_outlines`; whatever that cannot draw is a fault too, so that nothing typed here ends in anything but a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from sinopack.source.near import nearest

LONGEST = 1500
"""The most characters of a formula."""
DEEPEST = 24
"""How many braces may stand inside one another."""
_TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:operatorname\*|[A-Za-z]+\*?|.)|\{|\}|\^|_|&|\$|%|#|~|\S", re.DOTALL
)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
_WORDS = re.compile(r"\\(?:text[a-z]*|mbox|hbox|operatorname\*?)\s*\{[^{}]*\}")
_ARRAY = re.compile(r"\\begin\{array\}\{[^{}]*(\|)")
_ESCAPED_BY_YAML = re.compile("[\x07\x08\x0b\x0c\x0d\x1b]|(?<=[^\\s])\t(?=[a-z])")
_ESCAPES = {"\x07": "a", "\x08": "b", "\x0b": "v", "\x0c": "f", "\x0d": "r", "\x1b": "e", "\t": "t"}
_MEANT = {
    "ce": r"Type a chemical formula as \mathrm{H_2O} or \mathrm{2H_2 + O_2 \rightarrow 2H_2O}.",
    "pu": r"Type a unit as 5\,\mathrm{m/s}.",
    "SI": r"Type a quantity as 9.81\,\mathrm{m/s^2}.",
    "si": r"Type a unit as \mathrm{m/s^2}.",
    "qty": r"Type a quantity as 9.81\,\mathrm{m/s^2}.",
    "unit": r"Type a unit as \mathrm{m/s^2}.",
    "num": "Type the number itself.",
    "euro": "Type € itself.",
    "not": r"Type the crossed sign itself: \neq, \notin, \nless, \ngtr.",
    "hline": "Lines inside an array are not drawn; leave it out, or make it a `table`.",
    "limits": r"It is not needed: in a formula by itself the limits of \sum stand over and under it.",
    "nolimits": "Leave it out.",
    "label": "Leave it out.",
    "tag": "Leave it out; write the number into the `caption`.",
    "nonumber": "Leave it out.",
    "notag": "Leave it out.",
}
"""Of commands that are often typed and not drawn: what to type instead."""
_REFUSED = frozenset({
    "newcommand", "newenvironment", "def", "DeclareMathOperator", "href", "class", "style", "unicode", "verb",
    "color", "textcolor", "colorbox", "fcolorbox", "rule", "raise", "lower", "moveleft", "moveright", "hskip",
    "kern", "mkern", "mskip", "mspace", "mathchoice", "sideset", "skew", "leftroot", "uproot", "root", "Huge",
    "huge", "LARGE", "Large", "large", "footnotesize", "normalsize", "scriptsize", "small", "tiny", "Tiny", "above",
    "atop", "over", "brace", "brack", "abovewithdelims", "atopwithdelims", "genfrac", "choose", "cr", "hfil",
    "hdashline", "eqalign", "eqalignno", "displaylines", "tag", "middle", "strut", "mathstrut", "vcenter",
    "shoveleft", "shoveright", "smash", "LaTeX", "TeX", "bra", "ket", "braket", "matrix", "cases", "array",
    "substack", "split", "align", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "Bmatrix", "smallmatrix", "cal",
    "frak", "rm", "bf", "it", "sf", "tt", "hphantom", "vphantom", "cosec", "mathrlap", "mathllap", "mathclap",
    "rlap", "llap", "clap", "fbox", "mathring",
})  # fmt: skip
"""Commands that the library knows and a pack does not: they define, colour, fetch, or draw wrongly."""
_TEXTS = frozenset({
    "text", "textbf", "textit", "textrm", "textsf", "texttt", "textnormal", "mbox", "hbox", "operatorname",
    "operatorname*",
})  # fmt: skip
_ENVIRONMENTS = frozenset({
    "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases", "array", "aligned",
    "align", "align*", "split",
})  # fmt: skip
_COMMON = (
    "frac", "sqrt", "sum", "int", "lim", "sin", "cos", "tan", "log", "ln", "exp", "times", "cdot", "div", "pm",
    "leq", "geq", "neq", "approx", "infty", "alpha", "beta", "gamma", "delta", "theta", "lambda", "mu", "pi", "rho",
    "sigma", "omega", "Delta", "Omega", "rightarrow", "leftarrow", "Rightarrow", "rightleftharpoons", "vec",
    "overline", "mathrm", "mathbf", "mathbb", "binom", "degree", "angle", "circ", "partial", "nabla", "quad",
    "left", "right", "text", "boxed", "cancel",
)  # fmt: skip
"""What is meant first where a command is misspelt."""
_ENDS = frozenset({"}", "^", "_", "&", r"\\", r"\right"})


class FormulaFault(Struct, frozen=True):
    """Characters `start` to `stop` of a formula cannot be read. `better` replaces just these, where it is not None."""

    start: int
    stop: int
    message: str
    advice: str = ""
    better: str | None = None


@lru_cache(1024)
def faults_in(source: str, *, display: bool = False) -> tuple[FormulaFault, ...]:
    """All that is wrong with a formula; nothing, if it can be drawn."""
    if not source.strip():
        return (FormulaFault(0, len(source), "This formula is empty.", "Type it between the dollar signs."),)
    escaped = _ESCAPED_BY_YAML.search(source)
    if escaped:
        letter = _ESCAPES[escaped[0]]
        message = f"Between double quotes, YAML has turned the \\{letter} of this formula into another sign."
        return (FormulaFault(escaped.start(), escaped.end(), message, "Put the text between single quotes ' instead."),)
    if len(source) > LONGEST:
        message = f"This formula has {len(source)} characters, and can have {LONGEST}."
        return (FormulaFault(0, len(source), message, "Make several formulas of it."),)
    found = (*_faults_in_commands(source), *_faults_in_order(source))
    return tuple(sorted(found, key=lambda fault: fault.start)) or tuple(_faults_in_drawing(source, display))


def _tokens(source: str) -> Iterator[tuple[str, int, int]]:
    """The commands and signs of a formula, without the words of its \\text{…}."""
    for found in _TOKEN.finditer(_WORDS.sub(lambda words: r"\text{" + "x" * (len(words[0]) - 7) + "}", source)):
        yield found[0], found.start(), found.end()


def _faults_in_commands(source: str) -> Iterator[FormulaFault]:
    for token, start, stop in _tokens(source):
        environment = _ENVIRONMENT.fullmatch(token)
        if environment:
            name = environment[2].strip()
            if name not in _ENVIRONMENTS:
                near = nearest(name, _ENVIRONMENTS)
                better = f"\\{environment[1]}{{{near}}}" if near else None
                yield FormulaFault(start, stop, f"There is no “{name}” to begin or end in a formula.",
                                   "" if better else "Known are matrix, pmatrix, cases, aligned and array.",
                                   better)  # fmt: skip
        elif token.startswith("\\") and token[1:2].isalpha():
            yield from _unknown(token, start, stop)
        elif token in "$%#":
            message = "A formula stands between two dollar signs, and has none inside."
            if token != "$":
                message = f"In a formula {token} is typed with a backslash before it."
            yield FormulaFault(start, stop, message, better=f"\\{token}")
    lined = _ARRAY.search(source)
    if lined:
        yield FormulaFault(lined.start(1), lined.end(1), "Lines inside an array are not drawn.", better="")


def _unknown(command: str, start: int, stop: int) -> Iterator[FormulaFault]:
    name = command[1:]
    if name in _MEANT:
        yield FormulaFault(start, stop, f"{command} is not possible in a formula here.", _MEANT[name])
    elif name in _REFUSED - _TEXTS:
        yield FormulaFault(start, stop, f"{command} is not possible in a formula here.", "Leave it out.")
    elif name not in _known() and name not in _TEXTS:
        near = nearest(name, _COMMON) or nearest(name, _known())
        advice = f"To print letters as they are, type \\mathrm{{{name}}} or \\text{{{name}}}." if not near else ""
        yield FormulaFault(start, stop, f"{command} is not known.", advice, f"\\{near}" if near else None)


@lru_cache(1)
def _known() -> frozenset[str]:
    """The names of the commands that can be drawn, without their backslashes."""
    from latex2mathml import commands
    from latex2mathml.symbols_parser import SYMBOLS

    from sinopack.content.formula_outlines import draws

    signs = {name for name, code in SYMBOLS.items() if draws("".join(chr(int(each, 16)) for each in code.split("-")))}
    others = (
        *commands.CONVERSION_MAP, *commands.FUNCTIONS, *commands.LOCAL_FONTS, *commands.COMMANDS_WITH_ONE_PARAMETER,
        *commands.COMMANDS_WITH_TWO_PARAMETERS, *commands.LIMIT, r"\left", r"\right", r"\quad", r"\qquad", r"\gcd",
        r"\det", r"\Pr", r"\sqrt", r"\bmod", r"\pmod", r"\mod", r"\liminf", r"\limsup", r"\displaystyle", r"\space",
        r"\argmax", r"\argmin", r"\nobreakspace",
    )  # fmt: skip
    named = {name[1:] for name in (*signs, *others) if re.fullmatch(r"\\[A-Za-z]+", name)}
    return frozenset(named - _REFUSED - set(_MEANT))


def _faults_in_order(source: str) -> Iterator[FormulaFault]:
    """Braces, brackets and environments without a partner, and powers of nothing."""
    opened: list[tuple[str, int, int]] = []
    tokens = list(_tokens(source))
    for index, (token, start, stop) in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else "}"
        environment = _ENVIRONMENT.fullmatch(token)
        kind = environment[1] if environment else token
        if kind in ("{", "begin", r"\left"):
            opened.append((f"begin {environment[2].strip()}" if environment else token, start, stop))
            if len(opened) == DEEPEST + 1:
                yield FormulaFault(start, stop, f"More than {DEEPEST} braces stand inside one another here.",
                                   "Make the formula simpler, or several of it.")  # fmt: skip
        elif kind in ("}", "end", r"\right"):
            wanted = {"}": "{", "end": f"begin {environment[2].strip() if environment else ''}"}.get(kind, r"\left")
            if opened and opened[-1][0] == wanted:
                opened.pop()
            else:
                yield FormulaFault(
                    start, stop, f"{token} has no partner before it.", "Take it out, or add its partner."
                )
                return
        elif token in ("^", "_") and (following in _ENDS or _ENVIRONMENT.fullmatch(following)):
            sign = "raised" if token == "^" else "lowered"
            yield FormulaFault(start, stop, f"After {token} comes what is to be {sign}, and here comes nothing.",
                               f"Type it between braces: x{token}{{…}}.")  # fmt: skip
        elif token == "&" and not any(name.startswith("begin") for name, _, _ in opened):
            yield FormulaFault(start, stop, "& parts the columns of a matrix, and here is none.",
                               r"Type \& to print the sign.")  # fmt: skip
    for name, start, stop in opened:
        partner = {"{": "}", r"\left": r"\right"}.get(name, f"\\end{{{name.removeprefix('begin ')}}}")
        yield FormulaFault(start, stop, f"{source[start:stop]} has no partner: {partner} is missing.",
                           f"Type {partner} where it ends.")  # fmt: skip


def _faults_in_drawing(source: str, display: bool) -> Iterator[FormulaFault]:
    """What only drawing tells."""
    from sinopack.content.formula_outlines import CannotDraw, draws, outlines

    unseen = next((at for at, sign in enumerate(source) if not (sign.isascii() or draws(sign))), None)
    if unseen is not None:
        message = f"“{source[unseen]}” cannot stand in a formula: its font does not have it."
        yield FormulaFault(unseen, unseen + 1, message, "Put it into the text around the formula.")
        return
    try:
        outlines(source, display=display)
    except CannotDraw as error:
        reason = _REASONS.get(type(error.__cause__).__name__, "This formula cannot be read.")
        yield FormulaFault(0, len(source), reason, "Look for a brace or a sign too many or too few.")


_REASONS = {
    "NoneType": "This formula shows nothing.",
    "DoubleSubscriptsError": "This formula has two things lowered one after the other: put braces round the first.",
    "DoubleSuperscriptsError": "This formula has two things raised one after the other: put braces round the first.",
    "NoAvailableTokensError": "This formula ends where something more must come, such as the {…} of \\frac or \\sqrt.",
    "NumeratorNotFoundError": "A fraction in this formula has nothing above its line.",
    "DenominatorNotFoundError": "A fraction in this formula has nothing below its line.",
}
