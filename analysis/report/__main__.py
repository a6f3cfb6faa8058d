"""The command ``python -m analysis.report``: run the notebooks and write the reports."""

from pathlib import Path

import click

from analysis.report import build, store
from analysis.report.running import notebooks_in


@click.command()
@click.argument("notebooks", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--out", default="reports", show_default=True, type=click.Path(path_type=Path))
@click.option("--store", "stores", is_flag=True, help="Refresh the outputs stored in NOTEBOOKS.")
def main(notebooks, out, stores):
    """Run NOTEBOOKS (default: the folder notebooks) and write an HTML report of each to --out."""
    try:
        paths = notebooks_in(notebooks or [Path("notebooks")])
        written = store(paths) if stores else build(paths, out)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for path in written:
        click.echo(path)


if __name__ == "__main__":
    main(prog_name="python -m analysis.report")
