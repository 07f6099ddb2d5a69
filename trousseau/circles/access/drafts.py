"""Key drafts, the stands on them, and the agreed words that a door may carry out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from trousseau.circles.access.cases import HarvestView, open_harvests
from trousseau.circles.access.circles import membership_of, names_of
from trousseau.circles.access.sealed import Payload, opened, readable
from trousseau.circles.contents import DraftContent
from trousseau.circles.models import (
    Circle,
    CircleMembership,
    DraftSource,
    Harvest,
    KeyDraft,
    Stand,
    Standing,
)
from trousseau.circles.rules import Round, StandFacts, Verdict, verdict
from trousseau.lib.clock import today
from trousseau.lib.questions import Question, question
from trousseau.people.http import Actor
from trousseau.people.models import Person


@dataclass(frozen=True)
class OwnStand:
    """What I answered; `is_current` is False when the text has changed since."""

    recognises: bool
    reserve: str
    accepts: bool | None
    is_current: bool


@dataclass(frozen=True)
class DraftView:
    """A draft as a member reads it."""

    id: UUID
    opens: bool
    content: DraftContent | None = None
    question: Question | None = None
    drafters: tuple[str, ...] = ()
    provenance: dict[str, int] | None = None
    reserves: tuple[str, ...] = ()
    verdict: Verdict | None = None
    mine: OwnStand | None = None
    is_presenter: bool = False
    round_ends_on: date | None = None
    passed_key_slug: str = ""
    withdrawn: int = 0
    version: int = 0
    harvests: tuple[UUID, ...] = ()
    may_take_out: bool = False

    @property
    def may_answer(self) -> bool:
        """Say whether an answer is still possible."""
        return self.opens and not self.passed_key_slug


@dataclass(frozen=True)
class AgreedDraft:
    """The words a circle agreed to let out, and nothing else of it."""

    draft: KeyDraft
    content: DraftContent
    reserves: tuple[str, ...]
    provenance: dict[str, int]
    withdrawn: int


def draft_for(person: Person, pk: UUID) -> KeyDraft:
    """Return a draft of a circle this person is a member of."""
    draft = KeyDraft.objects.select_related("circle__safe", "safe").filter(pk=pk).first()
    if draft is None:
        raise Http404
    if draft.circle.closed_on is not None:
        raise Http404
    if not draft.circle.memberships.filter(person=person, standing=Standing.ADMITTED).exists():
        raise Http404
    return draft


def drafts_of(circle: Circle, *, by: Actor) -> list[DraftView]:
    """Return the drafts of the circle, by question then title, with where each stands."""
    rows = list(KeyDraft.objects.filter(circle=circle))
    views = _views(circle, rows, by=by)
    return sorted(
        views,
        key=lambda view: (
            view.question.number if view.question else 9,
            view.content.title if view.content else "",
        ),
    )


def draft_view(draft: KeyDraft, *, by: Actor) -> DraftView:
    """Open one draft."""
    return _views(draft.circle, [draft], by=by)[0]


def agreed_draft(draft: KeyDraft, *, by: Actor) -> AgreedDraft:
    """Return the words of a draft that may leave; one that may not looks absent."""
    view = draft_view(draft, by=by)
    if view.content is None or view.verdict is None:
        raise Http404
    if not view.verdict.passes:
        raise Http404
    return AgreedDraft(
        draft=draft,
        content=view.content,
        reserves=view.reserves,
        provenance=view.provenance or {},
        withdrawn=view.withdrawn,
    )


def own_stand(draft: KeyDraft, *, by: Actor) -> Stand | None:
    """Return the sealed row of this member's stand on a draft, if any."""
    me = membership_of(by.person, draft.circle).number
    for stand, payload in readable(Stand.objects.filter(draft=draft), by=by):
        if payload["number"] == me:
            return stand
    return None


def _views(circle: Circle, rows: Sequence[KeyDraft], *, by: Actor) -> list[DraftView]:
    place = membership_of(by.person, circle)
    names = names_of(circle)
    here = set(
        circle.memberships.filter(standing=Standing.ADMITTED).values_list("number", flat=True)
    )
    stands: dict[UUID, list[Payload]] = {row.pk: [] for row in rows}
    for stand, payload in readable(Stand.objects.filter(draft__in=rows), by=by):
        stands[stand.draft_id].append(payload)
    gone: dict[UUID, int] = dict.fromkeys(stands, 0)
    for source in DraftSource.objects.filter(draft__in=rows, withdrawn_on__isnull=False):
        gone[source.draft_id] += 1
    return [
        _view(row, payload, stands[row.pk], place, names, here, gone[row.pk])
        for row, payload in opened(rows, by=by)
    ]


def _view(
    row: KeyDraft,
    payload: Payload | None,
    stands: list[Payload],
    place: CircleMembership,
    names: dict[int, str],
    here: set[int],
    withdrawn: int,
) -> DraftView:
    if payload is None:
        return DraftView(id=row.pk, opens=False)
    me, content = place.number, DraftContent.from_payload(payload)
    presenters = frozenset(payload["presenters"])
    current = [stand for stand in stands if stand["version"] == payload["version"]]
    return DraftView(
        id=row.pk,
        opens=True,
        content=content,
        question=question(content.question),
        drafters=tuple(names.get(number, "") for number in payload["drafters"]),
        provenance=payload["provenance"],
        reserves=tuple(sorted(stand["reserve"] for stand in current if stand["reserve"])),
        verdict=verdict(
            Round(
                version=payload["version"],
                presenters=presenters,
                members=frozenset(payload["members"]) & here,
                ends_on=row.round_ends_on,
            ),
            [_facts(stand) for stand in stands],
            today=today(),
        ),
        mine=_own([stand for stand in stands if stand["number"] == me], payload["version"]),
        is_presenter=me in presenters,
        round_ends_on=row.round_ends_on,
        passed_key_slug=row.passed_key_slug,
        withdrawn=withdrawn,
        version=payload["version"],
        harvests=tuple(UUID(pk) for pk in payload["harvests"]),
        may_take_out=place.is_facilitator or me in payload["drafters"],
    )


def _facts(stand: Payload) -> StandFacts:
    return StandFacts(
        number=stand["number"],
        version=stand["version"],
        recognises=stand["recognises"],
        has_reserve=bool(stand["reserve"]),
        accepts=stand["accepts"],
    )


def _own(mine: list[Payload], version: int) -> OwnStand | None:
    if not mine:
        return None
    stand = mine[0]
    return OwnStand(
        recognises=stand["recognises"],
        reserve=stand["reserve"],
        accepts=stand["accepts"],
        is_current=stand["version"] == version,
    )


def harvests_of_draft(view: DraftView, *, by: Actor) -> list[HarvestView]:
    """Return what is left of the harvests a draft draws on."""
    return open_harvests(list(Harvest.objects.filter(pk__in=view.harvests)), by=by)
