from tests.notebook.factories import open_notebook, write
from trousseau.notebook import actions
from trousseau.notebook.models import Draft, Notebook, Situation


def test_rows_say_nothing_but_their_id(cast):
    aicha = cast.actor("aicha")
    situation, notebook = write(aicha, title="Le seau"), open_notebook(aicha)
    draft = actions.keep_draft(notebook=notebook, situation_id=None, fields={}, by=aicha)

    for row in (situation, notebook, draft):
        assert str(row) == str(row.pk)


def test_no_model_of_the_notebook_has_a_place_for_a_name():
    for model in (Notebook, Situation, Draft):
        names = {field.name for field in model._meta.get_fields()}
        assert names <= {"id", "person", "safe", "drafts", "blob", "revision", "keep_until"}
