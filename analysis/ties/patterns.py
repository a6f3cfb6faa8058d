"""The patterns that ties are made by: what may stand between a word and a name."""

import re

from analysis.quantities import COUNTING
from analysis.voices.cues import word_class

# Offices and forms of address, which may stand before a name.
TITLES = "|".join(sorted(word_class("office")))
WORDS = r"(?:[\w.’'-]+,? )"
# Between a label and the name after it: "leader of the tyrant Ada Bell" has nothing there.
NEXT = re.compile(
    r"(?:[’']s)?[\s“”\"‘(]*(?:(?:group|government|leader|party|organi[sz]ation|movement"
    r"|president|militia|forces|network|ruler|chief|candidate|mayor|minister|[A-Z][\w-]+)\s)?$"
)
NEXT_AFTER_COMMA = re.compile(r",\s[“\"‘]?$")
APPOSITION = re.compile(
    r"(?:[’']s? \w+)?(?: \(\w+\))?,? ?[,(—–] ?"
    rf"(?:an?|the|its|his|her|their|another|once an?) {WORDS}{{0,4}}[“\"‘]?$"
)
OWNED = re.compile(rf"(?:[’']s?)? [“\"‘]?{WORDS}{{0,2}}[“\"‘]?$")
# "Bell, Ray's stooge": who somebody is to somebody else; "a power grab by Bell": whose deed.
OWNED_APPOSITION = re.compile(r", (?:[A-Z][\w-]*\s?){1,3}[’']s? (?:[a-z-]+ ){0,2}[“\"‘]?")
DONE_BY = re.compile(r"\sby\s(?:the |an? )?(?:[a-z-]+ ){0,2}")
LINKED = re.compile(
    r"[\s,”\"]*(?:of|(?:[\w“”\"‘’-]+ ){0,3}?(?:affiliated with|linked to|loyal to|tied to"
    r"|allied with|led by|appointed by|backed by|known as|called|named|such as|like|including))"
    r"\s(?:[\w-]+[ ,]+){0,4}?$"
)
COPULA = re.compile(
    r"\s(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became|as)"
    r"(?: (?:not|now|also|still|already|simply|just|once|nothing but|[a-z]+ly))* "
    rf"(?:(?:an?|the|such an?|no|this|that|its|his|her|their) )?{WORDS}{{0,3}}[“\"‘]?$"
)
TOLD = re.compile(
    r"\b(?:considers?|considered|call(?:s|ed|ing)?|designates?|designated|brand(?:s|ed|ing)?|labels?"
    r"|labell?ed|declares?|declared|dubs?|dubbed|regards?|regarded|deems?|deemed|sees?|names?"
    r"|named|lists?|listed|denounced|described|describes?"
    r"|(?:portrayals?|perceptions?|images?|views?|depictions?|descriptions?) of)\s"
    r"(?P<what>(?!(?:in|on|at|under|among|for|with)\s)(?:(?!\bby\b)[^.;:!?]){0,50}?)"
    r"(?:\bas )?(?:an?|the)?\s?[“\"‘]?(?:[\w-]+ ){0,2}$",
    re.I,
)
# "Bell dismissed the plan as reckless": said of what is dismissed.
TOLD_AS = re.compile(
    r"\b(?:dismiss|blast|slam|condemn|rubbish|hail|prais|derid|mock|attack|ridicul|decr[iy]"
    r"|lambast|portray|paint|cast\b|characteri[sz]|denounc|criticis|criticiz|depict|view|fram"
    r"|present|describ|smear|vilif|tout|defend|writ|wrote)\w*\s"
    r"(?P<what>(?:(?!\bby\b)[^.;:!?]){0,80}?)\bas (?:an?|the)?\s?[“\"‘]?(?:[\w,-]+ ){0,2}$",
    re.I,
)
# "Condemned the vile attack": what is condemned is not of who condemns it.
CONDEMNED = re.compile(
    r"\b(?:condemn|denounc|decr[iy]|deplor|lament|criticis|criticiz|mourn)\w*\s"
    r"[“\"‘]?(?:an?|the|this|that|these|those|what)?\s?[“\"‘]?(?:[\w,-]+ ){0,2}[“\"‘]?$",
    re.I,
)
# "Denounced her in a scathing post": told of the post.
INSIDE = re.compile(r"\b(?:in|with|at|for|on|by|from|to|over) ")
# "Called her a burden on": a label that goes on, before what is inside it.
LABELLED = re.compile(r"\b(?:an?|the) (?:[\w-]+ )+$")
# "In what critics called a shameful deal".
WHAT = re.compile(r"\b(?:in|after|amid|by|with|for|from|of|to) what (?:[\w’'-]+ ){1,4}$", re.I)
# A noun for one person: "the Green Party strongman" is one of the party.
LEADER = re.compile(
    r"\b(?:strongman|tyrant|despot|dictator|autocrat|populist|firebrand|demagogue|hardliner|mogul"
    r"|tycoon|oligarch|supremo|kingpin|warlord|maverick)$",
    re.I,
)
# A label with its article; "a bigot and a kleptocrat, a would-be autocrat": said of the same one.
DETERMINED = re.compile(r"\b(?:the|an?|this|that|these|those)\s[“\"‘]?$", re.I)
CHAIN = re.compile(r"(?:,| and|, and) (?:an? |the )?(?:[\w-]+ )?")
# "Be hounded out by fools": a predicate goes no farther than a preposition.
APART = re.compile(r"\b(?:of|in|for|by|to|with|on|against|from|about|at|over|into)\b")
# "Brave men and women": people whom the phrase itself names.
OF_PEOPLE = re.compile(r"\b(?:men|women|people|boys|girls|troops|officers)\b")
# "Bell was met by crowds who called him …"
ACTED_ON = re.compile(r"\bby (?:[\w’'-]+ ){1,4}(?:who|that) (?:[\w’'“”\",!-]+ )*$")
# A verb that parts an adjective from the name after it: "the populist told Bell".
FINITE = re.compile(r"\b(?:is|are|was|were|has|had|have|will|would|said|says|told|met)\b")
# "The embattled mayor of Rome, Ada Bell".
OFFICE_OF = re.compile(r"\s(?:[a-z-]+ ){1,3}of (?:the )?")
# A name after a preposition is no subject.
GOVERNED = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|into|about|against|under|than|between|over|before|after"
    r"|behind|near|around|as|without|towards?|across|through|within|inside|alongside|told|tells)"
    r"(?: the| a| an| its| his| her| their| this| that)?(?: (?!which|whom|what|whose)[a-z-]+)?"
    rf"(?: (?:{TITLES})\.?)* $"
)
# "A wave of migrants swamped", "stewards sent by Bell did nothing": they act all the same.
ACTING_FOR = re.compile(
    rf"\b(?:{COUNTING} of"
    r"|(?:appointed|led|backed|run|sent|organi[sz]ed|hired|paid|staged|headed|owned) by)"
    r"(?: the| these| those)?(?: [a-z-]+)? $"
)
# "As Bell put it": a preposition that governs nobody.
AS_SUBJECT = re.compile(r"\b[Aa]s $")
DIRECTLY = re.compile(r"\s(?:[a-z]+ly )?")
# What begins a clause; what may stand between a subject and its verb.
CLAUSE = (
    r"(?:\b(?:that|because|when|if|while|as|although|since|where|whether|before|after|until|what"
    r"|how|why|said|says)|[,;:—–])"
)
VERBAL = (
    r"(?:(?:has|had|have|will|would|should|could|can|may|might|must|is|are|was|were|also|never|even"
    r"|been|[a-z]+ly) )"
)
# "Bell gave data that a rival should pounce on": a subject of its own, whom no name tells.
OTHER_SUBJECT = re.compile(
    rf"{CLAUSE} (?:(?:an?|some|many|most|several|these|those|no|any|every|each) "
    r"(?:(?!(?:who|which|that|and|or|to|of|in|on|at|for|from|with|by)\b)[\w’'-]+ ){1,3}"
    rf"{VERBAL}*|(?:[a-z-]+ )?(?!(?:has|was|is|does|always|perhaps|his|its|this|as)\b)[a-z-]+s "
    rf"{VERBAL}+)[“\"‘]?$"
)
# "Said the council had been naive": of a body or a thing that has no name there.
OTHER_IS = re.compile(
    r"\b(?:that|because|while|although|since|said|says) "
    r"(?:the|this|that|an?|some|many|these|those) (?:[\w’'-]+ ){1,4}?(?:(?:has|have|had|would"
    r"|will|may|might|could) )?(?:is|are|was|were|be|been|being|looks?|looked|seems?|seemed"
    r"|remains?|remained) (?:[a-z]+ly |so |too |not )?[“\"‘]?$"
)
DONE_BY_SOME = re.compile(r"\s(?:[a-z]+ly )?by\b")
# "Fled from a vicious disease", "amid an endless war": of the thing, not of the subject.
OF_THING = re.compile(
    r"\b(?:from|under|despite|amid|after|during|against|about|on|over|into|near|since|by"
    r"|because of)(?: the| an?| this| that| these| those| such| some)?"
    r"(?: (?!(?:his|her|its|their|our|[a-z]+ing)\b)[a-z]+){0,2} $"
)
# An adjective before its noun, other than a noun for a body that may act.
ATTRIBUTIVE = re.compile(
    r",? (?:and [a-z-]+ )?(?!(?:and|or|but|to|in|on|at|for|with|by|as|that|about|from|when|if|than"
    r"|because|while|toward|towards|enough|of|who)\b)(?:[a-z-]+ )*?(?!(?:group|militia|party"
    r"|government|regime|company|organi[sz]ation|network|country|nation|movement|army|state|firm"
    r"|agency|paper|man|woman|leader|politician|person|people|men|women)\b)[a-z]"
)
# "It is a pathetic argument": "it" is no actor.
IT_IS = re.compile(
    r"\b(?:it|this|that)(?:[’']s| is| was| would be| has been) (?:an?|such an?|no) (?:[a-z]+ )?$",
    re.I,
)

# "HTS, an al-Qaeda offshoot, launched": a name that only modifies the noun of an apposition.
APPOSED, MODIFIED = re.compile(r", an? (?:[\w-]+ ){0,2}$"), re.compile(r" [a-z]")
# "It is outrageous to say", "there was an awkward silence": said of nobody.
IMPERSONAL = re.compile(
    r"\b(?:it|there)(?:[’']s| is| was| were| are| seems?| seemed| looks?| becomes?| became"
    r"| (?:has|have|had|would|will|may|might|could) (?:be|been|seem))\s"
    r"(?:(?:[a-z]+ly|an?|no|so|too|very|more|most|not|only|just|quite|rather|all)\s)*$",
    re.I,
)
IMPERSONAL_CLAUSE = re.compile(r",?(?: [a-z]+,?)? (?:to|that|how|when|if|whether|why)\b")
# "The hurricane's ruinous aftermath": of an owner who is no actor.
NO_ACTORS = re.compile(
    r"(?<![\w’'])(?!(?:it|that|there|he|she|what|who|let|here|where|how)[’'])[A-Za-z][\w.-]*[’']s "
    r"(?:[\w-]+,? ){0,2}[“\"‘]?$",
    re.I,
)
# "The claim that he lied is absurd", "to say so was dishonest": said of what is claimed, or done.
OF_CLAUSE = re.compile(
    r"(?:\b(?:suggestion|claim|idea|notion|allegation|fact|accusation|belief|argument|charge|view"
    r"|thought|possibility)s? that\b[^.;:!?]{2,80}"
    r"|(?:^|[,.;:“\"] ?|\b(?:and|but|that) )to [a-z]+ (?:[\w’'-]+ ){0,5}?)"
    r"(?: |\b)(?:is|are|was|were|would be) (?:[a-z]+ly |an? |the |so |not )*(?:[a-z-]+ )?[“\"‘]?$",
    re.I,
)
# "The tone-deaf plea from Bell": whose words or deed it is stands after the noun.
MADE_BY = re.compile(
    r"\s(?:[a-z-]+ ){0,2}(?:[a-z-]+ by|(?:plea|statement|speech|attacks?|comments?|remarks?|tweets?"
    r"|response|message|letter|arguments?|claims?|threats?|op-ed|essay|rhetoric|criticism|warnings?"
    r"|proposal|demands?|lies?|accusations?|rant|diatribe|tirade|post|answer|denials?|reaction)"
    r" from)"
    r"\s(?:the |an? )?(?:[A-Za-z-]+ ){0,2}(?:\w+[’']s )?"
)
# "Bell called Ray out for claiming": the one blamed does it.
BLAMED = re.compile(
    r"(?<![\w.’'-])(?P<who>[\w.’'-]+)(?: out| up| down| back)? for (?:[a-z]+ly |not )*$"
)
OBJECTS = frozenset({"him", "her", "them", "it"})
# "Bell accused its men of looting": those accused do it.
ACCUSED = re.compile(
    r"\b(?:accus|suspect|convict|acquit|clear)\w*\s(?P<what>[^.;:!?]{2,60}?)\sof "
    r"(?:[a-z]+ly |not |having )*[“\"‘]?$"
)
# "Bell told Ray he …": either of the two.
HEARER = re.compile(
    r"\b(?:told|tells?|telling|assured|warned|reminded|informed)\s"
    r"(?:(?:[A-Z][\w.’'-]*\s){1,4}|him\s|her\s)(?:that\s)?$"
)
# "As Bell said in May, ballot harvesting goes on": no deed of who stands in the clause before.
CLAUSE_BEFORE = re.compile(
    r"(?:As|While|When|If|After|Before|Because|Since|Although|Though|Once|Until|Unless)\b[^,;]*, "
    r"(?:(?:the|an?|such|this|that|these|those) )?(?:[a-z-]+ )?"
)
OWNS = re.compile(r"[’']s?\b|[’'](?=\s)|-")
RELATIVE = re.compile(
    r",? (?:who|which|that)\s"
    r"(?:(?:has|had|have|was|were|is|are|will|would|also|later|then|not|[a-z]+ly)\s)*"
    r"(?:\w+s (?:with|by|in) )?$"
)
# "Bell, who leads the opposition, claimed": what stands between a subject and its verb.
INTERPOSED = re.compile(
    r",\s(?:who|which|whose|an?|the|\d)\b(?:[^,;]{0,90},\s){1,2}"
    r"(?:(?:has|had|have|also|later|then|[a-z]+ly)\s)*"
)
OPENING = re.compile(
    r"(?:For|In|On|At|After|Before|With|During|Since|Under|To|From|By|As|Despite|Amid)\b[^,]*"
)
PARTICIPLE = re.compile(r",\s(?:[a-z]+ly |while |by )?(?=\w+ing\b)")
BARE_APPOSITION = re.compile(r", (?:[\w-]+,? ){0,3}")
# Between an adjective and the name of the noun that it modifies.
MODIFIES = re.compile(r",? [“\"‘]?(?:and )?(?:[\w-]+,? (?:and )?){0,2}(?:[A-Z]\w{1,3}\. )?[“\"‘]?")
PREPOSITION = re.compile(r"\b(?:of|in|for|by|to|with|on|against|that|from|as|about|at|over|into)\b")
PRONOUN = re.compile(
    r"\b(he|she|they|it|we|I)(?:[’'](?:s|d|ll|ve|re|m))?\s"
    r"(?:(?!(?:he|she|they|it|we|I)\b)[\w’'“\"‘-]+\s){0,5}[“\"‘]?$",
    re.I,
)
OWNER = re.compile(
    r"\b(his|her|its|their|my|our|whose)\s"
    r"(?:(?!(?:in|on|at|for|as|with|to|by|from|after|before|when|while|over|into)\b)"
    r"[\w’'“\"‘-]+\s?){0,3}$",
    re.I,
)
# "Her critics conceded": said of them.
OWNED_PEOPLE = re.compile(
    r"\b(?:his|her|its|their|my|our|whose)\s(?:[\w’'-]+\s){0,2}?(?:critics?|opponents?|rivals?"
    r"|detractors?|enemies|foes?|supporters|followers|fans|allies|aides|advisers|lawyers?|wife"
    r"|husband|father|mother|sons?|daughters?|brothers?|sisters?|colleagues|friends?|accusers?"
    r"|victims?|predecessors?|successors?)\s(?:[\w’'“\"‘-]+\s){0,3}$",
    re.I,
)
# Not in "said that thugs …", where "that" begins a clause.
DEMONSTRATIVE = re.compile(
    r"\b(?:these|those|this|(?<!ed )(?<!said )(?<!says )(?<!say )(?<!so )that|such)"
    r"\s(?:[\w-]+ ){0,2}$",
    re.I,
)
OBJECT_PRONOUN = re.compile(r"(it|him|her|them)\b", re.I)
SUBJECT_PRONOUN = re.compile(r"\b(he|she|they|it)\b", re.I)
OPENED = re.compile(r"[“\"‘]?(he|she|they|it|his|her|their|its)\b", re.I)
COORDINATED = re.compile(r"\b(?:and|but|or)\s(?:(?:has|had|then|later|also|[a-z]+ly)\s)*$")
BY = re.compile(r"(?:\s\w+){0,2}?\sby\s(?:the\s|a\s)?(?:[\w-]+\s){0,2}?$")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|gets)\s(?:\w+ly\s|not\s|also\s|being\s|now\s)*$"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|said|says|told|met|\w+ed|\w+ing|to|and|that)\b"
    r"|\b[a-z]{3,}s (?=(?:an?|the|his|her|its|their|no)\b)"
)
CLOSE = re.compile(r"(?:\s(?:has|had|have|will|would|may|can|could|might|must|also|[a-z]+ly))*$")
# Words that stand for people named elsewhere in the text.
CROWD = re.compile(
    r"\b(?:mobs?|gangs?|rabble|hordes?|swarms?|floods?|waves?|hooligans?|thugs?|brutes?|radicals"
    r"|animals|savages|vermin|scum|\w+ists|\w*rioters|\w*extremists|vandals|fanatics|zealots"
    r"|invaders|illegals|looters|agitators|troublemakers|terrorists|criminals|goons|louts|yobs"
    r"|crowds?|arm(?:y|ies) of \w+|mobsters|rebels|insurgents|fighters)$",
    re.I,
)
# "A mob of traders" is traders; "a mob of people" may be anybody whom the text tells of.
OF_OTHERS = re.compile(
    r"\sof\s(?!(?:[\w,-]+ ){0,2}(?:people|men|women|youths|youngsters|individuals|others|them|about"
    r"|around|some|up|over|more|hundreds|thousands|dozens|\d[\d,]*)\b)"
)
# Whose words they are stands after "according to": a name, with a title or a word before it.
SOURCE = re.compile(r"\s(?:the |an? |its |his |her |their )?(?:[\w-]+ ){0,2}")
# Disorder is somebody's doing even where the text leaves the doer out.
DISORDER = re.compile(r"\b(?:rampage|lawlessness|anarchy|mayhem|mob rule|rioting|riots?)$", re.I)
# A word for a tie to somebody else: the owner beside it is that other one.
RELATION = re.compile(
    r"\b(?:cron(?:y|ies)|lackeys?|stooges?|puppets?|mouthpieces?|henchm[ae]n|prox(?:y|ies)"
    r"|minions?|allies|ally|offshoots?|patrons?|apologists?|loyalists?|flunk(?:y|ies)|shills?"
    r"|operatives?|sidekicks?|poodles?|satellites?)$",
    re.I,
)
# "A database of extremists" is about nobody; "hundreds of extremists", "a gang of thugs" may be.
OF_THINGS = re.compile(
    rf"\b(?!(?:{COUNTING}|out|those|consist\w*)\b)[\w-]+ of (?:[a-z-]+ ){{0,2}}$", re.I
)
# What somebody suffers, sees or condemns is another's deed: "France has suffered terror attacks".
UNDERGONE = re.compile(
    r"\b(?:suffer|endur|fac(?:e|ed|es|ing)\b|surviv|witness|experienc|saw\b|seen?\b|condemn|fear"
    r"|fled\b|flee|mourn|oppos|investigat|prevent|avoid|alarm|concern|worr|combat|counter|fight"
    r"|(?:talk|claims?|fears?|warn\w*|accusations?|allegations?|threats?|reports?) of\b"
    r"|after\b|since\b|amid\b|during\b|against\b)"
)
DEED = re.compile(
    r"(?:(?<!niza)(?<!nisa)(?<!fac)(?<!coali)tion|sion|ing|ism|ness|ity|ance|terror|coup|raid"
    r"|crackdown|war|violence|purge|massacre|bounty|\w+shing|attack)s?$",
    re.I,
)
PERSONAL = frozenset({"he", "she", "his", "her"})
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
# A label may point back to a group named at most so many characters before.
BACK = 700
