"""The sealed models of the vault's own tests, as an application."""

from django.apps import AppConfig


class VaultTestsConfig(AppConfig):
    name = "tests.vault"
    label = "vault_tests"
