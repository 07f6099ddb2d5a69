"""`trousseau pepper`: two secret files, the pepper in words, and back."""

import io
import stat
from pathlib import Path

import pytest

from trousseau.vault.command import make_secrets


def run(*arguments: str, typed: str = "") -> tuple[int, str]:
    said = io.StringIO()
    return make_secrets(list(arguments), io.StringIO(typed), said), said.getvalue()


def words_in(said: str) -> list[str]:
    lines = [line.split() for line in said.splitlines() if line[:2].strip().isdigit()]
    return [word for line in lines for word in line if not word.isdigit()]


def test_two_files_are_made_that_only_their_owner_reads(tmp_path: Path) -> None:
    status, _said = run(str(tmp_path / "new"))

    made = sorted((tmp_path / "new").iterdir())
    assert status == 0
    assert [path.name for path in made] == ["pepper", "trail"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert [len(bytes.fromhex(path.read_text())) for path in made] == [32, 32]
    assert made[0].read_text() != made[1].read_text()


def test_the_words_make_the_pepper_again(tmp_path: Path) -> None:
    _status, said = run(str(tmp_path))
    words = words_in(said)
    before = (tmp_path / "pepper").read_text()
    (tmp_path / "pepper").unlink()

    status, shown = run(str(tmp_path), "--words", typed=" ".join(words).upper())

    assert len(words) == 24
    assert status == 0
    assert (tmp_path / "pepper").read_text() == before
    assert before.strip() not in said + shown


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("abaisser", "vingt-quatre mots"),
        ("abaisser " * 23 + "zzz", "Le mot n° 24 n’est pas dans la liste."),
        ("abaisser " * 24, "ne vont pas ensemble"),
    ],
)
def test_words_typed_wrong_write_nothing(tmp_path: Path, typed: str, answer: str) -> None:
    status, said = run(str(tmp_path), "--words", typed=typed)

    assert status == 1
    assert answer in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("found", ["pepper", "trail"])
def test_what_exists_is_never_written_over(tmp_path: Path, found: str) -> None:
    (tmp_path / found).write_text("ours")

    status, said = run(str(tmp_path))

    assert status == 1
    assert "existe déjà" in said
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(found, "ours")]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    status, said = run(str(tmp_path / "file" / "below"))

    assert status == 1
    assert "écriture impossible" in said


@pytest.mark.parametrize("arguments", [[], ["--help"], ["a", "b"]])
def test_its_use_is_explained(arguments: list[str]) -> None:
    status, said = run(*arguments)

    assert status == 2
    assert "trousseau pepper DOSSIER" in said
