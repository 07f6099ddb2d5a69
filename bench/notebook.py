"""Opening and searching a notebook of 5,000 notes of 2 kB, beside the bare libsodium loop."""

import json
import secrets
import time
from typing import Any

from django.db import transaction
from nacl import bindings as sodium

from bench.timing import show, side_by_side
from trousseau.demo import library
from trousseau.notebook import access, actions, rules
from trousseau.notebook.rules import Note, SituationContent
from trousseau.people.http import Actor

NOTES, SIZE = 5000, 2000
WORD = "histoire"
PLACE = b"0" * 64
BARE = "bare libsodium loop"


def story(number: int) -> str:
    """Cut 2,000 bytes out of the demonstration's prose, each time at another place."""
    prose = " ".join(library.prose(f"publication/chapter-{n}") for n in range(1, 7)).encode()
    start = number * 131 % (len(prose) - SIZE)
    return prose[start : start + SIZE].decode(errors="ignore")


def fill(by: Actor) -> None:
    """Write the notes by the real action.

    In one transaction: each write seals the whole index of the safe anew, so that the last
    costs more than twice the first; a transaction a note would add its wait for the disk.
    """
    notebook = actions.open_notebook(by=by)
    with transaction.atomic():
        for number in range(NOTES):
            content = SituationContent(title=f"Note {number}", story=story(number))
            actions.write_situation(notebook=notebook, content=content, by=by)


def boxes_like(notes: list[Note], sizes: list[int]) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """Seal the same payloads under one secret, filled with spaces to the size of the rows' own."""
    secret, boxes = secrets.token_bytes(32), []
    for note, size in zip(notes, sizes, strict=True):
        nonce = secrets.token_bytes(24)
        text = json.dumps(note.to_payload(), ensure_ascii=False, separators=(",", ":")).encode()
        text = text.ljust(size - 1 - 24 - 16)  # the suite's byte, the nonce, the tag
        sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, PLACE, nonce, secret)
        boxes.append((nonce, sealed))
    return secret, boxes


def run(by: Actor) -> None:
    """Fill a notebook, then open it and search it, whole, as each request does."""
    began = time.perf_counter()
    fill(by)
    print(f"Notebook: {NOTES} notes of {SIZE} B written in {time.perf_counter() - began:.0f} s")
    sizes = [len(row.blob) for row in access.situations_of(by.person).order_by("pk")]
    notes = sorted(access.shelf_of(by).notes, key=lambda note: note.id)
    secret, boxes = boxes_like(notes, sizes)
    print(f"Notebook: {sum(sizes) / len(sizes):.0f} B a sealed row, its folded copy included")

    def bare() -> list[dict[str, Any]]:
        unseal = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt
        return [json.loads(unseal(box, PLACE, nonce, secret)) for nonce, box in boxes]

    def bare_search() -> list[dict[str, Any]]:
        return [note for note in bare() if WORD in note["folded"]]

    def search() -> list[Note]:
        return rules.search(access.shelf_of(by).notes, WORD)

    print(f"Notebook: {len(search())} notes hold the word searched for")
    show("Notebook: open it whole", BARE, side_by_side(lambda: access.shelf_of(by), bare))
    show("Notebook: open and search one word", BARE, side_by_side(search, bare_search))
