"""The commands and their options. Each parses what was typed, calls the library, and prints what it says.

What is heavy is imported inside the commands, so that `sinopack --help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from sinopack import __version__
from sinopack.cli.failures import failures_told, print_json, problems_as_data
from sinopack.cli.options import Typed, build_options, choices_of, makes_all, only_option, options_of, output_option
from sinopack.cli.terminal import wants_no_colour

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_CONTENT = "content.yaml"


class CommandGroup(click.Group):
    """Commands in the order in which they are needed, and a hint for who types a file's name in place of a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        typed = args[0]
        if typed not in self.commands and typed.lower().endswith((".yaml", ".yml")):
            raise click.UsageError(f"“{typed}” is not a command. To build it: sinopack build {_quoted(typed)}", ctx)
        return super().resolve_command(ctx, args)


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument


@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
To begin:
  sinopack new my-lesson     make a folder with a small pack to change
  cd my-lesson
  sinopack build             make output/handout.pdf and output/slides.pptx

\b
Exit codes:
  0  fine
  1  the content has problems (all of them are listed; no file is touched)
  2  the command was used wrongly
  3  the files could not be written (no file is touched)
  4  what was compared is not the same (verify, and diff --exit-code)
""",
)
@click.version_option(__version__, message="sinopack %(version)s")
@click.pass_context
def sinopack(context: click.Context) -> None:
    """One lesson in one file: a handout to print and slides to present, which always agree."""
    # click itself leaves colour out only where there is no terminal.
    context.color = False if wants_no_colour() else None


def _content_argument(function: Callable[..., None]) -> Callable[..., None]:
    return click.argument("content", metavar="[FILE]", default=DEFAULT_CONTENT, type=click.Path(path_type=Path))(
        function
    )


def json_option(function: Callable[..., None]) -> Callable[..., None]:
    return click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON, for scripts.")(function)


@sinopack.command(
    short_help="Make a folder with a small pack to change.",
    epilog="""\b
Examples:
  sinopack new revolution              makes revolution/content.yaml
  sinopack new "lessons/The Cold War"  makes it in a folder within a folder
  sinopack new mao.yaml                makes the file mao.yaml here
""",
)
@click.argument("name", type=click.Path(path_type=Path))
def new(name: Path) -> None:
    """Make a folder NAME with a small pack in it, whose comments say what to change.

    Nothing that is there already is overwritten.
    """
    from sinopack.cli.new import make_pack

    with failures_told(as_json=False):
        path = make_pack(name)
    click.echo(f"Made {click.style(str(path), bold=True)}: open it in any text editor. To make its handout and slides:")
    go_there = "" if path.parent == Path() else f"  cd {_quoted(str(path.parent))}\n"
    which = "" if path.name == DEFAULT_CONTENT else f" {_quoted(path.name)}"
    click.echo(f"\n{go_there}  sinopack build{which}")


@sinopack.command(
    short_help="Make the handout and the slides.",
    epilog="""\b
Examples:
  sinopack build                           make the handout and the slides of content.yaml
  sinopack build lessons/mao.yaml          make them for another file (in lessons/output)
  sinopack build "packs/**/content.yaml"   make them for many packs, each in its own folder
  sinopack build --only handout            make the handout alone
  sinopack build --only slides-pdf         make the slides as a PDF, to look at or to print
  sinopack build --only worksheet          make the worksheet, in its versions; answer-key makes their key
  sinopack build --only timeline           make the timeline as a poster of one page (timeline.pdf)
  sinopack build --only flashcards         make cards to cut out, to print on both sides (flashcards.pdf)
  sinopack build --all                     make everything that there is to make
  sinopack build --profile large-print     make the handout in large print (handout-large-print.pdf)
  sinopack build --output "D:/To print"    put the files somewhere else
  sinopack build --overwrite               make the slides anew, without what you changed in them by hand
  sinopack build --pages changed           also make a file of the pages that differ from what you printed
""",
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@output_option("Where to put the files; of many packs, in a folder for each.  [default: output, beside FILE]")
@build_options
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N",
    help="Build so many packs at a time.  [default: as many as there are processors]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Of many packs, build those too that have not changed.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing unless something is wrong.")
@json_option
def build(
    files: tuple[Path, ...],
    output: Path | None,
    jobs: int | None,
    force: bool,
    quiet: bool,
    as_json: bool,
    **typed: Unpack[Typed],
) -> None:
    """Make the handout and the slides of each FILE (by default content.yaml).

    What you have changed in the slides by hand, in PowerPoint or LibreOffice, is kept; where the content has changed
    too, the new slide is put behind yours, marked for review. A file that sinopack did not make is never overwritten.

    A FILE may be a pattern, such as "packs/**/content.yaml", where ** stands for any folders. Of many packs only those
    are built that have changed, several at a time, and each into a folder of its own.
    """
    from sinopack.cli.building import Wanted, build_many, build_one
    from sinopack.cli.patterns import is_pattern, matching

    wanted = Wanted(output, choices_of(**typed), quiet, as_json)
    if len(files) > 1 or jobs or force or any(map(is_pattern, files)):
        build_many(matching(files or (Path(DEFAULT_CONTENT),), existing), wanted, jobs, force)
    else:
        build_one(existing(files[0] if files else Path(DEFAULT_CONTENT)), wanted)


@sinopack.command(
    short_help="Say that what is made has been printed.",
    epilog="""\b
Examples:
  sinopack printed                     what is in output now has been printed: later builds tell what differs from it
  sinopack printed lessons/mao.yaml    the same for lessons/output
  sinopack printed --only handout      only the handout has
  sinopack printed --forget            tell what differs from the last build instead
""",
)
@_content_argument
@output_option("Where the files are.  [default: output, beside FILE]")
@only_option("This product only", "all that are there")
@click.option("--forget", is_flag=True, help="Delete the copies of what was printed.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing unless something is wrong.")
@json_option
def printed(
    content: Path, output: Path | None, only: tuple[str, ...], forget: bool, quiet: bool, as_json: bool
) -> None:
    """Say that what was made of FILE has been printed: from now on a build tells which pages differ from that, however
    often you build.

    Copies of the files are kept in the folder “printed” within the folder that they are in.
    """
    from sinopack.cli.printed import keep_printed
    from sinopack.homes import home_of

    with failures_told(as_json):
        folder = output or home_of(existing(content))
        told = keep_printed(folder, only, forget=forget)
        if as_json:
            print_json({"ok": True, **told.data})
        elif not quiet:
            click.echo(told.words)


@sinopack.command(
    short_help="Build now, and again whenever you save.",
    epilog="""\b
Examples:
  sinopack watch                   build content.yaml, and again at each save, until Ctrl+C
  sinopack watch lessons/mao.yaml --only handout
  sinopack watch --poll            for a folder on another computer's disk
""",
)
@_content_argument
@output_option("Where to put the files.  [default: output, beside FILE]")
@build_options
@click.option("--poll", is_flag=True, help="Look at the files all the time, where no word of changes comes.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome of each build as a line of JSON.")
def watch(content: Path, output: Path | None, poll: bool, as_json: bool, **typed: Unpack[Typed]) -> None:
    """Make the handout and the slides of FILE (by default content.yaml) at once, and again whenever you save it, or a
    picture, a theme or a file of data that it names.

    Only what has changed is made again, so this takes a moment. While something is wrong, it is shown, and the files
    stay as they were last made. Ctrl+C ends it.
    """
    from sinopack import watching
    from sinopack.cli.watch import tell

    options = options_of(choices_of(**typed))
    path = existing(content)
    attempts = watching.watch(path, output, poll=poll, **options)
    tell(attempts, path, everything=makes_all(**typed), as_json=as_json)


@sinopack.command(
    short_help="List everything that is wrong, and write nothing.",
    epilog="""\b
Examples:
  sinopack check
  sinopack check lessons/mao.yaml --json
""",
)
@_content_argument
@click.option("--quiet", "-q", is_flag=True, help="Print nothing unless something is wrong.")
@json_option
def check(content: Path, quiet: bool, as_json: bool) -> None:
    """List everything that is wrong in FILE (by default content.yaml), and write nothing.

    If nothing is wrong, it says what a build would split or set smaller to make everything fit, what a reader who
    cannot see or hold the page would miss, and how old a reader must be for each section.
    """
    from sinopack import pipeline
    from sinopack.cli.notices import notices_told
    from sinopack.problems import Problems, Severity

    with failures_told(as_json, to_error_stream=False):
        path = existing(content)
        found = pipeline.check(path)
        if any(problem.severity is Severity.ERROR for problem in found):
            raise Problems(found)
        if as_json:
            print_json({"ok": True, "notices": problems_as_data(found)})
        elif not quiet:
            click.echo("\n".join([f"Nothing is wrong in {path}.", *notices_told(found)]))


@sinopack.command(
    short_help="Print the JSON Schema, for editors.",
    epilog="""\b
Examples:
  sinopack schema
  sinopack schema --output sinopack.schema.json
""",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to a file.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of content files, with which an editor completes and checks as you type."""
    from sinopack.content.schema import PATH
    from sinopack.writing import Draft, write_together

    text = PATH.read_text(encoding="utf-8")
    if output is None:
        click.echo(text, nl=False)
        return
    with failures_told(as_json=False):
        # Not left to the shell's ">": Windows PowerShell 5 would write UTF-16.
        write_together([Draft(output, text.encode("utf-8"))])


def existing(content: Path) -> Path:
    """The content file meant: the file itself, or content.yaml in the folder named. Raises click.UsageError."""
    if content.is_file():
        return content
    if content.is_dir():
        if (content / DEFAULT_CONTENT).is_file():
            return content / DEFAULT_CONTENT
        raise click.UsageError(f"{content} is a folder, and there is no {DEFAULT_CONTENT} in it.")
    command = click.get_current_context().command_path
    found = sorted(path for path in content.parent.glob("*.y*ml") if path.is_file())
    if found:
        which = "There is" if len(found) == 1 else "There are"
        hint = f"{which} {', '.join(map(str, found))}."
        if command.split()[-1] not in ("verify", "diff"):  # what they take first is a folder, or an old file
            hint += f" Name the file to use: {command} {_quoted(str(found[0]))}"
    else:
        hint = "To make a new pack: sinopack new NAME"
    raise click.UsageError(f"There is no file {content} here. {hint}")
