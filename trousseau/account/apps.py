"""My account: sessions, passphrase, recovery sheet."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """My account: sessions, passphrase, recovery sheet."""

    name = "trousseau.account"
    label = "my_account"  # allauth already has an app labelled account
    verbose_name = "compte"
