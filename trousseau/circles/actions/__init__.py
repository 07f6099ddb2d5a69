"""What members write: each act with its actor."""

from trousseau.circles.actions.attendance import (
    report_paper,
    sign_attendance,
    take_back_signature,
)
from trousseau.circles.actions.cards import cast_ballot, drop_card, keep_typing, put_card
from trousseau.circles.actions.cases import (
    Withdrawn,
    receive_case,
    withdraw_case,
    withdraw_own_case,
)
from trousseau.circles.actions.charters import accept_charter, adopt_charter
from trousseau.circles.actions.circles import create_circle, entrust_facilitation, take_as_it_is
from trousseau.circles.actions.commons import gather_common_ground
from trousseau.circles.actions.composing import compose_circles
from trousseau.circles.actions.contributions import (
    answer_question,
    contribute,
    edit_contribution,
    hide_contribution,
    withdraw_contribution,
)
from trousseau.circles.actions.cycles import Plan, plan_cycle
from trousseau.circles.actions.diaries import (
    choose_reminders,
    make_feed,
    note_fetch,
    revoke_feed,
    show_in_feed,
)
from trousseau.circles.actions.drafts import (
    announce_round,
    delete_draft,
    draft_key,
    edit_draft,
    mark_passed,
)
from trousseau.circles.actions.frame import (
    add_minutes,
    entrust_meeting,
    hand_floor,
    hush_presenter,
    pause,
    resume,
    take_meeting_back,
)
from trousseau.circles.actions.harvests import tell_since
from trousseau.circles.actions.meetings import cancel_meeting, edit_meeting, plan_meeting
from trousseau.circles.actions.members import (
    admit_member,
    answer_invitation,
    invite_member,
    leave_circle,
    remove_member,
)
from trousseau.circles.actions.phases import (
    advance_phase,
    choose_case,
    close_meeting,
    count_ballots,
    go_back,
    open_meeting,
    start_harvest,
    stop_exchange,
    take_another_case,
)
from trousseau.circles.actions.presences import come_after_all, join_meeting, miss_meeting
from trousseau.circles.actions.protocols import copy_protocol, delete_protocol, edit_protocol
from trousseau.circles.actions.recording import check_recordable, record_meeting
from trousseau.circles.actions.reminders import Reminded, send_reminders
from trousseau.circles.actions.spreads import answer_grid, show_spread
from trousseau.circles.actions.stands import take_stand

__all__ = [
    "Plan",
    "Reminded",
    "Withdrawn",
    "accept_charter",
    "add_minutes",
    "admit_member",
    "adopt_charter",
    "advance_phase",
    "announce_round",
    "answer_grid",
    "answer_invitation",
    "answer_question",
    "cancel_meeting",
    "cast_ballot",
    "check_recordable",
    "choose_case",
    "choose_reminders",
    "close_meeting",
    "come_after_all",
    "compose_circles",
    "contribute",
    "copy_protocol",
    "count_ballots",
    "create_circle",
    "delete_draft",
    "delete_protocol",
    "draft_key",
    "drop_card",
    "edit_contribution",
    "edit_draft",
    "edit_meeting",
    "edit_protocol",
    "entrust_facilitation",
    "entrust_meeting",
    "gather_common_ground",
    "go_back",
    "hand_floor",
    "hide_contribution",
    "hush_presenter",
    "invite_member",
    "join_meeting",
    "keep_typing",
    "leave_circle",
    "make_feed",
    "mark_passed",
    "miss_meeting",
    "note_fetch",
    "open_meeting",
    "pause",
    "plan_cycle",
    "plan_meeting",
    "put_card",
    "receive_case",
    "record_meeting",
    "remove_member",
    "report_paper",
    "resume",
    "revoke_feed",
    "send_reminders",
    "show_in_feed",
    "show_spread",
    "sign_attendance",
    "start_harvest",
    "stop_exchange",
    "take_another_case",
    "take_as_it_is",
    "take_back_signature",
    "take_back_vote",
    "take_meeting_back",
    "take_stand",
    "tell_since",
    "vote_for_case",
    "withdraw_case",
    "withdraw_contribution",
    "withdraw_own_case",
]
