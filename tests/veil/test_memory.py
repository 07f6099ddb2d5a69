from trousseau.veil.memory import REMEMBERED, SHORTENED, Known

KNOWN = Known.of(["kimberley", "rahmani"])


def test_a_name_told_weighs_most_and_its_beginning_less() -> None:
    assert KNOWN.weigh("rahmani") == REMEMBERED
    assert KNOWN.weigh("kimb") == SHORTENED
    assert KNOWN.weigh("kimberleys") == KNOWN.weigh("ki") == 0


def test_a_beginning_that_is_plain_french_weighs_nothing() -> None:
    assert Known.of(["parlange"]).weigh("parla") == 0
