"""The console script and production's settings, in processes of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.house.layout import ROOT
from tests.journeys import server
from trousseau import cli

CONSOLE = Path(sys.executable).parent / "trousseau"
SECRETS = {
    "TROUSSEAU_SECRET_KEY": "a-dummy-of-fifty-signs-0123456789-abcdefghijklmnop-QRSTUV",
    "TROUSSEAU_PEPPER": "11" * 32,
    "TROUSSEAU_TRAIL_SECRET": "22" * 32,
    "TROUSSEAU_HOSTS": "trousseau.centre.example",
}
COOKIES = """
from django.conf import settings as s
names = [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.UNLOCK_COOKIE]
assert all(name.startswith("__Host-") for name in names), names
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.SESSION_COOKIE_HTTPONLY
assert s.SESSION_EXPIRE_AT_BROWSER_CLOSE and not s.DEBUG and s.SECURE_SSL_REDIRECT
assert not any("demo" in app for app in s.INSTALLED_APPS) and not s.TROUSSEAU_GALLERY
"""


def run(
    *arguments: str, environment: dict[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one of our commands."""
    return ended([str(CONSOLE), *arguments], environment, typed)


def load(name: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Load an entry point as a server that is not ours would."""
    return ended([sys.executable, "-c", f"import trousseau.{name}"], environment)


def ended(
    command: list[str], environment: dict[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a process to its end, with no setting of ours but these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("TROUSSEAU_")}
    bare.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(  # noqa: S603
        command,
        env=bare | environment,
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_production_is_clean_for_djangos_own_judge(tmp_path: Path) -> None:
    environment = SECRETS | {"TROUSSEAU_VAR": str(tmp_path)}

    judged = run("check", "--deploy", "--fail-level", "INFO", environment=environment)
    looked = run("shell", "-v", "0", "-c", COOKIES, environment=environment)

    assert (judged.returncode, judged.stderr) == (0, "")
    assert (looked.returncode, looked.stderr) == (0, "")


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_production_refuses_to_start_without_each_secret(name: str, tmp_path: Path) -> None:
    environment = SECRETS | {"TROUSSEAU_VAR": str(tmp_path)}
    del environment[name]

    answer = run("check", environment=environment)

    assert answer.returncode == 1
    assert answer.stderr == f"{name} is not set (see docs/settings.md).\n"


@pytest.mark.slow
def test_another_pepper_refuses_to_serve(tmp_path: Path) -> None:
    environment = SECRETS | {"TROUSSEAU_VAR": str(tmp_path)}
    assert run("migrate", "-v", "0", environment=environment).returncode == 0
    assert run("retain", environment=environment).returncode == 0

    another = environment | {"TROUSSEAU_PEPPER": "33" * 32}
    answers = [run("serve", environment=another)]
    answers += [load(name, another) for name in ("asgi", "wsgi")]

    assert [answer.returncode for answer in answers] == [1, 1, 1]
    for answer in answers:
        assert "VAULT_PEPPER n’est pas celui de cette base" in answer.stderr
    assert [load(name, environment).returncode for name in ("asgi", "wsgi")] == [0, 0]


@pytest.mark.slow
def test_it_serves_answers_and_stops_when_asked(tmp_path: Path) -> None:
    env = server.environment(tmp_path, "trousseau.settings.dev")
    server.run(["trousseau.cli", "migrate", "-v", "0"], env)
    log = tmp_path / "server.log"

    with server.serving(env, log) as served:
        with urlopen(f"{served.url}/sante/", timeout=10) as answer:  # noqa: S310  (our own server)
            found = answer.status
        served.process.terminate()
        ended_with = served.process.wait(30)

    assert found == 200
    assert ended_with in {0, -signal.SIGTERM}  # uvicorn ends its acts, then the signal ends it
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_our_own_commands_are_there() -> None:
    ours = set(cli.BARE) | {
        path.stem for path in (ROOT / "trousseau").glob("*/management/commands/*.py")
    }

    assert {
        "demo",
        "serve",
        "publish",
        "scan",
        "retain",
        "remind",
        "pepper",
        "createsuperuser",
    } <= ours


def test_no_command_is_made_twice() -> None:
    made = [path.stem for path in (ROOT / "trousseau").glob("*/management/commands/[a-z]*.py")]

    assert sorted(made) == sorted(set(made))


def test_scan_and_pepper_need_no_settings(tmp_path: Path) -> None:
    scanned = run("scan", "--jsonl", environment={}, typed='{"id": 1, "text": "06 12 34 56 78"}\n')
    made = run("pepper", str(tmp_path), environment={})

    assert '"PHONE"' in scanned.stdout
    assert made.returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"pepper", "trail"}


def test_help_lists_the_commands_that_django_does_not_know(tmp_path: Path) -> None:
    environment = SECRETS | {"TROUSSEAU_VAR": str(tmp_path)}

    listed = run("help", environment=environment).stdout
    asked = run("help", "pepper", environment={})

    assert {"scan", "pepper", "retain", "remind"} <= set(listed.split())
    assert (asked.returncode, "trousseau pepper FOLDER" in asked.stdout) == (0, True)
