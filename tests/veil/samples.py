"""Informal notes of our own (fiction), and how to see what a scan makes of a text."""

from trousseau.veil import Find, scan

NOTES = (
    "vu mme diallo ce matin, elle a recu une lettre de l'huissier. sa fille kadiatou (9 ans) traduit. "
    "tel 06 39 98 11 20",
    "Monsieur Lucien Marchetti, 81 ans, 3 impasse du Lavoir à Vaubrac, ne recevait que moi. "
    "M. Da Silva, le voisin, a prévenu les pompiers le 9 février.",
    "HIER SOIR, MR KONATE ET SON FILS ISSA SE SONT BATTUS DEVANT LE BATIMENT B. ISSA A 19 ANS.",
    "Le voisin, M. Olivier, a planté un olivier. Olivier accepte de venir avec Kim-Son.",
    "Bonjour Sabrina, peux-tu rappeler Mr Ould Ahmed (allocataire 1234567) ? Mail : ould.a@exemple.fr",
    "Bilan : 45 situations suivies, 12 médiations, 27 % pour l'accès aux droits. Rien d'autre.",
)


def found(text: str, kind: str | None = None) -> list[str]:
    """List the texts found, of one kind or of all."""
    return [find.text for find in scan(text) if kind is None or find.kind == kind]


def only(text: str) -> Find:
    """Give the single find of a text."""
    (find,) = scan(text)
    return find
