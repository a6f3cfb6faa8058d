"""One row an actor over all dimensions of framing, in the outlet's own voice."""

from analysis.framing.agency import agency
from analysis.framing.naming import EPITHET, OFFICE, outlet_naming
from analysis.framing.speech import speech

# Column of the overview → what it counts, as a heading.
DIMENSIONS = {
    "mentions": "named",
    "office": "with an office",
    "loaded epithet": "with a loaded epithet",
    "agent": "acts",
    "patient": "undergoes",
    "misfortunes": "misfortunes",
    "words": "quoted words",
    "indirect": "reported in other words",
}


def overview(reading, articles):
    """How often each actor is named, acts, undergoes and speaks.

    *mentions*, *office*, *loaded epithet* (see `naming`), *agent*, *patient*, *misfortunes* (see
    `analysis.framing.agency.agency`) in the outlet's own voice; *words* in quotation marks and
    *indirect* stretches of its speech (see `analysis.framing.speech.speech`). All are counts.

    `reading` is `analysis.framing.read_framing` of `articles`.

    Returns article, actor, kind and the columns above, the actors named most often first.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": [
    ...     "The strongman Tom Ray attacked Ada Bell. “No,” Bell said."]})
    >>> table = overview(read_framing(news), news).set_index("actor")
    >>> table[["mentions", "loaded epithet", "agent", "patient", "words"]].values.tolist()
    [[2, 0, 0, 1, 1], [1, 1, 1, 0, 0]]
    """
    by = ["article", "actor"]
    named = outlet_naming(reading, articles)
    table = named.groupby(by).agg(kind=("kind", "first"), mentions=("way", "size"))
    ways = named.groupby([*by, "way"]).size().unstack(fill_value=0)
    acts = agency(reading.framings[reading.framings["voice"] == "outlet"], by).set_index(by)
    said = speech(articles, reading.voices).rename(columns={"speaker": "actor"}).set_index(by)
    for part in (ways.reindex(columns=[OFFICE, EPITHET]), acts, said):
        columns = [column for column in DIMENSIONS if column in part and column not in table]
        table = table.join(part[columns])
    counts = list(DIMENSIONS)
    table = table.reset_index()
    table[counts] = table[counts].fillna(0).astype(int)
    order = ["article", "mentions", "actor"]
    table = table.sort_values(order, ascending=[True, False, True], ignore_index=True)
    return table[[*by, "kind", *counts]]
