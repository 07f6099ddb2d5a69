"""The protocols a circle may follow: those it wrote, and those we propose."""

from dataclasses import dataclass

from django.http import Http404

from trousseau.circles import library
from trousseau.circles.models import Circle, CircleProtocol
from trousseau.circles.protocols import Protocol, from_data


@dataclass(frozen=True)
class ProtocolView:
    """A protocol as a circle sees it; `own` is the row when the circle wrote it."""

    protocol: Protocol
    own: CircleProtocol | None = None

    @property
    def origin_name(self) -> str:
        """Return the name of the protocol it was copied from, if that one is still proposed."""
        found = library.protocols().get(self.own.based_on) if self.own else None
        return found.name if found else ""


def protocols_of(circle: Circle) -> list[ProtocolView]:
    """Return the circle's own protocols, then those we propose."""
    written = [
        ProtocolView(from_data(own.data), own)
        for own in CircleProtocol.objects.filter(circle=circle).order_by("name", "slug")
    ]
    hidden = {view.protocol.slug for view in written}
    proposed = [ProtocolView(one) for one in library.protocols().values() if one.slug not in hidden]
    return [*written, *proposed]


def protocol_for(circle: Circle, slug: str) -> Protocol:
    """Return the protocol a meeting of this circle follows; KeyError when nobody wrote it."""
    own = CircleProtocol.objects.filter(circle=circle, slug=slug).first()
    return from_data(own.data) if own else library.protocol(slug)


def protocol_view(circle: Circle, slug: str) -> ProtocolView:
    """Return one protocol, as the circle sees it."""
    found = [view for view in protocols_of(circle) if view.protocol.slug == slug]
    if not found:
        raise Http404
    return found[0]


def own_protocol_for(circle: Circle, slug: str) -> CircleProtocol:
    """Return a protocol this circle wrote."""
    own = CircleProtocol.objects.select_related("circle").filter(circle=circle, slug=slug).first()
    if own is None:
        raise Http404
    return own


def free_slug(circle: Circle, base: str) -> str:
    """Return a short name nobody took, made of the one it comes from and a number."""
    taken = {view.protocol.slug for view in protocols_of(circle)}
    return next(slug for n in range(2, 10_000) if (slug := f"{base[:44]}-{n}") not in taken)
