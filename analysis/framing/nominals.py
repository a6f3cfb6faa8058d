"""Deeds told as nouns: "the fall of X", "X's crackdown on Y", "the killing of Y by X"."""

from functools import cache

from analysis.actors.nations import demonyms
from analysis.framing.grammar import actor_of, children, negated, with_conjuncts
from analysis.framing.verbs import read_nominalisations, read_verbs

# Whom these prepositions name after a deed, where "of" does not decide.
DONE_BY = {"by"}
DONE_TO = {"on", "against", "upon", "over"}


def nominal_acts(token, who):
    """Who does, and who undergoes, the deed that a noun names.

    "Of" and the possessive are read as ``data/nominalisations.csv`` says; "by" names the doer,
    "on" and "against" the one it is done to; a nation before the noun is its government ("a
    Turkish invasion"). The subject of a fall or a collapse undergoes it.

    Yields (token, actor, relation, verb, negated).
    """
    noun = noun_of(token)
    if not noun:
        return
    verb, of, poss = _nouns()[noun]
    for role, nouns in _roles(token, of, poss):
        for one in nouns:
            if actor := actor_of(one, who):
                yield token, actor, _relation(role, verb), verb, negated(token)
    if nation := next((c.text for c in children(token, "amod") if c.text in demonyms()), ""):
        yield token, f"{demonyms()[nation]} government", "agent", verb, negated(token)


def _roles(token, of, poss):
    """Yield (role, heads) of each phrase that names somebody."""
    after = {
        p.lower_: with_conjuncts(children(p, "pobj")) for p in children(token, "prep", "agent")
    }
    yield of, after.get("of", [])
    other = "agent" if of == "patient" and "of" in after else poss
    yield ("agent" if other == "either" else other), children(token, "poss", "compound")
    yield "agent", [one for word in DONE_BY for one in after.get(word, [])]
    yield "patient", [one for word in DONE_TO for one in after.get(word, [])]


def _relation(role, verb):
    """The one whose fall it is suffers it, though it is the subject of "fall"."""
    return "patient" if role == "agent" and verb in _suffered() else role


@cache
def _nouns():
    """Each noun → (verb, of, poss)."""
    table = read_nominalisations()
    return dict(zip(table.index, table.itertuples(index=False, name=None), strict=True))


@cache
def _suffered():
    """The verbs whose subject suffers what they say, or gains by it."""
    return frozenset(read_verbs().query("subject_fate != 0").index)


@cache
def _noun_lemma(word):
    """The noun of the table that a word is, or is the plural of, or ""."""
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return next((form for form in forms if form in _nouns()), "")


def noun_of(token):
    """The nominalisation that a token is, or ""."""
    noun = _noun_lemma(token.lower_)
    modifies = noun and token.dep_ in {"amod", "compound", "ROOT"}
    return "" if modifies and not children(token, "det", "poss", "prep") else noun
