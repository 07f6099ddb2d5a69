"""The demonstration's people and stories are whole, fictional and well set."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.demo.reading import (
    ADVICE,
    DOMAINS,
    EMPLOYER_KINDS,
    FICTION,
    FILES,
    IDENTIFIERS,
    MISSIONS,
    PHONE,
    QUESTIONS,
    REGISTERS,
    SCALES,
    SHARED,
    SUPERVISION,
    VERDICT,
    content,
    keys,
    people,
    situations,
    strings,
    texts,
    under_way_situations,
    words,
)

# --- typography ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_french_typography(path: Path) -> None:
    for text in texts(path):
        assert "'" not in text, text
        assert "..." not in text, text
        assert not re.search(r"[ \n][;!?»]", text), text
        assert not re.search(r"[^ \u00a0\n|`]:(?=\s)", text), text
        assert not re.search(r" :(?=\s|$)", text), text
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), text
        assert text.count("«") == text.count("»"), text
        assert not re.search(r"\w[·•]\w|\w\(e\)", text), text
        assert not re.search(r"(?<=\w)  (?=\w)", text), text


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_nothing_real_can_be_called_or_written_to(path: Path) -> None:
    for text in texts(path):
        assert all(FICTION.match(phone) for phone in PHONE.findall(text)), text
        for address in re.findall(r"[\w.+-]+@([\w.-]+\w)", text):
            assert address.endswith(".example"), text
        assert not VERDICT.search(text), text


# --- people -------------------------------------------------------------------------------------


def test_people_are_whole_and_varied() -> None:
    employers = {e["slug"]: e for e in content("people.toml")["employers"]}
    assert {e["kind"] for e in employers.values()} == EMPLOYER_KINDS
    mediators = [p for p in people().values() if "mediator" in p["roles"]]
    for person in mediators:
        assert person["territory_scale"] in SCALES
        assert person["territory_place"]
        assert set(person["missions"]) <= MISSIONS
        assert person["missions"]
        assert person["employer"] in employers
        assert person["supervision"] in SUPERVISION
        assert person["start_year"] in range(1994, 2025)
    emails = [p["email"] for p in people().values()]
    assert len(set(emails)) == len(emails)


def test_the_finished_cycle_has_fifteen_mediators_and_every_trait() -> None:
    fifteen = [
        p for p in people().values() if p["cycle"] == "finished" and "mediator" in p["roles"]
    ]
    assert len(fifteen) == 15
    assert {p["territory_scale"] for p in fifteen} == SCALES
    assert {p["supervision"] for p in fifteen} == SUPERVISION
    assert {m for p in fifteen for m in p["missions"]} == MISSIONS
    assert {p["start_year"] for p in fifteen} <= set(range(1994, 2014))
    traits = Counter(
        (p["territory_scale"], tuple(p["missions"]), p["employer"], p["supervision"])
        for p in fifteen
    )
    assert max(traits.values()) == 1


@pytest.mark.parametrize(
    ("address", "name", "role"),
    [
        ("mediatrice", "Aïcha Benslimane", "mediator"),
        ("pair", "Bruno Castel", "mediator"),
        ("autre-cercle", "Chantal Morin", "mediator"),
        ("animateur", "Driss El Amrani", "facilitator"),
        ("editrice", "Élise Garnier", "editor"),
        ("employeur", "Farid Haddad", "employer"),
        ("admin", "Gaëlle Ibarra", "administrator"),
    ],
)
def test_the_accounts_to_try(address: str, name: str, role: str) -> None:
    person = next(p for p in people().values() if p["email"] == f"{address}@demo.example")
    assert f"{person['first_name']} {person['last_name']}" == name
    assert person["roles"] == [role]


# --- situations and cases -----------------------------------------------------------------------


def test_twelve_situations() -> None:
    assert [s["slug"] for s in situations()] == [f"s{n:02}" for n in range(1, 13)]
    for situation in situations() + under_way_situations():
        assert situation["question"] in QUESTIONS
        assert situation["register"] in REGISTERS
        assert situation["domain"] in DOMAINS
        assert situation["title"]
        assert situation["weight"]
        assert situation["author"] in people()


@pytest.mark.parametrize(
    "situation", situations() + under_way_situations(), ids=lambda s: s["slug"]
)
def test_replacements_turn_the_story_into_the_case(situation: dict[str, Any]) -> None:
    if situation["slug"] == "s11":
        assert situation["danger"] is True
        assert not {"case", "case_title", "replacements"} & situation.keys()
        return
    text = situation["story"]
    for step in situation["replacements"]:
        assert step["find"] in text
        assert step["decision"] in {"replace", "keep", "edit"}
        assert step["reason"]
        if step["decision"] != "keep":
            text = text.replace(step["find"], step["proposal"])
    assert text == situation["case"]
    assert {s["decision"] for s in situation["replacements"]} >= {"replace", "edit"}
    kept = [s["find"] for s in situation["replacements"] if s["decision"] == "keep"]
    assert kept
    assert all(find in text for find in kept)
    assert not re.search(IDENTIFIERS, text), re.search(IDENTIFIERS, text)
    assert not re.search(IDENTIFIERS, situation["case_title"])


def test_identifiers_are_really_in_the_stories() -> None:
    stories = " ".join(s["story"] for s in situations() + under_way_situations())
    absent = [i for i in IDENTIFIERS.split("|") if not re.search(i, stories)]
    assert absent == []


# --- the finished cycle -------------------------------------------------------------------------


def test_six_thursdays_one_question_each() -> None:
    cycle = content("cycle.toml")
    assert [m["question"] for m in cycle["meetings"]] == list(QUESTIONS)
    dates = [m["date"] for m in cycle["meetings"]]
    assert dates == sorted(dates)
    assert all(d.isoweekday() == 4 for d in dates)
    assert cycle["circle"]["started"] == dates[0]
    assert cycle["circle"]["ended"] == dates[-1]
    assert set(cycle["circle"]["members"]) == {
        s for s, p in people().items() if p["cycle"] == "finished" and "mediator" in p["roles"]
    }
    assert 10 <= len(cycle["common"]) <= 15
    for meeting in cycle["meetings"]:
        assert set(meeting["present"]) <= set(cycle["circle"]["members"])
        assert meeting["starts"] < meeting["ends"]
        assert meeting["place"]
        assert meeting["meta"]


def test_eleven_situations_are_worked_on_and_one_never() -> None:
    meetings = content("cycle.toml")["meetings"]
    worked = [c for m in meetings for c in m["cases"]]
    assert sorted(c["situation"] for c in worked) == SHARED
    authors = {s["slug"]: s["author"] for s in situations()}
    assert all(c["by"] == authors[c["situation"]] for c in worked)
    for meeting in meetings:
        assert [c["situation"] for c in meeting["cases"] if c["length"] == "full"] == [
            meeting["chosen"]
        ]
        assert all(c["by"] in meeting["present"] for c in meeting["cases"])


@pytest.mark.parametrize(
    "meeting", content("cycle.toml")["meetings"], ids=lambda m: str(m["number"])
)
def test_contributions(meeting: dict[str, Any]) -> None:
    for case in meeting["cases"]:
        full = case["length"] == "full"
        assert case["last_word"]
        assert len(case["questions"]) >= (4 if full else 1)
        assert len(case["hypotheses"]) in (range(8, 13) if full else range(2, 4))
        assert len(case["learnings"]) in (range(6, 11) if full else range(1, 3))
        assert all(q["answer"] for q in case["questions"])
        said = case["questions"] + case["hypotheses"] + case["learnings"]
        for contribution in said:
            assert contribution["author"] == "" or contribution["author"] in meeting["present"]
            assert contribution["author"] != case["by"]
            assert not ADVICE.search(contribution["text"]), contribution["text"]
        assert not full or any(c["author"] == "" for c in case["hypotheses"])


# --- keys ---------------------------------------------------------------------------------------


def test_eighteen_keys_three_a_question() -> None:
    assert [k["number"] for k in keys()] == list(range(1, 19))
    assert Counter(k["question"] for k in keys()) == dict.fromkeys(QUESTIONS, 3)
    assert len({k["slug"] for k in keys()}) == 18


@pytest.mark.parametrize("key", keys(), ids=lambda k: k["slug"])
def test_a_key_is_whole_and_gives_nobody_away(key: dict[str, Any]) -> None:
    assert key["title"]
    assert key["kind"]
    assert 90 <= words(key["situation"]) <= 150
    assert 3 <= len(key["questions"]) <= 5
    assert all(q.endswith("?") for q in key["questions"])
    assert 2 <= len(key["cautions"]) <= 3
    assert 3 <= len(key["levers"]) <= 5
    assert 1 <= len(key["limits"]) <= 3
    assert set(key["from_situations"]) <= set(SHARED)
    assert len(key["from_situations"]) >= 2
    reserves = key.get("reserves", [])
    assert len(reserves) <= 2
    assert all(r["author"] == "" or r["author"] in people() for r in reserves)
    assert not re.search(IDENTIFIERS, " ".join(strings(key)))
