"""Verbs for human coders: blank sheets, and how far the filled ones agree."""

import click

from analysis.commands.group import OPTIONS, command, main, one_line_each, read_inputs
from analysis.output import FORMATS, write


@command(OPTIONS[1:])
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="How to write the sheet.",
)
@click.option("--words", type=click.IntRange(min=0), help="At most so many marked words.")
@click.option(
    "--unmarked",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="So many sentences in which the tool found nothing.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Which rows are drawn.")
@click.option("--filled", is_flag=True, help="As the tool would fill it in; not for coders to see.")
def coding_sheet(paths, form, house, cast, kind, twins, **options):
    """Make a blank sheet for people to code, with words marked and sentences that have none.

    It does not say which words the tool takes for loaded. Instructions: docs/coding.md.
    """
    from analysis.agreement import sheets

    articles, lexicon, cast = read_inputs(paths, house, cast, kind, twins)
    write(sheets.coding_sheet(articles, lexicon=lexicon, actors=cast, **options), form)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="SHEET...")
@OPTIONS[0]
@click.option(
    "--disagreements",
    "apart",
    is_flag=True,
    help="List the items that were answered differently instead.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Which items are drawn again for the intervals.",
)
def agreement(paths, form, apart, seed):
    """Say how far coders agree with each other, and with the tool where its sheet is among them."""
    with one_line_each():
        from analysis.agreement import coders, sheets

        found = sheets.read_sheets(paths)
        if found["coder"].nunique() < 2:
            raise ValueError("one coder cannot agree or disagree: give sheets of at least two")
    write(coders.disagreements(found) if apart else coders.coder_agreement(found, seed=seed), form)
