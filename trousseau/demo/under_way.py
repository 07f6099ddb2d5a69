"""The cycle under way, dated from a given day: the accounts live and act in it."""

from datetime import date, timedelta
from typing import Any

from trousseau.circles import access, actions
from trousseau.demo import finished, library, passing
from trousseau.demo.company import Company
from trousseau.demo.gathering import Row, Table, compose, on, plan, plan_cycle
from trousseau.notebook import actions as notebook
from trousseau.notebook.rules import Moment

STANDS = {"recognises": True, "reserve": False}
ANSWERS = {"yes": True, "no": False, "": None}


def run(company: Company, today: date) -> None:
    """Play both circles under way, then fill the notebooks."""
    rows = library.table("under_way")
    known = set(company.people)
    with on(today - timedelta(days=100)):
        for row in library.table("people")["people"]:
            if row["slug"] not in known:
                company.welcome(row)
    for row in rows["circles"]:
        circle, stubs = gather(company, row, today)
        for draft in rows["key_drafts"]:
            if draft["circle"] == row["slug"]:
                propose(company, circle, draft, stubs, today)
    for row in rows["notebooks"]:
        fill(company, row, today)


def gather(company: Company, row: Row, today: date) -> tuple[Any, dict[str, str]]:
    """Compose a circle and hold its meetings up to today."""
    with on(today + timedelta(days=row["charter_days"]), "08:00"):
        circle = compose(
            company,
            name=row["name"],
            facilitator=row["facilitator"],
            members=row["members"],
            charter=library.prose("charter"),
        )
    stubs: dict[str, str] = {}
    planned = plan_all(company, circle, row, today)
    for meeting, one in zip(row["meetings"], planned, strict=True):
        stubs |= hold(company, one, row, meeting, today)
    return circle, stubs


def plan_all(company: Company, circle: Any, row: Row, today: date) -> list[Any]:
    """Plan the meetings of a circle: a cycle when it has a rhythm; the others one by one."""
    host = company[row["facilitator"]]
    pairs = [(one, today + timedelta(days=one["days"])) for one in row["meetings"]]
    planned: dict[int, Any] = {}
    if "rhythm" in row:
        # A meeting with a protocol of its own is held beside the cycle.
        cycle = [(one, day) for one, day in pairs if "protocol" not in one]
        with on(today + timedelta(days=row["charter_days"]), "08:30"):
            meetings = plan_cycle(circle, row["rhythm"], cycle, by=host)
        planned = {one["number"]: m for (one, _day), m in zip(cycle, meetings, strict=True)}
    for one, day in pairs:
        if one["number"] not in planned:
            with on(min(day, today) - timedelta(days=7)):
                planned[one["number"]] = plan(circle, one, day, by=host)
    return [planned[one["number"]] for one, _day in pairs]


def hold(company: Company, planned: Any, row: Row, meeting: Row, today: date) -> dict[str, str]:
    """Put the cases of a meeting on the table, and hold it when its day has passed."""
    day = today + timedelta(days=meeting["days"])
    before = min(day, today) - timedelta(days=2)
    stories, circle = library.situations(), planned.circle_id
    with on(before, "18:30"):
        cases = {
            slug: passing.pass_on(stories[slug], circle, by=company[stories[slug]["author"]])
            for slug in meeting["presented"]
        }
    if meeting["state"] == "past":
        with on(day, meeting["starts"]):
            table = Table(company, planned, row["facilitator"], row["members"])
            table.open()
            tell(table, row["slug"], stories)
            answer_alone(table, meeting.get("crossed", []))
            work_all(table, row["slug"], meeting, cases, stories)
    return {slug: case.stub for slug, case in cases.items()}


def tell(table: Table, circle: str, stories: Row) -> None:
    """Let who presented earlier say what came of it, once."""
    for one in library.table("under_way")["harvests"]:
        presenter = table.company[stories[one["situation"]]["author"]]
        returns = None
        if one["circle"] == circle and "since" in one:
            returns = access.returns_of(table.meeting, by=presenter)
        for view in returns.own if returns else ():
            if not view.since and view.intention == one["intention"]:
                harvest, _view = access.harvest_to_tell(table.meeting, view.id, by=presenter)
                actions.tell_since(harvest=harvest, text=one["since"], by=presenter)


def answer_alone(table: Table, crossed: list[list[int]]) -> None:
    """Let each answer the grid alone, then show how the answers spread, and go to the end."""
    if not crossed:
        return
    while not access.phase_of(table.meeting).cross_expertise:
        table.advance()
    for slug, places in zip(table.present, crossed, strict=True):
        member = table.company[slug]
        grid = access.grid_of(table.meeting, by=member)
        items = grid.items if grid else ()
        said = {item.slug: item.answers[place] for item, place in zip(items, places, strict=True)}
        actions.answer_grid(meeting=table.meeting, answers=said, by=member)
    actions.show_spread(meeting=table.meeting, by=table.host)


def work_all(table: Table, circle: str, meeting: Row, cases: Row, stories: Row) -> None:
    """Work on each case presented; keep what was harvested."""
    kept: dict[Any, Row] = {}
    for number, slug in enumerate(sorted(cases, key=lambda one: one != meeting["chosen"])):
        if number:
            table.another()
        said = spoken(circle, slug, stories[slug]["author"])
        table.work(cases[slug], said)
        kept[cases[slug].pk] = said
    table.close(kept, "")


def spoken(circle: str, slug: str, author: str) -> Row:
    """Turn a harvest into what was said, unsigned; without one, into silence."""
    found = (
        one
        for one in library.table("under_way")["harvests"]
        if (one["circle"], one["situation"]) == (circle, slug)
    )
    harvest: Row = next(found, {})
    said: Row = {
        name: [
            {"author": "", "text": text, "answer": "Je ne sais pas encore."}
            for text in harvest.get(name, [])
        ]
        for name in ("questions", "hypotheses", "learnings")
    }
    last = harvest.get("learnings", ["J’ai besoin d’y repenser."])[0]
    lists = {name: harvest.get(name, []) for name in ("leads", "trials")}
    own = {"last_word": last, "intention": harvest.get("intention", "")}
    return said | lists | own | {"by": author}


def propose(company: Company, circle: Any, row: Row, stubs: dict[str, str], today: date) -> None:
    """Draft a key, let members answer, announce the round."""
    drafter = company[row["drafted_by"][0]]
    with on(today + timedelta(days=row["days"]), "17:00"):
        views = access.harvests_of(circle, by=drafter)
        rows = access.harvests_to_draft(circle, [view.id for view in views])
        harvests = {one.stub: one for one in rows}
        draft = actions.draft_key(
            circle=circle,
            harvests=[harvests[stubs[slug]] for slug in row["from_situations"]],
            content=finished.content_of(row),
            by=drafter,
        )
    with on(today + timedelta(days=row["days"] + 3), "19:00"):
        for one in row["stands"]:
            if one["stand"]:
                actions.take_stand(
                    draft=draft,
                    recognises=STANDS[one["stand"]],
                    reserve=one["text"],
                    accepts=ANSWERS[one["publication"]],
                    by=company[one["member"]],
                )
        actions.announce_round(draft=draft, ends_on=today + timedelta(days=10), by=drafter)


def fill(company: Company, row: Row, today: date) -> None:
    """Write a person's private situations, the draft they left half-way, and their météo."""
    actor = company[row["person"]]
    for one in row["situations"]:
        with on(today + timedelta(days=one["days"]), "18:24"):
            if one["state"] == "kept":
                passing.note(one, by=actor)
                continue
            notebook.keep_draft(
                notebook=notebook.open_notebook(by=actor),
                situation_id=None,
                fields={"story": one["story"].strip()},
                by=actor,
            )
    for one in row.get("weather", []):
        with on(today + timedelta(days=one["days"]), "18:40"):
            moment = Moment(one["moment"])
            notebook.note_weather(answers=one["answers"], moment=moment, by=actor)
