"""Keys made by the real actions."""

from dataclasses import replace
from typing import Any

from trousseau.keys import actions
from trousseau.keys.models import Key
from trousseau.keys.rules import KeyContent, Provenance
from trousseau.people.models import Person

CONTENT = KeyContent(
    question=4,
    title="Qui tient le stylo ?",
    kind="Tout passe par nous.",
    situation="Il vient payer une facture.\n\nL’ordinateur tombe en panne.",
    provenance=Provenance(situations=3, meetings=2, members=9, period="mars et avril 2014"),
    questions=["À cette étape, qui fait ?", "Que sait-elle faire déjà ?"],
    cautions=["Jamais de mot de passe chez moi."],
    levers=["Passer du « pour » au « avec »."],
    limits=["Quand le délai tombe dans la journée."],
    reserves=["Chez nous la permanence ferme."],
)


def a_received_key(by: Person, **changes: Any) -> Key:
    """Return a key that has just left its circle."""
    return actions.receive_key(content=replace(CONTENT, **changes), by=by)


def a_key(by: Person, **changes: Any) -> Key:
    """Return a published key."""
    return actions.publish_key(key=a_received_key(by, **changes), by=by)
