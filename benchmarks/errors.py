"""Count the tool's mistakes on labelled development data by kind; write results/errors.csv.

Run by hand: ``python benchmarks/errors.py FOLDER`` (three minutes); `data/SOURCES.md` names the
files in it. Each kind is decided by a rule in this file, the first that holds; what no rule
catches is *other*. No text is written anywhere. Read are PolNeAR's and NewsMTSC's development
parts, the ``tune`` half of the corpora of roles, and the paragraphs with odd numbers; held-out
data are never opened.
"""

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from evaluate import CUTTING, _cut, cut_points, scored, with_score
from evaluate_voices import quoted_parts, read_polnear, speakers, words_inside
from framings import DATA, overlapping, read_paragraphs
from labelled import read_clues, read_narrative, read_newsmtsc, read_semeval
from statsmodels.stats.proportion import proportion_confint

from analysis.actors import find_mentions
from analysis.articles import sentences
from analysis.entities import find_entities
from analysis.framing import read_framing
from analysis.lexicons import read_lexicon, version
from analysis.voices import find_voices
from analysis.voices.cues import read_cues

RESULTS = Path(__file__).parent / "results" / "errors.csv"
FIGURES = ["measure", "data", "cases", "errors", "kind", "n", "share", "low", "high"]
TONE = "tone, all voices"
NEGATION = re.compile(r"\b(?:not|no|never|nor|neither|nobody|nothing|without|cannot)\b|n[’']t\b")
SMALL = {"of", "the", "de", "la", "del", "van", "von", "der", "bin", "al", "and", "for"}


def kinds_of(table, rules):
    """The first rule that holds for each row: rules are (kind, whether it holds), in order.

    Examples
    --------
    >>> kinds_of(pd.DataFrame({"n": [1, 2, 3]}), [("one", lambda t: t["n"] == 1),
    ...                                           ("few", lambda t: t["n"] < 3)]).tolist()
    ['one', 'few', 'other']
    """
    held = [np.asarray(rule(table), dtype=bool) for _, rule in rules]
    kinds = np.array([*(kind for kind, _ in rules), "other"])
    first = np.argmax(np.vstack([*held, np.ones(len(table), dtype=bool)]), axis=0)
    return pd.Series(kinds[first], index=table.index, dtype=str)


def counted(measure, data, cases, kinds):
    """One row a kind: how many of the mistakes it is, with a 95 % Wilson interval."""
    table = kinds.value_counts().rename_axis("kind").rename("n").reset_index()
    table = table.sort_values(["n", "kind"], ascending=[False, True])
    errors = len(kinds)
    low, high = proportion_confint(table["n"], errors, method="wilson")
    table = table.assign(measure=measure, data=data, cases=cases, errors=errors,
                         share=table["n"] / errors, low=low, high=high)  # fmt: skip
    return table[FIGURES]


def speaker_errors(texts, gold, voices):
    """Quotations whose speaker is not the annotator's; the corpus has source and cue swapped in
    some, which is no mistake of ours and is left out."""
    said = speakers(texts, gold, voices)
    said = said[~said["source"].str.lower().isin(read_cues())]
    wrong = said[~said["right"]]
    rules = [
        ("pronoun: nobody found", lambda t: t["pronoun"] & (t["speaker"] == "")),
        ("pronoun: tied to another name", lambda t: t["pronoun"]),
        ("office or group, not a name", lambda t: ~t["source"].str.contains("[A-Z]", regex=True)
            | t["source"].str.contains(r"^[Tt]he [a-z]", regex=True)),
        ("nobody found", lambda t: t["speaker"] == ""),
        ("a phrase taken for a name", lambda t: t["speaker"].map(_is_phrase)),
        ("subject of another verb", lambda t: ~t["same_cue"].astype(bool)),
        ("another name nearby", lambda t: t["speaker"] != ""),
    ]  # fmt: skip
    return counted("speaker", "polnear", len(said), kinds_of(wrong, rules))


def _is_phrase(speaker):
    """Has it a word in small letters that no name has?"""
    return any(w[:1].islower() and w not in SMALL for w in speaker.split())


def quotation_errors(texts, gold, voices):
    """Annotated quotations of which we take less than half the words for quoted."""
    texts = dict(zip(texts["article"], texts["text"], strict=True))
    known = dict(list(voices.groupby("article")))
    rows = []
    for row in gold.itertuples():
        for start, end in quoted_parts(texts[row.article], row.content_spans):
            words = words_inside(texts[row.article], [(start, end)])
            here = known[row.article].query("start < @end and end > @start")
            size = np.minimum(here["end"], end) - np.maximum(here["start"], start)
            quoted = here[here["voice"] == "quotation"][["start", "end"]].to_numpy()
            right = len(words & words_inside(texts[row.article], quoted))
            if words:
                most = here.assign(size=size).nlargest(1, "size").iloc[0]
                rows.append((right * 2 >= len(words), most["voice"], len(words)))
    table = pd.DataFrame(rows, columns=["right", "voice", "words"])
    rules = [
        ("taken for a scare quote", lambda t: t["voice"] == "scare quote"),
        ("taken for an embedded post", lambda t: t["voice"] == "embed"),
        ("taken for a caption", lambda t: t["voice"] == "caption"),
        ("taken for the outlet's words", lambda t: t["voice"] == "outlet"),
    ]
    return counted("quotation", "polnear", len(table), kinds_of(table[~table["right"]], rules))


def reported_errors(texts, gold, voices):
    """Annotated speech without quotation marks of which we find no word."""
    texts = dict(zip(texts["article"], texts["text"], strict=True))
    known = dict(list(voices.groupby("article")))
    rows = []
    for row in gold.itertuples():
        text, here = texts[row.article], known[row.article]
        words = words_inside(text, row.content_spans)
        quoted = here[here["voice"] != "outlet"][["start", "end"]].to_numpy()
        words -= words_inside(text, quoted)
        found = here[here["form"] == "indirect"][["start", "end"]].to_numpy()
        cue = re.findall(r"\w+", row.cue.lower())
        if words:
            rows.append((bool(words & words_inside(text, found)), row.source, cue, len(words)))
    table = pd.DataFrame(rows, columns=["right", "source", "cue", "words"])
    cues = set(read_cues())
    rules = [
        ("no cue word", lambda t: t["cue"].map(len) == 0),
        ("cue word not in the table", lambda t: ~t["cue"].map(lambda c: bool(cues & set(c)))),
        ("nobody named as source", lambda t: t["source"] == ""),
        ("fewer than five words", lambda t: t["words"] < 5),
        ("cue known, clause not seen", lambda t: t["words"] >= 5),
    ]
    wrong = table[~table["right"]]
    return counted("reported speech", "polnear", len(table), kinds_of(wrong, rules))


def about(table, articles, clues):
    """Add what the rules ask of each labelled actor: its clues, its sentence, its company."""
    by = ["article", "actor"]
    judged = clues[~clues["clue"].isin(["near", "near valence", "misfortune"])]
    texts = articles.set_index("article")["text"]
    company = find_entities(articles[articles["article"].isin(table["article"])])
    company = company.groupby("article")["actor"].nunique()
    counts = {
        "misfortunes": clues[clues["misfortune"].astype(bool)],
        "judged": judged,
        "quoted": clues[clues["voice"] != "outlet"],
        "clues": clues,
    }
    for name, rows in counts.items():
        table = table.join(rows.groupby(by).size().rename(name), on=by)
    return table.fillna(dict.fromkeys(counts, 0)).assign(
        text=table["article"].map(texts), others=table["article"].map(company).fillna(0)
    )


def tone_errors(folder):
    """Sentences of NewsMTSC where the side of the tone is not the annotators'."""
    articles, targets = read_newsmtsc(folder)
    train = targets[targets["split"] == "train"].head(CUTTING)
    cuts = cut_points(scored(articles, *read_clues(articles, train)))[TONE]
    dev, clues, mentions = read_clues(articles, targets[targets["split"] != "train"])
    table = about(scored(articles, dev, clues, mentions), articles, clues)
    table = _cut(with_score(table, TONE).assign(raw=table[TONE].fillna(0)), cuts)
    rules = [
        ("no clue", lambda t: t["clues"] == 0),
        ("misfortune told", lambda t: t["misfortunes"] > 0),
        ("negation in the sentence", lambda t: t["text"].str.contains(NEGATION)),
        ("judged by grammar, wrongly", lambda t: (t["judged"] > 0) & (t["score"] != 0)),
        ("right direction, too weak", lambda t: (t["score"] == 0) & (t["raw"] * t["label"] > 0)),
        ("words nearby, of another actor", lambda t: (t["score"] != 0) & (t["others"] > 1)),
        ("words nearby, of the matter", lambda t: t["score"] != 0),
        ("nothing nearby is judged, or it cancels out", lambda t: t["score"] == 0),
    ]
    wrong = table[table["score"] != table["label"]]
    return counted("tone", "newsmtsc", len(table), kinds_of(wrong, rules))


def role_errors(folder, name, read):
    """Heroes and victims with a harsh tone, villains with a warm one, over a whole article."""
    articles, targets = read(folder)
    targets, clues, mentions = read_clues(articles, targets[targets["split"] == "tune"])
    table = about(scored(articles, targets, clues, mentions), articles, clues)
    side = table[TONE].fillna(0) * table["label"].map({"hero": 1, "victim": 1, "villain": -1})
    rules = [
        ("no clue", lambda t: t["clues"] == 0),
        ("a victim's misfortune told", lambda t: (t["label"] == "victim") & (t["misfortunes"] > 0)),
        ("a victim, near harsh words", lambda t: t["label"] == "victim"),
        ("mostly in what others say", lambda t: t["quoted"] * 2 > t["clues"]),
        ("words nearby only", lambda t: t["judged"] == 0),
        ("judged by grammar, wrongly", lambda t: t["judged"] > 0),
    ]
    wrong = table[(side < 0) | table[TONE].isna()]
    return counted("role", name, len(table), kinds_of(wrong, rules))


def paragraph_errors():
    """Framings missed and wrong, and actors missed or split, in the paragraphs of development."""
    articles, gold, aliases = read_paragraphs()
    articles = articles[articles["article"].map(_is_odd)].reset_index(drop=True)
    gold = gold[gold["article"].map(_is_odd)]
    reading = read_framing(articles)
    own = reading.mentions.assign(actor=_actors(reading.mentions, aliases))
    found = reading.framings.assign(actor=_actors(reading.framings, aliases))
    core = gold[gold["core"] == 1].reset_index(drop=True)
    missed = core[~np.array(overlapping(core, found))]
    extra = found[~np.array(overlapping(found, gold))]
    yield counted("framing missed", "paragraphs", len(core), _missed(missed, found, own, articles))
    yield counted("framing wrong", "paragraphs", len(found), _extra(extra, gold))
    yield actor_errors(articles, reading.mentions)


def _is_odd(article):
    return int(article[1:]) % 2 == 1


def _actors(rows, aliases):
    return [aliases.get(key, key[1]) for key in zip(rows["article"], rows["actor"], strict=True)]


def _same(rows, others, *, but):
    """Whether `others` overlap each row in all but one of relation and actor."""
    return np.array(overlapping(rows.assign(**{but: ""}), others.assign(**{but: ""})), dtype=bool)


def _missed(missed, found, mentions, articles):
    named = set(zip(mentions["article"], mentions["actor"], strict=True))
    lines = sentences(articles)
    here = [
        ((mentions["article"] == row.article) & (mentions["actor"] == row.actor)
         & mentions["start"].between(line["start"], line["end"])).any()
        for row in missed.itertuples()
        for line in [_line(lines, row)]
    ]  # fmt: skip
    pairs = list(zip(missed["article"], missed["actor"], strict=True))
    rules = [
        ("actor not found", lambda t: [pair not in named for pair in pairs]),
        ("tied to another actor", lambda t: _same(t, found, but="actor")),
        ("another relation", lambda t: _same(t, found, but="relation")),
        ("not named in the sentence: pronoun, group", lambda t: ~np.array(here, dtype=bool)),
        ("named there, grammar not seen", lambda t: here),
    ]
    return kinds_of(missed, rules)


def _line(lines, row):
    inside = lines[(lines["article"] == row.article) & (lines["start"] <= row.start)]
    return inside.iloc[-1]


def _extra(extra, gold):
    rules = [
        ("tied to another actor", lambda t: _same(t, gold, but="actor")),
        ("another relation", lambda t: _same(t, gold, but="relation")),
        ("not listed by the annotator", lambda t: t["relation"] != ""),
    ]
    return kinds_of(extra, rules)


def actor_errors(articles, mentions):
    """Annotated actors that are not found, or whose names are counted as several actors."""
    actors = pd.read_csv(DATA / "paragraphs_actors.csv", keep_default_na=False)
    actors = actors[actors["id"].map(_is_odd)]
    texts = dict(zip(articles["article"], articles["text"], strict=True))
    rows = []
    for row in actors.itertuples():
        own = mentions[mentions["article"] == row.id]
        found = {}
        for name in filter(None, [row.actor, *row.aliases.split("|")]):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", texts[row.id]):
                hit = own[(own["start"] < match.end()) & (own["end"] > match.start())]
                found.setdefault(name, set()).update(hit["actor"])
        rows.append((row.kind, row.actor[:1].isupper(), found))
    table = pd.DataFrame(rows, columns=["kind", "name", "found"])
    table = table[table["found"].map(len) > 0]
    table["all"] = table["found"].map(lambda found: set().union(*found.values()))
    lost = table["found"].map(lambda found: any(not hits for hits in found.values()))
    wrong = table[lost | (table["all"].map(len) > 1)]
    rules = [
        ("no proper name: not found", lambda t: (t["all"].map(len) == 0) & ~t["name"]),
        ("a name: not found", lambda t: t["all"].map(len) == 0),
        ("names counted as two actors", lambda t: t["all"].map(len) > 1),
        ("one of its names not found", lambda t: t["all"].map(len) == 1),
    ]
    return counted("actor", "paragraphs", len(table), kinds_of(wrong, rules))


def measure(folder):
    """Every measure's mistakes by kind."""
    texts, gold = read_polnear(folder, "dev")
    voices = find_voices(texts, find_mentions(texts))
    for errors in (speaker_errors, quotation_errors, reported_errors):
        yield errors(texts, gold, voices)
    yield tone_errors(folder)
    yield role_errors(folder, "narrative_framing", read_narrative)
    yield role_errors(folder, "semeval2025_t10", read_semeval)
    yield from paragraph_errors()


def main(folder):
    """Write the counts and print them."""
    table = pd.concat(measure(folder), ignore_index=True).round(3)
    table = table.assign(lexicon=version(read_lexicon()))
    table.to_csv(RESULTS, index=False, lineterminator="\n")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
