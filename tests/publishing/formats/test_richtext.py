"""Rich text is read as paragraphs and lists, and plain text written back as rich."""

from hypothesis import given
from hypothesis import strategies as st

from trousseau.publishing.document import Bullets, Paragraph, Run
from trousseau.publishing.formats.richtext import blocks_of, html_of


def test_paragraphs_voices_and_lists_are_read() -> None:
    html = (
        '<p data-block-key="a">Un <b>mot <i>fort</i></b>,<br/>puis rien&nbsp;!</p><p></p>'
        "<ul><li>un</li><li></li></ul><ol><li>deux</li></ol><ul></ul>nu<h2>titre</h2>"
    )

    assert blocks_of(html) == (
        Paragraph(
            (
                Run("Un "),
                Run("mot ", strong=True),
                Run("fort", strong=True, stressed=True),
                Run(","),
                Run("\n"),
                Run("puis rien\u202f!"),
            )
        ),
        Bullets(((Run("un"),),)),
        Bullets(((Run("deux"),),), numbered=True),
        Paragraph((Run("nu"), Run("titre"))),
    )


def test_plain_text_becomes_paragraphs_and_lists() -> None:
    assert html_of("Un\nseul *mot*\n\n- a <b>\n- c\n\n") == (
        "<p>Un seul <i>mot</i></p><ul><li>a &lt;b&gt;</li><li>c</li></ul>"
    )


@given(st.text())
def test_anything_is_read(text: str) -> None:
    blocks_of(text)
    blocks_of(html_of(text))
