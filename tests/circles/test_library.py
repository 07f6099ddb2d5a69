"""Long texts: ours, unless the centre has its own."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.circles.test_protocols import GOOD
from trousseau.circles import library
from trousseau.circles.protocols import Kind


def test_our_charter_says_what_may_leave_and_who_may_not_sit_here() -> None:
    charter = library.proposed_charter()

    assert "Ce qui peut sortir" in charter
    assert "Aucun responsable d’un membre ne siège au cercle." in charter


def test_a_centre_adds_a_protocol_and_replaces_the_charter(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "circles" / "protocols").mkdir(parents=True)
    (tmp_path / "circles" / "protocols" / "x.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "circles" / "charter.md").write_text("La nôtre.\n", encoding="utf-8")
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert {"gapp", "x"} <= set(library.protocols())
    assert library.proposed_charter() == "La nôtre."


OURS = sorted(file.stem for file in (library.OURS / "protocols").glob("*.toml"))


def test_we_ship_nine_protocols() -> None:
    assert OURS == [
        "balint", "codeveloppement", "dpa-pc", "echange", "gapp", "gease", "quatre-colonnes",
        "tour-de-table", "trois-colonnes",
    ]  # fmt: skip


@pytest.mark.parametrize("slug", OURS)
def test_each_says_where_it_comes_from_and_fits_a_phone(slug: str) -> None:
    protocol = library.protocol(slug)

    assert protocol.slug == slug
    assert all(re.search(r", https?://\S+$", source) for source in protocol.sources)
    assert len(protocol.presentation) <= 400
    assert all(len(phase.rule) <= 120 for phase in protocol.phases)
    assert all(len(phase.hint) <= 120 for phase in protocol.phases)
    assert all(phase.hint for phase in protocol.phases if phase.contributions)


@pytest.mark.parametrize("slug", OURS)
def test_after_the_case_is_told_the_group_seeks_while_its_presenter_listens(slug: str) -> None:
    protocol = library.protocol(slug)
    kinds = {kind for phase in protocol.phases for kind in phase.contributions}

    assert protocol.has_case == any(phase.presenter_silent for phase in protocol.phases)
    if Kind.HYPOTHESIS in kinds or Kind.CO_ANALYSIS in kinds:
        assert protocol.phases[-1].closing


def test_what_each_one_is_known_for() -> None:
    gease, codev = library.protocol("gease"), library.protocol("codeveloppement")

    assert {phase.minutes for phase in gease.phases} == {None}
    assert codev.phases[0].returns
    assert codev.phase("contrat").contributions == (Kind.REQUEST,)
    assert Kind.INTENTION in codev.phase("synthese").contributions
    assert library.protocol("balint").leaves_nothing
    assert not any(phase.contributions for phase in library.protocol("balint").phases)
    assert library.protocol("quatre-colonnes").phase("synthese").contributions == (Kind.SYNTHESIS,)
    assert library.protocol("echange").phase("croisee").cross_expertise
    assert (
        len([p for p in library.protocol("dpa-pc").phases if Kind.HYPOTHESIS in p.contributions])
        == 4
    )
    short = library.protocol("tour-de-table")
    assert 20 <= sum(phase.minutes or 0 for phase in short.phases) <= 30
    assert "« Danger »" in short.phase("aide").rule


def test_an_unknown_protocol_has_no_name() -> None:
    with pytest.raises(KeyError):
        library.protocol("absent")
