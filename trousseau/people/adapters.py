"""How allauth behaves here: invitation only, mail in French, seeds never in clear."""

import base64
import hmac
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from trousseau.vault import api as vault


class AuthenticationBackend(AllauthBackend):
    """allauth's backend, spending the same derivation on an address nobody has."""

    def _mitigate_timing_attack(self, password: str) -> None:
        vault.spend_time(password)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: one is invited."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations only."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Prove who it is; to be asked for patience is no failed try."""
        try:
            return super().authenticate(request, **credentials)
        except vault.Busy:
            self._rollback_login_failed_rl_usage()
            raise

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing that would carry an address or a device by e-mail."""


class MFAAdapter(DefaultMFAAdapter):
    """TOTP seeds rest sealed under a secret that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a seed before it is stored."""
        return _seed_box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a stored seed."""
        return _seed_box().decrypt(encrypted_text.encode()).decode()


def _seed_box() -> Fernet:
    secret = hmac.digest(settings.VAULT_PEPPER, b"trousseau.totp", "sha256")
    return Fernet(base64.urlsafe_b64encode(secret))
