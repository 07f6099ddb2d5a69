"""Remind members of their meetings; run by the clock, as often as one likes."""

from dataclasses import dataclass

from trousseau.circles import access, mail
from trousseau.circles.models import Reminder
from trousseau.circles.rhythms import MORNING
from trousseau.vault import api as vault


@dataclass(frozen=True)
class Reminded:
    """What one run did: letters that left, letters the mail server refused."""

    sent: int
    failed: int


def send_reminders() -> Reminded:
    """Remind everyone who is to be: each letter is claimed before it leaves, so never sent twice."""
    sent = failed = 0
    for due in access.reminders_due():
        claim, is_mine = Reminder.objects.get_or_create(
            meeting=due.meeting,
            membership=due.membership,
            kind=due.kind,
            starts_at=due.meeting.starts_at,
        )
        if not is_mine:  # another run has it
            continue
        try:
            mail.remind(due.membership.person, due.meeting, is_today=due.kind == MORNING)
        except OSError:  # every failure of a mail server: the next run tries again
            claim.delete()
            failed += 1
        else:
            sent += 1
    if sent:
        vault.trail("reminders.sent", "meeting", by=None)
    return Reminded(sent, failed)
