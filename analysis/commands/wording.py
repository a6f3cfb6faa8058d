"""Verbs that give a text in other words, or what the learned reader hears in one."""

import click

from analysis.commands.group import main, one_line_each, stamped, verb
from analysis.output import FORMATS, write


@verb
@click.option("--diff", is_flag=True, help="Show what changes, as a unified diff.")
@click.option("--edits", is_flag=True, help="List the edits as a table, each with its reason.")
def rewrite(articles, lexicon, cast, diff, edits):
    """Put the outlet's loaded words into plain ones; quotations stay as they are.

    Prints the text; with --format a table of article and text.
    """
    from analysis import rewrite

    if diff and edits:
        raise click.UsageError("--diff and --edits are two views: ask for one of them")
    if edits:
        return stamped(rewrite.edits(articles, lexicon=lexicon, actors=cast), lexicon)
    plain = rewrite.neutralise(articles, lexicon=lexicon, actors=cast)
    if diff:
        return rewrite.diff(articles, plain, lexicon=lexicon)
    if click.get_current_context().params["form"]:
        return stamped(plain[["article", "text"]], lexicon)
    return texts(plain)


def texts(articles):
    """The texts one after the other, each under its name where there are several."""
    rows = list(zip(articles["article"], articles["text"], strict=True))
    heads = [f"==> {article} <==\n" * (len(rows) > 1) for article, _ in rows]
    pairs = zip(heads, rows, strict=True)
    return "\n".join(head + text.rstrip("\n") + "\n" for head, (_, text) in pairs)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True,
              help="How to write the probabilities.")  # fmt: skip
def target(paths, form):
    """Ask the learned reader how a text speaks of an actor that is marked in it.

    PATH is a file of JSON lines, {"text": …, "start": …, "end": …}, or - for standard input;
    start and end are the actor's place. Gives a line each: negative, neutral, positive.
    """
    with one_line_each():
        from analysis.reader.marked import target_lines

        found = target_lines(list(paths))
    write(found, form)
