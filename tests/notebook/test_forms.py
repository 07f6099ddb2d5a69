import pytest

from trousseau.notebook import tags
from trousseau.notebook.forms import DraftForm, SituationForm
from trousseau.people.models import Person

LIMIT = 100_000


def form(**data):
    return SituationForm({"story": "Un récit.", **data})


@pytest.mark.parametrize(
    ("story", "accepted"),
    [
        ("x", True),
        ("é" * LIMIT, True),
        ("e\u0301" * LIMIT, True),
        ("a\r\n" * (LIMIT // 2), True),
        ("é" * (LIMIT + 1), False),
        ("", False),
        ("   ", False),
    ],
)
def test_signs_are_counted_as_the_person_sees_them(story, accepted):
    assert form(story=story).is_valid() is accepted


def test_a_text_too_long_is_refused_with_a_sentence_that_loses_nothing():
    too_long = form(story="é" * (LIMIT + 1))

    assert too_long.errors["story"][0].startswith("Ce texte dépasse 100\u202f000 signes.")


def test_everything_but_the_story_is_optional():
    plain = form()

    assert plain.is_valid()
    assert plain.content.question is None
    assert not plain.has_options
    assert form(weight="lasse").has_options


@pytest.mark.parametrize("field", ["question", "register", "domain"])
def test_unknown_tags_are_refused(field):
    assert field in form(**{field: "inconnu"}).errors


def test_no_field_asks_for_a_name():
    asked = {*SituationForm().fields, *DraftForm().fields}

    assert asked == {"story", "title", "question", "register", "domain", "weight"}
    assert "name" not in asked
    assert "name" in {field.name for field in Person._meta.get_fields()}


def test_a_draft_is_never_refused():
    assert DraftForm({"story": "x" * (LIMIT + 1), "question": "?"}).is_valid()


def test_a_centre_may_have_its_own_lists(settings, tmp_path):
    settings.TROUSSEAU_CONTENT = str(tmp_path)
    assert ("habitat", "Habitat") in tags.domains()

    own = tmp_path / "notebook" / "tags.toml"
    own.parent.mkdir()
    own.write_text('registers = []\n[[domains]]\ncode = "port"\nlabel = "Port"\n', "utf-8")

    assert tags.domains() == [("port", "Port")]
    assert tags.in_words("conflit", "port") == ["conflit", "Port"]
    assert tags.in_words("", "") == []
