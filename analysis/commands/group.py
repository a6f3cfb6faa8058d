"""What the verbs of the command line share: options, what they read, how they warn and fail."""

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

    return command(OPTIONS)(run)


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

    return command([*OPTIONS, *CORPUS])(run)


def command(options):
    """Make a verb of a function (paths, what the options give) that writes for itself."""
    return lambda function: main.command()(with_options(function, options))


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
