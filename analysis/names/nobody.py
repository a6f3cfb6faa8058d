"""Names that are nobody where they stand: on whose pages something is said, who took a picture."""

import re

# "His Twitter account", "on Twitter": by what somebody says things.
MEDIUM = re.compile(
    r"(?:Twitter|Facebook|Instagram|YouTube|TikTok|Reddit|Snapchat|Truth Social|Telegram"
    r"|WhatsApp|LinkedIn|Bluesky|Weibo|Discord|Twitch)(?![\w’'])"
)
POSTED = re.compile(
    r" (?:accounts?|feeds?|pages?|posts?|threads?|users?|tirades?|rants?|storms?|messages?|videos?"
    r"|followers?|friends?|groups?|handles?|bios?|comments?|profiles?|lives?|live(?:stream)?"
    r"|attacks?|fights?|spats?|outbursts?|exchanges?|polls?|replies|reply|updates?)\b"
)
ON = re.compile(r"\b(?:on|via|t(?:ook|akes?|aking) to|turned to) $", re.I)
AGENCIES = frozenset(["AFP", "AP", "EPA", "Bloomberg", "Getty", "Pool", "Reuters", "TNS", "UPI"])


def is_nobody(text, start, end):
    """Tell whether a name is that of a medium somebody uses, or of a picture's maker or agency.

    >>> text = "On Twitter Ada Bell fell. Tom Ray/AFP"
    >>> [is_nobody(text, *place) for place in [(3, 10), (11, 19), (26, 33), (34, 37)]]
    [True, False, True, True]
    """
    if "/" in (text[start - 1 : start], text[end : end + 1]):
        return " " in text[start:end] or text[start:end] in AGENCIES
    if not MEDIUM.fullmatch(text, start, end):
        return False
    used = ON.search(text, max(0, start - 12), start)
    return bool(used or POSTED.match(text, end))
