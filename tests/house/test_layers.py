"""The floors hold: import-linter's contracts fail on a violation, and every room has its place."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.layout import ROOMS, ROOT

CONTRACTS = (ROOT / ".importlinter").read_text(encoding="utf-8")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--config",
        ".importlinter",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def test_every_room_has_a_floor() -> None:
    floors = CONTRACTS.split("layers =", 1)[1].split("exhaustive_ignores", 1)[0]
    placed = set(floors.replace("|", " ").replace(":", " ").split())

    assert {room.name for room in ROOMS} <= placed


def test_the_vaults_door_names_all_its_inner_modules() -> None:
    inner = {path.stem for path in (ROOT / "trousseau" / "vault").glob("*.py")}

    named = {line.strip().rpartition(".")[2] for line in CONTRACTS.splitlines() if "vault." in line}

    assert inner - {"__init__", "api", "apps", "command"} == named


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("vault/words.py", "import trousseau.people.rules"),
        ("notebook/rules.py", "import trousseau.circles.rules"),
        ("keys/rules.py", "import trousseau.notebook.models"),
        ("people/rules.py", "import trousseau.vault.suite"),
        ("veil/intruder.py", "import django"),
    ],
)
def test_a_violation_is_refused(tmp_path: Path, file: str, line: str) -> None:
    house = tmp_path / "house"
    copy_sources(house)
    target = house / "trousseau" / file
    target.parent.mkdir(exist_ok=True)
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")

    assert lint(house).returncode != 0


def test_an_unplaced_room_is_refused(tmp_path: Path) -> None:
    house = tmp_path / "house"
    copy_sources(house)
    room = house / "trousseau" / "attic"
    room.mkdir()
    (room / "__init__.py").write_text("", encoding="utf-8")

    assert lint(house).returncode != 0


def copy_sources(house: Path) -> None:
    for path in (ROOT / "trousseau").rglob("*.py"):
        target = house / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (house / ".importlinter").write_text(CONTRACTS, encoding="utf-8")
