"""Every address that the server answers, read from its resolver."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver

EXAMPLES = {"int": "987654", "uuid": str(uuid4()), "slug": "rien", "str": "rien", "path": "rien"}


def patterns(
    found: Any = None, place: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Walk the whole resolver: name with its namespace, route, pattern."""
    for one in (found or get_resolver()).url_patterns:
        route = place + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route, f"{one.namespace}:" if one.namespace else space)
        else:
            yield space + (one.name or ""), route, one


def example(route: str) -> str:
    """Return an address that a route answers, about nothing that exists."""
    plain = re.sub(r"\^|\$$|\\Z", "", route)
    if "((?:" in route:
        return "/" if route.startswith("^((") else example(route.split("^((")[0])
    plain = re.sub(r"\(\?P<\w+>[^)]*\)|\(\[[^)]*\]\+\)|\(\.\*\)", "rien", plain)
    plain = re.sub(r"<(?:(\w+):)?\w+>", lambda found: EXAMPLES[found[1] or "str"], plain)
    return "/" + plain.replace(".*", "rien").replace("\\", "")
