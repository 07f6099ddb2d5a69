"""For choosing among spans that overlap, and giving back the rest of the losers."""

from collections.abc import Iterable, Sequence

from trousseau.veil.findings import Kind, Span, Trust

# When two kinds of equal trust meet, the more exact one wins.
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.PLACE, Kind.PERSON, Kind.ORG, Kind.AGE, Kind.DATE, Kind.ADDRESS,
            Kind.ID, Kind.PHONE, Kind.URL, Kind.EMAIL,
        )
    )
}  # fmt: skip
_LEAST_REST = 2


def _weight(span: Span) -> tuple[bool, bool, int, int, int]:
    """Rank a span: patterns before words, evidence before doubt, then the longest."""
    exact = _RANK[span.kind] >= _RANK[Kind.AGE]
    founded = not exact or span.trust > Trust.DOUBT
    return exact, founded, span.end - span.start, span.trust, _RANK[span.kind]


def _rests(span: Span, taken: Sequence[int], text: str) -> Iterable[Span]:
    """Give the parts of a span that no better one has taken, if they still hold a word."""
    start = span.start
    for at in range(span.start, span.end + 1):
        if at == span.end or taken[at]:
            part = text[start:at]
            left = start + len(part) - len(part.lstrip(" ,.-'’()«»\n"))
            right = start + len(part.rstrip(" ,-(«»\n"))
            if right - left >= _LEAST_REST and _tells(span, text[left:right]):
                yield Span(left, right, span.kind, span.trust)
            start = at + 1


def _tells(span: Span, part: str) -> bool:
    """Tell whether a rest says something: half a date or number does only by its figures."""
    exact = _RANK[span.kind] >= _RANK[Kind.AGE]
    return any(c.isdigit() for c in part) if exact else any(c.isalpha() for c in part)


def choose(spans: Iterable[Span], text: str) -> list[Span]:
    """Keep the best spans, without overlap, in the order of the text."""
    taken = bytearray(len(text))
    kept: list[Span] = []
    for span in sorted(spans, key=_weight, reverse=True):
        whole = not any(taken[span.start : span.end])
        for part in [span] if whole else list(_rests(span, taken, text)):
            taken[part.start : part.end] = b"\x01" * (part.end - part.start)
            kept.append(part)
    return sorted((s for s in kept if s.end > s.start), key=lambda s: s.start)
