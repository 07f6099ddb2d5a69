"""The files for systemd keep what the design of the vault asks (docs/vault.md §12)."""

import re
from pathlib import Path

import pytest

from tests.house.layout import PACKAGE, ROOT

DEPLOY = ROOT / "deploy"
SERVICES = sorted(DEPLOY.glob("*.service"))
ALWAYS = {"LimitCORE=0", "MemorySwapMax=0", "UMask=0077", "NoNewPrivileges=yes", "PrivateTmp=yes"}


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_no_service_leaves_its_memory_on_a_disk(path: Path) -> None:
    lines = set(path.read_text(encoding="utf-8").splitlines())

    assert lines >= ALWAYS
    assert any(re.fullmatch(r"Environment=MALLOC_PERTURB_=[1-9]\d*", line) for line in lines)


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_command_started_exists(path: Path) -> None:
    commands = {one.stem for one in PACKAGE.glob("*/management/commands/*.py")} | {"clearsessions"}
    started = set(re.findall(r"^ExecStart=\S+/trousseau (\w+)", path.read_text(), re.M))

    assert started
    assert started <= commands


def test_each_timer_has_its_service() -> None:
    timers = {path.stem for path in DEPLOY.glob("*.timer")}

    assert timers
    assert timers <= {path.stem for path in SERVICES}


def test_the_pile_outlives_a_service_that_stops() -> None:
    sharing = [one for one in SERVICES if "RuntimeDirectory=" in one.read_text(encoding="utf-8")]

    assert len(sharing) == 2
    for path in sharing:
        assert "RuntimeDirectoryPreserve=yes" in path.read_text(encoding="utf-8")
