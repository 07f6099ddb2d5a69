"""Turns a component and its inputs into HTML: the only place where components are rendered."""

from collections.abc import Collection

from django.template import TemplateSyntaxError
from django.template.loader import get_template
from django.utils.safestring import SafeString


def paint(component: str, **inputs: object) -> SafeString:
    """Render `ui/components/<component>.html` with these inputs and nothing else."""
    return SafeString(get_template(f"ui/components/{component}.html").render(inputs))


def check(value: str, allowed: Collection[str], what: str) -> str:
    """Return the value, or say in the error what would have been accepted."""
    if value not in allowed:
        message = f"{what}: {value!r} is not one of {', '.join(map(repr, sorted(allowed)))}."
        raise TemplateSyntaxError(message)
    return value
