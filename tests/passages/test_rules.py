import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.passages import rules
from trousseau.passages.rules import ABSENT, ADDED, KEPT, OPEN, REPLACED, Item, Review


@dataclass(frozen=True)
class Found:
    text: str
    kind: str = "PERSON"
    proposal: str = "M. A"
    sure: bool = True


def item(words, state=OPEN, wording="", sure=True, proposal="M. A", kind="PERSON"):
    return Item(words, kind, proposal, sure, state, wording)


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("Rachid", "le gardien, Rachid, dit", True),
        ("Rachid", "Rachida dit", False),
        ("Rachid", "RACHID dit", True),
        ("Pierre", "une pierre", False),
        ("Mme Odile Ferrand", "Mme  Odile\nFerrand part", True),
        ("Mme\u00a0Ferrand", "Mme Ferrand", True),
        ("l’Orle", "au bord de l'Orle", True),
        ("M. B.", "M. B. arrive", True),
        ("06 39 98 12 34", "tel 06 39 98 12 34.", True),
        ("3", "le 13", False),
    ],
)
def test_words_are_recognised_whole_whatever_the_spaces(words, text, there):
    assert rules.is_in(rules.tidy(words), [text]) is there


def test_finds_of_the_same_words_are_one_item_in_the_order_of_the_text():
    finds = [Found("Rachid"), Found("Odile"), Found("Odile"), Found("absent")]

    review = rules.review_of(finds, ["Odile", "Odile voit Rachid"])

    assert [one.words for one in review.items] == ["Odile", "Rachid"]


def test_a_second_look_keeps_decisions_and_additions():
    texts = ["", "Odile voit Rachid au square"]
    review = rules.review_of([Found("Odile"), Found("Rachid")], texts)
    review = rules.add(review, ["square"], texts)
    review = rules.decide(review, "Odile", KEPT, reason="prénom changé")

    again = rules.review_of([Found("Odile"), Found("Karim")], ["", "Odile, Karim, square"], review)

    assert [(one.words, one.state) for one in again.items] == [
        ("Odile", KEPT),
        ("Karim", OPEN),
        ("square", OPEN),
    ]
    assert rules.review_of([], ["", "rien"], review).items == ()


def test_deciding_counts_and_unknown_words_change_nothing():
    review = rules.review_of([Found("Odile"), Found("Rachid")], ["Odile Rachid"])

    decided = rules.decide(review, "Odile", REPLACED, wording="une dame")

    assert (decided.done, decided.total, decided.is_complete) == (1, 2, False)
    assert decided.items[0].shown == "une dame"
    assert decided.items[1].shown == "Rachid"
    assert rules.decide(review, "Karim", KEPT) is review


def test_one_tap_replaces_what_is_sure_and_one_undo_takes_it_back():
    finds = [
        Found("Odile"),
        Found("Karim"),
        Found("Rachid", sure=False),
        Found("Ternay", proposal=""),
    ]
    review = rules.review_of(finds, ["Odile Karim Rachid Ternay"])

    replaced = rules.replace_all_sure(review)

    assert [one.state for one in replaced.items] == [REPLACED, REPLACED, OPEN, OPEN]
    assert rules.replace_all_sure(replaced) is replaced
    assert rules.undo(replaced) == review


def test_what_was_added_disappears_with_undo():
    texts = ["le square Voltaire"]
    review = rules.add(Review(), ["square Voltaire"], texts)

    assert review.items[0].kind == ADDED
    assert rules.add(review, ["square Voltaire"], texts) is review
    assert rules.undo(review) == Review()
    assert rules.undo(Review()) == Review()
    assert review.past[0][0].state == ABSENT


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("Ferrand", ["Ferrand"]),
        ("  ferrand ", ["Ferrand"]),
        ("ROSIER", ["Rosier", "rosier"]),
        ("Dupont", []),
        ("   ", []),
    ],
)
def test_typed_words_are_taken_as_the_text_writes_them(typed, forms):
    assert (
        rules.written_forms(typed, ["Mme Ferrand, Rosier", "FERRAND et Ferrand, rosier"]) == forms
    )


def test_the_next_open_item_is_found_going_round():
    review = Review((item("a", KEPT), item("b"), item("c")))

    assert rules.next_open(review) == 2
    assert rules.next_open(review, after=2) == 3
    assert rules.next_open(review, after=3) == 2
    assert rules.next_open(Review((item("a", KEPT),))) == 0


@pytest.mark.parametrize(
    ("items", "leaves"),
    [
        ([item("Mme Odile Ferrand", REPLACED, "Mme B")], "Mme B voit Ferrand, Rachid."),
        (
            [item("Mme Odile Ferrand", REPLACED, "Mme B"), item("Ferrand", REPLACED, "elle")],
            "Mme B voit elle, Rachid.",
        ),
        (
            [item("Mme Odile Ferrand", KEPT), item("Ferrand", REPLACED, "elle")],
            "Mme Odile Ferrand voit elle, Rachid.",
        ),
        (
            [item("Odile Ferrand voit", REPLACED, "B voit"), item("Mme Odile", REPLACED, "elle")],
            "B voit Ferrand, Rachid.",
        ),
        (  # kept words that others cross are not kept, and shelter nothing
            [
                item("Odile Ferrand", KEPT),
                item("Odile", REPLACED, "B"),
                item("Ferrand voit", REPLACED, "C voit"),
            ],
            "Mme B C voit Ferrand, Rachid.",
        ),
        (
            [item("Mme Odile Ferrand", REPLACED, "une dame"), item("Odile", KEPT)],
            "une dame voit Ferrand, Rachid.",
        ),
        (  # an undecided word is never hidden by kept ones
            [item("Odile Ferrand", KEPT), item("Odile"), item("Ferrand", REPLACED, "elle")],
            "Mme Odile elle voit elle, Rachid.",
        ),
        ([item("Odile Ferrand", REPLACED, "Mme A")], "Mme A voit Ferrand, Rachid."),
        ([item("Rachid", REPLACED, "M. A")], "Mme Odile Ferrand voit Ferrand, M. A."),
        ([item("Rachid", KEPT)], "Mme Odile Ferrand voit Ferrand, Rachid."),
        ([], "Mme Odile Ferrand voit Ferrand, Rachid."),
    ],
)
def test_the_text_leaves_as_decided(items, leaves):
    assert rules.rewrite("Mme Odile Ferrand voit Ferrand, Rachid.", items) == leaves


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Odile vient. Mme Odile part.", "Mme A vient. Mme A part."),
        ("Madame\u00a0Odile part.", "Madame\u00a0A part."),
        ("M. Odile et MME Odile.", "M. A et MME A."),
        ("Il aime Odile, 3 m Odile.", "Il aime Mme A, 3 m Mme A."),
        ("comme Odile", "comme Mme A"),
    ],
)
def test_a_civility_is_said_once(text, leaves):
    assert rules.rewrite(text, [item("Odile", REPLACED, "Mme A")]) == leaves


@pytest.mark.parametrize("state", [KEPT, REPLACED])
def test_the_first_words_never_cut_decided_words_in_two(state):
    text = "Ce matin encore, sur le palier du troisième étage, avec Odile Ferrand, rien."
    items = [item("Odile Ferrand", state, "Mme A et son mari"), item("Odile", REPLACED, "elle")]

    first_words = rules.opening(text, items, 60)

    assert first_words == "Ce matin encore, sur le palier du troisième étage, avec…"
    assert rules.leftovers([first_words], items) == []
    assert rules.opening("Odile Ferrand vient", items, 5) != ""
    assert rules.opening("rien de plus", items, 60) == "rien de plus"


def test_paragraphs_are_cut_without_losing_a_find():
    items = [item("Odile", REPLACED, "une dame"), item("Rachid")]

    cut = rules.paragraphs("Odile vient.\n\nRachid part.\n", items)

    assert [[piece.shown for piece in line] for line in cut] == [
        ["une dame", " vient."],
        ["Rachid", " part."],
    ]
    assert cut[0][0].number == 1
    assert rules.paragraphs("", items) == []


def test_words_that_come_back_through_another_wording_are_named():
    items = [
        item("Ternay", REPLACED, "une ville"),
        item("Rachid", REPLACED, "le gardien de Ternay"),
    ]

    text = rules.rewrite("Rachid, à Ternay", items)

    assert rules.leftovers([text], items) == ["Ternay"]


def test_the_table_of_the_veil_holds_replaced_words_only():
    items = [item("Ternay", REPLACED, "une ville"), item("Odile", KEPT), item("Karim")]

    assert rules.neutral_pairs(items) == {"Ternay": "une ville"}


def test_a_review_is_sealed_and_read_back():
    review = rules.decide(rules.review_of([Found("Odile")], ["Odile"]), "Odile", KEPT, reason="r")

    assert Review.from_json(review.to_json()) == review


def test_only_the_last_steps_can_be_undone():
    review = rules.review_of([Found("Odile")], ["Odile"])

    for _turn in range(rules.PAST_LIMIT + 5):
        review = rules.decide(review, "Odile", KEPT)

    assert len(review.past) == rules.PAST_LIMIT


words = st.text("abA'’ .\n", min_size=1, max_size=5).map(rules.tidy).filter(bool)
decided = st.sampled_from([REPLACED, KEPT])
items_of = st.lists(
    st.builds(item, words, decided, st.just("XY")), unique_by=lambda one: one.words, max_size=6
)


@given(st.text("abA'’ .\n", max_size=60), items_of)
def test_once_all_is_decided_a_replaced_word_leaves_inside_kept_words_only(text, items):
    cut = rules.pieces(text, items)
    leaving, kept = "", []
    for piece in cut:
        if piece.item and piece.item.state == KEPT:
            kept.append((len(leaving), len(leaving + piece.shown)))
        leaving += piece.shown

    assert leaving == rules.rewrite(text, items)
    for one in (one for one in items if one.state == REPLACED):
        for match in rules.pattern(one.words).finditer(leaving):
            assert any(a <= match.start() and match.end() <= b for a, b in kept)


NAMES = ["Odile", "Ferrand", "Rachid", "Odile Ferrand", "Mme Odile", "Mme Odile Ferrand"]
WORDINGS = ["Mme A", "M. B", "A", "une dame", "Madame C"]
TEXTS = st.lists(
    st.sampled_from(["Mme", "M.", "Madame", "Odile", "Ferrand", "Rachid", "voit", "et", "\n\n"]),
    max_size=14,
).map(" ".join)
DECISIONS = st.lists(
    st.builds(item, st.sampled_from(NAMES), decided, st.sampled_from(WORDINGS)),
    unique_by=lambda one: one.words,
    max_size=6,
)
TWICE = re.compile(r"(?:Mme|M\.|Madame)\s+(?:Mme|M\.|Madame)(?!\w)")


@given(TEXTS.filter(lambda text: not TWICE.search(text)), DECISIONS)
def test_decisions_on_names_compose(text, items):
    leaving = rules.rewrite(text, items)
    shown = "".join(piece.shown for line in rules.paragraphs(text, items) for piece in line)

    assert not TWICE.search(leaving)
    assert rules.leftovers([leaving], items) == []
    assert "".join(shown.split()) == "".join(leaving.split())


@given(st.text("abA'’ .\n", max_size=60), items_of)
def test_pieces_put_end_to_end_are_the_text(text, items):
    assert "".join(piece.text for piece in rules.pieces(text, items)) == text


def test_no_private_word_stays_in_the_memory_of_patterns():
    rules.pattern("Zorglubine")

    assert "Zorglubine" not in str(re._cache)
