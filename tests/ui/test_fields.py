"""Fields: label, hint and error are tied to the control; nothing typed is lost."""

import pytest
from django import forms

from tests.ui.drawing import draw, html, one, words
from trousseau.lib.questions import QUESTIONS
from trousseau.ui.forms import (
    DateParts,
    Hinted,
    QuestionField,
    QuestionsField,
    Renderer,
    StoryField,
)
from trousseau.ui.gallery import FILLED, SampleForm

NAMES = list(SampleForm.base_fields)


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_name_for_everyone(name: str) -> None:
    soup = draw("{% field f %}", f=SampleForm()[name])

    label = soup.select_one("fieldset > legend") or soup.select_one("label[for]")
    assert label is not None
    assert words(label)
    if label.name == "label":
        assert soup.find(id=label["for"])


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (forms.CharField(), "Écrivez ici quelques mots."),
        (forms.DateField(), "Indiquez un jour."),
        (forms.TypedChoiceField(choices=[]), "Choisissez une réponse."),
        (forms.MultipleChoiceField(), "Choisissez au moins une réponse."),
        (forms.BooleanField(), "Cochez cette case pour continuer."),
        (forms.CharField(error_messages={"required": "Le vôtre."}), "Le vôtre."),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_an_empty_field_asks_kindly(field: forms.Field, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean("")

    assert refused.value.messages == [said]


@pytest.mark.parametrize("name", [n for n in NAMES if SampleForm.base_fields[n].required])
def test_an_error_is_above_the_control_and_tied_to_it(name: str) -> None:
    soup = draw("{% field f %}", f=SampleForm({})[name])

    error = one(soup, ".wrong .error")
    described = soup.select_one("[aria-describedby]")
    assert described is not None
    assert error["id"] in str(described["aria-describedby"]).split()
    assert soup.select("[aria-invalid=true]")
    assert all(error in control.find_all_previous() for control in soup.select("input, textarea"))


def test_a_hint_is_tied_to_its_control() -> None:
    soup = draw("{% field f %}", f=SampleForm()["story"])

    assert one(soup, ".hint")["id"] == one(soup, "textarea")["aria-describedby"]


def test_what_was_typed_comes_back() -> None:
    soup = draw("{% field f %}", f=SampleForm({"date": "hier"})["date"])

    assert one(soup, "input")["value"] == "hier"


def test_labels_and_errors_are_escaped() -> None:
    class Hostile(forms.Form):
        name = forms.CharField(label="<b>", help_text="<u>", error_messages={"required": "<i>"})

    drawn = html("{% field f %}", f=Hostile({})["name"])

    assert "<b>" not in drawn
    assert "<u>" not in drawn
    assert "<i>" not in drawn


def test_optional_fields_say_so() -> None:
    assert "(facultatif)" in html("{% field f %}", f=SampleForm()["title"])
    assert "(facultatif)" not in html("{% field f %}", f=SampleForm()["date"])


def test_the_six_questions_are_picked_by_their_keys() -> None:
    soup = draw("{% field f %}", f=SampleForm(FILLED)["question"])

    assert len(soup.select(".pick label.choice .key")) == len(QUESTIONS)
    assert one(soup, "input[checked]")["value"] == "3"


def test_the_second_line_of_a_choice_is_drawn() -> None:
    soup = draw("{% field f %}", f=SampleForm()["who"])

    assert words(one(soup, "label small")) == "Une commande n’est pas encore sa demande."
    assert Hinted("a", hint="b") == "a"


def test_a_hidden_field_stays_hidden() -> None:
    class Hidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert [i["type"] for i in draw("{% field f %}", f=Hidden()["token"]).select("*")] == ["hidden"]


def test_a_date_in_three_parts_is_a_fieldset() -> None:
    class Parts(forms.Form):
        since = forms.DateField(label="Depuis", widget=DateParts)

    soup = draw("{% field f %}", f=Parts()["since"])

    assert words(one(soup, "fieldset > legend")) == "Depuis"
    assert {s["aria-label"] for s in soup.select("select")} == {"Jour", "Mois", "Année"}


def test_the_summary_links_to_each_wrong_field() -> None:
    soup = draw(
        "{% form_errors f %}", f=SampleForm({**FILLED, "secret": "x", "date": "hier", "who": ""})
    )

    summary = one(soup, ".note.danger[role=alert][tabindex='-1'][data-focus-first]")
    assert [a["href"] for a in summary.select("a")] == ["#id_date", "#id_who"]
    assert "2 réponses sont à corriger" in words(summary)


def test_the_summary_says_what_belongs_to_no_field() -> None:
    form = SampleForm(FILLED | {"secret": "x"})
    form.add_error(None, "Le carnet est refermé.")

    assert words(one(draw("{% form_errors f %}", f=form), "strong")) == "Le carnet est refermé."


def test_a_form_without_error_has_no_summary() -> None:
    assert html("{% form_errors f %}", f=SampleForm()).strip() == ""


def test_a_whole_form_is_drawn_by_the_same_components() -> None:
    form = SampleForm({}, renderer=Renderer())
    soup = draw("{{ f }}", f=form)

    assert soup.select("[role=alert]")
    assert len(soup.select(".field")) == len(NAMES)
    assert draw("{{ f }}", f=form["date"].as_field_group()).select(".field.wrong")


def test_a_long_text_is_refused_by_us_and_never_cut_by_the_browser() -> None:
    class Story(forms.Form):
        text = StoryField(limit=2_000)

    form = Story({"text": "é" * 2_001})

    assert str(form.errors["text"][0]).startswith(
        "Ce texte dépasse 2\u202f000 signes. Rien n’est perdu"
    )
    area = one(draw("{% field f %}", f=form["text"]), "textarea")
    assert area["data-limit"] == "2000"
    assert "maxlength" not in area.attrs


def test_questions_come_back_as_numbers() -> None:
    assert QuestionField().clean("3") == 3
    assert QuestionField(required=False).clean("") is None
    assert QuestionsField().clean(["1", "6"]) == [1, 6]
