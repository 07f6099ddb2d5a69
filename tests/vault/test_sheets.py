"""Recovery sheets: confirmed by three words, good once, and plain about what is wrong."""

import pytest
from django.db import transaction

from tests.vault.models import Note
from tests.vault.test_roots import OldDump
from tests.vault.world import PASSPHRASE, World, note
from trousseau.vault import api as vault
from trousseau.vault.models import Sheet
from trousseau.vault.secret import SheetSecret
from trousseau.vault.words import folded, words_of

NEW = "une autre phrase longue"


def made(world: World, name: str = "aicha") -> list[str]:
    by = getattr(world, name).back()
    sheet = vault.make_sheet(by)
    assert vault.confirm_sheet(
        by, sheet.number, words={place: sheet.words[place - 1] for place in (2, 7, 11)}
    )
    return sheet.words


def test_a_sheet_opens_everything_again(world: World) -> None:
    safe = world.notebook("aicha")
    sealed = note(safe, "un", by=world.aicha.back())
    words = made(world)

    by = world.aicha.restore([folded(word).upper() for word in words], NEW)

    assert by.root_no == 2
    assert vault.open_row(Note.objects.get(pk=sealed.pk), by=world.aicha.back()) == {"text": "un"}
    aicha = world.aicha
    assert vault.verify(aicha.holder, password=aicha.password, passphrase=PASSPHRASE) is None


def test_a_sheet_is_good_once(world: World) -> None:
    safe = world.notebook("aicha")
    words = made(world)
    dump = OldDump(world.aicha.back())
    world.aicha.restore(words, NEW)
    written = note(safe, "après", by=world.aicha.back())

    with pytest.raises(vault.WrongSheet) as caught:
        world.aicha.restore(words, "encore une autre phrase")

    assert caught.value.reason == "replaced"
    assert not dump.opens_now(written)


def test_words_typed_wrong_change_nothing(world: World) -> None:
    words = made(world)
    other = words_of(SheetSecret(bytes(range(16))))

    for typed, reason in [
        (words[:5], "count"),
        ([*words[:11], "zut"], "word"),
        ([other[1], other[0], *other[2:]], "checksum"),
        (made(world, "bruno"), "tag"),
    ]:
        with pytest.raises(vault.WrongSheet) as caught:
            world.aicha.restore(typed, NEW)
        assert caught.value.reason == reason
    assert world.aicha.back().root_no == 1


def test_a_replaced_sheet_says_so(world: World) -> None:
    second, third = made(world), made(world)

    with pytest.raises(vault.WrongSheet) as caught:
        world.aicha.restore(second, NEW)

    assert caught.value.sentence == "Cette feuille a été remplacée par une plus récente."
    assert world.aicha.restore(third, NEW).root_no == 2


def test_a_sheet_never_confirmed_opens_nothing(world: World) -> None:
    by = world.aicha.back()
    first = vault.make_sheet(by)
    second = vault.make_sheet(by)

    assert Sheet.objects.count() == 1
    assert vault.sheet_state(world.aicha.id) == vault.SheetState(
        second.number, Sheet.objects.get().made_on, False
    )
    for sheet in (first, second):
        with pytest.raises(vault.WrongSheet):
            world.aicha.restore(sheet.words, NEW)


def test_the_sheet_in_service_stays_until_the_next_is_confirmed(world: World) -> None:
    words = made(world)
    vault.make_sheet(world.aicha.back())

    state = vault.sheet_state(world.aicha.id)

    assert state is not None
    assert (state.number, state.confirmed) == (1, True)
    assert world.aicha.restore(words, NEW).root_no == 2


def test_three_words_confirm_and_nothing_less(world: World) -> None:
    by = world.aicha.back()
    sheet = vault.make_sheet(by)
    good = {place: sheet.words[place - 1] for place in (2, 7, 11)}

    assert not vault.confirm_sheet(by, sheet.number, words={2: good[2], 7: good[7]})
    assert not vault.confirm_sheet(by, sheet.number, words={**good, 7: "zut"})
    assert not vault.confirm_sheet(by, sheet.number, words={**good, 7: other_word(good[7])})
    assert not vault.confirm_sheet(by, sheet.number, words={**good, 13: good[7]})
    assert not vault.confirm_sheet(by, sheet.number + 1, words=good)
    assert not vault.confirm_sheet(world.bruno.back(), sheet.number, words=good)
    assert vault.confirm_sheet(by, sheet.number, words={p: w.upper() for p, w in good.items()})
    assert not vault.confirm_sheet(by, sheet.number, words=good)


def other_word(word: str) -> str:
    return "abandon" if word != "abandon" else "abdiquer"


def test_the_words_are_stored_nowhere(world: World) -> None:
    by = world.aicha.back()
    sheet = vault.make_sheet(by)

    stored = b"".join(
        bytes(value) for value in Sheet.objects.values_list("blob", "print", "word_prints").get()
    )

    assert not any(word.encode() in stored for word in sheet.words)
    assert "".join(sheet.words) not in repr(sheet)


def test_a_new_passphrase_leaves_the_sheet_in_service(world: World) -> None:
    words = made(world)
    world.aicha.change(NEW)

    with transaction.atomic():
        assert world.aicha.restore(words, "encore une autre phrase").root_no == 2
