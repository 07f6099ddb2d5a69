"""What is published passes PDF/UA-1."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cast import Cast
from tests.publishing.factories import STYLO, a_chapter, a_document, a_publication
from tests.verapdf import judge
from trousseau.publishing import access
from trousseau.publishing.formats.printing import print_document


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
