"""The codes a protocol is written with; `wording.py` says each in French."""

from enum import StrEnum


class About(StrEnum):
    """What the group works on: one situation, a theme, or how each person is."""

    CASE = "case"
    THEME = "theme"
    ROUND = "round"


class Speaker(StrEnum):
    """Who has the floor during a phase; nobody speaks when the group is silent, or writes."""

    FACILITATOR = "facilitator"
    PRESENTER = "presenter"
    GROUP = "group"
    EXCHANGE = "exchange"
    EVERYONE = "everyone"
    NOBODY = "nobody"


class Kind(StrEnum):
    """What may be put down. There is no advice; a lead is the presenter's own."""

    QUESTION = "question"
    HYPOTHESIS = "hypothesis"
    EXPERIENCE = "experience"
    CO_ANALYSIS = "co_analysis"
    THEME_WORD = "theme_word"
    STATE = "state"
    REQUEST = "request"
    NARRATIVE = "narrative"
    ANALYSIS = "analysis"
    SYNTHESIS = "synthesis"
    LEAD = "lead"
    INTENTION = "intention"
    LAST_WORD = "last_word"
    LEARNING = "learning"
    TRIAL = "trial"


PRESENTERS_OWN = frozenset(
    {
        Kind.REQUEST,
        Kind.NARRATIVE,
        Kind.ANALYSIS,
        Kind.SYNTHESIS,
        Kind.LEAD,
        Kind.INTENTION,
        Kind.LAST_WORD,
    }
)
# Signs a kind may take when it must stay shorter than a slip: a contract is one sentence.
LIMITS = {Kind.REQUEST: 200}


class Signature(StrEnum):
    """Whether a contribution carries its author's number."""

    SIGNED = "signed"
    CHOICE = "choice"


class Reveal(StrEnum):
    """When the group sees the contributions of a phase."""

    NOW = "now"
    END = "end"
