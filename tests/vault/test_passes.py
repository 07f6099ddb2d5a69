"""A meeting's pass: the circle stays open while the notebook locks, and nothing else does."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from tests.vault.models import Card, Note
from tests.vault.world import COOKIE, PASSPHRASE, World, card, note
from trousseau.lib import clock
from trousseau.vault import api as vault
from trousseau.vault import roots
from trousseau.vault.models import Pass, Safe
from trousseau.vault.unlocked import Unlocked

START = datetime(2026, 3, 2, 9, 0, 40, tzinfo=UTC)
END = START + timedelta(hours=3)
MEETING = UUID(int=77)
OTHER = bytes(32)


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.stopped_at(START):
        yield


def after(**times: int) -> None:
    clock.use(lambda: START + timedelta(**times))


def given_to(
    world: World, name: str, safe: Safe, *, cookie: bytes = COOKIE, until: datetime = END
) -> UUID:
    by = getattr(world, name).back()
    return vault.give_pass(meeting_id=MEETING, safe_id=safe.pk, until=until, by=by, cookie=cookie)


def recalled(
    world: World, name: str, *, cookie: bytes = COOKIE, meeting: UUID = MEETING
) -> vault.Guest | None:
    holder_id = getattr(world, name).id
    return vault.recall_pass(meeting_id=meeting, holder_id=holder_id, cookie=cookie)


def guest(world: World, name: str = "aicha") -> vault.Guest:
    found = recalled(world, name)
    assert found is not None
    return found


def test_minute_forty_of_silence_the_circle_opens_and_the_notebook_asks(world: World) -> None:
    safe, notebook = world.circle("aicha", "bruno"), world.notebook("aicha")
    ours = card(safe, "au cercle", by=world.bruno.back())
    mine = note(notebook, "au carnet", by=world.aicha.back())
    unlock_id = vault.remember(world.aicha.back(), COOKIE)
    given_to(world, "aicha", safe)

    after(minutes=40)

    assert vault.recall(unlock_id, COOKIE) is None
    by = guest(world)
    assert vault.open_row(ours, by=by) == {"text": "au cercle"}
    assert vault.open_rows([ours, mine], by=by)[1].payload is None
    assert vault.can_open(safe.pk, by=by)
    assert not vault.can_open(notebook.pk, by=by)


def test_with_a_pass_one_writes_edits_and_shreds_in_the_circle(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    given_to(world, "aicha", safe)
    by = guest(world)

    row = card(safe, "écrit pendant la séance", by=by)
    vault.seal_row(row, {"text": "relu"}, by=by)
    other = card(safe, "à détruire", by=by)
    vault.shred_row(other, by=by)
    vault.trail("contribution.put_down", "contribution", by=by.holder_id)

    assert vault.open_row(Card.objects.get(), by=world.bruno.back()) == {"text": "relu"}
    assert vault.check_safe(safe.pk, by=world.bruno.back(), model=Card) == []
    assert vault.check_safe(safe.pk, by=by, model=Card) == []
    assert [entry.number for entry in vault.roster(safe.pk, by=by)] == [1, 2]


def test_with_a_pass_one_uses_the_pile_of_that_meeting_only(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    put: dict[str, Any] = {"run": 1, "slot": "ballot", "safe_id": safe.pk}
    vault.pile_put(meeting=MEETING, payload={"text": "oui"}, by=world.aicha.back(), **put)
    given_to(world, "aicha", safe)
    by = guest(world)

    vault.pile_put(meeting=MEETING, payload={"text": "non"}, by=by, **put)  # the same person's

    assert vault.pile_own(meeting=MEETING, by=by, **put) == {"text": "non"}
    taken = vault.pile_take(meeting=MEETING, run=1, safe_id=safe.pk, by=world.bruno.back())
    assert taken == [("ballot", {"text": "non"})]
    with pytest.raises(vault.Locked):
        vault.pile_put(meeting=uuid4(), payload={"text": "oui"}, by=by, **put)


def other_circle(world: World, safe: Safe, by: Unlocked) -> None:
    card(world.circle("aicha"), "ailleurs", by=by)


def notebook(world: World, safe: Safe, by: Unlocked) -> None:
    note(world.notebook("aicha"), "ailleurs", by=by)


REFUSED: dict[str, Callable[[World, Safe, Unlocked], object]] = {
    "write in another circle": other_circle,
    "write in the notebook": notebook,
    "make a safe": lambda _world, _safe, by: vault.create_safe("circle", by=by),
    "let in": lambda world, safe, by: vault.admit(
        safe.pk, world.chantal.id, number=3, compared=True, by=by
    ),
    "put out": lambda world, safe, by: vault.remove(safe.pk, world.bruno.id, by=by),
    "leave": lambda world, safe, by: vault.remove(safe.pk, world.aicha.id, by=by),
    "close": lambda _world, safe, by: vault.close_safe(safe.pk, by=by),
    "accept": lambda _world, safe, by: vault.accept_safe(safe.pk, by=by),
    "compare words": lambda world, safe, by: vault.join_words(safe.pk, world.chantal.id, by=by),
    "make a sheet": lambda _world, _safe, by: vault.make_sheet(by=by),
    "be remembered": lambda _world, _safe, by: vault.remember(by, COOKIE),
    "give a pass": lambda _world, safe, by: vault.give_pass(
        meeting_id=MEETING, safe_id=safe.pk, until=END, by=by, cookie=COOKIE
    ),
    "renew the root": lambda world, _safe, by: roots.new_root(world.aicha.holder, by),
}


@pytest.mark.parametrize("act", sorted(REFUSED))
def test_a_pass_does_nothing_that_needs_the_root(world: World, act: str) -> None:
    safe = world.circle("aicha", "bruno")
    row = card(safe, "reste", by=world.aicha.back())
    given_to(world, "aicha", safe)

    with pytest.raises((vault.NotGranted, vault.Locked)), transaction.atomic():
        REFUSED[act](world, safe, guest(world))

    assert vault.open_row(row, by=world.bruno.back()) == {"text": "reste"}
    assert len(vault.roster(safe.pk, by=world.aicha.back())) == 2


def test_a_pass_shows_nothing_and_has_no_root(world: World) -> None:
    given_to(world, "aicha", world.circle("aicha"))
    by = guest(world)

    assert repr(by) == "<Guest>"
    assert by.is_guest
    assert not world.aicha.back().is_guest
    for name in ("root", "own_lock", "half", "public"):
        with pytest.raises(vault.Locked):
            getattr(by, name)
    assert not hasattr(by, "whatever")


def test_the_row_alone_the_cookie_alone_or_another_s_open_nothing(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    secret = world.aicha.back()
    vault.can_open(safe.pk, by=secret)
    given_to(world, "aicha", safe)

    row = Pass.objects.get()
    assert all(epoch.reveal() not in bytes(row.blob) for epoch in secret.epochs.values())
    assert recalled(world, "aicha", cookie=OTHER) is None
    assert recalled(world, "aicha", cookie=b"") is None
    assert recalled(world, "bruno") is None
    assert recalled(world, "aicha", meeting=uuid4()) is None


@pytest.mark.parametrize("column", ["holder", "meeting", "safe", "until", "kind", "blob"])
def test_a_pass_that_was_altered_does_not_open(world: World, column: str) -> None:
    safe, other = world.circle("aicha", "bruno"), world.circle("aicha")
    given_to(world, "aicha", safe)
    changes: dict[str, Any] = {
        "holder": {"holder": world.bruno.holder},
        "meeting": {"meeting": UUID(int=78)},
        "safe": {"safe": other},
        "until": {"until": END + timedelta(days=300)},
        "blob": {"blob": b"\x01"},
    }
    if column == "kind":
        Safe.objects.filter(pk=safe.pk).update(kind="shared")
    else:
        Pass.objects.update(**changes[column])

    for name in ("aicha", "bruno"):
        for meeting in (MEETING, UUID(int=78)):
            assert recalled(world, name, meeting=meeting) is None


def test_it_ends_half_an_hour_after_the_meeting_and_says_no_time_of_joining(world: World) -> None:
    given_to(world, "aicha", world.circle("aicha"))

    assert Pass.objects.get().until == (END + timedelta(minutes=30)).replace(second=0)
    after(hours=3, minutes=29)
    assert recalled(world, "aicha") is not None
    after(hours=3, minutes=30)
    assert recalled(world, "aicha") is None


def test_it_ends_after_five_hours_whatever_the_meeting(world: World) -> None:
    given_to(world, "aicha", world.circle("aicha"), until=START + timedelta(days=2))

    after(hours=4, minutes=59)
    assert recalled(world, "aicha") is not None
    after(hours=5)
    assert recalled(world, "aicha") is None
    vault.sweep()
    assert not Pass.objects.exists()


def test_one_pass_a_browser_and_a_meeting(world: World) -> None:
    safe = world.circle("aicha")
    given_to(world, "aicha", safe)
    given_to(world, "aicha", safe)
    given_to(world, "aicha", safe, cookie=OTHER)

    assert Pass.objects.count() == 2
    vault.forget_passes(holder_id=world.aicha.id, cookie=COOKIE)
    assert recalled(world, "aicha") is None
    assert recalled(world, "aicha", cookie=OTHER) is not None


def test_a_notebook_or_a_closed_circle_gives_no_pass(world: World) -> None:
    notebook, safe = world.notebook("aicha"), world.circle("aicha")
    elsewhere = world.circle("chantal")
    vault.close_safe(safe.pk, by=world.aicha.back())

    for closed in (notebook, safe, elsewhere):
        with pytest.raises(vault.NotGranted):
            given_to(world, "aicha", closed)
    assert not Pass.objects.exists()


def test_a_rotation_asks_for_the_passphrase_once(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    given_to(world, "aicha", safe)
    given_to(world, "aicha", safe, cookie=OTHER)
    vault.remove(safe.pk, world.chantal.id, by=world.bruno.back())
    assert recalled(world, "aicha") is None

    vault.renew_pass(meeting_id=MEETING, by=world.aicha.back(), cookie=COOKIE)

    after(minutes=40)
    assert vault.can_open(safe.pk, by=guest(world))
    assert recalled(world, "aicha", cookie=OTHER) is None
    assert Pass.objects.filter(until__gt=clock.now()).count() == 2


def test_a_departure_waiting_for_a_writer_asks_too_for_a_pass_cannot_rotate(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    given_to(world, "aicha", safe)
    vault.remove(safe.pk, world.chantal.id, by=world.chantal.back())

    assert recalled(world, "aicha") is None


def test_a_pass_reads_no_letter(world: World) -> None:
    safe = world.circle("aicha", "bruno", "chantal")
    given_to(world, "aicha", safe)
    by = guest(world)
    vault.remove(safe.pk, world.chantal.id, by=world.bruno.back())

    assert not vault.can_open(safe.pk, by=by)
    by.is_untraced = True
    assert not vault.can_open(safe.pk, by=by)
    assert safe.letters.filter(recipient=world.aicha.id).exists()


def test_who_came_since_the_pass_was_given_makes_it_stale(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    given_to(world, "aicha", safe)
    world.admit(safe, "chantal", 3, by="bruno")

    assert recalled(world, "aicha") is None


def test_a_newcomer_s_pass_opens_what_was_written_since(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    before = card(safe, "avant", by=world.aicha.back())
    world.admit(safe, "chantal", 3, by="aicha")
    since = card(safe, "depuis", by=world.aicha.back())
    given_to(world, "chantal", safe)

    opened = vault.open_rows([before, since], by=guest(world, "chantal"))

    assert [one.payload for one in opened] == [None, {"text": "depuis"}]


ENDS: dict[str, Callable[[World, Safe], object]] = {
    "all sessions closed": lambda world, _safe: vault.lock_everywhere(world.aicha.id),
    "another passphrase": lambda world, _safe: world.aicha.change(PASSPHRASE + " 2"),
    "another root": lambda world, _safe: world.aicha.change(
        PASSPHRASE + " 2", someone_may_know=True
    ),
    "put out": lambda world, safe: vault.remove(safe.pk, world.aicha.id, by=world.bruno.back()),
    "gone": lambda world, safe: vault.remove(safe.pk, world.aicha.id, by=world.aicha.back()),
    "account closed": lambda world, _safe: vault.close_holder(world.aicha.id),
    "circle closed": lambda world, safe: vault.close_safe(safe.pk, by=world.bruno.back()),
}


@pytest.mark.parametrize("end", sorted(ENDS))
def test_the_pass_dies_with_what_it_stood_on(world: World, end: str) -> None:
    safe = world.circle("aicha", "bruno")
    given_to(world, "aicha", safe)
    given_to(world, "aicha", safe, cookie=OTHER)

    ENDS[end](world, safe)

    assert not Pass.objects.filter(holder=world.aicha.holder).exists()
    assert recalled(world, "aicha") is None


def test_a_pass_of_a_former_root_or_of_a_safe_without_its_layer_opens_nothing(
    world: World,
) -> None:
    safe = world.circle("aicha", "bruno")
    given_to(world, "aicha", safe)
    Safe.objects.filter(pk=safe.pk).update(newest=9)
    assert recalled(world, "aicha") is None
    Safe.objects.filter(pk=safe.pk).update(newest=2)
    assert recalled(world, "aicha") is not None

    Pass.objects.update(root_no=9)

    assert recalled(world, "aicha") is None


def test_renewing_after_a_removal_gives_nothing_back(world: World) -> None:
    safe = world.circle("aicha", "bruno")
    given_to(world, "aicha", safe)
    kept = list(Pass.objects.values())
    vault.remove(safe.pk, world.aicha.id, by=world.bruno.back())
    Pass.objects.create(**kept[0])  # a row put back

    vault.renew_pass(meeting_id=MEETING, by=world.aicha.back(), cookie=COOKIE)

    assert recalled(world, "aicha") is None


def test_a_note_written_with_a_pass_is_nowhere(world: World) -> None:
    given_to(world, "aicha", world.circle("aicha"))
    by = guest(world)

    with pytest.raises(vault.NotGranted):
        note(world.notebook("aicha"), "ailleurs", by=by)

    assert not Note.objects.exists()
