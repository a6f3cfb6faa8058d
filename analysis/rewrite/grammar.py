"""Put a counterpart into the place of a word: number, tense, capitals, "a" or "an"."""

import re
from functools import cache

from analysis import lexicons
from analysis.names.openings import SENTENCE_START

VERB_TAGS = ["VB", "VBZ", "VBG", "VBD", "VBN"]
# What stands before a past participle, with at most one adverb between.
AUXILIARY = re.compile(
    r"\b(?:ha[sd]|have|having|be|been|being|is|are|was|were|gets?|got)\s(?:not\s|never\s|\w+ly\s"
    r"|also\s|already\s|since\s)?$|[’'](?:ve|d)\s$",
    re.I,
)
BY = re.compile(r"\sby\s")
CAPITALS = re.compile(r"[A-Z][\w’'-]*\s[A-Z][\w’'-]*\s$|[A-Z][a-z]+\s$")
# A verb form after one of these is a noun: "the claims", "Ray's lambasting", "more claims".
NOMINAL = re.compile(
    r"(?:\b(?:an?|the|this|these|those|such|any|no|some|more|other|many|few|of|on|with|over|about|for"
    r"|against|from|into|his|her|its|their|my|our|your|false|own)|[’']s|s[’']|-\w+)\s$",
    re.I,
)
# What may follow "say": a clause, a quotation, an address, a time or place, or the sentence's end.
SAYABLE = re.compile(
    r"\s(?:that|he|she|it|they|we|you|there|an?|the|this|these|those|his|her|its|their|our"
    r"|no|not|all|some|most|many|in|during|after|when|last|this|earlier|later|yesterday|today"
    r"|\w+ly\sthat)\b"
    r"|\sto\s(?:the|an?|his|her|its|their|reporters|journalists|voters|supporters|[A-Z])"
    r"|[,:]?\s[“\"‘]|\s[0-9]|\s(?!\w+\s(?:about|of|over|on|for|against)\b)[A-Z]|:"
)
# After the words that were said, or "as X", a verb of saying may end its clause.
SAID_BEFORE = re.compile(r"[,?!]?[”\"’][^.!?”\"]{0,60}$|\bas\s[^.!?,]{0,60}$")
CLAUSE_END = re.compile(r"[,.;]|$")
# A word in small letters, but for those that begin a new phrase.
BEFORE_NOUN = re.compile(
    r"\s(?!(?:and|or|but|to|in|on|of|for|by|with|as|at|from|that|which|who|when|while|if|is|are|was"
    r"|were|be|has|have|had|will|would|could|should|may|might|can|must|did|does|do|not|this|last"
    r"|next|before|after|since|because|than)\b)[a-z]"
)
# British and American spellings of one word differ in these; the text shows which it prefers.
STEMS = r"(?<=\bcol|\bfav|\blab|\bhon|ghb)"
BRITISH = re.compile(rf"(?<=\w{{3}})is(?=e[sdr]?\b|ing\b|ation)|{STEMS}our|\bcentre|\bper cent\b")
AMERICAN = re.compile(
    rf"(?<=\w{{3}})iz(?=e[sdr]?\b|ing\b|ation)|{STEMS}or\b|\bcenter|\bpercent\b|\bU\.S\."
)
# Read as letters, these begin with a vowel: "an NGO". A "u" as in "unit" does not: "a union".
LETTERS = re.compile(r"[AEFHILMNORSX](?=[A-Z.])")
VOWEL = re.compile(
    r"(?!uni(?![dmn])|us[eau]|util|euro|eu[lp]|ewe|one\b|once\b|ubiq)[aeiou]|hour|honest|honou?r"
    r"|heir",
    re.I,
)


def a_or_an(following):
    """The indefinite article that a text beginning with `following` needs.

    Examples
    --------
    >>> [a_or_an(word) for word in ["union", "uninvited guest", "hour", "NGO", "U.S. ally"]]
    ['a', 'an', 'an', 'an', 'a']
    """
    if following[:2].isupper() or following[1:2] == ".":
        return "an" if LETTERS.match(following) else "a"
    return "an" if VOWEL.match(following) else "a"


def like(shown, use, counterpart, text):
    """`counterpart` in the number or tense of the words `shown`, and with their capitals.

    `use` has ``form``, ``pos``, ``start`` and ``end`` of the occurrence.

    Examples
    --------
    >>> from types import SimpleNamespace as Use
    >>> thugs = Use(form="thug", pos="noun", start=0, end=5)
    >>> like("Thugs", thugs, "security officer", "Thugs came.")
    'Security officers'
    >>> claimed = Use(form="claim", pos="verb", start=4, end=11)
    >>> like("claimed", claimed, "say", "She claimed it.")
    'said'
    """
    if use.pos == "noun" and stands_in_plural(use, shown):
        counterpart = plural(counterpart)
    if use.pos == "verb":
        counterpart = conjugated(counterpart, verb_tag(shown, use, text))
    if shown.isupper() and len(shown) > 1 and not use.form.isupper():
        return counterpart.upper()
    raised = shown[:1].isupper() and (
        opens(text, use.start) or (use.form[:1].islower() and _in_headline(text, use))
    )
    return capitalised(counterpart) if raised else counterpart


def _in_headline(text, use):
    """Do capitals stand before the word, as in "Trump Blasts Allies"?"""
    return CAPITALS.search(text[max(0, use.start - 30) : use.start])


def opens(text, start):
    """Does a sentence, a quotation or a clause after a dash begin at `start`?

    Examples
    --------
    >>> [opens("He left. She stayed.", start) for start in (0, 3, 9)]
    [True, False, True]
    """
    return start == 0 or SENTENCE_START.search(text[max(0, start - 4) : start]) is not None


def capitalised(words):
    """The words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]


def stands_in_plural(use, shown):
    """Is the noun of the lexicon met in its plural, or a plural in itself?"""
    return is_plural(use.form) or shown.lower().replace("’", "'") != use.form.lower()


def is_plural(noun):
    """Is the head of a noun phrase a plural?

    Examples
    --------
    >>> [is_plural(noun) for noun in ["henchmen", "act of terror", "boss", "acts of terror"]]
    [True, False, False, True]
    """
    import lemminflect

    head = lexicons.NOUN_HEAD.match(noun.lower())[2]
    return head == "people" or lemminflect.getLemma(head, upos="NOUN")[0] != head


def plural(noun):
    """The plural of a noun phrase: its head inflected; itself where it is one or has none.

    Examples
    --------
    >>> [plural(noun) for noun in ["person with addiction", "aide", "troops", "rescue loan"]]
    ['people with addiction', 'aides', 'troops', 'rescue loans']
    """
    if is_plural(noun):
        return noun
    before, head, after = lexicons.NOUN_HEAD.match(noun).groups()
    if head == "person":
        return f"{before}people{after}"
    others = [spelling for spelling in lexicons.inflected(head, "noun") if spelling != head]
    return before + (others[0] if others else head) + after


def verb_tag(shown, use, text):
    """The Penn tag of a verb form; a past form after "has" or "was", or before "by", is a
    participle."""
    head, base = shown.lower().split()[0], use.form.lower().split()[0]
    tags = [tag for tag in VERB_TAGS if head in _forms(base, tag)] or ["VB"]
    if "VBN" not in tags:
        return tags[0]
    participle = AUXILIARY.search(text[max(0, use.start - 30) : use.start])
    return "VBN" if participle or BY.match(text, use.end) or "VBD" not in tags else "VBD"


def conjugated(phrase, tag):
    """The verb phrase with its first word in the form of a Penn tag.

    Examples
    --------
    >>> conjugated("take control of", "VBN"), conjugated("say", "VBZ"), conjugated("cut", "VBD")
    ('taken control of', 'says', 'cut')
    """
    first, _, rest = phrase.partition(" ")
    return " ".join(filter(None, [_forms(first, tag)[0], rest]))


@cache
def _forms(verb, tag):
    import lemminflect

    return lemminflect.getInflection(verb, tag) or (verb,)


def misfit(use, counterpart, text):
    """Why the counterpart would not be English in the place of this word, or "".

    Examples
    --------
    >>> from types import SimpleNamespace as Use
    >>> text = "He claimed victory over claims about him."
    >>> uses = [Use(start=3, end=10, pos="verb"), Use(start=24, end=30, pos="verb")]
    >>> [misfit(use, "say", text) for use in uses]
    ['no clause or quotation follows, as "say" would need', 'used as a noun here']
    """
    if use.pos == "noun" and is_plural(counterpart) and not stands_in_plural(use, use.text):
        return "a plural before a noun" if BEFORE_NOUN.match(text, use.end) else ""
    if use.pos != "verb":
        return ""
    if NOMINAL.search(text[max(0, use.start - 20) : use.start]):
        return "used as a noun here"
    if counterpart == "say" and not _sayable(use, text):
        return 'no clause or quotation follows, as "say" would need'
    return ""


def _sayable(use, text):
    """Is something said after the verb, or was it said before?"""
    if SAYABLE.match(text, use.end):
        return True
    before = text[max(0, use.start - 90) : use.start]
    return CLAUSE_END.match(text, use.end) and SAID_BEFORE.search(before)


def spelled(counterpart, others, *, american):
    """The spelling of a counterpart, among its variants in `others`, that the article prefers.

    Examples
    --------
    >>> spelled("criticise", ["criticise", "criticize", "object to"], american=True)
    'criticize'
    """
    same = [one for one in others if plain(one) == plain(counterpart)]
    fitting = [one for one in same if bool(BRITISH.search(one)) != american]
    return (fitting or [counterpart])[0]


def is_american(text):
    """Does the text spell in the American way, as far as one can tell?

    Examples
    --------
    >>> is_american("They organized it."), is_american("The centre was organised.")
    (True, False)
    """
    return len(AMERICAN.findall(text)) >= len(BRITISH.findall(text)) and bool(AMERICAN.search(text))


def plain(word):
    """A spelling that British and American variants share."""
    return word.replace("iz", "is").replace("our", "or").replace("tre", "ter")
