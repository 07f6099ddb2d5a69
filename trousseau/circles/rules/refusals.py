"""Why an act is refused."""

from enum import StrEnum


class Refusal(StrEnum):
    """Why something is refused; `wording.py` says it in French."""

    NOT_NOW = "not_now"
    NOT_PRESENT = "not_present"
    ONLY_PRESENTER = "only_presenter"
    ONLY_FACILITATOR = "only_facilitator"
    ONLY_AUTHOR = "only_author"
    PRESENTER_LISTENS = "presenter_listens"
    KEEPS_THE_FRAME = "keeps_the_frame"
    SIGNED_ONLY = "signed_only"
    TOO_FEW = "too_few"
    TOO_FEW_ANSWERS = "too_few_answers"
    CASE_FIRST = "case_first"
    STALE = "stale"
    FIRST_PHASE = "first_phase"
    NO_MORE_PHASES = "no_more_phases"
    LAST_WORD_FIRST = "last_word_first"
    NOT_TIMED = "not_timed"
    NOT_A_CODE = "not_a_code"
    MEETING_NOT_OPEN = "meeting_not_open"
    MEETING_UNDER_WAY = "meeting_under_way"
    NOT_ON_THE_TABLE = "not_on_the_table"
    EMPLOYER_ACCOUNT = "employer_account"
    HIERARCHY = "hierarchy"
    NOT_A_PEER = "not_a_peer"
    ALREADY_HERE = "already_here"
    NOT_COMPARED = "not_compared"
    WORDS_CHANGED = "words_changed"
    LAST_FACILITATOR = "last_facilitator"
    CHARTER_FIRST = "charter_first"
    ALREADY_PASSED = "already_passed"
    NOT_AGREED = "not_agreed"
    ROUND_TOO_SHORT = "round_too_short"
    NO_SOURCE = "no_source"
    WAS_NOT_THERE = "was_not_there"
    SIGNED_ON_PAPER = "signed_on_paper"
    NOT_YET_HELD = "not_yet_held"
    PRESENTER_AWAY = "presenter_away"
    PROTOCOL_CHANGED = "protocol_changed"
    PROTOCOL_IN_USE = "protocol_in_use"


class Refused(Exception):  # noqa: N818  (it reads as a sentence: "except Refused")
    """An act the rules refuse; it carries a code, never what was typed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
