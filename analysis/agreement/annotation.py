"""How far the tool and a hand annotation agree: recall, precision, voice and actor."""

import pandas as pd
from statsmodels.stats.proportion import proportion_confint

# What annotators wrote → what the voices table says.
VOICE_NAMES = {"quote": "quotation", "tweet": "embed"}


def matched(found, gold):
    """Pair each annotated span with the first found span that overlaps it.

    Returns `gold` with ``found`` (the words, or ""), ``found_voice`` and ``found_actor``.

    Examples
    --------
    >>> gold = pd.DataFrame({"start": [4, 30], "end": [10, 35], "span": ["regime", "tyrant"]})
    >>> seen = pd.DataFrame({"start": [4], "end": [10], "text": ["regime"], "voice": ["outlet"],
    ...                      "actor": ["Syria"]})
    >>> matched(seen, gold)["found"].tolist()
    ['regime', '']
    """
    pairs = [
        found[(found["start"] < end) & (found["end"] > start)].head(1)
        for start, end in zip(gold["start"], gold["end"], strict=True)
    ]
    columns = {"found": "text", "found_voice": "voice", "found_actor": "actor"}
    return gold.assign(
        **{
            name: [pair[column].item() if len(pair) else "" for pair in pairs]
            for name, column in columns.items()
        }
    )


def agreement(found, gold):
    """Recall of core spans, precision, voice and actor, each with n and a 95 % Wilson interval.

    `gold` has start, end, voice, target (names that count as right, joined by ``|``) and core (1:
    any careful reader would mark it; 0: arguable, neither required nor an error). The mean over the
    voices, which "always outlet" fails, has no interval; actor is over the core spans found.

    Returns measure, n, estimate, low, high.
    """
    pairs = matched(found, gold)
    core, hit = pairs[pairs["core"] == 1], pairs[pairs["found"] != ""]
    overlaps = [
        ((gold["start"] < end) & (gold["end"] > start)).any()
        for start, end in zip(found["start"], found["end"], strict=True)
    ]
    voice = hit["found_voice"] == hit["voice"].replace(VOICE_NAMES)
    acted = hit[hit["core"] == 1]
    actor = [
        name in target.split("|")
        for name, target in zip(acted["found_actor"], acted["target"], strict=True)
    ]
    rows = [
        _share("recall of core spans", core["found"] != ""),
        _share("precision (core or arguable)", pd.Series(overlaps, dtype=bool)),
        _share("voice", voice),
        _share("voice, mean over voices", voice) | _mean_over(hit["voice"], voice),
        _share("actor of core spans", pd.Series(actor, dtype=bool)),
    ]
    return pd.DataFrame(rows)


def quotation_agreement(voices, gold):
    """Voice and speaker of each annotated quotation, with n and a 95 % Wilson interval.

    Returns measure, n, estimate, low, high.
    """
    stretches = [
        voices[(voices["start"] <= middle) & (voices["end"] > middle)].iloc[0]
        for middle in (gold["start"] + gold["end"]) // 2
    ]
    voice = [
        stretch["voice"] == VOICE_NAMES.get(right, right)
        for stretch, right in zip(stretches, gold["voice"], strict=True)
    ]
    speaker = [
        stretch["speaker"] in {right, SAME_SPEAKER.get(right)}
        for stretch, right in zip(stretches, gold["speaker"], strict=True)
    ]
    rows = [_share("voice of quotations", pd.Series(voice)),
            _share("speaker of quotations", pd.Series(speaker))]  # fmt: skip
    return pd.DataFrame(rows)


# The actor table has the Kremlin under the name of the government that sits there.
SAME_SPEAKER = {"Kremlin": "Russian government"}


def _mean_over(voices, right):
    return {"estimate": right.groupby(voices).mean().mean(), "low": None, "high": None}


def _share(measure, right):
    low, high = proportion_confint(right.sum(), len(right), method="wilson")
    return {"measure": measure, "n": len(right), "estimate": right.mean(), "low": low, "high": high}
