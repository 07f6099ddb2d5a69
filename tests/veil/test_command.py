import io
import json

import pytest

from trousseau.veil.command import BAD_LINE, scan_lines


def run(lines: str) -> tuple[int, list[dict[str, object]], str]:
    out, complaints = io.StringIO(), io.StringIO()
    code = scan_lines(io.StringIO(lines), out, complaints)
    return code, [json.loads(line) for line in out.getvalue().splitlines()], complaints.getvalue()


def test_each_line_gives_its_spans() -> None:
    line = json.dumps({"id": "n1", "text": "vu Mme Coulibaly"})

    code, answers, complaints = run(line + "\n\n")

    assert (code, complaints) == (0, "")
    assert answers == [{"id": "n1", "spans": [{"start": 7, "end": 16, "type": "PERSON"}]}]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("pas du json", "JSON"),
        ("[1]", "objet"),
        ('{"text": "a"}', "« id »"),
        ('{"id": 1}', "« text »"),
        ('{"id": 1, "text": 3}', "« text »"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_is_told_in_french_and_the_others_are_done(line: str, reason: str) -> None:
    code, answers, complaints = run(line + '\n{"id": 2, "text": "rien"}\n')

    assert code == BAD_LINE == 2
    assert answers == [{"id": 2, "spans": []}]
    assert complaints.startswith("Ligne 1 illisible : ")
    assert reason in complaints


def test_complaints_never_quote_the_text() -> None:
    _, _, complaints = run('{"text": "Mme Coulibaly"}')

    assert "Coulibaly" not in complaints


def test_complaints_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert scan_lines(io.StringIO("x"), io.StringIO()) == BAD_LINE
    assert "Ligne 1" in capsys.readouterr().err
