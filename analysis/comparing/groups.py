"""Which articles are set side by side: by outlet, by file, or outlet by outlet within one event."""

# What stands in place of an outlet that nobody knows.
UNKNOWN = r"(?i)\s*(?:(?:not stated|unknown|none)\b.*)?"
BY = ["outlet", "article", "event"]


def keys(by):
    """The columns that name a group.

    Examples
    --------
    >>> keys("outlet"), keys("event")
    (['outlet'], ['event', 'outlet'])
    """
    if by not in BY:
        raise ValueError(f"by is {by!r}; it can be {', '.join(BY)}")
    return ["event", "outlet"] if by == "event" else [by]


def sources(articles):
    """The outlet and the event of each article; one without an outlet stands for itself.

    Returns article, ``outlet`` (the article's name where none is stated) and ``event`` ("" where
    none is stated).

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a", "b"], "outlet": ["Herald", ""]})
    >>> sources(news).values.tolist()
    [['a', 'Herald', ''], ['b', 'b', '']]
    """
    unknown = articles["outlet"].str.fullmatch(UNKNOWN)
    stated = articles["outlet"].mask(unknown, articles["article"])
    event = articles.get("event", "")
    return articles[["article"]].assign(outlet=stated, event=event)


def with_groups(table, articles, by="outlet"):
    """Add the outlet and the event of its article to each row of a table.

    Raises
    ------
    ValueError
        If `by` is "event" and no article states one.

    Examples
    --------
    >>> import pandas as pd
    >>> news = pd.DataFrame({"article": ["a"], "outlet": ["Herald"]})
    >>> with_groups(pd.DataFrame({"article": ["a"], "text": ["regime"]}), news).values.tolist()
    [['a', 'regime', 'Herald', '']]
    """
    told = sources(articles)
    if "event" in keys(by) and not (told["event"] != "").any():
        raise ValueError("no article states an event: add it to the front matter or the table")
    drop = [name for name in ("outlet", "event") if name in table]
    found = table.drop(columns=drop).merge(told, on="article", validate="many_to_one")
    return found[found["event"] != ""] if "event" in keys(by) else found
