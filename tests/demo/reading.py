"""The demonstration's French content: whole, consistent, well typeset, and giving nobody away."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import trousseau

ROOT = Path(trousseau.__file__).parent
CONTENT = ROOT / "demo" / "content"
DANGER = ROOT / "web" / "content" / "danger.toml"
FILES = sorted(p for p in CONTENT.rglob("*") if p.suffix in {".toml", ".md"})
FILES.append(DANGER)

SCALES = {"residence", "neighbourhood", "city", "agglomeration"}
SUPERVISION = {"head_of_mediation", "multidisciplinary_team", "alone"}
EMPLOYER_KINDS = {
    "association",
    "centre_social",
    "regie_de_quartier",
    "commune",
    "bailleur",
    "transporteur",
}
MISSIONS = {
    "acces_au_droit",
    "cohesion_sociale",
    "animation",
    "veille_technique",
    "veille_sociale",
    "prevention",
    "tranquillite",
    "mediation_scolaire",
    "mediation_sante",
    "lien_institutions",
}
REGISTERS = {
    "presence",
    "conflit",
    "veille",
    "information",
    "mise_en_relation",
    "incomprehensions",
    "concertation",
    "projets",
}
DOMAINS = {
    "habitat",
    "ecole",
    "espace_public",
    "sante",
    "acces_aux_droits",
    "famille",
    "numerique",
    "transports",
    "emploi",
}
QUESTIONS = range(1, 7)
SHARED = [f"s{n:02}" for n in range(1, 13) if n != 11]

# What would designate someone: none of it may leave a notebook.
IDENTIFIERS = """
Belhadji|Ferrand|Rachid|Tilleuls|Vexin|Pruvost|Ada-Lovelace|Inès|Lorenzo|Passerelles|Oukaci|Samia|Lina|Yanis
Jean-Zay|Thévenin|Marchetti|Lavoir|Fatou\\b|Da Silva|Abenaki|Prosper|Glycines|7 041 229|lingala|Foyers|Voltaire
Kaplan|Deniz|Roussel|asthmatique|Sow-Perrin|Fatoumata|Lemoine|Jordan|Aurélie|Argonautes|Nadège|Ternay|Élodie
Nowicka|Blanchet|Bleuets|12 octobre|Benedetti|Mehdi|Chiara|rue du Port|Colas|Théo|Nour\\b|Ludovic|Saules|Vasseur
Morvan|Oyono|Steeve|Kepler|Deux Rives|Vaubrac|Saint-Clément|Djeneba|Camus|Vidal|Stéphane|Bambins|Thi Lan|Perret
Kévin|Maubert|vietnamien|Sainte-Odile|Anselme|relieur|Verger|Lacaze|Kerbrat|Morisot|Lopez|Maillot|Ronsard
Delage|Lavandières|Sonia|@|\\d\\d \\d\\d \\d\\d \\d\\d
""".strip().replace("\n", "|")

PHONE = re.compile(r"\b0\d(?: \d\d){4}\b")
FICTION = re.compile(
    r"0(?:1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98)"
)  # the ranges kept for fiction
ADVICE = re.compile(
    r"\b(tu devrais|vous devriez|tu dois|il faut que tu|tu aurais dû|à ta place)", re.I
)
VERDICT = re.compile(r"\b(vous avez|tu as|on a|elle a|il a) le droit\b", re.I)


@cache
def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def content(*parts: str) -> dict[str, Any]:
    return load(CONTENT.joinpath(*parts))


def situations() -> list[dict[str, Any]]:
    return [load(p) for p in sorted((CONTENT / "situations").glob("s*.toml"))]


def under_way_situations() -> list[dict[str, Any]]:
    return list(content("under_way.toml")["situations"])


def keys() -> list[dict[str, Any]]:
    return [load(p) for p in sorted((CONTENT / "keys").glob("k*.toml"))]


def chapters() -> list[dict[str, Any]]:
    return [content("publication", f"chapter-{n}.toml") for n in QUESTIONS]


def people() -> dict[str, dict[str, Any]]:
    return {p["slug"]: p for p in content("people.toml")["people"]}


def words(text: str) -> int:
    return len(text.split())


def prose(*, chapter: int) -> str:
    return (CONTENT / "publication" / f"chapter-{chapter}.md").read_text(encoding="utf-8")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def texts(path: Path) -> list[str]:
    """Return what a person will read in this file."""
    if path.suffix == ".toml":
        return list(strings(load(path)))
    return [path.read_text(encoding="utf-8")]
