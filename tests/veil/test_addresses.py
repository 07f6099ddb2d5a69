import pytest

from tests.veil.samples import found


@pytest.mark.parametrize(
    "address",
    [
        "15 rue des Marronniers, 93380 Pierrefitte",
        "3 bis passage du Lavoir, Romainville",
        "4 rue albert camus bobigny",
        "8 allée des Tilleuls",
        "17, allée des Acacias - 95200 SARCELLES",
        "33 rue Danton esc C",
        "2e étage du 70 av. Lénine",
        "22 rue du Port, 4ᵉ étage",
        "résidence Pablo Picasso, tour 4, 12e étage, appt 1207, Nanterre",
        "9 mail Salvador-Allende, Bât. Orme, La Courneuve",
        "12 rue du 8 mai 1945",
        "BP 50027, 93141 Bondy cedex",
        "chambre 214, résidence Les Hespérides",
        "93200 Ville-Inventée",
    ],
)
def test_the_whole_postal_run_is_found(address: str) -> None:
    assert found(f"adresse : {address}. Il attend.", "ADDRESS") == [address]


@pytest.mark.parametrize(
    "part", ["bâtiment G", "chambre 21", "escalier B", "appt 45", "hall 9", "5e étage", "tour 3"]
)
def test_a_part_of_an_address_is_found_alone(part: str) -> None:
    assert found(f"on s'est vus {part}, vite fait", "ADDRESS") == [part]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Thierry habite au 14. Il crie.", "14"),
        ("M. Kaplan (n° 14, impayé)", "n° 14"),
        ("on va mal rue des Bleuets, dit-il", "rue des Bleuets"),
        ("je l'ai vu rue Kepler dimanche", "rue Kepler"),
        ("il dort quai de l'Ourcq à côté", "quai de l'Ourcq"),
        ("vu place des tilleuls hier soir", "place des tilleuls"),
        ("il dort rue barbusse", "rue barbusse"),
    ],
)
def test_a_way_or_a_house_number_is_found_without_the_rest(text: str, address: str) -> None:
    assert address in found(text, "ADDRESS")


@pytest.mark.parametrize(
    "text",
    [
        "Ce n'est pas ma place.", "Il demande une place en crèche.", "un mail de la CAF", "la rue",
        "en cours de français", "il dort à la rue depuis hier", "la cité est calme", "Il crie : à ta place",
        "il descend au 3 rapidement", "12345 personnes",
    ],
)  # fmt: skip
def test_the_plain_word_is_no_address(text: str) -> None:
    assert found(text, "ADDRESS") == []
