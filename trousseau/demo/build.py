"""Make the whole demonstration, once, by the real actions."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from trousseau.demo import editing, finished, under_way
from trousseau.demo.company import Company
from trousseau.people.actions import say_oversight
from trousseau.vault import api as vault

Say = Callable[[str], None]


def build(today: date, say: Say) -> None:
    """Fill an empty database: the finished cycle, its publication, the cycle under way."""
    company = Company()
    say("Un cycle achevé : quinze médiatrices et médiateurs, six séances…")
    with transaction.atomic():
        circle, stubs = finished.run(company)
    say("Dix-huit clés, relues et acceptées…")
    with transaction.atomic():
        editing.pass_keys(company, finished.draft_keys(company, circle, stubs))
    say("Un cycle en cours…")
    with transaction.atomic():
        under_way.run(company, today)
        say_oversight(
            superior=company["farid-haddad"].person, subordinate=company["aicha-benslimane"].person
        )
    say("La publication, et son PDF…")
    editing.publish(company)
    say("Ce qui est arrivé à sa date est détruit…")
    vault.retain(today)
