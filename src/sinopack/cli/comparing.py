"""The commands that compare: two content files, or the files of a folder with what the content gives."""

from __future__ import annotations

from pathlib import Path

import click
from click.exceptions import Exit

from sinopack.cli.commands import DEFAULT_CONTENT, existing, json_option, sinopack
from sinopack.cli.exit_codes import ExitCode
from sinopack.cli.failures import failures_told, print_json
from sinopack.cli.options import only_option


@sinopack.command(
    short_help="Say what differs between two content files.",
    epilog="""\b
Examples:
  sinopack diff old.yaml                    what is different in content.yaml
  sinopack diff old.yaml new.yaml
  sinopack diff last-year/ this-year/       the content.yaml of either folder
  sinopack diff old.yaml --json             for scripts

\b
With an older version from git:
  git show HEAD~1:content.yaml > old.yaml
  sinopack diff old.yaml
""",
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", metavar="[NEW]", default=DEFAULT_CONTENT, type=click.Path(path_type=Path))
@click.option("--exit-code", "tells", is_flag=True, help="End with the exit code 4 if the content differs.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing unless something is wrong.")
@json_option
def diff(old: Path, new: Path, tells: bool, quiet: bool, as_json: bool) -> None:
    """Say what differs between the content files OLD and NEW (by default content.yaml): what was added, removed, moved,
    renamed and changed, entry by entry. How the files are typed is no difference.
    """
    from sinopack.cli.differences import as_data, told
    from sinopack.comparison import compare

    with failures_told(as_json, to_error_stream=False):
        comparison = compare(existing(old), existing(new))
    if as_json:
        print_json(as_data(comparison))
    elif not quiet:
        click.echo("\n".join(told(comparison)))
    if tells and not comparison.same:
        raise Exit(ExitCode.OTHERWISE)


@sinopack.command(
    short_help="Say whether the files of a folder are what the content gives.",
    epilog="""\b
Examples:
  sinopack verify                                  the files in output, against content.yaml beside it
  sinopack verify lessons/output --quiet           for scripts: the exit code is 4 if a file differs
  sinopack verify "D:/To print" --content mao.yaml
  sinopack verify --only handout
""",
)
@click.argument("output", metavar="[FOLDER]", default="output", type=click.Path(path_type=Path))
@click.option(
    "--content", type=click.Path(path_type=Path), metavar="FILE",
    help="The content file.  [default: content.yaml, beside FOLDER]",
)  # fmt: skip
@only_option("Look at this product only", "all that are there")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing unless something differs.")
@json_option
def verify(output: Path, content: Path | None, only: tuple[str, ...], quiet: bool, as_json: bool) -> None:
    """Say whether the files in FOLDER (by default output) are what the content file gives with this version.

    How they are compressed does not count, so files that were built on another machine can be compared too. Slides that
    you have changed by hand are told as such. Nothing is written.
    """
    from sinopack import pipeline, verification
    from sinopack.cli.progress import progress
    from sinopack.cli.verified import as_data, told
    from sinopack.selection import wish

    if not output.is_dir():
        hint = " Name the folder with the files, and the content file with --content." if output.is_file() else ""
        raise click.UsageError(f"There is no folder {output} here.{hint}")
    with failures_told(as_json):
        beside = output.parent if output.name.strip(".") else output.resolve().parent
        path = existing(content or beside / DEFAULT_CONTENT)
        steps = pipeline.step_names(wish(only))[:-1]  # all but the writing
        with progress(steps, wanted=not (quiet or as_json), label="Comparing") as bar:
            found = verification.verify(output, path, only=only, listener=bar.begin)
    if as_json:
        print_json(as_data(found))
    elif not (quiet and found.agrees):
        click.echo("\n".join(told(found)), err=quiet)
    if not found.agrees:
        raise Exit(ExitCode.OTHERWISE)
