from datetime import UTC, date, datetime

import pytest
from django.http import Http404

from tests.notebook.factories import STORY, open_notebook, read, write
from trousseau.lib import clock
from trousseau.notebook import access, actions
from trousseau.notebook.models import Draft, Notebook, Situation
from trousseau.notebook.rules import SituationContent
from trousseau.vault import api as vault
from trousseau.vault.models import RowSecret, TrailRow

NOW = datetime(2026, 1, 14, 17, 24, tzinfo=UTC)
EVERYTHING = SituationContent(STORY, "Le seau d’eau", 1, "conflit", "habitat", "piégée")


@pytest.fixture
def aicha(cast):
    return cast.actor("aicha")


def test_a_notebook_is_opened_once(aicha):
    assert open_notebook(aicha) == open_notebook(aicha)
    assert Notebook.objects.count() == 1


def test_a_situation_is_kept_with_its_times(aicha):
    with clock.stopped_at(NOW):
        situation = actions.write_situation(
            notebook=open_notebook(aicha), content=EVERYTHING, by=aicha
        )

    note = read(situation, aicha)

    assert note.content == EVERYTHING
    assert note.written_at == note.changed_at == NOW
    assert Situation.objects.get().keep_until == date(2028, 1, 31)


def test_nothing_of_a_situation_is_in_plain_in_its_row(aicha):
    actions.write_situation(notebook=open_notebook(aicha), content=EVERYTHING, by=aicha)

    row = Situation.objects.values().get()
    raw = b"".join(
        bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
        for value in row.values()
    )

    for words in (b"poubelles", b"Le seau", b"conflit", b"habitat", "piégée".encode()):
        assert words not in raw


def test_optional_words_do_not_show_in_the_size(aicha):
    write(aicha, "Court.")
    write(aicha, "Court.", title="Un titre", question=3, weight="fatiguée")

    sizes = {len(row.blob) for row in Situation.objects.all()}

    assert len(sizes) == 1


def test_editing_keeps_the_first_time_and_starts_the_clock_again(aicha):
    with clock.stopped_at(NOW):
        situation = write(aicha)
    later = NOW.replace(month=3)

    with clock.stopped_at(later):
        actions.edit_situation(situation=situation, content=EVERYTHING, by=aicha)

    note = read(situation, aicha)
    assert (note.written_at, note.changed_at) == (NOW, later)
    assert note.content == EVERYTHING
    assert Situation.objects.get().keep_until == date(2028, 3, 31)


def test_a_deleted_situation_is_really_gone(aicha):
    situation = write(aicha)
    actions.keep_draft(
        notebook=open_notebook(aicha), situation_id=situation.pk, fields={"story": "…"}, by=aicha
    )
    pk = situation.pk

    actions.delete_situation(situation=situation, by=aicha)

    assert not Situation.objects.exists()
    assert not Draft.objects.exists()
    assert not RowSecret.objects.filter(pk=pk).exists()
    assert access.shelf_of(aicha) == access.Shelf()


def test_a_passage_is_written_with_its_token_and_forgotten_once_withdrawn(aicha):
    situation = write(aicha)

    with clock.stopped_at(NOW):
        for pairs in ({"Ternay": "une ville"}, {"Odile": "une dame"}):
            actions.note_passage(
                situation=situation, circle_name="Val d’Orle", token="jeton", pairs=pairs, by=aicha
            )
        actions.note_passage(situation=situation, circle_name="Ville basse", token="x", by=aicha)
        actions.note_withdrawal(situation=situation, number=0, by=aicha)

    note = read(situation, aicha)
    first, second, third = note.passages
    assert (first.token, first.withdrawn_on) == ("", date(2026, 1, 14))
    assert (second.token, second.is_there) == ("jeton", True)
    assert third.circle_name == "Ville basse"
    assert note.veil == {
        "Val d’Orle": {"Ternay": "une ville", "Odile": "une dame"},
        "Ville basse": {},
    }


def test_there_is_one_draft_of_a_new_note_and_one_of_each_edited_note(aicha):
    notebook, situation = open_notebook(aicha), write(aicha)

    for words in ("un", "un deux"):
        fields = {"story": words}
        actions.keep_draft(notebook=notebook, situation_id=None, fields=fields, by=aicha)
        actions.keep_draft(notebook=notebook, situation_id=situation.pk, fields=fields, by=aicha)

    assert Draft.objects.count() == 2
    assert access.draft_for(aicha, None).fields == {"story": "un deux"}
    assert access.draft_for(aicha, situation.pk).situation_id == situation.pk


def test_keeping_a_note_destroys_its_draft(aicha):
    notebook, situation = open_notebook(aicha), write(aicha)
    actions.keep_draft(notebook=notebook, situation_id=None, fields={"story": "a"}, by=aicha)
    actions.keep_draft(
        notebook=notebook, situation_id=situation.pk, fields={"story": "b"}, by=aicha
    )

    write(aicha)
    actions.edit_situation(situation=situation, content=EVERYTHING, by=aicha)

    assert access.drafts_of(aicha) == []


def test_the_trail_says_what_was_done_and_no_draft(aicha):
    situation = write(aicha)
    actions.keep_draft(
        notebook=open_notebook(aicha), situation_id=None, fields={"story": "a"}, by=aicha
    )
    actions.edit_situation(situation=situation, content=EVERYTHING, by=aicha)
    actions.delete_situation(situation=situation, by=aicha)

    verbs = list(TrailRow.objects.order_by("seq").values_list("verb", flat=True))

    assert [verb for verb in verbs if verb.startswith(("notebook", "situation"))] == [
        "notebook.opened",
        "situation.created",
        "situation.edited",
        "situation.deleted",
    ]


def test_another_person_cannot_edit_even_with_the_row_in_hand(aicha, cast):
    situation = write(aicha)

    with pytest.raises((vault.NotGranted, vault.CannotOpen)):
        actions.edit_situation(situation=situation, content=EVERYTHING, by=cast.actor("bruno"))

    with pytest.raises(Http404):
        access.situation_for(cast.bruno, situation.pk)
