"""Long texts: ours, unless the centre has its own."""

from pathlib import Path
from typing import Any

import pytest

from tests.circles.test_protocols import GOOD
from trousseau.circles import library


def test_our_charter_says_what_may_leave_and_who_may_not_sit_here() -> None:
    charter = library.proposed_charter()

    assert "Ce qui peut sortir" in charter
    assert "Aucun responsable d’un membre ne siège au cercle." in charter


def test_a_centre_adds_a_protocol_and_replaces_the_charter(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "circles" / "protocols").mkdir(parents=True)
    (tmp_path / "circles" / "protocols" / "x.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "circles" / "charter.md").write_text("La nôtre.\n", encoding="utf-8")
    settings.TROUSSEAU_CONTENT = str(tmp_path)

    assert set(library.protocols()) == {"gapp", "x"}
    assert library.proposed_charter() == "La nôtre."


def test_an_unknown_protocol_has_no_name() -> None:
    with pytest.raises(KeyError):
        library.protocol("absent")
