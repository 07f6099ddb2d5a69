"""For running every detector over a text and keeping the best finds."""

from collections.abc import Iterator

from trousseau.veil import addresses, ages, contacts, dates, nicknames, numbers, organisations
from trousseau.veil.choosing import choose
from trousseau.veil.findings import Find, Span, Trust
from trousseau.veil.names import find_names, find_places, judge
from trousseau.veil.proposals import Proposals
from trousseau.veil.reading import Reading, read

_OF_TEXT = (
    contacts.find_mails,
    contacts.find_links,
    contacts.find_phones,
    numbers.find_checked,
    numbers.find_plates,
    numbers.find_labelled,
    numbers.find_passwords,
    numbers.find_coded,
    dates.find_full_dates,
    dates.find_partial_dates,
    ages.find_ages,
    nicknames.find_nicknames,
    organisations.find_groups,
)
_OF_READING = (
    addresses.find_addresses,
    addresses.find_address_parts,
    organisations.find_after_noun,
    organisations.find_title_case,
)


# French spaces are typed, pasted and printed in many widths: one sign for one, so places hold.
_SPACES = {ord(one): " " for one in "\u00a0\u202f\u3000"} | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_PLAIN = str.maketrans(_SPACES | _HYPHENS)


def _spans(reading: Reading) -> Iterator[Span]:
    for of_text in _OF_TEXT:
        yield from of_text(reading.text)
    for of_reading in _OF_READING:
        yield from of_reading(reading)
    verdicts = judge(reading)
    yield from find_names(reading, verdicts)
    yield from find_places(reading, verdicts)


def scan(text: str) -> list[Find]:
    """Find all that could identify someone, in order and without overlap."""
    plain = text.translate(_PLAIN)
    reading = read(plain)
    spans = choose(_spans(reading), plain)
    proposals = Proposals(reading, spans)
    return [
        Find(
            start=span.start,
            end=span.end,
            kind=span.kind,
            text=text[span.start : span.end],
            proposal=proposals.for_span(span),
            sure=span.trust >= Trust.STRONG,
        )
        for span in spans
    ]
