"""Records: crumbs, the notice of a publication, contents, files to download."""

from collections.abc import Iterable, Mapping, Sequence

from django.template import Library
from django.utils.safestring import SafeString

from trousseau.lib.questions import question
from trousseau.ui.components.paint import paint

register = Library()


@register.simple_tag
def crumbs(*trail: str) -> SafeString:
    """Show the way here: label, address, label, address… the last label may stand alone."""
    pairs = [
        {"label": trail[place], "href": trail[place + 1] if place + 1 < len(trail) else ""}
        for place in range(0, len(trail), 2)
    ]
    return paint("crumbs", pairs=pairs)


@register.simple_tag
def notice(
    rows: Iterable[tuple[str, str | Sequence[tuple[str, str]]]], *, narrow: bool = False
) -> SafeString:
    """Describe a record: (term, text) or (term, [(text, address), …])."""
    entries = [
        {"term": term, "text": value, "links": ()}
        if isinstance(value, str)
        else {"term": term, "text": "", "links": value}
        for term, value in rows
    ]
    return paint("notice", entries=entries, narrow=narrow)


@register.simple_tag
def toc(chapters: Iterable[Mapping[str, object]]) -> SafeString:
    """List chapters: mappings of `question`, `title`, `href` and perhaps `page`."""
    rows = [
        {
            "question": question(int(str(chapter["question"]))),
            "title": chapter["title"],
            "href": chapter["href"],
            "page": chapter.get("page", ""),
        }
        for chapter in chapters
    ]
    return paint("toc", rows=rows)


@register.simple_tag
def file_link(label: str, href: str, *, detail: str = "", icon: str = "down") -> SafeString:
    """Link a file and say its format, pages and size."""
    return paint("file_link", label=label, href=href, detail=detail, icon=icon)
