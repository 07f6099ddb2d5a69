"""Danger: the striped band and the numbers to call."""

from django.template import Library
from django.utils.safestring import SafeString

from trousseau.ui.components.paint import check, paint

register = Library()


@register.simple_block_tag
def alarm(content: SafeString, *, title: str = "", over: str = "", level: int = 1) -> SafeString:
    """Head a danger page, or warn in one line when there is no title."""
    return paint("alarm", content=content, title=title, over=over, level=level)


@register.simple_tag(name="call")  # its first name, which djlint takes for another language
@register.simple_tag
def phone(
    number: str, name: str, *, detail: str = "", by: str = "tel", shown: str = ""
) -> SafeString:
    """Give a number to call, or to write to by `sms`, as it is said aloud."""
    check(by, ("tel", "sms"), "by")
    return paint("phone", number=number, name=name, detail=detail, by=by, shown=shown or number)
