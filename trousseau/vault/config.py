"""The settings the vault reads, as types."""

from pathlib import Path

from django.conf import settings

from trousseau.vault.derivation import Cost
from trousseau.vault.secret import Pepper, TrailSecret


def pepper() -> Pepper:
    """Return the server's pepper (32 bytes, `VAULT_PEPPER`)."""
    return Pepper(settings.VAULT_PEPPER)


def trail_secret() -> TrailSecret:
    """Return the server's trail secret (32 bytes, `VAULT_TRAIL_SECRET`)."""
    return TrailSecret(settings.VAULT_TRAIL_SECRET)


def cost() -> Cost:
    """Return what a new lock costs (`VAULT_ARGON2`)."""
    return Cost(**settings.VAULT_ARGON2)


def run_dir() -> Path:
    """Return the run-time directory where derivations take turns (`VAULT_RUN_DIR`)."""
    return Path(settings.VAULT_RUN_DIR)


def pile() -> str:
    """Return where unsigned slips wait: a file in volatile memory, or an address (`VAULT_PILE`)."""
    return str(settings.VAULT_PILE)


def receipts() -> Path:
    """Return the append-only file of receipts, outside the base (`VAULT_RECEIPTS`)."""
    return Path(settings.VAULT_RECEIPTS)
