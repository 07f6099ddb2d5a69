"""The only door to records: everyone may look for what is published."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from trousseau.catalogue import rules
from trousseau.catalogue.models import Record


def found(query: str, question: int | None = None) -> QuerySet[Record]:
    """Return the records that hold every word asked, those that hold them in the title first.

    Whole words count before beginnings of words, which serve only when nothing else is found.
    """
    asked = rules.asked(query)
    if not asked:
        return Record.objects.none()
    records = Record.objects.all() if question is None else Record.objects.filter(question=question)
    whole = records.filter(_holding("words", asked, end=" "))
    if whole.exists():
        return _ranked(whole, asked, end=" ")
    long = [forms for forms in asked if min(map(len, forms)) >= rules.SHORTEST_PREFIX]
    if not long:
        return Record.objects.none()
    return _ranked(records.filter(_holding("words", long, end="")), long, end="")


def _holding(field: str, asked: Sequence[frozenset[str]], *, end: str) -> Q:
    """Hold, for every word asked, at least one of its forms."""
    condition = Q()
    for forms in asked:
        one = Q()
        for form in sorted(forms):
            one |= Q(**{f"{field}__contains": f" {form}{end}"})
        condition &= one
    return condition


def _ranked(
    records: QuerySet[Record], asked: Sequence[frozenset[str]], *, end: str
) -> QuerySet[Record]:
    """Put title hits first."""
    in_title = When(_holding("title_words", asked, end=end), then=Value(0))
    rank = Case(in_title, default=Value(1), output_field=IntegerField())
    return records.annotate(rank=rank).order_by("rank", "kind", "title", "slug")
