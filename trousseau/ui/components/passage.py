"""The passage: what could identify someone, and what it becomes."""

from django.template import Library
from django.utils.safestring import SafeString

from trousseau.ui.components.paint import check, paint

register = Library()

FINDS = ("sure", "doubt", "now", "done", "kept", "rare")


@register.simple_tag
def find(text: str, state: str, *, href: str = "") -> SafeString:
    """Mark words in a text; each state has its own line, readable in grey."""
    check(state, FINDS, "find")
    look = state if state == "rare" else f"find {state}"
    return SafeString(paint("find", text=text, look=look, href=href, now=state == "now").strip())


@register.simple_tag
def find_legend() -> SafeString:
    """Explain the four lines of the passage."""
    return paint("find_legend")


@register.simple_tag
def swap(before: str, after: str) -> SafeString:
    """Show what was written and what is proposed."""
    return paint("swap", before=before, after=after)


@register.simple_tag
def progress(done: int, total: int, *, label: str) -> SafeString:
    """Show how far a task has come; the words « 4 sur 11 » stand for the bar."""
    return paint("progress", done=done, total=total, label=label)
