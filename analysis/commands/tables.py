"""Verbs that give a table: of words, actors, framings, voices, sentences, outlets."""

import click

from analysis.commands.group import one_line_each, stamped, table_verb, verb


@table_verb
@click.option("--side", type=click.Choice(["loaded", "neutral", "both"]), default="loaded",
              help="Which side of the lexicon to list.")  # fmt: skip
def terms(side):
    """List the loaded words, each with voice, speaker, actor and neutral counterpart."""
    return {"side": side}


@table_verb
@click.option("--reader/--no-reader", default=True, show_default=True,
              help="Whether the learned reader has a say in the tone; faster without.")  # fmt: skip
def actors(reader):
    """Compare the actors: one row an article and actor, with its words and their counts."""
    from analysis.reader.models import usable

    return {"reader": reader and usable("target")}


@table_verb
def framings():
    """List the evidence behind `actors`: epithets, acts, sufferings, speech, word by word."""
    return {}


@table_verb
def voices():
    """Show whose words every stretch of the text is; the stretches partition it."""
    return {}


@table_verb
@click.option("--all-words", is_flag=True,
              help="List every word's probability, not only those of loaded words.")  # fmt: skip
def read(all_words):
    """Ask the learned reader how biased the wording of each sentence is, and which words are."""
    from analysis import reader

    reader.ready("wording")
    return {"all_words": all_words}


@verb
@click.option(
    "--by",
    type=click.Choice(["outlet", "article", "event"]),
    default="outlet",
    show_default=True,
    help="What to set side by side; event: the outlets of each event.",
)
@click.option("--what", type=click.Choice(["concepts", "actors", "words", "speakers", "epithets"]),
              help="What to compare; concepts and actors unless you say.")  # fmt: skip
def compare(articles, lexicon, cast, by, what):
    """Set outlets, or articles, side by side on the same concepts and actors.

    An article that states no outlet stands for itself, under its file's name.
    """
    from analysis.comparing import comparison

    with one_line_each():
        found = comparison(articles, lexicon=lexicon, actors=cast, by=by, what=what)
    return stamped(found, lexicon)
