"""Copy the measured figures into the pages, so that no figure there is typed by hand.

Run by ``make accuracy``, after ``python benchmarks/accuracy.py``.
"""

import re
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
BLOCK = r"(<!-- {0} -->\n).*?(<!-- /{0} -->)"


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
    return markdown(wide.loc[table["measure"].unique(), table["article"].unique()].fillna(""))


def counterfactual_block(table):
    """A row a scorer: how often it moves the right way on pairs and stays put on controls."""
    controls = table["controls_neutral"] + table["controls_quotation"]
    shown = {
        "right": share(table, "right", table["pairs"]),
        "unmoved": share(table, "unmoved", controls),
        "move on controls ÷ on pairs": table["ratio"].map("{:.2f}".format),
    }
    return markdown(pd.DataFrame(shown).set_index(table["scorer"]))


def share(table, column, n):
    """An estimate with its interval and n: "0.67 [0.47, 0.82] (24)".

    Examples
    --------
    >>> row = pd.DataFrame({"right": [0.5], "right_low": [0.1], "right_high": [0.9]})
    >>> share(row, "right", pd.Series([4])).tolist()
    ['0.50 [0.10, 0.90] (4)']
    """
    numbers = zip(table[column], table[f"{column}_low"], table[f"{column}_high"], n, strict=True)
    return pd.Series([f"{e:.2f} [{low:.2f}, {high:.2f}] ({k})" for e, low, high, k in numbers])


def speed_block(table):
    """A row a stage, at the most articles it was measured on, and what a million would cost."""
    most = table.sort_values("articles", kind="stable").groupby("stage", sort=False).tail(1)
    most = most.set_index("stage").loc[table["stage"].unique()]
    hours = 1e6 * most["cpu_seconds"] / most["articles"] / 3600
    shown = {
        "articles": most["articles"].map("{:,}".format),
        "words per CPU-second": most["words_per_cpu_second"].map("{:,}".format),
        "÷ TextBlob": (
            most["words_per_cpu_second"] / most.at["TextBlob", "words_per_cpu_second"]
        ).map("{:.2f}".format),
        "÷ spaCy small": (
            most["words_per_cpu_second"] / most.at["spaCy small", "words_per_cpu_second"]
        ).map("{:.2f}".format),
        "peak memory, MB": most["peak_mb"].map("{:,}".format),
        "a million articles, CPU-hours": hours.map("{:,.1f}".format),
    }
    return markdown(pd.DataFrame(shown))


def scale_block(table):
    """A row a run of `terms --out` that was killed and resumed."""
    shown = table[["articles", "words", "workers", "seconds", "words_per_second", "peak_memory_mb"]]
    shown = shown.map("{:,}".format).assign(
        killed=table["killed_after_pieces"].astype(str).str.replace(";", ", "),
        same=table["same_bytes"].map({True: "yes", False: "NO"}),
    )
    names = {
        "words_per_second": "words a second",
        "peak_memory_mb": "peak memory, MB",
        "killed": "killed after so many pieces",
        "same": "same bytes",
    }
    return markdown(shown.rename(columns=names).set_index("articles"))


def markdown(table):
    """A table of strings as Markdown, its index first."""
    table = table.reset_index()
    rows = [table.columns, ["---"] * len(table.columns), *table.to_numpy()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def updated(readme, blocks):
    """The text of the README with each block between its marks."""
    for name, text in blocks.items():
        pattern = re.compile(BLOCK.format(name), re.DOTALL)
        readme = pattern.sub(lambda found, text=text: f"{found[1]}{text}\n{found[2]}", readme)
    return readme


def blocks():
    """What stands between the marks of the README and of docs/corpora.md, from the results."""
    return {
        "speed": speed_block(pd.read_csv(RESULTS / "speed.csv")),
        "scale": scale_block(pd.read_csv(RESULTS / "scale.csv")),
        "accuracy": block(pd.read_csv(RESULTS / "accuracy.csv")),
        "counterfactual": counterfactual_block(pd.read_csv(RESULTS / "counterfactual.csv")),
    }


# The pages with marks in them.
PAGES = [ROOT / "README.md", ROOT / "docs" / "corpora.md"]


if __name__ == "__main__":
    for page in PAGES:
        text = updated(page.read_text(encoding="utf-8"), blocks())
        page.write_text(text, encoding="utf-8")
