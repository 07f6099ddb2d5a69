"""Meeting on paper, in browsers: print, sign, report, copy the harvest, certify."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.circles.factories import Company, case_by, planned, under_way
from trousseau.circles import access, actions
from trousseau.circles.models import Attendance, Circle, Harvest, KeyDraft, Meeting
from trousseau.lib.clock import today

pytestmark = pytest.mark.django_db


def said(client: Client, url: str, data: dict[str, object] | None = None) -> str:
    answer = client.post(url, data, follow=True) if data is not None else client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def room(meeting: Meeting) -> str:
    return reverse("circles:meeting", args=[meeting.circle_id, meeting.pk])


def place(company: Company, who: str, circle: Circle) -> str:
    return str(access.membership_of(company[who].person, circle).pk)


def test_files_name_nobody_and_are_kept_by_no_browser(company: Company, circle: Circle) -> None:
    meeting, driss = under_way(company, circle, "aicha"), company.cast.client("driss")
    home = f"/cercles/{circle.pk}/"
    files = {
        f"{home}fiches/recolte/": "recolte",
        f"{home}fiches/gapp/protocole/": "protocole",
        f"{home}fiches/gapp/cartes/": "cartes",
        f"{room(meeting)}presences/feuille/": "feuille-de-presence",
    }

    for url, name in files.items():
        answer = driss.get(url)
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.pdf"'
        assert answer["Content-Type"] == "application/pdf"
        assert "no-store" in answer["Cache-Control"]
        assert answer.content.startswith(b"%PDF-1.7")
    page = said(driss, f"{home}fiches/")
    assert f'href="{home}fiches/recolte/"' in page
    assert f'href="{home}fiches/gapp/cartes/"' in page
    assert driss.get(f"{home}fiches/autre/protocole/").status_code == 404


def test_one_tap_signs_on_the_phone_and_undoes_it(company: Company, circle: Circle) -> None:
    meeting, aicha = under_way(company, circle, "aicha"), company.cast.client("aicha")
    url = f"{room(meeting)}presences/"
    assert f'href="{url}"' in said(aicha, room(meeting))

    assert "Je signe ma présence" in said(aicha, url)
    signed = said(aicha, f"{url}signer/", {})
    assert "A signé sur son téléphone" in signed
    assert "Je signe ma présence" not in signed
    assert "Je signe ma présence" in said(aicha, f"{url}reprendre/", {})

    actions.close_meeting(meeting=meeting, by=company["driss"])
    assert "ne se reprendra pas" in said(aicha, url)
    said(aicha, f"{url}signer/", {})
    assert "Ce n’est pas le moment" in said(aicha, f"{url}reprendre/", {})
    bruno = company.cast.client("bruno")
    assert "Vous n’avez pas rejoint" in said(bruno, url)
    assert "Seule une personne qui était là" in said(bruno, f"{url}signer/", {})
    assert "Aïcha" not in said(bruno, url)


def test_a_sheet_of_paper_is_reported(company: Company, circle: Circle) -> None:
    meeting, driss = under_way(company, circle, "aicha"), company.cast.client("driss")
    url, bruno = f"{room(meeting)}presences/", place(company, "bruno", circle)

    wrong = said(driss, url, {"signed": [bruno]})
    assert "Seule une personne qui était là peut signer" in wrong
    assert re.search(rf'name="signed" value="{bruno}"[^>]* checked', wrong)
    done = said(driss, url, {"was_there": [bruno], "signed": [bruno]})

    assert "La feuille est reportée" in done
    assert "A signé sur le papier" in done
    assert company.cast.client("aicha").post(url, {}).status_code == 404


def test_a_report_before_the_meeting_is_refused(company: Company, circle: Circle) -> None:
    meeting, driss = planned(circle, company["driss"]), company.cast.client("driss")
    url = f"{room(meeting)}presences/"

    assert "On signe quand la séance est ouverte" in said(driss, url)
    assert "Cette séance n’est pas ouverte" in said(driss, url, {})


def test_a_long_meeting_asks_for_paper_too(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle, "aicha")
    url = f"{room(meeting)}presences/"
    assert "par demi-journée" not in said(company.cast.client("aicha"), url)

    meeting.ends_at = meeting.ends_at + (meeting.ends_at - meeting.starts_at)
    meeting.save(update_fields=["ends_at"])

    assert "par demi-journée" in said(company.cast.client("aicha"), url)


def test_one_may_come_after_all(company: Company, circle: Circle) -> None:
    meeting, bruno = planned(circle, company["driss"]), company.cast.client("bruno")
    said(bruno, f"{room(meeting)}absence/", {})
    for page in (room(meeting), f"/cercles/{circle.pk}/"):
        assert "Je pourrai venir finalement" in said(bruno, page)

    back = said(bruno, f"{room(meeting)}venir/", {})

    assert "Le groupe saura que vous venez" in back
    assert "Je ne pourrai pas venir" in back
    assert not Attendance.objects.exists()


def test_a_paper_meeting_from_its_plan_to_a_key(company: Company, circle: Circle) -> None:
    driss, bruno = company.cast.client("driss"), company.cast.client("bruno")
    case = case_by(company["aicha"], circle)
    case_by(company["bruno"], circle, title="Le banc")
    meeting = planned(circle, company["driss"], days=-1)
    url = f"{room(meeting)}sans-telephones/"
    assert url in said(driss, room(meeting))
    assert url not in said(bruno, room(meeting))

    assert "Le banc" in said(driss, url)
    typing = said(driss, f"{url}?suite=1&case={case.pk}")
    assert "Le seau" in typing
    assert "Le banc" not in typing
    aicha, me = place(company, "aicha", circle), place(company, "driss", circle)
    typed = {
        "case": [str(case.pk)],
        f"{case.pk.hex}-kept": "Qui demande ?\nPour qui ?",
        f"{case.pk.hex}-last_word": "J’irai la voir.",
    }
    alone = said(driss, url, {**typed, "was_there": [me]})
    assert "sans la personne qui l’a apportée" in alone
    assert "J’irai la voir." in alone
    too_long = said(driss, url, {**typed, f"{case.pk.hex}-meta": "a" * 20_001})
    assert "J’irai la voir." in too_long
    kept = said(driss, url, {**typed, "was_there": [me, aicha]})

    assert "La séance est gardée." in kept
    assert "Pour qui" in kept
    assert "J’irai la voir." in said(bruno, room(meeting))
    harvest = Harvest.objects.get()
    drafting = reverse("circles:draft-create", args=[circle.pk])
    assert "Qui demande" in said(bruno, f"{drafting}?recolte={harvest.pk}")
    assert not KeyDraft.objects.exists()
    assert driss.get(url).status_code == 302


@pytest.mark.parametrize("case", ["pas-un-identifiant", "8f5b1d0e-4c55-4f7e-9a53-7b8f3c0f0001"])
def test_a_case_that_is_not_there_is_absent(company: Company, circle: Circle, case: str) -> None:
    meeting = planned(circle, company["driss"], days=-1)

    answer = company.cast.client("driss").get(
        f"{room(meeting)}sans-telephones/?suite=1&case={case}"
    )

    assert answer.status_code == 404


def test_a_meeting_may_be_kept_without_a_case(company: Company, circle: Circle) -> None:
    driss, meeting = company.cast.client("driss"), planned(circle, company["driss"], days=-1)
    url = f"{room(meeting)}sans-telephones/"

    assert "Aucune situation n’est sur la table" in said(driss, url)
    said(driss, f"{url}?suite=1")
    said(driss, url, {"was_there": [place(company, "bruno", circle)]})

    assert Meeting.objects.get().is_closed
    assert "Je signe ma présence" in said(
        company.cast.client("bruno"), f"{room(meeting)}presences/"
    )


def test_where_nothing_stays_nothing_is_typed(company: Company, circle: Circle) -> None:
    driss, case = company.cast.client("driss"), case_by(company["aicha"], circle)
    meeting = planned(circle, company["driss"], days=-1)
    meeting.leaves_nothing = True
    meeting.save(update_fields=["leaves_nothing"])
    url = f"{room(meeting)}sans-telephones/"

    page = said(driss, f"{url}?suite=1&case={case.pk}")
    assert "rien ne reste" in page
    assert "hypotheses" not in page
    said(driss, url, {"case": [str(case.pk)], "was_there": [place(company, "aicha", circle)]})

    assert Meeting.objects.get().is_closed
    assert not Harvest.objects.exists()


def test_a_certificate_is_asked_for_by_a_form(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle, "aicha")
    actions.close_meeting(meeting=meeting, by=company["driss"])
    url, aicha = f"/cercles/{circle.pk}/attestation/", company.cast.client("aicha")
    me, day = place(company, "aicha", circle), meeting.day.isoformat()
    asked = {"member": me, "starts_on": day, "ends_on": day}

    given = aicha.post(url, asked)
    assert given["Content-Disposition"] == 'attachment; filename="attestation-de-presence.pdf"'
    assert "no-store" in given["Cache-Control"]
    assert "?" not in said(aicha, url).split('<form method="post"')[1].split(">")[0]

    assert "finit après avoir commencé" in said(aicha, url, {**asked, "ends_on": "2001-01-01"})
    old = {**asked, "starts_on": "2001-01-01", "ends_on": "2001-01-02"}
    assert "Aucune séance close" in said(aicha, url, old)
    other = {**asked, "member": place(company, "bruno", circle)}
    assert aicha.post(url, other)["Content-Type"].startswith("text/html")
    assert "Bruno" not in said(aicha, url)
    driss = said(company.cast.client("driss"), url)
    assert "Bruno" in driss
    assert today().isoformat() in driss


def test_a_name_no_font_can_draw_is_said(company: Company, circle: Circle) -> None:
    meeting = under_way(company, circle, "aicha")
    meeting.place = "Salle 漢"
    meeting.save(update_fields=["place"])
    person = company["aicha"].person
    person.name = "漢"
    person.save(update_fields=["name"])
    actions.close_meeting(meeting=meeting, by=company["driss"])
    driss = company.cast.client("driss")
    day = meeting.day.isoformat()
    asked = {"member": place(company, "aicha", circle), "starts_on": day, "ends_on": day}

    sheet = driss.get(f"{room(meeting)}presences/feuille/", follow=True).content.decode()
    proof = said(driss, f"/cercles/{circle.pk}/attestation/", asked)

    assert "le signe « 漢 » n’existe pas" in sheet
    assert "le signe « 漢 » n’existe pas" in proof
