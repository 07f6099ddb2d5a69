"""Everything other rooms may ask of the vault: `from trousseau.vault import api as vault`."""

from trousseau.vault.audit import Anomaly, accept_safe, check_safe, suites
from trousseau.vault.checks import check_pepper, check_pile
from trousseau.vault.erasure import close_holder
from trousseau.vault.errors import (
    Busy,
    CannotOpen,
    Locked,
    NotGranted,
    StaleEpoch,
    TooLate,
    TooLong,
    VaultError,
    WrongPassphrase,
    WrongSheet,
)
from trousseau.vault.holders import enrol, new_holder, spend_time, unlock, verify
from trousseau.vault.layers import accept_letters, pending_letters
from trousseau.vault.passes import forget_passes, give_pass, recall_pass, renew_pass
from trousseau.vault.passphrases import judge_passphrase, normalise, propose_passphrase
from trousseau.vault.pile import (
    pile_drop,
    pile_forget,
    pile_own,
    pile_put,
    pile_shut,
    pile_take,
)
from trousseau.vault.retention import Receipt, retain, scrub
from trousseau.vault.roots import change_passphrase
from trousseau.vault.rows import Opened, open_row, open_rows, seal_row, shred_row
from trousseau.vault.safes import (
    RosterEntry,
    admit,
    can_open,
    close_safe,
    create_safe,
    join_words,
    remove,
    roster,
)
from trousseau.vault.secret import Stretched
from trousseau.vault.sheets import (
    Sheet,
    SheetState,
    confirm_sheet,
    make_sheet,
    restore_with_sheet,
    sheet_state,
)
from trousseau.vault.tokens import new_token, reveal_token, stub
from trousseau.vault.trail import TrailReport
from trousseau.vault.trail import verify as verify_trail
from trousseau.vault.trail import write as trail
from trousseau.vault.triggers import lift_guard, raise_guard
from trousseau.vault.unlocked import Guest, Unlocked
from trousseau.vault.unlocks import (
    OpenSession,
    bind,
    confirm_pending,
    lock,
    lock_everywhere,
    open_sessions,
    prove,
    proved_at,
    recall,
    remember,
    sweep,
    touch,
)

__all__ = [
    "Anomaly",
    "Busy",
    "CannotOpen",
    "Guest",
    "Locked",
    "NotGranted",
    "OpenSession",
    "Opened",
    "Receipt",
    "RosterEntry",
    "Sheet",
    "SheetState",
    "StaleEpoch",
    "Stretched",
    "TooLate",
    "TooLong",
    "TrailReport",
    "Unlocked",
    "VaultError",
    "WrongPassphrase",
    "WrongSheet",
    "accept_letters",
    "accept_safe",
    "admit",
    "bind",
    "can_open",
    "change_passphrase",
    "check_pepper",
    "check_pile",
    "check_safe",
    "close_holder",
    "close_safe",
    "confirm_pending",
    "confirm_sheet",
    "create_safe",
    "enrol",
    "forget_passes",
    "give_pass",
    "join_words",
    "judge_passphrase",
    "lift_guard",
    "lock",
    "lock_everywhere",
    "make_sheet",
    "new_holder",
    "new_token",
    "normalise",
    "open_row",
    "open_rows",
    "open_sessions",
    "pending_letters",
    "pile_drop",
    "pile_forget",
    "pile_own",
    "pile_put",
    "pile_shut",
    "pile_take",
    "propose_passphrase",
    "prove",
    "proved_at",
    "raise_guard",
    "recall",
    "recall_pass",
    "remember",
    "remove",
    "renew_pass",
    "restore_with_sheet",
    "retain",
    "reveal_token",
    "roster",
    "scrub",
    "seal_row",
    "sheet_state",
    "shred_row",
    "spend_time",
    "stub",
    "suites",
    "sweep",
    "touch",
    "trail",
    "unlock",
    "verify",
    "verify_trail",
]
