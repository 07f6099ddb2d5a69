"""A letter to editors, without content: a key waits."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string

from trousseau.people import access as people
from trousseau.people.models import Role

KEYS = "/edition/snippets/keys/key/"


def tell_editors() -> None:
    """Say to each editor that a key waits, once the transaction has held."""
    transaction.on_commit(_send)


def _send() -> None:
    subject = render_to_string("keys/mail/received_subject.txt").strip()
    body = render_to_string(
        "keys/mail/received.txt", {"link": settings.WAGTAILADMIN_BASE_URL + KEYS}
    )
    editors = people.people_with(Role.EDITOR)
    letters = [EmailMessage(subject, body, to=[editor.email]) for editor in editors]
    get_connection().send_messages(letters)
