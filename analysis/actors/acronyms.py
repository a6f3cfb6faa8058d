"""Bodies that a text introduces with an acronym: "the Court of Arbitration for Sport (CAS)"."""

import re

from analysis.names import THINGS

SMALL = "of|for|and|the|in|on|against|&"
INTRODUCED = re.compile(
    rf"(?P<name>[A-Z][\w’'-]*(?:,? (?:{SMALL}|[A-Z][\w’'-]*)){{1,10}})"
    r" \((?:the )?(?P<acronym>[A-Z][A-Za-z&]{1,8})\)"
)
WORD = re.compile(r"[\w’'&-]+")


def introduced(text, table):
    """The (start, end, actor, kind) of each place of a body that is introduced with its acronym.

    `table`: form → (actor, kind) of the bodies that are known. The name is the shortest one whose
    capitals spell the acronym; some of them may be left out of it, the first may not.

    Examples
    --------
    >>> text = "The Election Commission of India (ECI) met. The ECI left."
    >>> [text[start:end] for start, end, *_ in introduced(text, {})]
    ['Election Commission of India', 'ECI', 'ECI']
    """
    for match in INTRODUCED.finditer(text):
        name, acronym = _spelt(match["name"], match["acronym"]), match["acronym"]
        if not name or _is_thing(name):
            continue
        actor = table.get(name) or table.get(acronym) or (name, "organisation")
        for form in (name, acronym):
            for place in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
                yield *place.span(), *actor


def _is_thing(name):
    """Is it a law, a programme or the like: "Affordable Care Act"?

    >>> _is_thing("Affordable Care Act"), _is_thing("Care Board of Hadley")
    (True, False)
    """
    heads = re.split(r" (?:of|for) ", name)
    return any(head.split(" ")[-1] in THINGS for head in (heads[0], heads[-1]))


def _spelt(phrase, acronym):
    """The shortest end of a phrase whose capitals spell an acronym, or "".

    >>> _spelt("Monday Immigration and Customs Enforcement", "ICE")
    'Immigration and Customs Enforcement'
    """
    letters = [letter for letter in acronym if letter.isupper()]
    for word in reversed(list(WORD.finditer(phrase))):
        capitals = [one for one in phrase[word.start() :] if one.isupper()]
        names = sum(part[0].isupper() for part in phrase[word.start() :].split())
        rest = iter(capitals)
        spelt = capitals[:1] == letters[:1] and all(letter in rest for letter in letters)
        if word[0][0].isupper() and spelt and 1 < names <= len(letters) + 1:
            return phrase[word.start() :]
    return ""
