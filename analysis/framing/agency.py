"""Agency: who acts and who undergoes, with what power, and whose doing is left out."""

from functools import cache

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from analysis.framing.verbs import read_verbs
from analysis.measures import FEW

ROLES = ["agent", "patient"]
TOLD = {"tell", "ask", "inform", "remind", "assure", "brief", "notify", "address", "interview"}


def with_verbs(framings):
    """The acts among the framings, with what ``data/verbs.csv`` says of their verbs.

        Returns the rows of relation agent and patient with ``judged`` (blame or credit for this
    actor: -1, 0, 1), ``fate`` (misfortune or benefit), ``power`` (does this actor hold it: True,
    False, missing where it is equal or the verb is unknown) and ``high`` (an act of high
    agency). A negated act judges nobody.

    Examples
        --------
        >>> from functools import cache

    import pandas as pd
        >>> rows = pd.DataFrame({"actor": ["Ray", "Bell"], "relation": ["agent", "patient"],
        ...                      "word": ["rescue", "rescue"], "negated": False})
        >>> with_verbs(rows)[["actor", "judged", "fate", "power"]].values.tolist()
        [['Ray', 1, 0, True], ['Bell', 0, 1, False]]
    """
    acts = framings[framings["relation"].isin(ROLES)]
    verbs = read_verbs().rename(columns={"agent": "does", "patient": "undergoes"})
    acts = acts.join(verbs, on="word")
    agent, real = acts["relation"] == "agent", ~acts["negated"].astype(bool)
    judged = acts["does"].where(agent, acts["undergoes"])
    fate = acts["subject_fate"].where(agent, acts["fate"])
    holds = acts["power"].eq(acts["relation"]).astype(object)
    return acts.assign(
        judged=judged.fillna(0).where(real, 0).astype(int),
        fate=fate.fillna(0).where(real, 0).astype(int),
        power=holds.where(acts["power"].isin(ROLES), None),
        high=agent & (acts["agency"] == "high"),
    ).drop(columns=["does", "undergoes", "subject_fate", "agency", "note"])


def agency(framings, by):
    r"""How often an actor acts, of all acts it has a part in, with a 95 % Wilson interval.

    .. math:: share = agent / (agent + patient)

    Returns one row a group: `by`, ``agent``, ``patient``, ``n``, ``estimate``, ``low``, ``high``
    (in [0, 1]), ``with_power`` and ``without_power`` (acts whose verb gives power to one side),
    ``misfortunes``, ``benefits``, and ``enough``: at least 10 acts.

    References
    ----------
    .. [1] Sap et al. (2017), Connotation frames of power and agency. EMNLP; the verbs here are
       our own.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"actor": ["Ray"] * 3, "relation": ["agent", "agent", "patient"],
    ...                      "word": ["seize", "say", "bomb"], "negated": False})
    >>> agency(rows, ["actor"])[["agent", "patient", "with_power", "misfortunes"]].values.tolist()
    [[2, 1, 1, 1]]
    """
    acts = with_verbs(framings)
    acts = acts.assign(
        is_agent=acts["relation"] == "agent",
        holds=acts["power"].eq(True),
        lacks=acts["power"].eq(False),
        bad=acts["fate"] < 0,
        good=acts["fate"] > 0,
    )
    table = acts.groupby(by, sort=True).agg(
        agent=("is_agent", "sum"), n=("is_agent", "size"), with_power=("holds", "sum"),
        without_power=("lacks", "sum"), misfortunes=("bad", "sum"), benefits=("good", "sum"),
    ).reset_index()  # fmt: skip
    low, high = proportion_confint(table["agent"], table["n"], method="wilson")
    return table.assign(
        patient=table["n"] - table["agent"],
        estimate=table["agent"] / table["n"],
        low=low,
        high=high,
        enough=table["n"] >= FEW,
    )


def doers_left_out(framings, articles):
    """Deeds done to an actor whose doer the sentence does not name, and whom its neighbours do.

    A passive without "by", or a noun such as "the killing of …": the one it is done to stands
    there, no doer does. ``named_beside``: who does the same deed in the sentence before or after,
    or "". Falls and deaths, which nobody need have done, are none; nor is who is told something,
    nor "to attack Bell", whose doer stands elsewhere in the sentence.

    Returns article, start, end, sentence, actor (who undergoes), word, ``named_beside``.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.framing import read_framing
    >>> news = pd.DataFrame({"article": ["a"], "title": [""], "text": [
    ...     "Ada Bell was attacked on Friday. Tom Ray had attacked Bell before."]})
    >>> table = doers_left_out(read_framing(news).framings, news)
    >>> table[["actor", "word", "named_beside"]].values.tolist()
    [['Ada Bell', 'attack', 'Tom Ray']]
    """
    acts = framings[framings["relation"].isin(ROLES)]
    does, place = acts[acts["relation"] == "agent"], ["article", "start", "end"]
    suffers = acts[acts["relation"] == "patient"]
    suffers = suffers[~suffers["word"].isin(_without_doer()) & ~_infinitive(suffers, articles)]
    done = suffers.merge(does[place].drop_duplicates().assign(known=True), on=place, how="left")
    alone = done[done["known"].isna()]
    doers = {}
    for row in does.itertuples():
        doers.setdefault((row.article, row.sentence, row.word), row.actor)
    beside = [
        next((doers[key] for near in (-1, 1, 0)
              if (key := (row.article, row.sentence + near, row.word)) in doers), "")
        for row in alone.itertuples()
    ]  # fmt: skip
    columns = [*place, "sentence", "actor", "word"]
    return alone[columns].assign(named_beside=beside).reset_index(drop=True)


@cache
def _without_doer():
    """Verbs whose subject undergoes them, and verbs whose object is who is spoken to."""
    return frozenset(read_verbs().query("subject_fate != 0").index) | TOLD


def _infinitive(rows, articles):
    """Whether "to" stands before each word."""
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    before = [
        texts[article][max(0, start - 4) : start].endswith(" to ")
        for article, start in zip(rows["article"], rows["start"], strict=True)
    ]
    return pd.Series(before, index=rows.index, dtype=bool)
