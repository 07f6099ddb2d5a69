import pytest

from tests.veil.samples import only
from trousseau.veil import scan, veil
from trousseau.veil.people import Cast


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("Mme Coulibaly a appelé M. Zaoui.", "Mme A a appelé M. B."),
        (
            "Karim Belhadji crie. J'appelle Belhadji.",
            "La personne A crie. J'appelle la personne A.",
        ),
        ("Mme Ferrand pleure. Ferrand sort.", "Mme A pleure. Mme A sort."),
        ("C'est le vélo d'Olivier.", "C'est le vélo d'une personne, A."),
        ("sa fille Lina pleure", "sa fille A pleure"),
        ("vu au 06 39 98 50 12", "vu au numéro donné"),
        ("Il habite au 33 rue Danton.", "Il habite au domicile indiqué."),
        ("né à Maubeuge", "né à telle ville"),
        ("reparti au Sénégal", "reparti au pays"),
        ("au centre social des Glycines", "au centre social des environs"),
        ("depuis le 3 mars 2022", "depuis le mois de mars"),
        ("naissance : 14/02/1991", "naissance : un jeudi de février"),
        ("Mardi 14 janvier, il crie.", "Un mardi de janvier, il crie."),
        ("vu (9 octobre)", "vu (un jour de l'automne)"),
        ("vu (9 avril)", "vu (un jour de printemps)"),
        ("absente en mars", "absente en plein printemps"),
        ("un soir d'avril", "un soir d'avant l'été"),
        ("un soir d'octobre", "un soir d'automne"),
        ("fin novembre", "fin d'automne"),
        ("novembre fut long, décembre aussi", "l'automne fut long, l'hiver aussi"),
        ("depuis 2019", "depuis plusieurs années"),
        ("né en 1985", "né en une autre année"),
        ("vu le 17.", "vu le jour dit."),
        ("né le 31/02/1991", "né le mois de février"),
        ("noté : 31/02/1991", "noté : un jour de l'hiver"),
        ("son IBAN FR14 2004 1010 0505 0001 3M02 606", "son IBAN un compte bancaire"),
        ("dans sa AB-229-XY noire", "dans sa voiture noire"),
        ("récépissé 7503912844", "récépissé (retiré)"),
        ("vu : 7503912844", "vu : un numéro de dossier"),
    ],
)
def test_a_proposal_fits_the_sentence(text: str, veiled: str) -> None:
    assert veil(text) == veiled


@pytest.mark.parametrize(
    ("age", "wording"),
    [
        ("43 ans", "la quarantaine"), ("11 ans", "une dizaine d'années"), ("3 ans", "quelques années"),
        ("16 ans", "une quinzaine d'années"), ("18 ans", "la vingtaine"), ("92 ans", "un grand âge"),
        ("76 ans", "plus de soixante-dix ans"), ("quatre-vingt-deux ans", "plus de quatre-vingts ans"),
        ("soixante-dix ans", "plus de soixante-dix ans"),
    ],
)  # fmt: skip
def test_an_age_becomes_a_range(age: str, wording: str) -> None:
    assert only(f"il a {age}, voilà").proposal == wording


def test_an_age_after_de_needs_no_elision() -> None:
    assert veil("un homme de 43 ans") == "un homme de quelque quarante ans"
    assert veil("un garçon de 11 ans") == "un garçon de quelque dix ans"
    assert veil("un bébé de 6 mois") == "un bébé de quelques mois"
    assert veil("la cinquantaine.") == "un certain âge."


def test_the_same_person_keeps_the_same_letter() -> None:
    finds = scan("Kévin crie. Mme Picot parle à Kévin. Picot soupire, Kévin aussi.")

    assert [f.proposal for f in finds] == [
        "La personne A", "B", "la personne A", "Mme B", "la personne A",
    ]  # fmt: skip


def test_two_of_a_family_are_two_people() -> None:
    cast = Cast()

    son = cast.person(frozenset(("jordan", "lemoine")))
    mother = cast.person(frozenset(("nadege", "lemoine")), "Mme")

    assert (son.letter, mother.letter) == ("A", "B")


def test_husband_and_wife_are_two_people() -> None:
    cast = Cast()

    assert cast.person(frozenset(("konate",)), "M.").letter == "A"
    assert cast.person(frozenset(("konate",)), "Mme").letter == "B"
    assert cast.person(frozenset(("karim", "konate"))).letter == "C"


def test_a_short_first_name_is_of_the_same_person() -> None:
    cast = Cast()

    assert cast.person(frozenset(("kimberley",))) is cast.person(frozenset(("kim",)))


def test_after_z_letters_begin_again_with_a_number() -> None:
    cast = Cast()

    letters = [cast.person(frozenset((f"zq{n:03d}",))).letter for n in range(28)]

    assert letters[25:] == ["Z", "A2", "B2"]


def test_decisions_replace_or_keep() -> None:
    text = "Mme Coulibaly a vu Karim."

    assert veil(text, {4: "Rosa"}) == "Mme Rosa a vu la personne B."
    assert veil(text, {4: None, 19: None}) == text
