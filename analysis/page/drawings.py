"""Charts as plain geometry: a table in, percentages out, which the template draws as SVG.

Widths are shares of the drawing, so that it fits a phone without shrinking its letters; heights
are pixels. Colours are the style sheet's and never carry a meaning alone.
"""

import math

# Half of a diverging chart's width that bars may take: the rest is for the numbers.
HALF = 43
# The width that single bars may take, in percent.
FULL = 84


def diverging(rows, label):
    """Loaded counts to the right of the middle, neutral ones to the left.

    `rows` has `label`, ``loaded`` and ``neutral``.

    Returns ``rows`` (label, loaded, neutral and the two widths in percent) and ``alt``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"actor": ["Ada"], "loaded": [1], "neutral": [4]})
    >>> diverging(rows, "actor")["rows"][0]["neutral_width"], diverging(rows, "actor")["alt"]
    (43.0, 'Loaded and neutral choices. Ada: 1 loaded, 4 neutral.')
    """
    most = max([1, *rows["loaded"], *rows["neutral"]])
    drawn = [
        {
            "label": str(row[label]),
            "loaded": int(row["loaded"]),
            "neutral": int(row["neutral"]),
            "loaded_width": round(HALF * row["loaded"] / most, 2),
            "neutral_width": round(HALF * row["neutral"] / most, 2),
        }
        for row in rows.to_dict("records")
    ]
    said = "; ".join(
        f"{row['label']}: {row['loaded']} loaded, {row['neutral']} neutral" for row in drawn
    )
    return {"rows": drawn, "alt": f"Loaded and neutral choices. {said}."}


def bars(rows, label, parts, unit):
    """One bar a row, made of parts.

    `parts` names the columns that are added up in a bar.

    Returns ``rows`` (label, total, parts: name, x and width in percent, n) and ``alt``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"speaker": ["Ada", "Bob"], "words": [8, 2]})
    >>> chart = bars(rows, "speaker", ["words"], "words")
    >>> [row["parts"][0]["width"] for row in chart["rows"]], chart["alt"]
    ([84.0, 21.0], 'Ada: 8 words; Bob: 2 words.')
    """
    totals = rows[list(parts)].sum(axis=1)
    most = max([1, *totals])
    drawn = []
    for row, total in zip(rows.to_dict("records"), totals, strict=True):
        at, pieces = 0.0, []
        for part in parts:
            width = FULL * row[part] / most
            pieces.append({"name": part, "x": round(at, 2), "width": round(width, 2)})
            at += width
        drawn.append({"label": str(row[label]), "total": int(total), "parts": pieces})
    said = "; ".join(f"{row['label']}: {row['total']} {unit}" for row in drawn)
    return {"rows": drawn, "alt": f"{said}."}


def ratios(rows, label):
    """Ratios with their intervals on a log scale around 1.

    `rows` has `label`, ``n``, ``wire_n``, ``estimate``, ``low`` and ``high``; an infinite end runs
    to the edge.

    Returns ``rows`` (label, n, wire_n; low, high and estimate in percent of the width, the last
    None where it is infinite; ``few``: used once), ``ticks`` (text, place) and ``alt``.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"form": ["regime"], "n": [4], "wire_n": [5], "estimate": [10.0],
    ...                      "low": [1.0], "high": [100.0]})
    >>> chart = ratios(rows, "form")
    >>> chart["rows"][0]["low"], [tick["text"] for tick in chart["ticks"]]
    (3.0, ['1', '10', '100'])
    """
    finite = [value for value in [*rows["low"], *rows["high"], *rows["estimate"]] if _real(value)]
    first = math.floor(math.log10(min([1, *finite])))
    last = math.ceil(math.log10(max([10, *finite, *(4 * rows["low"])])))

    def place(value):
        return round(3 + 94 * (math.log10(value) - first) / (last - first), 2)

    drawn = [
        {
            "label": str(row[label]),
            "n": int(row["n"]),
            "wire_n": int(row["wire_n"]),
            "low": place(row["low"]) if _real(row["low"]) else 0,
            "high": place(row["high"]) if _real(row["high"]) else 100,
            "estimate": place(row["estimate"]) if _real(row["estimate"]) else None,
            "few": row["n"] < 2,
        }
        for row in rows.to_dict("records")
    ]
    ticks = [{"text": _power(n), "x": place(10.0**n)} for n in range(first, last + 1)]
    said = "; ".join(f"{row['label']}: {row['n']} here, {row['wire_n']} in wire" for row in drawn)
    return {"rows": drawn, "ticks": ticks, "one": place(1), "alt": f"{said}."}


def _real(value):
    """Whether a number can stand on a log scale."""
    return math.isfinite(value) and value > 0


def _power(n):
    """A power of ten as people write it.

    Examples
    --------
    >>> _power(-2), _power(3)
    ('0.01', '1,000')
    """
    return f"{10**n:,}" if n >= 0 else f"{10.0**n:g}"


def strip(sentences, cut):
    """One bar a sentence in reading order, as high as its probability.

    `sentences` is `analysis.reader.read`, `cut` the line from which one counts as biased.

    Returns ``bars`` (x, width and height in percent, ``high``: at the line or above, ``own``: in
    the outlet's voice), ``line`` (percent from the top) and ``alt``.

    Examples
    --------
    >>> import pandas as pd
    >>> lines = pd.DataFrame({"probability": [0.75, 0.25], "voice": ["outlet", "quotation"]})
    >>> strip(lines, 0.5)["alt"]
    'Probability of 2 sentences in reading order: 1 at the line of 0.5 or above; highest 0.75.'
    """
    each = 100 / max(1, len(sentences))
    drawn = [
        {
            "x": round(each * number + 0.12 * each, 3),
            "width": round(0.76 * each, 3),
            "height": round(100 * chance, 2),
            "high": bool(chance >= cut),
            "own": voice == "outlet",
        }
        for number, (chance, voice) in enumerate(
            zip(sentences["probability"], sentences["voice"], strict=True)
        )
    ]
    most = max([0.0, *sentences["probability"]])
    alt = (
        f"Probability of {len(drawn)} sentences in reading order: "
        f"{sum(bar['high'] for bar in drawn)} at the line of {cut} or above; highest {most:.2f}."
    )
    return {"bars": drawn, "line": round(100 - 100 * cut, 2), "alt": alt}
