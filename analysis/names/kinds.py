"""Of what a capitalised name is: of a person, a group or an organisation."""

import csv
import re
from functools import cache, lru_cache

from analysis.bodies import BODY, ENDS_IN_CAUSE, FIRST_NAMES, is_body, is_people
from analysis.names.places import DATA, NUMBER
from analysis.voices.cues import word_class

ORGANISATION = re.compile(
    rf"\b(?:{BODY}|Ministry|Agency|Group|Inc|Corp|Ltd|Company|Foundation|Organi[sz]ation|Authority"
    r"|Police|Constabulary|Movement|Alliance|Network|Coalition|Campaign|Forward|First|Watch|Post"
    r"|Times|News|Trust|Society|Force|Guard|Service|Parliament|Senate|Congress|Assembly|Brigade"
    r"|Democrats|Republicans|Chronicle|Herald|Tribune|Gazette|Club|Centre|Center|School|Hospital"
    r"|Images|Wire|Press|Media|Photo|Daily|Journal|Radio|Television|TV|Records|Brothers|Sons"
    r"|Guards|Chiefs|Patrol|Circuit|Insider|Zeitung|Services|Resources|Mobil|Dept|Parenthood"
    r"|Co|Project|Sciences|Industries|Technologies|Systems|Holdings|Partners|Solutions|Motors"
    r"|Airlines|Airways|Pharmaceuticals|Energy|Labs|Studios|Pictures|Entertainment|Financial"
    r"|Insurance|Bancorp|Electric|Steel|Petroleum|Analytics|Communications|Enterprises"
    r"|Register|Observer|Examiner|Telegraph|Dispatch|Inquirer|Globe|Mirror|Courier|Bee)\b"
    r"|^(?:Big|Team|Planned|Red|Green|Blue|New|Open|Free|First|United|National|Black|White|Great|Stop|Save|Just)\b"
    r"| (?:United|UK|USA|North End|Rovers|Wanderers|Albion|Athletic|Hotspur|FC|AFC|Command)$"
)
# "Enhanced Interrogation Techniques": nobody is called so.
ABSTRACT = re.compile(r"(?:tion|ism|ics|ology|ique|ency)s?$")
# Nouns for people, and those who live somewhere.
PEOPLE = word_class("group") | word_class("people")
CITIZENS = re.compile(r"(?:ians|ites)$|^(?:Texans|New Yorkers|Londoners|Michiganders)$")


@lru_cache(maxsize=2**15)
def kind_of(name, titled):
    """The kind of actor that a name seems to be of; `titled`: it stands after "Mr." or an office.

    >>> [kind_of(name, False) for name in ("Ada Bell", "Green Party", "Public Health", "Biden")]
    ['person', 'organisation', 'organisation', 'person']
    """
    if titled:
        return "person"
    if is_people(name) or name.lower() in PEOPLE or CITIZENS.search(name):
        return "group"
    if is_body(name) or ORGANISATION.search(name) or NUMBER.search(name):
        return "organisation"
    first, *rest = name.split()
    if not rest:
        return "person" if name in leaders() else "organisation"
    if first not in FIRST_NAMES and (ABSTRACT.search(name) or ENDS_IN_CAUSE.search(name)):
        return "organisation"
    return "organisation" if name.isupper() or len(rest) > 3 else "person"


@cache
def leaders():
    """Surnames of heads of state and party leaders, of ``data/name_kinds.csv``."""
    rows = [row for row in name_kinds() if row["kind"] == "leader"]
    return frozenset(name for row in rows for name in row["names"].split("|"))


def name_kinds():
    """The rows of ``data/name_kinds.csv``: kind, placeholder, names (joined by a vertical bar)."""
    with open(DATA / "name_kinds.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
