"""What changed in a meeting, told to the pages that show it: a name, never what it says."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from trousseau.lib.event_stream import KIND, TOPICS, event
from trousseau.lib.hub import AGAIN, DOUBT, hub
from trousseau.people.models import Person

FRAGMENTS = frozenset({"phase", "seats", "slips", "clock"})
RETRY = 3000  # milliseconds a browser waits before it comes back


def tell(meeting_pk: UUID, *fragments: str) -> None:
    """Say, once the transaction is written, which fragments of a meeting changed."""
    if not FRAGMENTS.issuperset(fragments):
        raise ValueError("not a fragment")  # unquoted: it may be what somebody wrote
    transaction.on_commit(partial(hub.tell, str(meeting_pk), *fragments))


def finish(meeting_pk: UUID) -> None:
    """Say, once the transaction is written, that a meeting is over: its streams end."""
    transaction.on_commit(partial(hub.tell, str(meeting_pk), "phase", DOUBT))


def stream(request: HttpRequest, meeting_pk: UUID, person: Person) -> HttpResponse:
    """Answer with a stream of a meeting; without an ASGI server, the browser asks again instead.

    It begins with AGAIN: a page that comes back asks for everything anew, so nothing is kept.
    """
    scope = getattr(request, "scope", {})
    scope[TOPICS] = (str(meeting_pk), str(person.holder_id))
    answer = HttpResponse(f"retry: {RETRY}\n{event(AGAIN)}", content_type=KIND)
    answer.headers["X-Accel-Buffering"] = "no"
    return answer
