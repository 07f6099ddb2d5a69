"""What is refused before anything starts: two models under one frozen label, another pepper."""

from collections import Counter
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from trousseau.vault import config, derivation
from trousseau.vault.models import Fingerprint, sealed_models
from trousseau.vault.pile import the_pile


@register
def labels_are_unique(**_: Any) -> list[CheckMessage]:
    """Refuse two sealed models with one label: their rows could be exchanged."""
    seen = Counter(model.TABLE for model in sealed_models())
    return [
        Error(f"two sealed models are labelled {label!r}", id="vault.E001")
        for label, count in seen.items()
        if count > 1
    ]


def check_pile() -> None:
    """Refuse to start with a pile that a disk would keep."""
    the_pile().check()


@transaction.atomic
def check_pepper() -> None:
    """Refuse to start with another pepper or trail secret than the base was made with."""
    for name, secret in (("pepper", config.pepper()), ("trail", config.trail_secret())):
        found = derivation.fingerprint(secret, name)
        kept, _made = Fingerprint.objects.get_or_create(name=name, defaults={"print": found})
        if bytes(kept.print) != found:
            raise ImproperlyConfigured(
                f"VAULT_{'PEPPER' if name == 'pepper' else 'TRAIL_SECRET'} n’est pas celui "
                "de cette base : aucun carnet ne s’ouvrirait. Remettez le fichier d’origine."
            )
