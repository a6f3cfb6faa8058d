"""Copy the measured figures into the README, so that no figure there is typed by hand.

Run by ``make accuracy``, after ``python benchmarks/accuracy.py``.
"""

import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
ACCURACY = ROOT / "benchmarks" / "results" / "accuracy.csv"
BLOCK = re.compile(r"(<!-- accuracy -->\n).*?(<!-- /accuracy -->)", re.DOTALL)


def block(table):
    """The figures as a Markdown table: a row a measure, a column an article, n in brackets.

    Examples
    --------
    >>> print(block(pd.DataFrame({"article": ["a"], "measure": ["voice"], "n": [4],
    ...                           "estimate": [0.5]})))
    | measure | a |
    | --- | --- |
    | voice | 0.50 (4) |
    """
    cells = table.assign(
        cell=table["estimate"].map("{:.2f}".format) + table["n"].map(" ({})".format)
    )
    wide = cells.pivot(index="measure", columns="article", values="cell")
    wide = wide.loc[table["measure"].unique(), table["article"].unique()].fillna("").reset_index()
    rows = [wide.columns, ["---"] * len(wide.columns), *wide.to_numpy()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def updated(readme, table):
    """The text of the README with the figures of `table` between its accuracy marks."""
    return BLOCK.sub(lambda found: f"{found[1]}{block(table)}\n{found[2]}", readme)


if __name__ == "__main__":
    page = ROOT / "README.md"
    text = updated(page.read_text(encoding="utf-8"), pd.read_csv(ACCURACY))
    page.write_text(text, encoding="utf-8")
