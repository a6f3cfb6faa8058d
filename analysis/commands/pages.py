"""Verbs for a newsroom: lines to look at while writing, and pages to forward."""

import sys

import click

from analysis.commands.group import OPTIONS, command, one_line_each, read_inputs
from analysis.output import write


@command(OPTIONS[1:])
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How to write the findings.",
)
@click.option(
    "--also",
    default="",
    metavar="STATUSES",
    help="More to report, joined by commas: contested, designation, euphemism, established.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 also where words were found.")
def lint(paths, form, house, cast, kind, twins, also, exit_zero):
    """List the loaded words of the outlet's own voice by line, for writers and pull requests.

    Exits with status 1 if there are any, 0 if none, 2 if nothing could be read. A word that is
    right where it stands: `lint-ok: [regime]` in the front matter, or <!-- ok: regime --> on its
    line.
    """
    from analysis import lint
    from analysis.lint.formats import WRITERS

    with one_line_each():
        statuses = lint.statuses(also)
    articles, lexicon, cast = read_inputs(paths, house, cast, kind, twins, placed=True)
    with one_line_each():
        found = lint.findings(articles, lexicon=lexicon, actors=cast, statuses=statuses)
    left = found[~found["excused"]]
    write(WRITERS[form](left), form)
    click.echo(lint.summary(found, articles), err=True)
    sys.exit(1 if len(left) and not exit_zero else 0)


@command(OPTIONS[1:])
@click.option(
    "--out",
    default="pages",
    show_default=True,
    metavar="DIR",
    help="The folder that the pages are written to.",
)
@click.option(
    "--reader/--no-reader",
    default=True,
    show_default=True,
    help="Whether the learned reader has its part of the page; faster without.",
)
def report(paths, house, cast, kind, twins, out, reader):
    """Write one HTML page an article, and an index page over several.

    Each page stands alone: the finding, the article with its words marked, the actors, wire news,
    who speaks, and every row of evidence. It asks nothing of the network. Prints the paths.
    """
    from analysis.page import build, shelf
    from analysis.reader.models import usable

    articles, lexicon, cast = read_inputs(paths, house, cast, kind, twins)
    with one_line_each():
        reader = reader and usable("wording") and usable("target")
        written = build(articles, out, shelf(lexicon, cast, reader=reader))
    write("".join(f"{path}\n" for path in written))
