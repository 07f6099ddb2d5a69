"""The demonstration's publication and cycle under way are whole, and give nobody away."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.demo.reading import (
    ADVICE,
    CONTENT,
    DANGER,
    FILES,
    IDENTIFIERS,
    chapters,
    content,
    keys,
    load,
    people,
    prose,
    strings,
    words,
)
from trousseau.circles import library
from trousseau.notebook import weather
from trousseau.notebook.rules import Moment

# --- the publication ----------------------------------------------------------------------------


def test_notice_and_imprint() -> None:
    publication = content("publication", "publication.toml")
    assert publication["slug"] == "des-cles-de-mediation"
    assert publication["title"] == "Des clés de médiation"
    assert publication["date"] == "2015-03"
    assert 100 <= words(publication["presentation"]) <= 140
    assert publication["with"] == [c["name"] for c in publication["contributors"]]
    members = content("cycle.toml")["circle"]["members"]
    assert {c["person"] for c in publication["contributors"]} <= set(members)
    assert "confirmer avec" in publication["imprint"]["disclaimer"].lower()
    for reference in publication["bibliography"]:
        assert reference.keys() == {"author", "title", "year", "note", "url"}
        assert reference["url"].startswith("http")


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("introduction", 550, 700),
        ("method", 430, 550),
        ("portrait", 260, 340),
        ("commun", 360, 440),
    ],
)
def test_front_matter(name: str, least: int, most: int) -> None:
    text = (CONTENT / "publication" / f"{name}.md").read_text(encoding="utf-8")
    assert least <= words(text) <= most
    assert "|" not in text


@pytest.mark.parametrize("chapter", chapters(), ids=lambda c: str(c["number"]))
def test_chapter(chapter: dict[str, Any]) -> None:
    number = chapter["number"]
    assert 380 <= words(prose(chapter=number)) <= (560 if number == 6 else 500)
    assert 25 <= words(chapter["lead"]) <= 45
    assert 4 <= len(chapter["debate"]) <= 6
    assert all(q.endswith("?") for q in chapter["debate"])
    assert chapter["box"]["title"]
    assert 150 <= words(chapter["box"]["text"]) <= 220
    assert 110 <= words(chapter["closing"]) <= 170
    assert chapter["keys"] == [k["slug"] for k in keys() if k["question"] == number]


def test_the_publication_gives_nobody_away_and_never_repeats_itself() -> None:
    pieces = [p.read_text(encoding="utf-8") for p in sorted((CONTENT / "publication").glob("*.md"))]
    pieces += [
        t
        for c in chapters()
        for t in strings({k: c[k] for k in ("lead", "box", "debate", "closing")})
    ]
    pieces += [
        t
        for k in keys()
        for t in strings(
            {n: k[n] for n in ("situation", "questions", "cautions", "levers", "limits")}
        )
    ]
    names = IDENTIFIERS.replace("Vaubrac|", "").replace("Ternay|", "")  # towns may be named
    sentences: Counter[str] = Counter()
    for piece in pieces:
        assert not re.search(names, piece), re.search(names, piece)
        sentences.update(s.strip() for s in re.split(r"(?<=[.!?])\s+", piece) if words(s) > 5)
    assert [s for s, n in sentences.items() if n > 1 and "confirmer" not in s] == []


def test_chapter_six_dates_and_sources_its_law() -> None:
    articles = [line for line in prose(chapter=6).splitlines() if line.startswith("- ")]
    assert len(articles) == 5
    assert all("À confirmer avec" in line for line in articles)
    assert "novembre 2026" in prose(chapter=6)


# --- the cycle under way ------------------------------------------------------------------------


def test_two_circles_that_share_nobody() -> None:
    ours, theirs = content("under_way.toml")["circles"]
    assert {"aicha-benslimane", "bruno-castel"} < set(ours["members"])
    assert len(ours["members"]) == 8
    assert "chantal-morin" in theirs["members"]
    assert len(theirs["members"]) == 6
    assert not set(ours["members"]) & set(theirs["members"])
    assert [m["state"] for m in ours["meetings"]] == [
        "past", "past", "past", "past", "open", "planned", "planned",
    ]  # fmt: skip
    for circle in (ours, theirs):
        assert set(circle["members"]) <= people().keys()
        assert "facilitator" in people()[circle["facilitator"]]["roles"]
        for meeting in circle["meetings"]:
            assert (meeting["days"] < 0) == (meeting["state"] == "past")
            if meeting["state"] == "past" and meeting["presented"]:
                assert meeting["chosen"] in meeting["presented"]


def test_one_meeting_compares_what_each_answered_alone() -> None:
    ours, _theirs = content("under_way.toml")["circles"]
    (crossed,) = [one for one in ours["meetings"] if "crossed" in one]

    grid = library.grid(crossed["question"])
    assert library.protocol(crossed["protocol"]).phases[1].cross_expertise
    assert len(crossed["crossed"]) == len(ours["members"])
    for places in crossed["crossed"]:
        assert len(places) == len(grid.items)
        assert all(p < len(i.answers) for p, i in zip(places, grid.items, strict=True))


def test_what_the_circles_hold() -> None:
    data = content("under_way.toml")
    ours, theirs = data["circles"]
    slugs = {s["slug"] for s in data["situations"]}
    assert len(slugs) == 6
    assert all(s["author"] in ours["members"] for s in data["situations"])
    presented = {s for m in ours["meetings"] for s in m["presented"]}
    assert presented == slugs
    assert [h["situation"] for h in data["harvests"]] == [
        m["chosen"] for m in ours["meetings"] if m["state"] == "past" and m["presented"]
    ]
    for harvest in data["harvests"]:
        assert all(harvest[kind] for kind in ("questions", "hypotheses", "leads", "learnings"))
        assert not any(ADVICE.search(t) for t in strings(harvest))
    assert len(data["cases"]) == 2
    assert all(c["author"] in theirs["members"] for c in data["cases"])
    assert not any(re.search(IDENTIFIERS, c["case"]) for c in data["cases"])


def test_one_draft_may_leave_and_one_waits_for_a_yes_in_words() -> None:
    data = content("under_way.toml")
    members = data["circles"][0]["members"]
    authors = {s["slug"]: s["author"] for s in data["situations"]}
    ready, waiting = data["key_drafts"]
    for draft in (ready, waiting):
        assert [s["member"] for s in draft["stands"]] == members
        assert {s["stand"] for s in draft["stands"]} <= {"recognises", "reserve", ""}
        assert all(bool(s["text"]) == (s["stand"] == "reserve") for s in draft["stands"])
        assert not re.search(IDENTIFIERS, " ".join(strings(draft["situation"])))

    def yes(draft: dict[str, Any]) -> set[str]:
        return {s["member"] for s in draft["stands"] if s["publication"] == "yes"}

    assert yes(ready) == set(members)
    assert authors[waiting["from_situations"][0]] not in yes(waiting)


def test_notebooks() -> None:
    aicha, bruno = content("under_way.toml")["notebooks"]
    assert (aicha["person"], len(aicha["situations"])) == ("aicha-benslimane", 5)
    assert (bruno["person"], len(bruno["situations"])) == ("bruno-castel", 2)
    assert [s["state"] for s in aicha["situations"]].count("draft") == 1
    assert [s.get("heavy", False) for s in aicha["situations"]].count(True) == 1


def test_the_meteos_of_the_demonstration_touch_words_that_exist() -> None:
    asked = {item.code: dict(item.words) for item in weather.items()}
    aicha, bruno = content("under_way.toml")["notebooks"]

    assert len(aicha["weather"]) == 7
    assert "weather" not in bruno
    for one in aicha["weather"]:
        assert one["moment"] in list(Moment)
        assert all(said in asked[code] for code, said in one["answers"].items())


# --- charter and danger -------------------------------------------------------------------------


def test_charter_is_dated_and_short() -> None:
    text = (CONTENT / "charter.md").read_text(encoding="utf-8")
    assert text.startswith("*Charte du cercle, version 1, adoptée le jeudi 26 septembre 2013*")
    assert 300 <= words(text) <= 400


def test_danger_numbers_are_sourced_and_will_be_read_again() -> None:
    danger = load(DANGER)
    numbers = {n["number"]: n for n in danger["numbers"]}
    assert numbers.keys() >= {
        "15",
        "17",
        "18",
        "112",
        "114",
        "119",
        "3919",
        "3114",
        "3977",
        "116006",
    }
    for entry in [*danger["numbers"], *danger["legal"]]:
        assert entry["source"].startswith("https://")
        assert entry["verified"] in {"V", "M"}
        assert entry["review_by"].isoformat() == "2027-03-31"
        assert entry["to_confirm"]
    for entry in numbers.values():
        assert entry["label"]
        assert entry["when"]
        assert entry["group"] in danger["groups"]
    for section in ("whom_to_tell", "what_to_note", "what_not_to_do"):
        assert danger[section]["title"]
        assert danger[section]["steps"]
    assert all("confirmer avec" in entry["to_confirm"].lower() for entry in danger["legal"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_the_real_cycle_is_not_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    assert "pour un enrichissement des pratiques" not in text
    assert "profession banlieue" not in text
