"""Copy the measured figures into the README, so that no figure there is typed by hand.

Run by hand after ``python benchmarks/accuracy.py``: ``python benchmarks/readme.py``.
"""

import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
ACCURACY = ROOT / "benchmarks" / "results" / "accuracy.csv"
BLOCK = re.compile(r"(<!-- accuracy -->\n)(.*?)(<!-- /accuracy -->)", re.DOTALL)


def block(table):
    """The measures as a Markdown table: a row a measure, a column an article, n in brackets.

    Examples
    --------
    >>> print(block(pd.DataFrame({"article": ["a"], "measure": ["voice"], "n": [4],
    ...                           "estimate": [0.5]})))
    | measure | a |
    |---|---|
    | voice | 0.50 (4) |
    """
    cells = table.assign(cell=[f"{e:.2f} ({n})" for e, n in zip(table["estimate"], table["n"])])
    wide = cells.pivot(index="measure", columns="article", values="cell")
    wide = wide.loc[table["measure"].unique(), table["article"].unique()].fillna("")
    rows = [["measure", *wide.columns], ["---"] * (1 + len(wide.columns))]
    rows += [[measure, *row] for measure, row in zip(wide.index, wide.to_numpy().tolist())]
    lines = [f"| {' | '.join(row)} |".replace("| --- ", "|---").replace(" |---", "|---") for row in rows]
    return "\n".join(lines)


def updated(readme, table):
    """The text of the README with the block of figures replaced."""
    return BLOCK.sub(lambda found: f"{found[1]}{block(table)}\n{found[3]}", readme)


if __name__ == "__main__":
    path = ROOT / "README.md"
    text = updated(path.read_text(encoding="utf-8"), pd.read_csv(ACCURACY))
    path.write_text(text, encoding="utf-8")
