"""Opening and searching a notebook of 5,000 notes of 2 kB, beside the bare libsodium loop."""

import json
import secrets

from nacl import bindings

from bench.timing import median, show
from trousseau.notebook import access, actions
from trousseau.people.actions import create_person
from trousseau.people.http import Actor
from trousseau.vault import api as vault

NOTES, SIZE = 5000, 2000
PASSPHRASE = "lampe colline farine ruban osier"  # noqa: S105


def owner() -> Actor:
    """Make a person and open their vault."""
    person = create_person(
        email="bench@centre.example", name="Banc", passphrase=PASSPHRASE, roles=["mediator"]
    )
    stretched = vault.verify(person.holder, password=person.password, passphrase=PASSPHRASE)
    assert stretched is not None  # noqa: S101
    return Actor(person, vault.unlock(person.holder, stretched))


def bare_loop() -> float:
    """Open as many boxes of the same size with libsodium alone, JSON included."""
    secret = secrets.token_bytes(32)
    text = json.dumps({"story": "a" * SIZE, "title": "t"}).encode()
    boxes = []
    for _ in range(NOTES):
        nonce = secrets.token_bytes(24)
        seal = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt
        boxes.append((nonce, seal(text, b"aad", nonce, secret)))

    def opened() -> list[object]:
        unseal = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt
        return [json.loads(unseal(box, b"aad", nonce, secret)) for nonce, box in boxes]

    return median(opened)


def run() -> None:
    """Write the notes through the real action, then open and search them."""
    by = owner()
    words = "elle attend au guichet une réponse que personne ne sait lui donner "
    for number in range(NOTES):
        content = actions.SituationContent(
            title=f"Note {number}", story=(words * (SIZE // len(words) + 1))[:SIZE]
        )
        actions.write_situation(content=content, by=by)
    floor = bare_loop()
    show(
        f"Notebook: open {NOTES} notes of {SIZE} B",
        median(lambda: access.open_situations(by)),
        floor,
        "bare libsodium loop",
    )
    show(
        "Notebook: search one word",
        median(lambda: access.search_situations(by, "guichet")),
        floor,
        "bare libsodium loop",
    )
