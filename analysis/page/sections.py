"""The actors, the choices, the wire news and the speakers: what each part of the page shows."""

from analysis.baselines.wire import SHORTEST, in_wire, place_among_articles, rate_ratio
from analysis.framing.overview import overview
from analysis.framing.speech import KINDS, speech
from analysis.framing.summary import summarise
from analysis.framing.tone import FEW_SENTENCES, actor_tones
from analysis.measures import FEW, counted, loaded_share
from analysis.page import drawings
from analysis.tables import VOICES

# Rows of a table and of a chart: what comes after them is counted, and stands in the evidence.
MOST_ROWS, MOST_BARS = 15, 10
NUMBERS = ["n", "estimate", "low", "high"]


def actors(found):
    """The actors of the article: a table, a chart of the choices, and like compared with like."""
    table = summarise(found.article, found.reading)
    counts = overview(found.reading, found.article).set_index("actor") if len(table) else table
    rows = [_actor(row, counts) for row in table.to_dict("records")]
    chosen = table.rename(columns={"loaded_n": "loaded", "neutral_n": "neutral"})
    chosen = chosen[chosen["loaded"] + chosen["neutral"] > 0] if len(table) else chosen
    order = ["loaded", "neutral", "actor"]
    chosen = chosen.sort_values(order, ascending=[False, False, True])
    return {
        "rows": rows[:MOST_ROWS],
        "more": [row["actor"] for row in rows[MOST_ROWS:]],
        "chart": drawings.diverging(chosen.head(MOST_BARS), "actor") if len(chosen) else None,
        "few": bool((chosen["loaded"] + chosen["neutral"] < FEW).all()) if len(chosen) else True,
        "alike": like_with_like(found.own),
        "tones": tones(found, [row["actor"] for row in rows[:MOST_ROWS]]),
    }


def _actor(row, counts):
    """One actor's row: the summary, with offices and misfortunes beside it."""
    more = counts.loc[row["actor"]] if row["actor"] in counts.index else {}
    extra = {name: int(more.get(name, 0)) for name in ("office", "misfortunes", "indirect")}
    return {**row, **extra, "epithets": row["epithets"].split("; ") if row["epithets"] else []}


def like_with_like(own):
    """Concepts that the article uses of several actors, and in both kinds of word.

    `own` are occurrences in the outlet's voice. Returns one dict a concept: ``concept`` and
    ``actors`` (actor, loaded and neutral words with their counts).

    Examples
    --------
    >>> import pandas as pd
    >>> own = pd.DataFrame({"concept": ["rule"] * 2, "form": ["regime", "government"],
    ...                     "actor": ["A", "B"], "choice": ["loaded", "neutral"]})
    >>> [(row["actor"], row["loaded"], row["neutral"]) for row in like_with_like(own)[0]["actors"]]
    [('A', [('regime', 1)], []), ('B', [], [('government', 1)])]
    """
    tied = counted(own)
    tied = tied[tied["actor"] != ""]
    found = []
    for concept, rows in tied.groupby("concept"):
        if rows["actor"].nunique() > 1 and rows["choice"].nunique() > 1:
            found.append({"concept": concept, "n": len(rows), "actors": _words_of(rows)})
    return sorted(found, key=lambda concept: (-concept["n"], concept["concept"]))


def _words_of(rows):
    """For each actor the loaded and the neutral words, with counts."""
    return [
        {
            "actor": actor,
            **{
                side: list(own.loc[own["choice"] == side, "form"].value_counts().items())
                for side in ("loaded", "neutral")
            },
        }
        for actor, own in rows.groupby("actor")
    ]


def tones(found, names):
    """The tone toward each actor, by the words and by the learned reader, each with n and interval.

    Only actors of `names`, and only where at least two sentences say something.
    """
    from analysis.page.toned import MOST_LINES, behind_tones
    from analysis.reader.tones import reader_tones, spared

    clues, listened = found.reading.clues, found.reading.heard
    said = _enough(actor_tones(clues)) if len(clues) else {}
    heard = _enough(reader_tones(spared(listened, clues))) if len(listened) else {}
    lines = behind_tones(found.reading) if len(listened) else {}
    rows = [{"actor": name, "said": said.get(name), "heard": heard.get(name)} for name in names]
    for row in rows:
        own = lines.get(row["actor"], []) if row["heard"] else []
        row |= {"lines": own[:MOST_LINES], "more": len(own[MOST_LINES:])}
    return [row for row in rows if row["said"] or row["heard"]]


def _enough(table):
    table = table[table["n"] >= FEW_SENTENCES]
    return {row["actor"]: {key: row[key] for key in NUMBERS} for row in table.to_dict("records")}


def choices(found):
    """How often each concept got its loaded and its neutral word, in the outlet's own voice."""
    table = loaded_share(found.own, by=["concept"])
    order = ["loaded", "neutral", "concept"]
    table = table.sort_values(order, ascending=[False, True, True])
    words = counted(found.own).groupby(["concept", "choice"])["form"].value_counts()
    rows = [
        {**row, **{side: _forms(words, row["concept"], side) for side in ("loaded", "neutral")}}
        for row in table.to_dict("records")
    ]
    chart = drawings.diverging(table.head(MOST_BARS), "concept") if len(table) else None
    return {"rows": rows, "chart": chart, "shown": min(len(table), MOST_BARS)}


def _forms(words, concept, side):
    if (concept, side) not in words.index:
        return []
    return list(words.loc[(concept, side)].items())


def wire(found):
    """The article beside wire news: where it stands among single reports, and word by word."""
    shelf, own = found.shelf, in_wire(found.seen, found.shelf.wire)
    placed = {}
    if (found.words.query("voice == 'outlet'")["words"] > 0).any():
        table = place_among_articles(own, found.words, shelf.wire_articles)
        placed = {row["measure"]: row for row in table.to_dict("records")}
    ratios = rate_ratio(found.seen, found.words, shelf.wire)
    here = ratios[ratios["n"] > 0].sort_values(["low", "form"], ascending=[False, True])
    clear = here[(here["q"] < 0.05) & (here["n"] > 1)]
    return {
        "placed": placed,
        "least": SHORTEST,
        "forms": len(here),
        "tested": len(ratios),
        "surely": clear.to_dict("records"),
        "rows": here.head(MOST_BARS).to_dict("records"),
        "chart": drawings.ratios(here.head(MOST_BARS), "form") if len(here) else None,
        "words": here["wire_words"].iloc[0] if len(here) else 0,
    }


def speakers(found):
    """Who is heard: quoted words, reported stretches, and how each is introduced."""
    table = speech(found.article, found.reading.voices)
    quoted = table[table["words"] > 0].head(MOST_BARS)
    words = found.words.set_index("voice")["words"]
    return {
        "rows": table.head(MOST_ROWS).to_dict("records"),
        "more": table["speaker"].tolist()[MOST_ROWS:],
        "kinds": KINDS,
        "chart": drawings.bars(quoted, "speaker", ["words"], "words") if len(quoted) else None,
        "words": {voice: int(words[voice]) for voice in VOICES if words.get(voice, 0)},
        "all_words": int(words.sum()),
    }
