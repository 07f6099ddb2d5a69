"""What the circle prints: the right words on each sheet, and no content on a proof of attendance."""

import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.circles.factories import Company, advanced, case_by, under_way
from tests.verapdf import judge
from trousseau.circles import access, actions, library, sheets
from trousseau.circles.contents import HarvestContent
from trousseau.circles.models import Circle, Meeting
from trousseau.circles.protocols import Kind
from trousseau.lib import clock
from trousseau.lib.questions import QUESTIONS
from trousseau.lib.wording import day_in_words

PROTOCOLS = sorted(library.protocols())
MARKS = ("Zibeline", "Orpiment", "Guilloche", "Vermeil", "Astrolabe", "Quinconce")


def pages_of(pdf: bytes) -> list[str]:
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(pdf)).pages]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def all_of(pdf: bytes) -> str:
    """Return every word of a file: its pages, its metadata, its bookmarks."""
    reader = PdfReader(io.BytesIO(pdf))
    about = (
        f"{reader.metadata} {reader.outline} {reader.xmp_metadata and reader.xmp_metadata.dc_title}"
    )
    return " ".join([*pages_of(pdf), about])


@pytest.mark.parametrize("slug", PROTOCOLS)
def test_a_protocol_is_on_a_sheet(slug: str) -> None:
    protocol = library.protocol(slug)

    said = " ".join(pages_of(sheets.protocol_sheet(protocol)))

    assert plain(protocol.title) in said
    for phase in protocol.phases:
        assert phase.name in said
    for source in protocol.sources:
        assert re.sub(r"\W", "", source) in re.sub(r"\W", "", said)
    assert ("sans durée" in said) is any(phase.minutes is None for phase in protocol.phases)
    assert ("toujours le dernier mot" in said) is protocol.has_case


def test_the_silence_of_the_presenter_is_said_where_it_is_kept() -> None:
    protocol = library.protocol("gapp")

    said = " ".join(pages_of(sheets.protocol_sheet(protocol)))

    silences = sum(phase.presenter_silent for phase in protocol.phases)
    assert said.count("La personne qui expose écoute, en silence.") == silences


def test_who_writes_is_said_when_a_phase_is_written() -> None:
    said = " ".join(pages_of(sheets.protocol_sheet(library.protocol("trois-colonnes"))))

    for who in ("La personne qui expose écrit.", "Le groupe écrit.", "Chaque personne écrit."):
        assert who in said


@pytest.mark.parametrize("slug", PROTOCOLS)
def test_cards_are_eight_a_page(slug: str) -> None:
    protocol = library.protocol(slug)
    written = [phase for phase in protocol.phases if phase.contributions]

    first, *others = pages_of(sheets.cards(protocol))

    for question in QUESTIONS:
        assert plain(question.full) in first
    assert ("Arrêter l’échange" in first) is protocol.has_case
    assert len(others) == len(written)
    for phase, said in zip(written, others, strict=True):
        assert said.count(f"{phase.name}. ") >= 8


def test_unsigned_cards_say_that_they_are() -> None:
    said = " ".join(pages_of(sheets.cards(library.protocol("gapp"))))

    assert "Hypothèses. Pas de nom." in said
    assert "Une question courte, pour mieux voir la scène." in said


def test_the_harvest_sheet_asks_for_nobody() -> None:
    said = pages_of(sheets.harvest_sheet())

    assert len(said) == 2
    assert all("Aucun nom, aucun lieu, rien qui désigne quelqu’un." in page for page in said)
    for asked in ("questions à se reposer", "hypothèses", "Les pistes", "dernier mot", "essaie"):
        assert asked in " ".join(said)


@pytest.fixture
def meeting(company: Company, circle: Circle) -> Meeting:
    """Return a closed meeting full of words: a case, slips, a harvest; Aïcha and Bruno signed."""
    title, story_of, slip, kept, last, _draft = MARKS
    case = case_by(company["aicha"], circle, title=title, question=2)
    meeting = under_way(company, circle, "aicha", "bruno")
    meeting = actions.choose_case(meeting=meeting, case=case, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "questions")
    actions.contribute(meeting=meeting, kind=Kind.QUESTION, text=slip, by=company["bruno"])
    actions.sign_attendance(meeting=meeting, by=company["aicha"])
    bruno = access.membership_of(company["bruno"].person, circle).pk
    actions.report_paper(meeting=meeting, was_there=(), signed={bruno}, by=company["driss"])
    meeting = advanced(meeting, company["driss"], "meta")
    harvest = HarvestContent(kept=(kept,), last_word=last, hypotheses=(story_of,))
    return actions.close_meeting(meeting=meeting, harvests={case.pk: harvest}, by=company["driss"])


def printed_sheet(company: Company, meeting: Meeting) -> bytes:
    roll = access.roll_to_hold(meeting, by=company["driss"])
    return sheets.attendance_sheet(meeting, roll, access.frame_holders_of(meeting))


def printed_certificate(company: Company, meeting: Meeting, who: str = "aicha") -> bytes:
    place = access.membership_of(company[who].person, meeting.circle)
    facts = access.certified(
        meeting.circle, place.pk, starts_on=meeting.day, ends_on=meeting.day, by=company[who]
    )
    return sheets.certificate(facts)


@pytest.mark.django_db
def test_proofs_hold_names_days_and_hours(company: Company, meeting: Meeting) -> None:
    sheet = all_of(printed_sheet(company, meeting))
    proof = all_of(printed_certificate(company, meeting))

    for said in ("Val d’Orle", "Aïcha", "Bruno", "Driss", "3 h", "Maison des Glycines"):
        assert said in sheet
    day = plain(day_in_words(meeting.day))
    assert day in sheet
    assert "Signé sur son téléphone le" in sheet
    assert "Signé sur papier, reporté le" in sheet
    assert "à confirmer avec votre financeur" in plain(sheet)
    for said in ("Aïcha", "Driss", "cercle Val d’Orle", day, "En tout : 3 h", "téléphone"):
        assert said in proof
    assert "Bruno" not in proof


@pytest.mark.django_db
def test_proofs_hold_nothing_of_the_content(company: Company, meeting: Meeting) -> None:
    about = [question.name for question in QUESTIONS] + ["GAPP", "demande faussée"]

    for pdf in (printed_sheet(company, meeting), printed_certificate(company, meeting)):
        said = all_of(pdf)
        for word in (*MARKS, *about, "voisin"):
            assert word.casefold() not in said.casefold()
            assert word.encode() not in pdf


@pytest.mark.django_db
def test_metadata_name_nobody(company: Company, meeting: Meeting) -> None:
    for pdf in (printed_sheet(company, meeting), printed_certificate(company, meeting)):
        reader = PdfReader(io.BytesIO(pdf))
        about = str(reader.metadata)
        assert not any(name in about for name in ("Aïcha", "Bruno", "Driss", "Orle"))


@pytest.mark.django_db
def test_a_long_day_is_signed_by_halves(company: Company, meeting: Meeting) -> None:
    meeting.ends_at = meeting.starts_at + timedelta(hours=7)

    said = all_of(printed_sheet(company, meeting))

    assert "1re demi-journée" in said
    assert "2e demi-journée" in said
    assert "7 h" in said


@pytest.mark.django_db
def test_a_cycle_is_added_up(company: Company, circle: Circle, meeting: Meeting) -> None:
    for _time in range(2):
        more = under_way(company, circle, "aicha")
        actions.close_meeting(meeting=more, by=company["driss"])
    place = access.membership_of(company["aicha"].person, circle)
    facts = access.certified(
        circle,
        place.pk,
        starts_on=date(2000, 1, 1),
        ends_on=date(2099, 12, 31),
        by=company["driss"],
    )

    said = all_of(sheets.certificate(facts))

    assert "a participé à trois séances" in said
    assert "En tout : 9 h" in said


NAMES = st.text(
    st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Zs", "Cc")), max_size=40
)


@pytest.mark.django_db
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=NAMES, place=NAMES)
def test_a_name_is_printed_as_a_name(
    company: Company, meeting: Meeting, name: str, place: str
) -> None:
    meeting.circle.name, meeting.place = f"C{name}#panic()", place

    assert "#panic()" in all_of(printed_sheet(company, meeting))


@pytest.mark.django_db
@pytest.mark.slow
def test_what_the_circle_prints_passes_pdf_ua_1(
    company: Company, meeting: Meeting, tmp_path: Path
) -> None:
    long = printed_sheet(company, meeting)
    printed = {
        "harvest": sheets.harvest_sheet(),
        "sheet": long,
        "certificate": printed_certificate(company, meeting),
        **{f"{slug}-sheet": sheets.protocol_sheet(library.protocol(slug)) for slug in PROTOCOLS},
        **{f"{slug}-cards": sheets.cards(library.protocol(slug)) for slug in PROTOCOLS},
    }
    meeting.ends_at += timedelta(hours=4)
    printed["long"] = printed_sheet(company, meeting)
    for name, pdf in printed.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)

    said = judge(*sorted(tmp_path.glob("*.pdf")))

    assert said.count("PASS") == len(printed), said
    assert "FAIL" not in said


def test_the_same_day_gives_the_same_bytes() -> None:
    protocol = library.protocol("gapp")

    with clock.stopped_at(clock.now()):
        assert sheets.cards(protocol) == sheets.cards(protocol)
        assert sheets.harvest_sheet() == sheets.harvest_sheet()
