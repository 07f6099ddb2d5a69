"""Protocols: GAPP reads well, a mistake is told in French, and what is kept reads back the same."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.circles import library
from trousseau.circles.protocols import (
    PRESENTERS_OWN,
    About,
    BadProtocolError,
    GroupSize,
    Kind,
    Phase,
    Protocol,
    Reveal,
    Signature,
    Speaker,
    find_mistakes,
    from_data,
    read_protocol,
)

HEAD = (
    'slug = "x"\nname = "X"\ntitle = "X"\npresentation = "Nous."\norigin = "Nous, hier."\n'
    'sources = ["moi"]\ngroup = { least = 3, most = 9 }\n'
)
CHOOSE = '[[phases]]\nslug = "a"\nname = "A"\nrule = "Choisir."\nspeaker = "facilitator"\nchooses_case = true\n'
WORK = '[[phases]]\nslug = "b"\nname = "B"\nrule = "Chercher."\nspeaker = "group"\n'
LAST = (
    '[[phases]]\nslug = "c"\nname = "C"\nrule = "Finir."\nspeaker = "presenter"\nlast_word = true\n'
)
CLOSE = '[[phases]]\nslug = "d"\nname = "D"\nrule = "Clore."\nspeaker = "everyone"\n'
GOOD = HEAD + CHOOSE + WORK + LAST
THEME = HEAD + 'about = "theme"\n' + CLOSE


def test_gapp_has_six_phases_and_no_advice() -> None:
    gapp = library.protocol("gapp")

    assert [phase.slug for phase in gapp.phases] == [
        "demarrage", "expose", "questions", "hypotheses", "conclusion", "meta",
    ]  # fmt: skip
    assert gapp.phase("hypotheses").presenter_silent
    assert gapp.phase("meta").contributions == (Kind.LEARNING, Kind.TRIAL)
    assert "advice" not in {kind.value for kind in Kind}


def test_a_small_protocol_reads() -> None:
    protocol = read_protocol(GOOD, source="x.toml")

    assert protocol.place("b") == 2
    assert protocol.phase("b").minutes is None
    assert protocol.has_case
    assert protocol.choosing_phase == protocol.phase("a")
    assert protocol.last_word_phase == protocol.phase("c")
    with pytest.raises(KeyError):
        protocol.phase("z")


def test_a_protocol_on_a_theme_has_nobody_presenting() -> None:
    protocol = read_protocol(THEME, source="x.toml")

    assert not protocol.has_case
    assert protocol.choosing_phase is None
    assert protocol.last_word_phase is None


OWN = 'contributions = ["lead"]\n'
MISTAKES = [
    ("slug = ", "pas du TOML lisible"),
    (GOOD.replace('title = "X"\n', ""), "il manque « title »"),
    (GOOD.replace('title = "X"', 'title = " "'), "il manque « title »"),
    (GOOD.replace('origin = "Nous, hier."\n', ""), "il manque « origin »"),
    (GOOD.replace('rule = "Chercher."\n', ""), "il manque « rule ». (phase 2, « rule »)"),
    (GOOD.replace("Chercher.", "Chercher. " * 20), "« rule » est trop long : 160 signes au plus."),
    (GOOD + 'couleur = "rouge"\n', "« couleur » n’est pas un mot connu"),
    (GOOD + 'minutes = "dix"\n', "« minutes » n’a pas la forme attendue"),
    (GOOD + "minutes = true\n", "« minutes » n’a pas la forme attendue"),
    (GOOD + "minutes = 0\n", "une durée va de une minute à quatre heures"),
    (GOOD + "minutes = 241\n", "une durée va de une minute à quatre heures"),
    (HEAD + "timed = false\n" + CHOOSE + WORK + LAST + "minutes = 5\n", "n’est pas minuté"),
    (GOOD.replace('"group"', '"chef"'), "« chef » n’est pas possible"),
    (GOOD.replace('slug = "b"', 'slug = "B !"'), "petites lettres sans accent"),
    (GOOD + 'contributions = ["conseil"]\n', "« conseil » n’est pas possible"),
    (GOOD + "contributions = [1]\n", "« 1 » n’est pas possible"),
    (GOOD + 'contributions = ["lead", "lead"]\n', "demandée deux fois"),
    (GOOD + 'signature = "choice"\nreveal = "now"\n', "l’heure dirait qui l’a écrite"),
    (GOOD + "presenter_silent = true\n", "parler et se taire : choisissez"),
    (
        GOOD.replace('"presenter"', '"everyone"') + "presenter_silent = true\n",
        "dans cette phase, elle ne se tait pas",
    ),
    (GOOD.replace('"presenter"', '"group"'), "donnez-lui la parole dans cette phase"),
    (
        GOOD.replace('"group"\n', '"group"\npresenter_silent = true\n' + OWN),
        "elle ne peut rien écrire ici",
    ),
    (GOOD + OWN + 'signature = "choice"\nreveal = "end"\n', "est signé : demandez de signer"),
    (
        GOOD.replace('"group"', '"nobody"\ncontributions = ["hypothesis"]'),
        "dites que la phase est écrite",
    ),
    (GOOD.replace('"group"', '"nobody"\nwritten = true'), "choisissez au moins une chose à écrire"),
    (GOOD.replace('"group"', '"group"\ncross_expertise = true'), "chaque personne répond seule"),
    (
        GOOD + CLOSE.replace('"everyone"', '"nobody"\ncross_expertise = true'),
        "ajoutez une phase après elle",
    ),
    (GOOD.replace('slug = "b"', 'slug = "a"'), "le même « slug »"),
    (HEAD + "is_written = true\n" + CHOOSE + WORK + LAST, "dites quelle phase est écrite"),
    (GOOD.replace("least = 3", "least = 12"), "le plus petit groupe dépasse le plus grand"),
    (GOOD.replace("least = 3", "least = 1"), "un groupe va de deux à trente personnes"),
    (GOOD.replace("least = 3", 'least = "3"'), "« least » n’a pas la forme attendue. (« group »)"),
    (GOOD.replace("least = 3, ", ""), "il manque « least »"),
    (GOOD.replace('["moi"]', "[1]"), "une source est un texte"),
    (GOOD.replace('"moi"', f'"{"m" * 301}"'), "une source tient en 300 signes"),
    (HEAD + "phases = [1]\n", "une phase n’a pas la forme attendue"),
    (HEAD + WORK + LAST, "une seule, choisit la situation"),
    (HEAD + CHOOSE + WORK, "une seule, donne le dernier mot"),
    (HEAD + LAST + CHOOSE, "se choisit avant le dernier mot"),
    (
        HEAD + CHOOSE.replace("facilitator", "everyone") + "last_word = true\n",
        "se choisit avant le dernier mot",
    ),
    (GOOD.replace('"facilitator"', '"exchange"'), "personne n’expose encore : donnez la parole"),
    (GOOD.replace('"facilitator"', '"group"\npresenter_silent = true'), "retirez ce silence"),
    (
        GOOD.replace('"facilitator"', '"everyone"\ncontributions = ["request"]'),
        "personne n’expose encore : retirez ce qui n’est qu’à",
    ),
    (GOOD.replace('"group"', '"group"\nclosing = true'), "descendez cette phase"),
    (GOOD.replace('"group"', '"group"\nreturns = true'), "montez cette phase"),
    (
        GOOD + CLOSE + "closing = true\n" + CLOSE.replace('"d"', '"e"') + "closing = true\n",
        "une seule phase est le tour de clôture",
    ),
    (
        GOOD + CLOSE + "closing = true\nreturns = true\n",
        "une phase n’a qu’un rôle",
    ),
    (THEME.replace('"everyone"', '"exchange"'), "sans situation, personne n’expose : donnez"),
    (THEME + "presenter_silent = true\n", "sans situation, personne n’expose : retirez ce silence"),
    (THEME + OWN, "sans situation, personne n’expose : retirez ce qui n’est qu’à"),
    (THEME + "chooses_case = true\n", "n’a pas de situation à choisir"),
    (THEME + "last_word = true\n", "personne n’a de dernier mot à donner"),
    (THEME.replace('"theme"', '""'), "« » n’est pas possible. Possibles : case, theme, round."),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_is_told_in_french_with_the_name_of_the_file(text: str, sentence: str) -> None:
    with pytest.raises(BadProtocolError) as told:
        read_protocol(text, source="x.toml")

    said = re.sub("[\u00a0\u202f]", " ", str(told.value)).replace("«  »", "« »")
    assert said.startswith("x.toml :")
    assert sentence in said


def test_every_mistake_is_told_at_once_with_its_place() -> None:
    data = read_protocol(GOOD, source="x.toml").to_data()
    data["phases"][1] |= {
        "signature": "choice",
        "presenter_silent": True,
        "contributions": ["lead"],
    }

    assert [(found.phase, found.field) for found in find_mistakes(data)] == [
        (2, "reveal"),
        (2, "contributions"),
        (2, "signature"),
    ]


words = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
FLOOR = (Speaker.PRESENTER, Speaker.EXCHANGE)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@st.composite
def phases(draw: st.DrawFn, slug: str, *, has_case: bool, timed: bool) -> Phase:
    """Draw a phase of the working part, sound by construction."""
    speaker = draw(st.sampled_from([one for one in Speaker if has_case or one not in FLOOR]))
    silent = has_case and speaker not in FLOOR and draw(st.booleans())
    crossed = speaker is Speaker.NOBODY and draw(st.booleans())
    unsigned = draw(st.booleans())
    own = has_case and not silent and not unsigned
    kinds = [kind for kind in Kind if own or kind not in PRESENTERS_OWN]
    asked = draw(st.lists(st.sampled_from(kinds), unique=True, max_size=0 if crossed else 4))
    return Phase(
        slug=slug,
        name=draw(words),
        rule=draw(words),
        hint=draw(words | st.just("")),
        speaker=speaker,
        minutes=draw(st.none() | st.integers(1, 240)) if timed else None,
        presenter_silent=silent,
        contributions=tuple(asked),
        signature=Signature.CHOICE if unsigned else Signature.SIGNED,
        reveal=Reveal.END if unsigned else draw(st.sampled_from(Reveal)),
        written=bool(asked) and (speaker is Speaker.NOBODY or draw(st.booleans())),
        cross_expertise=crossed,
    )


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Draw a sound protocol."""
    about, timed = draw(st.sampled_from(About)), draw(st.booleans())
    has_case = about is About.CASE
    names = draw(st.lists(slugs, unique=True, min_size=3, max_size=6))
    work = [draw(phases(name, has_case=has_case, timed=timed)) for name in names[2:]]
    start = Phase(names[0], "A", "Choisir.", Speaker.FACILITATOR, chooses_case=has_case)
    end = Phase(
        names[1],
        "Z",
        "Finir.",
        Speaker.PRESENTER if has_case else Speaker.EVERYONE,
        last_word=has_case,
        contributions=tuple(draw(st.just(()) | st.just((Kind.LEAD,)))) if has_case else (),
    )
    sizes = sorted(draw(st.tuples(st.integers(2, 30), st.integers(2, 30))))
    return Protocol(
        slug=draw(slugs),
        name=draw(words),
        title=draw(words),
        presentation=draw(words),
        origin=draw(words),
        sources=tuple(draw(st.lists(words, min_size=1, max_size=3))),
        group=GroupSize(*sizes),
        phases=(start, *work, end),
        about=about,
        duration=draw(words | st.just("")),
        timed=timed,
        leaves_nothing=draw(st.booleans()),
        is_written=any(phase.written for phase in work) and draw(st.booleans()),
    )


@given(protocols())
def test_what_a_meeting_keeps_reads_back_as_the_same_protocol(protocol: Protocol) -> None:
    assert from_data(json.loads(json.dumps(protocol.to_data()))) == protocol


CHANGES = st.one_of(
    st.tuples(st.just("signature"), st.sampled_from(sorted(Signature))),
    st.tuples(st.just("reveal"), st.sampled_from(sorted(Reveal))),
    st.tuples(st.just("speaker"), st.sampled_from(sorted(Speaker))),
    st.tuples(st.just("contributions"), st.lists(st.sampled_from(sorted(Kind)), max_size=3)),
    st.tuples(st.sampled_from(["presenter_silent", "written", "last_word"]), st.booleans()),
)


@given(protocols(), st.data(), st.lists(CHANGES, min_size=1, max_size=4))
def test_whatever_is_changed_what_reads_never_shows_who_wrote(
    protocol: Protocol, data: st.DataObject, changes: list[tuple[str, Any]]
) -> None:
    kept = protocol.to_data()
    data.draw(st.sampled_from(kept["phases"])).update(changes)
    if find_mistakes(kept):
        return

    for phase in from_data(kept).phases:
        own = PRESENTERS_OWN.intersection(phase.contributions)
        assert phase.signature is Signature.SIGNED or (phase.reveal is Reveal.END and not own)
        assert not (phase.presenter_silent and (own or phase.speaker in FLOOR))
        assert phase.written or phase.speaker is not Speaker.NOBODY or not phase.contributions


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 999) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(library.protocol("gapp").to_data())), json_values, st.booleans())
def test_any_word_replaced_by_anything_is_read_or_explained(
    name: str, value: Any, inside: bool
) -> None:
    data = library.protocol("gapp").to_data()
    if inside:
        data["phases"][2] |= {name: value, "contributions": value, "speaker": value}
    else:
        data[name] = value

    if not find_mistakes(data):
        protocol = from_data(data)
        assert from_data(protocol.to_data()) == protocol
