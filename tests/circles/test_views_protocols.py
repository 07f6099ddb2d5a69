"""Driss copies GAPP, breaks it, is told what and where, and saves what can be followed."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.circles.factories import Company, planned
from trousseau.circles import access, actions, library
from trousseau.circles.models import Circle, CircleProtocol, Meeting
from trousseau.circles.protocol_editor import ProtocolEditor
from trousseau.circles.protocols import Kind, find_mistakes, from_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(company: Company, circle: Circle) -> CircleProtocol:
    return actions.copy_protocol(
        circle=circle, protocol=library.protocol("gapp"), name="GAPP du mardi", by=company["driss"]
    )


def address(own: CircleProtocol, *rest: str) -> str:
    return f"/cercles/{own.circle_id}/protocoles/{own.slug}/" + "".join(f"{one}/" for one in rest)


def typed(own: CircleProtocol, **changed: Any) -> dict[str, Any]:
    """Return what the page sends when these fields are changed."""
    protocol = from_data(own.data)
    editor = ProtocolEditor(protocol, version=own.version)
    sent = {}
    for form in editor.forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False):
                sent[bound.html_name] = "on" if value is True else value
    return {name: value for name, value in (sent | changed).items() if value is not None}


def plain(answer: Any) -> str:
    text = re.sub("[\u00a0\u202f]", " ", answer.content.decode())
    return text.replace("&#x27;", "'")


def test_driss_copies_breaks_is_told_and_saves(company: Company, circle: Circle) -> None:
    driss = company.cast.client("driss")
    home = f"/cercles/{circle.pk}/protocoles/"
    assert "n’y mettez aucune situation" in plain(driss.get(f"{home}gapp/copier/"))
    made = driss.post(f"{home}gapp/copier/", {"name": "GAPP du mardi"})
    own = CircleProtocol.objects.get()
    assert made.headers["Location"] == address(own, "modifier")
    assert "n’y mettez aucune situation" in plain(driss.get(made.headers["Location"]))

    broken = typed(own, **{"p3-reveal": "now", "p3-rule": "On cherche, sans se presser."})
    told = plain(driss.post(address(own, "modifier"), broken))

    assert "l’heure dirait qui l’a écrite" in told
    assert 'href="#id_p3-reveal"' in told
    assert "Phase 4, Hypothèses : Quand le groupe le voit-il ?" in told
    assert "On cherche, sans se presser." in told
    own.refresh_from_db()
    assert own.version == 1

    kept = driss.post(address(own, "modifier"), broken | {"p3-reveal": "end"})
    assert kept.headers["Location"] == address(own)
    shown = plain(driss.get(address(own)))
    assert "On cherche, sans se presser." in shown
    assert "version 2" in shown
    assert "D’après « GAPP »" in shown
    assert "On cherche" not in plain(driss.get(f"{home}gapp/"))


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"p3-kinds": [], "p3-own_kinds": ["lead"]}, "elle ne peut rien écrire ici", "id_p3-own_kinds"),
    ({"p2-presenter_silent": "on"}, "ne peut pas parler et se taire", "id_p2-presenter_silent"),
    ({"p1-minutes": "0"}, "supérieure ou égale à 1", "id_p1-minutes"),
    ({"timed": None}, "ce protocole n’est pas minuté", "id_p0-minutes"),
    ({"p1-role": "chooses_case"}, "une seule, choisit la situation", ""),
    ({"p5-role": ""}, "", ""),
    ({"p4-role": ""}, "une seule, donne le dernier mot", ""),
    ({"p2-role": "closing"}, "une seule phase est le tour de clôture", ""),
    ({"p1-name": ""}, "id_p1-name_error", "id_p1-name"),
    ({"least": "12", "most": "5"}, "le plus petit groupe dépasse", "id_least"),
    (
        {"p1-speaker": "nobody", "p1-kinds": ["question"]},
        "dites que la phase est écrite",
        "id_p1-kinds",
    ),
    ({"about": "theme"}, "personne n’expose : donnez la parole", "id_p1-speaker"),
    ({"p1-slug": "meta"}, "le même « slug »", ""),
    ({"p1-slug": "N !"}, "petites lettres sans accent", ""),
    ({"count": "0"}, "Ajoutez au moins une phase.", ""),
    ({"count": "99"}, "inférieure ou égale à 16", ""),
    ({"count": "x"}, "Saisissez un nombre entier", ""),
    ({"version": "x"}, "Saisissez un nombre entier", ""),
]


@pytest.mark.parametrize(("changed", "sentence", "where"), BROKEN)
def test_a_mistake_is_shown_in_its_field_and_nothing_is_written(
    company: Company, own: CircleProtocol, changed: dict[str, Any], sentence: str, where: str
) -> None:
    answer = company.cast.client("driss").post(address(own, "modifier"), typed(own, **changed))

    own.refresh_from_db()
    if not sentence:
        assert own.version == 2
        return
    assert answer.status_code == 200
    told = plain(answer)
    assert sentence.lower() in told.lower()
    assert f'href="#{where}"' in told or not where
    assert own.version == 1


def steps(client: Client, own: CircleProtocol, do: str, **changed: Any) -> list[str]:
    """Press a button that moves phases; return their names on the page that comes back."""
    page = client.post(address(own, "modifier"), typed(own, **changed) | {"do": do})
    assert page.status_code == 200
    return re.findall(r'<h3 id="titre-\d+">\d+\. ([^<]+)</h3>', plain(page))


NAMES = ["Démarrage", "Exposé", "Questions", "Hypothèses", "Conclusion", "Regard sur la séance"]
MOVES: list[tuple[str, list[int]]] = [
    ("up-1", [1, 0, 2, 3, 4, 5]),
    ("down-1", [0, 2, 1, 3, 4, 5]),
    ("up-0", [0, 1, 2, 3, 4, 5]),
    ("down-5", [0, 1, 2, 3, 4, 5]),
    ("remove-2", [0, 1, 3, 4, 5]),
    ("remove-9", [0, 1, 2, 3, 4, 5]),
]


@pytest.mark.parametrize(("do", "order"), MOVES)
def test_phases_move_on_the_page_and_nothing_is_saved(
    company: Company, own: CircleProtocol, do: str, order: list[int]
) -> None:
    client = company.cast.client("driss")

    assert steps(client, own, do) == [NAMES[place] for place in order]

    own.refresh_from_db()
    assert own.version == 1


def test_what_was_typed_moves_with_its_phase(company: Company, own: CircleProtocol) -> None:
    client = company.cast.client("driss")
    moved = typed(own, **{"p1-rule": "Un mot à moi.", "p1-minutes": "pas un nombre"})

    page = plain(client.post(address(own, "modifier"), moved | {"do": "down-1"}))

    assert re.search(r'name="p2-rule"[^>]*>\s*Un mot à moi\.', page)
    assert re.search(r'name="p2-minutes"[^>]*value="pas un nombre"|value="pas un nombre"', page)
    assert "Rien n’est gardé encore" not in page


def test_phases_are_added_where_one_wants(company: Company, own: CircleProtocol) -> None:
    client = company.cast.client("driss")

    added = steps(client, own, "add", addition="croisee", place="4")
    assert added == [*NAMES[:4], "Réponses croisées", "Regarder les écarts", *NAMES[4:]]
    assert steps(client, own, "add", addition="vide", place="0") == ["Nouvelle phase", *NAMES]
    assert steps(client, own, "add", addition="absente", place="0") == NAMES
    assert steps(client, own, "add", addition="vide", place="x")[0] == "Nouvelle phase"


def sound_places(data: dict[str, Any], addition: library.Addition) -> list[int]:
    """Return where these phases may enter a protocol."""
    places = []
    for place in range(len(data["phases"]) + 1):
        phases = list(data["phases"])
        phases[place:place] = [
            {**one, "slug": f"phase-{n}"} for n, one in enumerate(addition.phases)
        ]
        if not find_mistakes(data | {"phases": phases}):
            places.append(place)
    return places


@pytest.mark.parametrize("slug", ["depuis", "croisee", "silence", "ecrit", "cloture"])
def test_what_we_propose_to_add_fits_gapp_as_it_is(slug: str) -> None:
    gapp = library.protocol("gapp").to_data()
    gapp["phases"][-1]["closing"] = False

    assert sound_places(gapp, library.additions()[slug])


def test_no_more_phases_than_a_meeting_holds(company: Company, own: CircleProtocol) -> None:
    data = own.data | {
        "phases": own.data["phases"][:-1]
        + [own.data["phases"][-1] | {"slug": f"fin-{n}", "closing": False} for n in range(11)]
    }
    own = actions.edit_protocol(own=own, data=data, seen_version=1, by=company["driss"])

    assert len(steps(company.cast.client("driss"), own, "add", addition="croisee", place="0")) == 16


def test_a_phase_of_one_s_own_is_written(company: Company, own: CircleProtocol) -> None:
    client = company.cast.client("driss")
    page = client.post(
        address(own, "modifier"), typed(own) | {"do": "add", "addition": "ecrit", "place": "2"}
    )
    assert 'value="phase-1"' in page.content.decode()
    assert '<a href="#phase-3">la phase 3</a>' in page.content.decode()
    protocol = from_data(own.data)
    longer = protocol.to_data()["phases"]
    longer.insert(2, {**library.additions()["ecrit"].phases[0], "slug": "phase-1"})
    own.data = own.data | {"phases": longer}

    client.post(address(own, "modifier"), typed(own))

    own.refresh_from_db()
    written = access.protocol_for(own.circle, own.slug).phases[2]
    assert written.written
    assert written.contributions == (Kind.HYPOTHESIS,)


def test_a_version_written_meanwhile_is_not_undone_unseen(
    company: Company, own: CircleProtocol
) -> None:
    client = company.cast.client("driss")
    mine = typed(own, name="Le mien")
    actions.edit_protocol(
        own=own, data=own.data | {"name": "Le sien"}, seen_version=1, by=company["driss"]
    )

    told = client.post(address(own, "modifier"), mine)
    assert "pendant que vous l’écriviez" in plain(told)
    assert 'name="version" value="2"' in told.content.decode()

    client.post(address(own, "modifier"), mine | {"version": "2"})
    own.refresh_from_db()
    assert (own.name, own.version) == ("Le mien", 3)


def test_deleting_asks_first_and_waits_for_the_meeting(
    company: Company, own: CircleProtocol
) -> None:
    client = company.cast.client("driss")
    meeting = planned(own.circle, company["driss"])
    Meeting.objects.filter(pk=meeting.pk).update(protocol=own.slug)
    assert "Supprimer ce protocole" in plain(client.get(address(own, "supprimer")))

    refused = client.post(address(own, "supprimer"), follow=True)
    assert "Une séance à venir suit ce protocole." in plain(refused)

    Meeting.objects.filter(pk=meeting.pk).update(protocol="gapp")
    gone = client.post(address(own, "supprimer"))
    assert gone.headers["Location"] == f"/cercles/{own.circle_id}/protocoles/"
    assert client.get(address(own)).status_code == 404


def test_what_we_propose_is_neither_edited_nor_deleted(
    company: Company, own: CircleProtocol
) -> None:
    client = company.cast.client("driss")
    for act in ("modifier", "supprimer"):
        assert client.get(f"/cercles/{own.circle_id}/protocoles/gapp/{act}/").status_code == 404


def test_members_read_and_are_offered_no_act(company: Company, own: CircleProtocol) -> None:
    client = company.cast.client("aicha")

    listed = plain(client.get(f"/cercles/{own.circle_id}/protocoles/"))
    page = plain(client.get(address(own)))

    assert "Le nôtre" in listed
    assert listed.index("GAPP du mardi") < listed.index("Codéveloppement")
    assert "Copier" not in page
    assert "Modifier" not in page


@pytest.mark.parametrize("slug", sorted(library.protocols()))
def test_each_protocol_has_its_page(company: Company, circle: Circle, slug: str) -> None:
    page = plain(company.cast.client("aicha").get(f"/cercles/{circle.pk}/protocoles/{slug}/"))
    protocol = library.protocol(slug)

    assert all(f"{place}. {phase.name}" in page for place, phase in enumerate(protocol.phases, 1))
    assert ("Rien ne reste après la séance." in page) == protocol.leaves_nothing
    assert ("Aucune phase n’est minutée." in page) == (not protocol.timed)
    assert ("cela peut se poursuivre entre deux séances" in page) == protocol.is_written
    assert ("personne n’expose." in page) == (not protocol.has_case)


def test_the_circle_s_own_prints_too(company: Company, own: CircleProtocol) -> None:
    client, home = company.cast.client("aicha"), f"/cercles/{own.circle_id}/fiches/"
    sheet = f"{home}{own.slug}/protocole/"

    assert sheet in plain(client.get(home))
    assert sheet in plain(client.get(address(own)))
    assert client.get(sheet).content.startswith(b"%PDF")
    assert client.get(f"{home}absent/protocole/").status_code == 404


def test_a_meeting_is_planned_on_the_circle_s_own(company: Company, own: CircleProtocol) -> None:
    client, home = company.cast.client("driss"), f"/cercles/{own.circle_id}/"
    form = plain(client.get(f"{home}seances/prevoir/"))
    assert "GAPP du mardi, adapté par le cercle" in form
    assert "Échange de pratiques" in form
    assert "GAPP du mardi, adapté par le cercle" in plain(
        client.get(f"{home}seances/prevoir-un-cycle/")
    )

    client.post(
        f"{home}seances/prevoir/",
        {"day": "2030-01-08", "starts": "14:00", "ends": "17:00", "protocol": own.slug},
    )

    meeting = Meeting.objects.get()
    assert access.course_of(meeting).name == "GAPP du mardi"
    assert "Groupe d’analyse" in plain(client.get(f"{home}seances/{meeting.pk}/"))
