"""Who does a word belong to? Questions put to the dependency tree of one sentence."""

from analysis.actors.governments import BODIES
from analysis.actors.nations import demonyms
from analysis.voices.cues import read_cues, word_class

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
OBJECTS = {"dobj", "obj"}
MODIFIERS = {"compound", "amod", "nmod", "appos"}
RELATIVES = {"who", "which", "that", "whom", "whose"}
# A verb without a subject of its own shares that of the verb which governs it.
SHARED = {"conj", "xcomp", "advcl", "prep", "pcomp", "dep"}
SPEECH = frozenset(read_cues()) | {"refusing", "declining", "offering", "citing", "hinting"}
PREDICATES = {"attr", "acomp", "oprd"}
# Verbs whose predicate is said of their subject.
LINKING = tuple(
    "seem appear look remain becom became feel felt sound stay prov turn grow grew get got".split()
)
# Whoever is urged, told or forced to do something does it, or is meant to.
URGING = tuple(
    "urg ask told tell order forc allow invit persuad begg press call encourag instruct requir"
    " compel push permit convinc authori enabl".split()
)
BLAMING = ("accus", "suspect", "convict", "blam", "condemn", "criticis", "criticiz", "prais")
NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "nobody", "none"}
# "At no time", "in no way".
TIMES = {"time", "point", "way", "stage", "circumstances", "account", "case"}
# Whoever refuses to do something does not do it; nor do those of whom nobody thinks it.
UNDOING = ("refus", "declin", "fail")
MEANT = {"going", "want", "wants", "wanted", "plan", "plans", "planned", "intend", "intends"}
THOUGHT = {"think", "thinks", "thought", "believe", "believes", "believed", "expect", "expects"}
# What nobody has done to him: "was sued, and resigned".
INTRANSITIVE = word_class("intransitive")
LINKS = {"affiliated", "linked", "loyal", "tied", "allied", "led", "known", "called", "named",
         "backed", "aligned"}  # fmt: skip


def children(token, *relations):
    """The children of a token that stand in one of these relations to it."""
    return [child for child in token.children if child.dep_ in relations]


def with_conjuncts(tokens):
    """These tokens and what "and", "or" or a comma adds to each."""
    return [one for token in tokens for one in (token, *_conjuncts(token))]


def _conjuncts(token):
    found = []
    for child in children(token, "conj"):
        found += [child, *_conjuncts(child)]
    return found


def negated(token):
    """Is the word under a "not", "never" or "no", its own or its copula's?"""
    linked = token.dep_ in PREDICATES
    places = [token, token.head] if linked else [token]
    apart = children(token, *SUBJECTS, "aux") or any(
        link.lower_ == "but" for link in children(token.head, "cc")
    )
    if token.dep_ == "conj" and not apart:
        places.append(token.head)
    if any(
        child.dep_ == "neg" or (child.lower_ in NEGATIONS and child.dep_ in {"det", "advmod"})
        for place in places
        for child in place.children
    ):
        return True
    return any(_never(place) or _undone(place) for place in places)


def _never(verb):
    """ "At no time did Bell [refuse]"."""
    times = (o for p in children(verb, "prep") for o in children(p, "pobj") if o.lower_ in TIMES)
    return any(d.lower_ == "no" for time in times for d in children(time, "det"))


def _undone(verb):
    """Does what governs the verb say that it is not so: "refused to [go]", "had no power to [go]",
    "is not going to [go]", "I don't think that they [are]"?"""
    above = verb.head
    if above == verb:
        return False
    if verb.dep_ == "acl":
        return any(d.lower_ == "no" for d in children(above, "det"))
    if verb.dep_ == "xcomp" and above.lower_.startswith(UNDOING):
        return not negated(above)
    meant = verb.dep_ == "xcomp" and above.lower_ in MEANT
    thought = verb.dep_ == "ccomp" and above.lower_ in THOUGHT
    return (meant or thought) and any(c.lower_ in NEGATIONS for c in above.children)


def subjects(verb, depth=0):
    """The heads of the grammatical subject of a verb; shared subjects are followed."""
    own = children(verb, *SUBJECTS)
    if own:
        return with_conjuncts([_antecedent(verb, token) for token in own])
    if others := _blamed(verb) or _urged(verb) or _undergoing(verb):
        return others
    if _comments(verb):
        return subjects(verb.sent.root, depth + 1) if depth < 6 else []
    if verb.dep_ in {"acl", "relcl"}:
        if any(child.lower_ == "to" for child in verb.lefts):  # "an offensive to topple …"
            return subjects(_verb_above(verb.head), depth + 1) if depth < 6 else []
        return [verb.head]
    if depth < 6 and verb.dep_ in SHARED and verb.head != verb and _shares(verb):
        return subjects(_verb_above(verb.head), depth + 1)
    return []


def _blamed(verb):
    """ "Bell accused Ray of bullying": it is Ray who bullies."""
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ not in {"of", "for"} or above == verb.head:
        return []
    accusing, accused = _accusation(above)
    if accused and accusing.lower_.startswith(BLAMING):
        return accused
    return undergoers(above) if above.pos_ != "NOUN" else []


def _accusation(above):
    """What "of" or "for" hangs on: the verb, and the accused where the parse hangs it on him."""
    hung = above.dep_ in OBJECTS
    return (above.head, with_conjuncts([above])) if hung else (above, [])


def accusers(verb):
    """The heads of whoever says that somebody did it: "[Bell] accused Ray of trying to steal"."""
    if verb.dep_ == "xcomp" and verb.head != verb:
        return accusers(verb.head)
    accusing, _ = _accusation(verb.head.head)
    alleged = verb.dep_ == "pcomp" and verb.head.lower_ == "of"
    return doers(accusing) if alleged and accusing.lower_.startswith("accus") else []


def _urged(verb):
    """Who is to do what somebody else wants: "urged [allies] to send", "called on [Bell] to"."""
    above = verb.head
    if verb.dep_ != "xcomp" or not above.lower_.startswith(URGING):
        return []
    on = [p for p in children(above, "prep") if p.lower_ in {"on", "upon"}]
    objects = children(above, *OBJECTS) or [noun for p in on for noun in children(p, "pobj")]
    return with_conjuncts(objects)


def _undergoing(verb):
    """ "Bell was loved by critics, [courted] by studios": the participle goes on with Bell."""
    by = verb.head.head
    beside = verb.dep_ == "acl" and verb.i > 0 and verb.nbor(-1).text == ","
    return undergoers(by.head) if beside and verb.head.dep_ == "pobj" and by.dep_ == "agent" else []


def _shares(verb):
    """A verb joined by no "and", "but" or comma to the one before has lost its own subject."""
    if verb.dep_ != "conj":
        return True
    return bool(children(verb.head, "cc") or children(verb, "cc")) or verb.nbor(-1).text == ","


def _comments(verb):
    """ "Peskov said that Assad left, refusing to say more": a speech participle after a comma."""
    if not verb.lower_.endswith("ing") or verb.dep_ not in {"advcl", "acl", "conj", "dep"}:
        return False
    after_comma = verb.i > 0 and verb.nbor(-1).text in {",", "—", "–"}
    return after_comma and verb.lower_ in SPEECH and verb.sent.root != verb


def _verb_above(token):
    """The nearest token up the tree, this one included, that has a subject or may share one."""
    while not children(token, *SUBJECTS) and token.head != token:
        if token.dep_ in SHARED | {"acl", "relcl", "ccomp"} and token.dep_ != "prep":
            return token
        token = token.head
    return token


def _antecedent(verb, subject):
    """What "who" or "which" stands for: the noun that its clause describes."""
    relative = subject.lower_ in RELATIVES and verb.dep_ == "relcl"
    return verb.head if relative else subject


def is_passive(verb):
    """Has the verb a passive subject or auxiliary, or is it a bare participle after a noun?"""
    if children(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if verb.dep_ == "acl":
        return not verb.lower_.endswith("ing") and not any(c.lower_ == "to" for c in verb.lefts)
    if verb.dep_ == "conj" and not children(verb, *SUBJECTS, "aux"):
        active = verb.lower_ in INTRANSITIVE or children(verb, *OBJECTS)
        return is_passive(verb.head) and not active
    return False


def doers(verb):
    """The heads of the phrases that do what the verb says."""
    if not is_passive(verb):
        return subjects(verb)
    by = children(verb, "agent") or [p for p in children(verb, "prep") if p.lower_ == "by"]
    return with_conjuncts([noun for p in by for noun in children(p, "pobj")])


def undergoers(verb):
    """The heads of the phrases to which what the verb says is done."""
    objects = [_object(verb, token) for token in children(verb, *OBJECTS)]
    if verb.dep_ == "relcl" and not objects and children(verb, *SUBJECTS):
        pronouns = [c for c in verb.children if c.lower_ in {"whom", "that", "who"}]
        objects = [verb.head for c in pronouns if c.dep_ in {"dobj", "mark"}]
    return with_conjuncts(objects) + (subjects(verb) if is_passive(verb) else [])


def _object(verb, token):
    relative = token.lower_ in RELATIVES and verb.dep_ == "relcl"
    return verb.head if relative else token


def actor_of(token, who):
    """The actor that a noun names, by itself, an apposition or the name it stands before."""
    if token.i in who:
        return who[token.i].actor
    named = [c for c in children(token, "appos") if c.i in who]
    if named:
        return who[named[0].i].actor
    if token.dep_ in MODIFIERS and token.head.i in who:
        return who[token.head.i].actor
    return body_of(token)


def body_of(token):
    """ "The government of Turkish strongman …" is the Turkish government."""
    if token.lower_ not in BODIES or BODIES[token.lower_] != "government":
        return ""
    for preposition in children(token, "prep"):
        if preposition.lower_ == "of":
            for word in preposition.subtree:
                if word.text in demonyms():
                    return f"{demonyms()[word.text]} government"
    return ""


def first_actor(tokens, who):
    """The first of these nouns that names an actor, or ""."""
    return next(filter(None, (actor_of(token, who) for token in tokens)), "")


def describes(token, who):
    """The actor that a word names or qualifies: beside the name, or said of it; or ""."""
    for question in (_by_place, _by_copula, _by_complement, _by_link):
        if actor := question(token, who):
            return actor
    return _by_owner(token, who) if not is_deed(token) else ""


def described(token, who):
    """The actor that a noun or an adjective describes, or whose deed it names, or ""."""
    if actor := describes(token, who) or _by_owner(token, who) or _by_deed(token, who):
        return actor
    if token.dep_ == "conj":
        return described(token.head, who)
    if token.dep_ in {"amod", "compound", "nmod"} and token.head.i not in who:
        return described(token.head, who)
    return ""


def _by_place(token, who):
    """ "strongman Putin", "Putin, the strongman", "the strongman, Putin"."""
    if token.dep_ in MODIFIERS and token.head.i in who:
        return who[token.head.i].actor
    beside = [c for c in children(token, "appos", "compound", "nmod") if c.i in who]
    close = [c for c in beside if c.dep_ == "appos" or c.i > token.i or c.i == token.i - 1]
    return who[close[0].i].actor if close else body_of(token)


def _by_copula(token, who):
    """ "Putin is a strongman"; "they called Putin a strongman"."""
    if own := children(token, "nsubj"):
        return first_actor(own, who)
    return first_actor(said_of(token), who) if token.dep_ in PREDICATES else ""


def said_of(token):
    """The heads of whom a predicate is said: "they called [Bell] weak", "[Bell] seems weak"."""
    verb = token.head
    if token.dep_ != "oprd" or verb.lower_.startswith(LINKING):
        return subjects(verb)
    return undergoers(verb)


def _by_complement(token, who):
    """ "They described Putin as a strongman"."""
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return first_actor(undergoers(token.head.head), who)
    return ""


def _by_link(token, who):
    """ "Jihadists affiliated with Hayat Tahrir al-Sham"; the parse may hang the link elsewhere."""
    beside = [token.nbor()] if token.i + 1 < len(token.doc) else []
    for clause in [*children(token, "acl", "amod"), *beside]:
        if clause.lower_ in LINKS:
            for preposition in children(clause, "prep", "agent"):
                if actor := first_actor(_links(preposition), who):
                    return actor
            if actor := first_actor(children(clause, "oprd", "dobj"), who):
                return actor
    return ""


def _links(preposition):
    nouns = children(preposition, "pobj")
    return nouns + [c for noun in nouns for c in noun.children if c.dep_ in MODIFIERS]


def _by_owner(token, who):
    """ "Assad's regime"."""
    return first_actor([c for c in children(token, "poss") if c.i in who], who)


DEED = ("ion", "ing", "ment", "cide", "ence", "ance", "terror", "war", "raid", "crackdown", "coup")
NO_DEED = {
    "organization", "organisation", "faction", "nation", "coalition", "administration",
    "opposition", "government", "parliament", "movement", "regiment", "population", "union",
}  # fmt: skip
HAVING = {"have", "has", "had", "having", "show", "shows", "showed", "shown", "gave", "give",
          "made", "make", "displayed", "mounted", "launched", "used"}  # fmt: skip


def is_deed(noun):
    """Does a noun name what somebody does ("invasion") and not who they are?"""
    word = noun.lower_.rstrip("s")
    return word.endswith(DEED) and word not in NO_DEED


def _by_deed(token, who):
    """ "A Turkish invasion"; "the cleansing by Bell"; "Bell approved an invasion"."""
    if is_deed(token):
        nation = next((c.text for c in children(token, "amod") if c.text in demonyms()), "")
        by = [n for p in children(token, "prep") if p.lower_ == "by" for n in children(p, "pobj")]
        if nation or by:
            return first_actor(by, who) or (f"{demonyms()[nation]} government" if nation else "")
        return first_actor(_who_acts(token), who)
    if token.dep_ == "dobj" and token.head.lower_ in HAVING:
        return first_actor(doers(token.head), who)
    return ""


def _who_acts(noun):
    """The subject of the verb that governs a noun, through "with" or "in the name of"; of whom
    somebody is accused, the accused: "blamed Ray for the [violence]"."""
    above = noun.head
    while above.dep_ in {"prep", "pobj"} and above.head != above:
        above = above.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "for"}:
        accusing, accused = _accusation(above)
        if accusing.lower_.startswith(BLAMING):
            return accused or undergoers(accusing)
    return doers(above) if noun.dep_ in {"dobj", "pobj"} else []
