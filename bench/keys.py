"""Requests per second of the list of keys, beside a bare Django view in the same process."""

from django.test import Client, override_settings
from django.urls import reverse

from bench.timing import show_rate, side_by_side
from trousseau.keys import access

OURS, THEIRS = 100, 2000
TIMES = 7


def run() -> None:
    """Ask for the page as an unknown visitor does, through every middleware and the database."""
    visitor, address = Client(), reverse("keys:list")
    page = visitor.get(address).content
    print(f"Keys: {access.published_keys().count()} on the page, {len(page) / 1000:.0f} kB of HTML")

    def key_list() -> None:
        for _ in range(OURS):
            assert visitor.get(address).status_code == 200

    # Without middleware, and its own addresses: the client keeps both from its first request.
    nowhere = Client()

    def bare_view() -> None:
        with override_settings(ROOT_URLCONF="bench.bare", MIDDLEWARE=[]):
            for _ in range(THEIRS):
                assert nowhere.get("/").content == b"ok"

    ours, theirs = side_by_side(key_list, bare_view, TIMES)
    show_rate("Keys: the list, requests", "bare Django view", (OURS / ours, THEIRS / theirs))
