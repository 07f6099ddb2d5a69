"""For finding telephones, e-mail addresses, links and account names."""

import re
from collections.abc import Iterator

from trousseau.veil.findings import Kind, Span, Trust

# French plan: 0 then nine digits, any grouping; +33 or 0033 in place of the 0 (ARCEP, décision 2018-0881).
_FRENCH = re.compile(
    r"(?<![\d,])(?:(?:\+|00)[ .]?33[ .\-]?(?:\(0\)[ .]?)?|0)[1-9](?:[ .\-/_\u00a0\u202f]{0,2}\d){8}(?!\d)"
)
# International: + and 8 to 15 digits (ITU-T E.164).
_FOREIGN = re.compile(r"(?<!\w)(?:\+|00)[1-9](?:[ .\-()\u00a0\u202f]?\d){7,14}(?!\d)")
# A number cut short after the word for it.
_SHORT = re.compile(
    r"\b(?:t[ée]l(?:[ée]phone)?|portable|mobile|num[ée]ro|num|joindre|appel\w{0,4})\b[ .:]{0,3}(?:au |est |le )?"
    r"(0[1-9](?:[ .\-]?\d{2}){1,3})(?!\d)(?![ .\-]?\d)",
    re.IGNORECASE,
)
_DIGITS = (
    "z[ée]ro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|"
    "seize|vingts?|trente|quarante|cinquante|soixante|et|\\d{1,2}"
)
_SPOKEN = re.compile(
    rf"\b(?:z[ée]ro)[ ,\-]{{1,3}}(?:(?:{_DIGITS})[ ,.\-]{{1,3}}){{3,16}}(?:{_DIGITS})\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}+(?:@| ?(?:\(at\)|\[at\]|\barobase\b) ?)[\w-]{1,63}+(?:\.[\w-]{1,63}+){0,5}",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:\bhttps?://|\bwww\.)[^\s<>\"«»]{2,2000}+", re.IGNORECASE)
_SITE = re.compile(
    r"(?<![\w.@-])(?:[\w-]{1,63}\.){1,4}(?:fr|com|org|net|eu|gouv|info|io|me|be|ch|example)(?:/[^\s<>\"«»]{0,500}+)?(?![\w@-])"
)
_HANDLE = re.compile(r"(?<![\w.@])@[^\W_][\w.\-]{1,40}")
_ACCOUNT = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|facebook|fb|telegram|whats ?app|twitter|discord|skype|signal|viber|pseudo|"
    r"(?:compte|profil|identifiant|login)(?= ?:| est))\b"
    r"(?:[ :=,]{1,3}|[ ](?:est|c'est|sous|au nom de)[ ])(?:[«\"“@]? ?)([^\W_][\w.\-]{2,40})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)…"


def _strip(text: str, start: int, end: int) -> int:
    """Leave the closing punctuation of the sentence out of a link."""
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return end


def _looks_like_account(name: str) -> bool:
    """Tell an account name from a word: a figure, a dot or an underscore inside letters."""
    inside = name.rstrip(_TRAILING)
    return any(c.isalpha() for c in inside) and any(c.isdigit() or c in "._" for c in inside)


def find_phones(text: str) -> Iterator[Span]:
    """Find telephone numbers: French, foreign, cut short, or written in words."""
    for pattern in (_FRENCH, _FOREIGN):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), Kind.PHONE, Trust.CHECKED)
    for match in _SHORT.finditer(text):
        yield Span(match.start(1), match.end(1), Kind.PHONE, Trust.DOUBT)
    for match in _SPOKEN.finditer(text):
        yield Span(match.start(), match.end(), Kind.PHONE, Trust.STRONG)


def find_mails(text: str) -> Iterator[Span]:
    """Find e-mail addresses, also with « (at) »."""
    for match in _EMAIL.finditer(text):
        end = _strip(text, match.start(), match.end())
        trust = Trust.CHECKED if "." in text[match.start() : end] else Trust.DOUBT
        yield Span(match.start(), end, Kind.EMAIL, trust)


def find_links(text: str) -> Iterator[Span]:
    """Find links, sites, @names and account names given after the name of a network."""
    for pattern, trust in ((_LINK, Trust.CHECKED), (_SITE, Trust.STRONG), (_HANDLE, Trust.STRONG)):
        for match in pattern.finditer(text):
            end = _strip(text, match.start(), match.end())
            yield Span(match.start(), end, Kind.URL, trust)
    for match in _ACCOUNT.finditer(text):
        if _looks_like_account(match.group(1)):
            end = _strip(text, match.start(1), match.end(1))
            yield Span(match.start(1), end, Kind.URL, Trust.CONTEXT)
