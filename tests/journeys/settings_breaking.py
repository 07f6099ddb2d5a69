"""The tests' settings on a file, for a server that breaks: someone would get its error mails."""

from tests.journeys.settings_file import *  # noqa: F403

ADMINS = [("Gaëlle", "gaelle@cast.example")]
ROOT_URLCONF = "tests.journeys.urls_breaking"
