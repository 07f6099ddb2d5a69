"""What is pressed: the same bytes for the same words, data never read as code, refusals in French."""

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from trousseau.ui import paper

DAY = dt.date(2015, 1, 14)
SOURCE = """
#import "/ui/paper/identity.typ": *
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: tool, lang: "fr")
#show: french
#std.title(data.title)
#glyph(3) #data.words
#metadata((words: data.words.len())) <sheet>
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.typ"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A source lives in the package: lend it one, with our paper in it."""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "paper").symlink_to(Path(paper.__file__).parent)
    monkeypatch.setattr("trousseau.ui.paper.typesetting.PACKAGE", tmp_path)


def words_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_data_is_shown_never_run(source: Path) -> None:
    data = {"title": "Une feuille", "words": "#panic() $x$ *gras* \x07fin"}

    pressed = paper.press(source, data, made_on=DAY)

    assert "#panic() $x$ *gras* fin" in words_of(pressed.pdf)
    assert pressed.sheet == {"words": len(data["words"]) - 1}


def test_the_same_words_and_day_give_the_same_bytes(source: Path) -> None:
    data = {"title": "Une feuille", "words": "Qui ?"}

    first, again = (paper.press(source, data, made_on=DAY).pdf for _ in range(2))
    later = paper.press(source, data, made_on=DAY + dt.timedelta(days=1)).pdf

    assert first == again
    assert first != later


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"title": "", "words": "x"}, "le titre manque"),
        ({"title": "T", "words": "漢"}, "le signe « 漢 » n’existe pas"),
        ({"title": "T"}, "la mise en page a refusé ce texte"),
    ],
)
def test_a_refusal_is_said_in_french(source: Path, data: dict[str, str], said: str) -> None:
    with pytest.raises(paper.RefusedError) as refusal:
        paper.press(source, data, made_on=DAY)

    assert said in str(refusal.value)
