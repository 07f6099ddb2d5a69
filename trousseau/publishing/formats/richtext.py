"""Read an editor's rich text (paragraphs, bold, italic, lists) as blocks; write blocks back."""

import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser

from trousseau.lib.typography import french_spaces
from trousseau.publishing.document import Block, Blocks, Bullets, Paragraph, Run, Runs

FEATURES = ["bold", "italic", "ul", "ol"]
_STRESS = re.compile(r"\*([^*]+)\*")
_STRONG, _STRESSED, _LISTS = {"b", "strong"}, {"i", "em"}, {"ul", "ol"}


class _Reader(HTMLParser):
    """Collects blocks; tags it does not know are dropped, their words kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.items: list[Runs] = []
        self.runs: list[Run] = []
        self.voice = Run("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.runs.append(replace(self.voice, text="\n"))
        elif tag == "p" or tag in _LISTS:
            self.close_paragraph()
        self._speak(tag, aloud=True)

    def handle_endtag(self, tag: str) -> None:
        self._speak(tag, aloud=False)
        if tag == "li":
            self.items += [runs] if (runs := self._take_runs()) else []
        elif tag in _LISTS:
            self.close_list(numbered=tag == "ol")
        elif tag == "p":
            self.close_paragraph()

    def handle_data(self, data: str) -> None:
        self.runs.append(replace(self.voice, text=data))

    def close_paragraph(self) -> None:
        if runs := self._take_runs():
            self.blocks.append(Paragraph(runs))

    def close_list(self, *, numbered: bool) -> None:
        if self.items:
            self.blocks.append(Bullets(tuple(self.items), numbered=numbered))
        self.items = []

    def _speak(self, tag: str, *, aloud: bool) -> None:
        if tag in _STRONG:
            self.voice = replace(self.voice, strong=aloud)
        elif tag in _STRESSED:
            self.voice = replace(self.voice, stressed=aloud)

    def _take_runs(self) -> Runs:
        runs, self.runs = self.runs, []
        if not "".join(run.text for run in runs).strip():
            return ()
        return tuple(replace(run, text=french_spaces(run.text)) for run in runs if run.text)


def blocks_of(html: str) -> Blocks:
    """Return the blocks of a rich text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.close_paragraph()
    return tuple(reader.blocks)


def html_of(text: str) -> str:
    """Return as rich text words written plainly: blank lines part, « - » lists, *stress*."""
    pieces = [piece.strip() for piece in text.split("\n\n")]
    return "".join(_piece(piece) for piece in pieces if piece)


def _piece(piece: str) -> str:
    lines = piece.splitlines()
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{_line(line[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{_line(' '.join(lines))}</p>"


def _line(line: str) -> str:
    return _STRESS.sub(r"<i>\1</i>", escape(line))
