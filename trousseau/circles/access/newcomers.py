"""The five words that a newcomer and who lets them in compare aloud."""

from django.http import Http404

from trousseau.circles.access.circles import name_at
from trousseau.circles.models import CircleMembership, Standing
from trousseau.people.http import Actor
from trousseau.vault import api as vault


def hosts_of(place: CircleMembership) -> list[CircleMembership]:
    """Return the members who may let a newcomer in, who invited them first."""
    members = place.circle.memberships.select_related("person").filter(
        standing=Standing.ADMITTED, person__isnull=False
    )
    return sorted(members, key=lambda one: (one.pk != place.invited_by_id, name_at(one).lower()))


def chosen_host(hosts: list[CircleMembership], chosen: str) -> CircleMembership:
    """Return the member the newcomer is with; by default, who invited them."""
    for host in hosts:
        if str(host.pk) == chosen:
            return host
    if not hosts:
        raise Http404
    return hosts[0]


def newcomer_words(place: CircleMembership, host: CircleMembership, *, by: Actor) -> list[str]:
    """Return the words on the newcomer's screen."""
    if host.person is None:
        raise Http404
    return vault.join_words(
        place.circle.safe_id,
        by.person.holder_id,
        by=by.unlocked,
        member_holder_id=host.person.holder_id,
    )


def words_for(newcomer: CircleMembership, *, by: Actor) -> list[str]:
    """Return the words on the screen of the member who lets a newcomer in."""
    if newcomer.person is None:
        raise Http404
    return vault.join_words(newcomer.circle.safe_id, newcomer.person.holder_id, by=by.unlocked)
