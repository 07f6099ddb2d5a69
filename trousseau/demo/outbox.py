"""Read back the e-mails that the demonstration wrote to files."""

import email
import email.policy
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

SHOWN = 30  # the latest are enough


@dataclass(frozen=True)
class Letter:
    """One e-mail as its reader would see it."""

    subject: str
    to: str
    date: str
    body: str


def letters() -> list[Letter]:
    """Return the latest e-mails, newest first."""
    folder = Path(settings.DEMO_OUTBOX)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [letter for path in files for letter in reversed(_read(path))][:SHOWN]


def _read(path: Path) -> list[Letter]:
    """Split one file of Django's file backend into its messages."""
    texts = path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")
    messages = [email.message_from_bytes(text, policy=email.policy.default) for text in texts]
    return [
        Letter(
            subject=str(message["Subject"]),
            to=str(message["To"]),
            date=str(message["Date"]),
            body=str(message.get_content()),
        )
        for message in messages
        if message["Subject"]
    ]
