"""The finding in two plain sentences: counts, an interval where there is enough, no verdict."""

from analysis.evidence import reporting
from analysis.measures import counted, in_words, loaded_rate, loaded_share

NOTHING = (
    "In its own voice the article has no place where the lexicon knows both a loaded and a "
    "neutral word for the same thing."
)
UNSEEN = (
    "That is no verdict: words that the lexicon lacks, and what was left out of the article, are "
    "not seen."
)
# A sentence that lists more of them is no sentence any more.
MOST_FORMS, MOST_ACTORS = 2, 3


def headline(found):
    """The two sentences, and the numbers beside them.

    Returns ``sentences`` (two), ``choices`` (`loaded_share` of the article as a dict, or None),
    ``loaded``, ``own`` and ``others`` (loaded words in all, in the outlet's voice and in others),
    ``reporting`` (those of ``own`` that stand where the outlet reports what somebody said) and
    ``rate`` (evaluative words per 1,000 words, as a dict, or None).
    """
    rows = loaded_share(found.own, by=["article"]).to_dict("records")
    loaded = found.seen[found.seen["side"] == "loaded"]
    own = int((loaded["voice"] == "outlet").sum())
    words = found.words[found.words["voice"] == "outlet"]
    rates = loaded_rate(found.own, words[words["words"] > 0], by=["article"]).to_dict("records")
    return {
        "sentences": [_first(rows), _second(found.own)],
        "choices": rows[0] if rows else None,
        "loaded": len(loaded),
        "own": own,
        "reporting": int(reporting(loaded).sum()),
        "others": len(loaded) - own,
        "rate": rates[0] if rates else None,
    }


def _first(rows):
    """How often the loaded word was chosen."""
    if not rows:
        return NOTHING
    places = "place" if rows[0]["n"] == 1 else "places"
    return (
        "In its own voice, where the lexicon knows a neutral word for the same thing, the article "
        f"chose the loaded one in {in_words(rows[0]).replace(' (', f' {places} (', 1)}."
    )


def _second(own):
    """Of whom the one word is said and of whom the other; else which word comes most often."""
    if same := contrast(own):
        return (
            f"For the same thing it has both kinds of word: {', '.join(same)}. So few words may "
            "fall this way by chance, and the text alone cannot say why they did."
        )
    forms = counted(own).query("choice == 'loaded'")["form"].value_counts()
    if forms.empty:
        return UNSEEN
    if forms.iloc[0] == 1 and len(forms) > 1:
        return f"It chose each of these {len(forms)} loaded words once. {UNSEEN}"
    often = f"“{forms.index[0]}” ({times(forms.iloc[0])})"
    return f"The loaded word that it chose most often is {often}. {UNSEEN}"


def contrast(own):
    """Where one concept has a loaded word for one actor and a neutral word for another.

    `own` are occurrences in the outlet's voice. Of several such concepts the one with most choices
    is told.

    Returns a list, a line a form, loaded ones first; [] where there is no such concept.

    Examples
    --------
    >>> import pandas as pd
    >>> own = pd.DataFrame({"concept": ["rule"] * 3, "form": ["regime", "regime", "government"],
    ...                     "actor": ["A", "A", "B"], "choice": ["loaded", "loaded", "neutral"]})
    >>> contrast(own)
    ['“regime” (A, 2 times)', '“government” (B, once)']
    """
    tied = counted(own)
    tied = tied[tied["actor"] != ""]
    sides = tied.groupby(["concept", "actor"])["choice"].agg(lambda c: "|".join(sorted(set(c))))
    sides = sides.groupby("concept").agg(set)
    both = [concept for concept, found in sides.items() if {"loaded", "neutral"} <= found]
    if not both:
        return []
    sizes = tied[tied["concept"].isin(both)]["concept"].value_counts()
    chosen = tied[tied["concept"] == sizes.index[0]]
    order = ["choice", "form", "actor"]
    counts = chosen.groupby(order).size().rename("n").reset_index()
    counts = counts.sort_values(["choice", "n", "form"], ascending=[True, False, True])
    forms = counts.groupby(["choice", "form"], sort=False)
    lines = {"loaded": [], "neutral": []}
    for (choice, form), rows in forms:
        whom = [f"{row.actor}, {times(row.n)}" for row in rows.itertuples()]
        lines[choice].append(f"“{form}” ({listed(whom)})")
    return lines["loaded"][:MOST_FORMS] + lines["neutral"][:MOST_FORMS]


def listed(items):
    """The first items in a sentence, and how many more there are.

    Examples
    --------
    >>> listed(["a", "b"]), listed(["a", "b", "c", "d", "e"])
    ('a; b', 'a; b; c; 2 more')
    """
    shown, more = items[:MOST_ACTORS], len(items) - MOST_ACTORS
    shown = [*shown, f"{more} more"] if more > 0 else shown
    return "; ".join(shown)


def times(n):
    """A count of times in words.

    Examples
    --------
    >>> times(1), times(4)
    ('once', '4 times')
    """
    return "once" if n == 1 else f"{n} times"
