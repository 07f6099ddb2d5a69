import pytest

from tests.veil.samples import found
from trousseau.veil import scan


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("J'ai vu Karim Belhadji hier.", ["Karim Belhadji"]),
        ("Mme Sy a appelé.", ["Sy"]),
        ("Mme O. et M. P sont venus.", ["O.", "P"]),
        ("Inès D. et Lorenzo M. se battent.", ["Inès D.", "Lorenzo M."]),
        ("le voisin, M. Da Silva, est là", ["Da Silva"]),
        ("M. et Mme Kaplan m'ouvrent.", ["Kaplan"]),
        ("Me Thévenin plaide.", ["Thévenin"]),
        ("C'est N'Diaye qui appelle, avec M'Baye.", ["N'Diaye", "M'Baye"]),
        ("avec Jean-Pierre et Ana-Maria", ["Jean-Pierre", "Ana-Maria"]),
        ("Il s'appelle Zorglub.", ["Zorglub"]),
        ("j'ai appelé Xhevdet Krasniqaj", ["Xhevdet Krasniqaj"]),
        ("Les Touati sont partis", ["Touati"]),
    ],
)
def test_a_name_is_found_whole(text: str, people: list[str]) -> None:
    assert found(text, "PERSON") == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("mme coulibaly est venue avec sa fille salimata", ["coulibaly", "salimata"]),
        ("jai vu karim et mr zaoui", ["karim", "zaoui"]),
        ("les ndiaye et les rossi se parlent plus", ["ndiaye", "rossi"]),
        ("rdv pour oluwaseun adeyemi demain", ["oluwaseun adeyemi"]),
        ("monsieur petit est calme", ["petit"]),
        ("MME TRAN ET SON FILS ISSA SONT LA", ["TRAN", "ISSA"]),
    ],
)
def test_a_name_is_found_without_help_from_capitals(text: str, people: list[str]) -> None:
    assert found(text, "PERSON") == people


@pytest.mark.parametrize(
    "text",
    [
        "La paix reviendra, et la rose aussi.",
        "Petit mot pour dire que la permanence est annulée.",
        "monsieur dort, madame pleure, monsieur le maire attend",
        "Courage à tous pour la rentrée !",
        "Point avec la CAF, la MDPH et France Travail.",
        "il a mis son manteau noir et son bonnet vert",
        "le boucher et le boulanger se disputent",
        "C'est grave. Merci. Bref, rien de neuf.",
        "elle a posé une question à l'assistante sociale",
    ],
)
def test_plain_french_holds_no_name(text: str) -> None:
    assert found(text) == []


def test_a_name_told_once_is_known_everywhere() -> None:
    text = "Mr Rahmani est venu. rahmani reviendra. On attend Rahmani."

    assert [find.text for find in scan(text)] == ["Rahmani", "rahmani", "Rahmani"]


def test_a_short_form_is_known_from_the_whole_name() -> None:
    assert found("Bakarytou est venue. j'ai vu bakary hier", "PERSON")[-1] == "bakary"


def test_a_tree_is_not_the_neighbour_of_the_same_name() -> None:
    text = "Le voisin, M. Olivier, a planté un olivier. Olivier accepte."

    assert found(text, "PERSON") == ["Olivier", "Olivier"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je suis P-I-C-A-R-D, du bâtiment", "P-I-C-A-R-D"),
        ("Il se fait appeler Le Chinois, je crois", "Le Chinois"),
        ("on l'a vu avec « Titi » hier", "Titi"),
    ],
)
def test_a_nickname_is_found_by_its_form(text: str, name: str) -> None:
    assert name in found(text, "PERSON")


def test_a_quoted_plain_word_is_no_nickname() -> None:
    assert found("il a répondu « Jamais » et « Le » reste", "PERSON") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Il est né à Maubeuge.", "Maubeuge"),
        ("un accident a Goussainville", "Goussainville"),
        ("parti en Côte d'Ivoire", "Côte d'Ivoire"),
        ("elle vit à Saint-Étienne-du-Rouvray", "Saint-Étienne-du-Rouvray"),
        ("rentré au sénégal hier", "sénégal"),
        ("je l'ai croisé à bobigny", "bobigny"),
        ("elle travaille vers Zarbouville", "Zarbouville"),
        ("la gare de Garges", "Garges"),
    ],
)
def test_a_place_is_found(text: str, place: str) -> None:
    assert found(text, "PLACE") == [place]


@pytest.mark.parametrize("text", ["posé sur la table", "elle est très nice", "une longue vie"])
def test_a_plain_word_is_not_the_town_of_the_same_name(text: str) -> None:
    assert found(text) == []


def test_words_said_to_someone_are_not_said_to_a_place() -> None:
    assert found("J'ai dit à Fanta de venir.", "PERSON") == ["Fanta"]
