"""Reminders: three days before and the morning, to who wants them, once, without content."""

import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from tests.circles.factories import Company, planned
from trousseau.circles import actions
from trousseau.circles.actions import Reminded
from trousseau.circles.models import Circle, Meeting, Reminder
from trousseau.lib import clock


@pytest.fixture
def meeting(company: Company, circle: Circle) -> Meeting:
    """Return a meeting in ten days, everyone told; the outbox is empty again."""
    made = planned(circle, company["driss"], days=10)
    mail.outbox.clear()
    return made


def remind(meeting: Meeting, *, days: int, hour: int = 7) -> Reminded:
    """Run the timer some days before the meeting."""
    morning = meeting.starts_at.astimezone().replace(hour=hour, minute=0) - timedelta(days=days)
    with clock.stopped_at(min(morning, meeting.starts_at - timedelta(minutes=1))):
        return actions.send_reminders()


def told() -> list[str]:
    """Return who was written to."""
    return sorted(address for message in mail.outbox for address in message.to)


def test_everyone_is_reminded_three_days_before_then_the_morning(meeting: Meeting) -> None:
    sent = [remind(meeting, days=days).sent for days in (5, 4, 3, 2, 1, 0)]

    assert sent == [0, 0, 3, 0, 0, 3]
    assert told().count("aicha@cast.example") == 2


def test_running_twice_reminds_nobody_twice(meeting: Meeting) -> None:
    runs = [
        remind(meeting, days=3).sent,
        remind(meeting, days=3).sent,
        remind(meeting, days=2).sent,
    ]

    assert runs == [3, 0, 0]


def test_a_missed_run_is_caught_up(meeting: Meeting) -> None:
    assert remind(meeting, days=1).sent == 3


def test_a_letter_says_when_and_nothing_of_the_circle(meeting: Meeting) -> None:
    remind(meeting, days=3)
    remind(meeting, days=0)

    before, morning = mail.outbox[0], mail.outbox[-1]
    assert (before.subject, morning.subject) == ("Une séance, bientôt", "Une séance, aujourd’hui")
    assert "http://localhost:8000/cercles/agenda/" in before.body
    for message in mail.outbox:
        text = message.subject + message.body
        assert len(message.to) == 1
        for hidden in ("Val d’Orle", "Glycines", "Aïcha", "Driss", str(meeting.pk)):
            assert hidden not in text


def test_who_cannot_come_and_who_wants_none_are_left_alone(
    company: Company, meeting: Meeting
) -> None:
    actions.miss_meeting(meeting=meeting, by=company["bruno"])
    actions.choose_reminders(wanted=set(), by=company["driss"])

    remind(meeting, days=3)

    assert told() == ["aicha@cast.example"]


def test_a_closed_account_and_a_former_member_are_left_alone(
    company: Company, circle: Circle, meeting: Meeting
) -> None:
    actions.leave_circle(circle=circle, by=company["bruno"])
    person = company["aicha"].person
    person.is_active = False
    person.save(update_fields=["is_active"])

    remind(meeting, days=3)

    assert told() == ["driss@cast.example"]


def test_a_meeting_put_off_is_reminded_again_for_its_new_date(
    company: Company, meeting: Meeting
) -> None:
    remind(meeting, days=3)
    with clock.stopped_at(meeting.starts_at - timedelta(days=2)):
        later = actions.edit_meeting(
            meeting=meeting,
            starts_at=meeting.starts_at + timedelta(days=14),
            ends_at=meeting.ends_at + timedelta(days=14),
            by=company["driss"],
        )

    assert remind(later, days=3).sent == 3


def test_a_cancelled_or_an_opened_meeting_is_silent(company: Company, circle: Circle) -> None:
    gone, opened = (planned(circle, company["driss"], days=10) for _ in range(2))
    actions.cancel_meeting(meeting=gone, by=company["driss"])
    actions.open_meeting(meeting=opened, by=company["driss"])

    assert remind(gone, days=3).sent == 0


def test_who_was_just_told_of_a_date_is_not_reminded_of_it(
    company: Company, circle: Circle
) -> None:
    soon = planned(circle, company["driss"], days=2)

    assert [remind(soon, days=days).sent for days in (2, 1, 0)] == [0, 0, 3]


def test_another_run_that_comes_between_takes_its_letters_with_it(
    company: Company, circle: Circle, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While Driss's letter leaves, another run starts and ends: each letter left once."""
    leave = EmailBackend.send_messages
    inner: list[Reminded] = []

    def slowly(self: EmailBackend, messages: list[mail.EmailMessage]) -> int:
        monkeypatch.setattr(EmailBackend, "send_messages", leave)
        inner.append(actions.send_reminders())
        return leave(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", slowly)
    outer = remind(meeting, days=3)

    assert [outer, *inner] == [Reminded(1, 0), Reminded(2, 0)]
    assert told() == ["aicha@cast.example", "bruno@cast.example", "driss@cast.example"]


class Postman(socketserver.StreamRequestHandler):
    """A mail server of a dozen lines: it refuses one address, and keeps what it accepts."""

    letters: list[str]
    refused = b"bruno@"

    def handle(self) -> None:
        """Hold one conversation (RFC 5321)."""
        self.say(b"220 postman")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"QUIT":
                return self.say(b"221 bye")
            if verb == b"DATA":
                self.say(b"354 go on")
                self.keep()
            elif verb == b"RCPT" and self.refused in line:
                self.say(b"550 no such mailbox")
            else:
                self.say(b"250 ok")
        return None

    def keep(self) -> None:
        """Read a letter up to its final dot."""
        lines = iter(self.rfile.readline, b".\r\n")
        self.letters.append(b"".join(lines).decode())
        self.say(b"250 kept")

    def say(self, line: bytes) -> None:
        """Answer one line."""
        self.wfile.write(line + b"\r\n")


@pytest.fixture
def letters(settings: Any) -> Iterator[list[str]]:
    """Send mail through a real server on this machine, and return what it kept."""
    Postman.letters = []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield Postman.letters
        server.shutdown()


def test_what_a_mail_server_refuses_is_tried_again(
    meeting: Meeting, letters: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remind(meeting, days=3)
    monkeypatch.setattr(Postman, "refused", b"nobody@")
    second, third = remind(meeting, days=3), remind(meeting, days=3)

    assert [first, second, third] == [Reminded(2, 1), Reminded(1, 0), Reminded(0, 0)]
    assert sum("To: bruno@cast.example" in letter for letter in letters) == 1
    assert len(letters) == 3


def test_no_mail_server_at_all_loses_nothing(meeting: Meeting, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert remind(meeting, days=3) == Reminded(0, 3)
    assert not Reminder.objects.exists()


def test_the_command_says_how_many(meeting: Meeting, settings: Any) -> None:
    said, complaint = StringIO(), StringIO()
    with clock.stopped_at(meeting.starts_at - timedelta(days=3)):
        call_command("remind", stdout=said)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        Reminder.objects.all().delete()
        with pytest.raises(SystemExit):
            call_command("remind", stdout=said, stderr=complaint)

    assert said.getvalue() == "Rappels envoyés : 3\nRappels envoyés : 0\n"
    assert "3" in complaint.getvalue()
