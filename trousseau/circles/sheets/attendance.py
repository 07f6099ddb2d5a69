"""Proof of attendance: names, days, hours, signatures. Nothing here can reach a text of the circle."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trousseau.circles import attending, wording
from trousseau.circles.access import Certified, Line, Roll
from trousseau.circles.models import Attendance, Meeting, SignedBy
from trousseau.lib.clock import today
from trousseau.lib.wording import (
    circle_in_words,
    day_in_words,
    minutes_in_words,
    number_in_words,
    time_in_words,
)
from trousseau.ui import paper

FOLDER = Path(__file__).resolve().parent
SIGNED = {SignedBy.PHONE: gettext_lazy("téléphone"), SignedBy.PAPER: gettext_lazy("papier")}


def attendance_sheet(meeting: Meeting, roll: Roll, facilitators: list[str]) -> bytes:
    """Return the sheet to sign, one box a half-day; who has signed already is said in theirs."""
    data = {
        "facts": [
            (_("Cercle"), meeting.circle.name),
            (_("Date"), day_in_words(meeting.day)),
            (_("Horaires"), f"{_hours(meeting)} ({_length(meeting)})"),
            *([(_("Lieu"), meeting.place)] if meeting.place else []),
        ],
        "half-days": _half_days(roll.half_days),
        "members": [{"name": line.name, "said": _said(line)} for line in roll.lines],
        "facilitators": ", ".join(facilitators),
    }
    return paper.press(FOLDER / "attendance.typ", data, made_on=today()).pdf


def _half_days(count: int) -> list[str]:
    if count == 1:
        return [_("Signature")]
    return [_("1re demi-journée"), _("2e demi-journée")]


def _said(line: Line) -> str:
    if line.signed_on is None:
        return ""
    how = _("Signé sur son téléphone") if line.on_phone else _("Signé sur papier, reporté")
    day = day_in_words(line.signed_on, weekday=False)
    return _("%(how)s le %(day)s") % {"how": how, "day": day}


def certificate(facts: Certified) -> bytes:
    """Return one person's certificate, for who facilitates to sign."""
    meetings = [one.meeting for one in facts.attendances]
    minutes = attending.minutes_of((one.starts_at, one.ends_at) for one in meetings)
    data = {
        "name": facts.name,
        "attests": _attests(facts),
        "facilitator": ", ".join(facts.facilitators),
        "sentence": _sentence(facts, len(meetings)),
        "meetings": [_row(one) for one in facts.attendances],
        "total": minutes_in_words(minutes),
    }
    return paper.press(FOLDER / "certificate.typ", data, made_on=today()).pdf


def _attests(facts: Certified) -> str:
    circle = _("du %(circle)s") % {"circle": _lower_first(circle_in_words(facts.circle.name))}
    names = wording.in_a_row(facts.facilitators)
    return ngettext(
        "%(names)s, qui anime les séances %(circle)s, atteste que",
        "%(names)s, qui animent les séances %(circle)s, attestent que",
        len(facts.facilitators),
    ) % {"names": names, "circle": circle}


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]


def _sentence(facts: Certified, count: int) -> str:
    if facts.starts_on == facts.ends_on:
        return _("a participé à la séance d’analyse de pratiques de ce cercle, le %(day)s.") % {
            "day": day_in_words(facts.starts_on)
        }
    return ngettext(
        "a participé à %(count)s séance d’analyse de pratiques de ce cercle, du %(start)s"
        " au %(end)s.",
        "a participé à %(count)s séances d’analyse de pratiques de ce cercle, du %(start)s"
        " au %(end)s.",
        count,
    ) % {
        "count": number_in_words(count, feminine=True),
        "start": day_in_words(facts.starts_on, weekday=False),
        "end": day_in_words(facts.ends_on, weekday=False),
    }


def _row(one: Attendance) -> dict[str, str]:
    signed = str(SIGNED[SignedBy(one.signed_by)]) if one.signed_by else "–"
    return {
        "day": day_in_words(one.meeting.day),
        "hours": _hours(one.meeting),
        "length": _length(one.meeting),
        "signed": signed,
    }


def _hours(meeting: Meeting) -> str:
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return _("de %(starts)s à %(ends)s") % {
        "starts": time_in_words(starts),
        "ends": time_in_words(ends),
    }


def _length(meeting: Meeting) -> str:
    return minutes_in_words((meeting.ends_at - meeting.starts_at) // timedelta(minutes=1))
