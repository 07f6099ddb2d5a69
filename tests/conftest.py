"""What every test may use: the cast, no network, a clean cache."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connections
from pytest_socket import socket_allow_hosts

from tests.cast import Cast
from tests.journeys.server import free_port
from tests.redis_server import serving_redis
from trousseau.vault import api as vault


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Close the network, but for this machine's own database and cache."""
    if not {"browser", "cluster"} & {mark.name for mark in item.iter_markers()}:
        socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def _flush_lifts_the_trails_guard() -> None:
    """Let Django empty the base between transactional tests: the trail refuses any other DELETE."""
    handle = flush.Command.handle

    def guarded(self: flush.Command, **options: Any) -> None:
        connection = connections[options["database"]]
        vault.lift_guard(connection)
        handle(self, **options)
        vault.raise_guard(connection)

    flush.Command.handle = guarded  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path) -> Iterator[None]:
    """Forget tries and keep receipts, slots and files of each test apart."""
    settings.VAULT_RECEIPTS = tmp_path / "receipts.jsonl"
    settings.VAULT_RUN_DIR = tmp_path / "run"
    settings.VAULT_PILE = tmp_path / "pile" / "pile.sqlite3"
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the cast, each made when first named."""
    return Cast()


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a Redis of this run."""
    with serving_redis(tmp_path_factory.mktemp("redis"), free_port()) as url:
        yield url
