"""For the command line: one JSON text a line in, its finds a line out."""

import json
import sys
from typing import TextIO

from trousseau.veil.scanning import scan

BAD_LINE = 2
"""Exit code when a line could not be read."""


class BadLineError(ValueError):
    """Tell, in French, what is wrong with a line."""


def _read_line(line: str) -> tuple[object, str]:
    """Give the id and text of a line, or raise BadLineError."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLineError("ce n'est pas du JSON") from error
    if not isinstance(entry, dict):
        raise BadLineError("un objet JSON est attendu")
    if "id" not in entry:
        raise BadLineError("il manque « id »")
    if not isinstance(entry.get("text"), str):
        raise BadLineError("il manque « text », une chaîne de caractères")
    return entry["id"], entry["text"]


def scan_lines(stdin: TextIO, stdout: TextIO, stderr: TextIO | None = None) -> int:
    """Scan each line and give the exit code; a bad line is reported, the others are done."""
    complaints = stderr if stderr is not None else sys.stderr
    code = 0
    for number, line in enumerate(stdin, start=1):
        if not line.strip():
            continue
        try:
            name, text = _read_line(line)
        except BadLineError as error:
            complaints.write(f"Ligne {number} illisible : {error}.\n")
            code = BAD_LINE
            continue
        spans = [{"start": f.start, "end": f.end, "type": f.kind.value} for f in scan(text)]
        stdout.write(json.dumps({"id": name, "spans": spans}, ensure_ascii=False) + "\n")
    return code
