"""The tests' settings on a file, with a derivation that takes a while, counted."""

from tests.journeys.settings_file import *  # noqa: F403

VAULT_ARGON2 = {"t": 2, "m_kib": 16384, "p": 1}
ROOT_URLCONF = "tests.journeys.urls_counting"
