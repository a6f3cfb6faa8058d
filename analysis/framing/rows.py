"""The framings table: one row for each way in which the text describes an actor."""

import re
from functools import cache

import pandas as pd

from analysis import tables
from analysis.actors import find_mentions
from analysis.actors.nations import demonyms
from analysis.evidence import terms_among
from analysis.framing.grammar import (
    PREDICATES,
    accusers,
    actor_of,
    children,
    described,
    describes,
    doers,
    first_actor,
    is_deed,
    is_passive,
    negated,
    said_of,
    undergoers,
    with_conjuncts,
)
from analysis.framing.nominals import nominal_acts
from analysis.framing.openings import owner
from analysis.framing.parsing import line_at, parse, root_of
from analysis.framing.spoken import according, as_spoken, cue_tokens, quoted
from analysis.framing.tying import tie_parsed
from analysis.framing.verbs import verb_lemmas, verb_of
from analysis.lexicons import read_lexicon
from analysis.names import NOT_NAMES
from analysis.occurrences import with_voice
from analysis.voices import find_voices
from analysis.voices.cues import read_cues, word_class

DESCRIBING = {"label", "epithet", "praise", "evaluation", "euphemism", "metaphor"}
# "Himself", "themselves": they name nobody anew.
REFLEXIVE = ("self", "selves")
# "Iran-backed", "U.S.-led": whose somebody is, as the article has it.
TIE = re.compile(
    r"(?<![\w-])[A-Z][\w.]*-(?:backed|led|funded|aligned|linked|sponsored|supported|controlled"
    r"|trained|armed|allied|friendly|installed|financed|affiliated|inspired)\b"
)
BETWEEN = re.compile(r"\s(?:(?:[a-z-]+|[A-Z]\w+)\s){0,2}")
# Verbs that link or help and say nothing that is done.
COPULAS = {"be", "become", "remain", "seem", "appear", "have", "do"}
CLAUSES = {"ROOT", "conj", "xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "csubj"}
# Modifiers that order, count or date somebody, and describe nothing.
PLAIN = set(
    "former then first second third last next new old other same own many several few all both"
    " more most such late early entire whole current previous another certain mr mrs ms dr"
    " more less one two three file".split()
)


def find_framings(articles, *, occurrences=None, mentions=None, voices=None):
    """Find every epithet, act, suffering and speech of the actors, from the dependency parse.

    *epithet*: a noun or an adjective that modifies the name, stands beside it or is said of it
    ("strongman Putin"; "HTS is a … organization"), in the lexicon or not. *agent*: who does what
    a verb says; *patient*: to whom it is done; *speaker*: the subject of a cue verb; *quoted*: a
    stretch in quotation marks and who says it. Pronouns are not guessed here.

    Returns article, start, end (of the word), sentence, actor, relation, word (the lemma of a
    verb), concept and side (of the lexicon, or ""), negated, attributed (whose label or whose
    accusation the outlet says it is), voice, speaker, in reading order.

    Examples
    --------
    >>> news = pd.DataFrame({"article": ["a"], "title": [""],
    ...     "text": ["The strongman Tom Ray did not attack Ada Bell."]})
    >>> find_framings(news)[["actor", "relation", "word", "side", "negated"]].values.tolist()
    [['Tom Ray', 'epithet', 'strongman', 'loaded', False],
     ['Tom Ray', 'agent', 'attack', '', True],
     ['Ada Bell', 'patient', 'attack', '', True]]
    """
    mentions = find_mentions(articles) if mentions is None else mentions
    voices = find_voices(articles, mentions) if voices is None else voices
    parsed = parse(articles, mentions)
    if occurrences is None:
        occurrences = terms_among(articles, read_lexicon(), mentions, voices)
        occurrences = tie_parsed(occurrences, mentions, articles, parsed)
    return framings_among(parsed, occurrences, mentions, voices)


def framings_among(parsed, occurrences, mentions, voices):
    """`find_framings` where the parse and the ties are known already."""
    actors = set(zip(mentions["article"], mentions["actor"], strict=True))
    known, cues = _by_line(occurrences, parsed), cue_tokens(voices, actors, parsed)
    rows = [
        (article, *row)
        for article, lines in parsed.items()
        for line in lines
        for row in in_sentence(
            line, known.get((article, line.start), []), cues.get((article, line.start), {})
        )
    ]
    columns = tables.COLUMNS["framings"][:-2]
    rows = pd.DataFrame(rows, columns=columns).astype({"article": str, "start": int, "end": int})
    found = with_voice(rows, voices).drop(columns="speech_form")
    said = [quoted(voices, actors, parsed), according(voices, actors, parsed)]
    table = pd.concat([found, *said], ignore_index=True)[tables.COLUMNS["framings"]]
    table = table.drop_duplicates(["article", "start", "end", "actor", "relation"])
    order = ["article", "start", "end"]
    return table.sort_values(order, kind="stable").reset_index(drop=True)


def _by_line(occurrences, parsed):
    """The occurrences of each parsed sentence: {(article, its start): [row, …]}."""
    found = {}
    for row in occurrences.itertuples():
        if line := line_at(parsed.get(row.article, ()), row.start):
            found.setdefault((row.article, line.start), []).append(row)
    return found


def in_sentence(line, occurrences, cues):
    """The rows of one sentence: the columns of the framings table but for article and voice.

    `cues` has, by token, who speaks (see `analysis.framing.spoken.cue_tokens`).
    """
    seen = [(o.start, o.end, o) for o in occurrences]
    rows = [*tied_epithets(line, occurrences), *bare_epithets(line), *ties_to_others(line)]
    for token in line.doc:
        if token.i and _goes_on(line, token.i):
            continue  # "US-backed": nobody backs anybody in this sentence
        done = as_spoken(token, list(acts(token, line.who)), cues.get(token.i, ""))
        rows += done or nominal_acts(token, line.who)
    for token, actor, relation, word, negation in rows:
        start, end = _whole_word(line, token) if token is not None else word[:2]
        term = next((o for first, last, o in seen if first < end and start < last), None)
        if term is not None and relation == "epithet":
            start, end, word = term.start, term.end, (term.start, term.end, term.text.lower())
        shown = word[2] if isinstance(word, tuple) else word
        if relation == "epithet" and token is not None and not isinstance(word, tuple):
            shown = line.text[start - line.start : end - line.start].lower()
        known = (term.concept, term.side) if term is not None else ("", "")
        by = _alleged_by(token, line.who) if relation in {"agent", "patient"} else ""
        by = term.attributed if term is not None and relation == "epithet" else by
        yield start, end, line.sentence, actor, relation, shown, *known, negation, by


def _alleged_by(token, who):
    """Who says that it was done: "Bell accused Ray of [stealing]"; or ""."""
    return first_actor(accusers(token), who) if token is not None else ""


def ties_to_others(line):
    """ "Iran-backed Hezbollah", however the parse hangs it: the whole word is an epithet."""
    for tie in TIE.finditer(line.text):
        start, end = line.start + tie.start(), line.start + tie.end()
        after = [mention for mention in line.who.values() if mention.start > end]
        first = min(after, key=lambda mention: mention.start, default=None)
        if first and BETWEEN.fullmatch(line.text, tie.end(), first.start - line.start):
            yield None, first.actor, "epithet", (start, end, tie[0].lower()), False


def _whole_word(line, token):
    """Where a token's word begins and ends: "Turkish-backed" is one, the parser makes it three."""
    first = last = token.i
    while first > 0 and _goes_on(line, first):
        first -= 1
    while last + 1 < len(line.ends) and _goes_on(line, last + 1):
        last += 1
    return line.starts[first], line.ends[last]


def _goes_on(line, at):
    """Does token `at` go on with the word before it, by a hyphen?"""
    hyphen = line.doc[at].text.startswith("-") or line.doc[at - 1].text.endswith("-")
    return hyphen and line.ends[at - 1] == line.starts[at]


def tied_epithets(line, occurrences):
    """The lexicon's words for an actor in this sentence; what somebody did is no epithet."""
    for term in occurrences:
        noun = term.pos in {"noun", "adjective"}
        if not (term.actor and noun and (term.category in DESCRIBING or term.side == "neutral")):
            continue
        token = root_of(line, term.start, term.end)
        inside = token is None or token.i in line.who
        if term.text.lower() != term.actor.lower() and (inside or _describes(token, term, line)):
            word = (term.start, term.end, term.text.lower())
            yield None, term.actor, "epithet", word, False if inside else negated(token)


def _describes(token, term, line):
    """Does the tree make the word a description, or at least not a deed or a possession?"""
    if describes(token, line.who):
        return True
    return term.side == "loaded" and not (is_deed(token) or described(token, line.who))


def bare_epithets(line):
    """Nouns and adjectives that modify a name, stand beside it or are said of it."""
    for i, mention in line.who.items():
        token = line.doc[i]
        for word in with_modifiers(_beside(token, line.who), line.who):
            about = owner(line, mention, line.starts[word.i])
            yield word, about.actor, "epithet", word.lower_, negated(word)
    for token in line.doc:
        if token.dep_ in PREDICATES and token.i not in line.who:
            owners = children(token, "nsubj") or said_of(token)
            actors = [actor for owner in owners if (actor := actor_of(owner, line.who))]
            words = [word for word in with_conjuncts([token]) if _is_epithet(word)]
            for word in with_modifiers(words, line.who) if actors else ():
                for actor in actors:
                    yield word, actor, "epithet", word.lower_, negated(word) or negated(token)


def with_modifiers(words, who):
    """These words and what qualifies them: "wily negotiator Ada Bell" is wily."""
    for word in words:
        yield word
        for one in children(word, "amod", "compound"):
            if one.i not in who and _is_epithet(one):
                yield one


def _beside(token, who):
    """The modifiers and appositions of a name, and the noun that the name is an apposition of."""
    found = children(token, "compound", "amod", "nmod", "appos")
    if token.dep_ == "appos":
        found.append(token.head)
    return [word for word in found if word.i not in who and _is_epithet(word)]


def _is_epithet(word):
    """A word that is neither a number, a nation, a month, "himself" nor a plain one."""
    if not word.text[0].isalpha() or word.lower_ in PLAIN or word.text in demonyms():
        return False
    if word.text in NOT_NAMES or "http" in word.text:
        return False
    if word.lower_.endswith(REFLEXIVE):
        return False
    if word.is_title and word.dep_ != "appos" and word.i and word.lower_ not in word_class("title"):
        return False  # a part of a name
    return word.dep_ not in {"nummod", "det"} and len(word.text) > 2 and not word.is_upper


def acts(token, who):
    """What the actors do, suffer and say, where this token is a verb."""
    if token.dep_ not in CLAUSES or token.i in who:
        return
    if children(token, "det", "poss", "case", "nummod"):
        return
    word = lemma(token)
    if not word or word in COPULAS:
        return
    agent = "speaker" if token.lower_ in read_cues() and _speaks(token) else "agent"
    for relation, nouns in ((agent, doers(token)), ("patient", undergoers(token))):
        for noun in nouns:
            if actor := actor_of(noun, who):
                yield token, actor, relation, word, negated(token)


def _speaks(verb):
    """A cue that governs a clause or has no object reports speech; a passive does not."""
    if is_passive(verb):
        return False
    return bool(children(verb, "ccomp", "prt")) or not children(verb, "dobj")


def lemma(token):
    """The lemma of a verb form, with its particle where the verb table has the two together."""
    particle = next((child.lower_ for child in children(token, "prt")), "")
    return verb_of(token.lower_, particle) or next(iter(_lemmas(token.lower_)), "")


@cache
def _lemmas(word):
    """The lemmas of a verb; none of a word that the dictionary has, but not as a verb: "guilty"."""
    import lemminflect

    known = lemminflect.getAllLemmas(word)
    return () if known and "VERB" not in known else verb_lemmas(word)
