"""`trousseau pepper FOLDER`: make the two secret files of an installation, before any database.

The pepper is shown once as twenty-four French words, for the centre's safe; `--words` reads them
back and makes its file again (docs/vault.md §1).
"""

import os
from pathlib import Path
from typing import TextIO

from trousseau.vault import suite, words
from trousseau.vault.errors import WrongSheet
from trousseau.vault.secret import Pepper, Secret, TrailSecret

PEPPER, TRAIL = "pepper", "trail"
A_LINE = 6  # words
USAGE = """Usage : trousseau pepper DOSSIER           fait le poivre et le secret du journal
        trousseau pepper DOSSIER --words   refait le poivre depuis ses vingt-quatre mots
"""
WRONG = {
    "count": "Le poivre compte vingt-quatre mots.",
    "word": "Le mot n° {place} n’est pas dans la liste.",
    "checksum": "Ces mots ne vont pas ensemble : vérifiez leur ordre et leur orthographe.",
}


def make_secrets(arguments: list[str], typed: TextIO, said: TextIO) -> int:
    """Run the command; files that exist are never written over."""
    if arguments[1:] not in ([], ["--words"]) or arguments[:1] in ([], ["--help"]):
        said.write(USAGE)
        return 2
    folder = Path(arguments[0])
    try:
        return _again(folder, typed, said) if arguments[1:] else _first(folder, said)
    except WrongSheet as wrong:
        said.write(WRONG[wrong.reason].format(place=wrong.place) + "\n")
    except FileExistsError as found:
        said.write(f"{found.filename} existe déjà : rien n’est changé.\n")
    except OSError as refused:
        said.write(f"{refused.filename} : écriture impossible ({refused.strerror}).\n")
    return 1


def _first(folder: Path, said: TextIO) -> int:
    for name in (PEPPER, TRAIL):
        if (folder / name).exists():
            raise FileExistsError(None, None, str(folder / name))
    pepper = suite.fresh(Pepper)
    _write(folder / PEPPER, pepper, said)
    _write(folder / TRAIL, suite.fresh(TrailSecret), said)
    said.write("\nRecopiez ces vingt-quatre mots sur papier, pour le coffre du centre :\n\n")
    spelt = words.words_of(pepper)
    for start in range(0, len(spelt), A_LINE):
        row = enumerate(spelt[start : start + A_LINE], start=start + 1)
        said.write("  ".join(f"{number:>2} {word:<10}" for number, word in row).rstrip() + "\n")
    said.write(
        "\nSans ce poivre aucune phrase de passe n’ouvre rien. Les mots ne seront plus montrés :"
        "\nfermez ce terminal, et gardez le fichier hors des sauvegardes de la base.\n"
    )
    return 0


def _again(folder: Path, typed: TextIO, said: TextIO) -> int:
    _write(folder / PEPPER, words.pepper_of(typed.read().split()), said)
    return 0


def _write(path: Path, secret: Secret, said: TextIO) -> None:
    """Write 64 hexadecimal signs that only this account of the system may read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as out:
        out.write(secret.reveal().hex() + "\n")
    said.write(f"{path}\n")
