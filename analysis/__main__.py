"""The command line: ``python -m analysis VERB PATH…``; the verbs are in README.md."""

import sys
import warnings
from contextlib import contextmanager
from functools import wraps

import click

from analysis.output import FORMATS, for_terminal, write, write_each

PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
OPTIONS = [
    click.option("--format", "form", type=click.Choice(FORMATS),
                 help="table on a terminal, csv in a pipe, unless you say."),
    click.option("--lexicon", "house", multiple=True, metavar="FILE",
                 help="A CSV of lexicon rows (your house style) on top of the shipped ones."),
    click.option("--actors", "cast", metavar="FILE", help="Your own table of actors."),
    click.option("--input", "kind", default="text",
                 type=click.Choice(["text", "html", "csv", "jsonl"]),
                 help="What standard input (-) holds."),
    click.option("--duplicates", "twins", default="keep", show_default=True,
                 type=click.Choice(["keep", "report", "drop"]),
                 help="What to do with articles that repeat another, word for word or nearly."),
]  # fmt: skip
CORPUS = [
    click.option("--out", metavar="FOLDER",
                 help="Write Parquet pieces into FOLDER; again goes on where it was cut off."),
    click.option("--fresh", is_flag=True, help="With --out: drop the run that is in the folder."),
    click.option("--workers", type=click.IntRange(1), metavar="N",
                 help="Processes; the cores there are, unless there are few articles."),
    click.option("--dask", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler."),
]  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main():
    """Show how news articles frame the people in them.

    PATH is an article (.txt, .md, .docx, or .html as a browser saves it), a table of articles
    (.csv, .jsonl, .parquet), one of these packed (.gz), a folder of them, or - for standard input.
    Evidence, not verdict: every row is a stretch of the text that you can read for yourself.
    """


def verb(function):
    """Make a verb of a function (articles, lexicon, actors, own options) → table."""

    @wraps(function)
    def run(paths, form, house, cast, kind, twins, **options):
        write(function(*read_inputs(paths, house, cast, kind, twins), **options), form)

    return main.command()(with_options(run, OPTIONS))


def with_options(run, options):
    """The function as one that takes paths and these options."""
    for option in reversed([PATHS, *options]):
        run = option(run)
    return run


def read_inputs(paths, house, cast, kind, twins, *, placed=False):
    """The articles, with their places in their files where asked for, the lexicon, the actors."""
    with one_line_each():
        from analysis import articles
        from analysis.actors import read_actors
        from analysis.duplicates import sifted
        from analysis.lexicons import read_lexicon

        reader = articles.read_placed if placed else articles.read_articles
        [found] = sifted([reader(list(paths), input=kind)], twins)
        return found, read_lexicon(house=house), read_actors(cast)


def table_verb(function):
    """Make a verb that works on a corpus piece by piece; `function` gives the table's options."""

    @wraps(function)
    def run(paths, form, house, cast, kind, twins, out, fresh, workers, dask, **options):
        with one_line_each():
            from analysis.corpus import command

            asked = {"house": house, "cast": cast, "workers": workers, "dask": dask}
            asked |= function(**options)
            verb, source = function.__name__, (paths, kind, twins)
            if out:
                click.echo(command.into(out, verb, *source, fresh=fresh, **asked), err=True)
            else:
                write_each(command.stream(verb, *source, **asked), form)

    return main.command()(with_options(run, [*OPTIONS, *CORPUS]))


@contextmanager
def one_line_each():
    """Give each warning one line on standard error; end with exit status 2 on a bad input."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", UserWarning)
        warnings.showwarning = lambda message, *_, **__: complain("warning", message)
        try:
            yield
        except (ValueError, OSError) as error:
            complain("error", " ".join(str(error).split()))
            sys.exit(2)


def complain(kind, message):
    """Write one line to standard error; names of files are not trusted."""
    click.echo(f"{kind}: {for_terminal(str(message))}", err=True)


def stamped(table, lexicon):
    """The table with the version of the lexicon that it rests on, in the last column."""
    from analysis.lexicons import version

    return table.assign(lexicon=version(lexicon))


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


@table_verb
@click.option("--all-words", is_flag=True,
              help="List every word's probability, not only those of loaded words.")  # fmt: skip
def read(all_words):
    """Ask the learned reader how biased the wording of each sentence is, and which words are."""
    from analysis import reader

    reader.ready("wording")
    return {"all_words": all_words}


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


main.command()(with_options(lint, OPTIONS[1:]))


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


main.command()(with_options(coding_sheet, OPTIONS[1:]))


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


main.command()(with_options(report, OPTIONS[1:]))


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


def texts(articles):
    """The texts one after the other, each under its name where there are several."""
    rows = list(zip(articles["article"], articles["text"], strict=True))
    heads = [f"==> {article} <==\n" * (len(rows) > 1) for article, _ in rows]
    pairs = zip(heads, rows, strict=True)
    return "\n".join(head + text.rstrip("\n") + "\n" for head, (_, text) in pairs)


if __name__ == "__main__":
    main(prog_name="python -m analysis")
