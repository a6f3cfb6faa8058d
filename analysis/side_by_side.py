"""Side by side: the same few counts for each leader, and who does what to whom."""

from analysis.framing.agency import ROLES, agency
from analysis.framing.naming import WAYS, naming_counts, outlet_naming
from analysis.framing.speech import speech
from analysis.measures import FEW, loaded_share

# What is counted of each actor → the group of counts that it is one of.
MEASURES = dict.fromkeys(WAYS, "named") | {
    "agent": "acts", "patient": "acts", "words": "heard", "neutral": "chosen", "loaded": "chosen",
}  # fmt: skip


def portraits(reading, articles, *, kind="person", top=6):
    """The same counts for each of the `top` actors of a kind that are named most often.

    How the outlet names them, what they do and undergo, how many words they are quoted with, and
    the neutral and loaded choices of words about them; all but the quoted words in the outlet's
    own voice. ``of`` is the sum of the group; below 10 a count is too few to compare
    (``enough``). `reading` is `analysis.framing.read_framing` of `articles`.

    Returns one row an actor and measure: actor, measure, group, ``n``, ``of``, ``enough``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": [
    ...     "The strongman Tom Ray attacked Ada Bell. “No,” Bell said."]})
    >>> table = portraits(read_framing(news), news)
    >>> wide = table.pivot(index="actor", columns="measure", values="n")
    >>> wide[["agent", "words"]].to_dict("list")
    {'agent': [0, 1], 'words': [1, 0]}
    """
    by = ["actor"]
    named = outlet_naming(reading, articles)
    named = named[named["kind"] == kind]
    acts, seen = (
        table[table["voice"] == "outlet"] for table in (reading.framings, reading.occurrences)
    )
    heard = speech(articles, reading.voices).rename(columns={"speaker": "actor"})
    table = naming_counts(named, by).set_index(by)
    words = heard.groupby(by)["words"].sum()
    table = table.join(agency(acts, by).set_index(by)[ROLES]).join(words)
    table = table.join(loaded_share(seen, by).set_index(by)[["neutral", "loaded"]])
    order = table[WAYS].sum(axis=1).sort_values(ascending=False, kind="stable").index[:top]
    table = table.loc[order, list(MEASURES)].fillna(0).astype(int)
    rows = table.stack().rename_axis(["actor", "measure"]).rename("n").reset_index()
    rows = rows.assign(group=rows["measure"].map(MEASURES))
    rows["of"] = rows.groupby(["actor", "group"])["n"].transform("sum")
    return rows.assign(enough=rows["of"] >= FEW)[["actor", "measure", "group", "n", "of", "enough"]]


def deeds(framings):
    """Who does what to whom: one row a pair of doer and undergoer, with the words for the deeds.

    Doer and undergoer of one verb, or of one deed told as a noun, belong together; where the
    sentence has no actor on one side, that side is empty. What is denied is left out.

    Returns article, doer, undergoer, ``n``, ``words`` (most frequent first); doers with most deeds
    done to an actor first.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": [
    ...     "Tom Ray attacked Ada Bell and fled. Bell was arrested."]})
    >>> deeds(read_framing(news).framings)[["doer", "words", "undergoer"]].values.tolist()
    [['Tom Ray', 'attack', 'Ada Bell'], ['Tom Ray', 'flee', ''], ['', 'arrest', 'Ada Bell']]
    """
    acts = framings[framings["relation"].isin(ROLES) & ~framings["negated"].astype(bool)]
    place = ["article", "start", "end", "word"]
    does, undergoes = (acts[acts["relation"] == role][[*place, "actor"]] for role in ROLES)
    pairs = does.rename(columns={"actor": "doer"}).merge(
        undergoes.rename(columns={"actor": "undergoer"}), on=place, how="outer"
    )
    pairs = pairs.fillna({"doer": "", "undergoer": ""}).sort_values(place[:2], kind="stable")
    by = ["article", "doer", "undergoer"]
    table = pairs.groupby(by, sort=False)["word"].agg(["size", _listed]).reset_index()
    table = table.rename(columns={"size": "n", "_listed": "words"})
    table = table.assign(nobody=table["doer"] == "", open=table["undergoer"] == "")
    table["struck"] = table["n"].mask(table["open"], 0)
    sums = table.groupby(by[:2])[["struck", "n"]].transform("sum")
    table = table.assign(struck=sums["struck"], all=sums["n"])
    order = ["article", "nobody", "struck", "all", "doer", "open", "n"]
    rising = [True, True, False, False, True, True, False]
    table = table.sort_values(order, ascending=rising, kind="stable", ignore_index=True)
    return table[[*by, "n", "words"]]


def _listed(words):
    """ "invade ×2, erase": each word once, with how often."""
    counts = words.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    return ", ".join(f"{word} ×{n}" if n > 1 else word for word, n in counts.items())
