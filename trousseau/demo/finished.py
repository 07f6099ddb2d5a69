"""The finished cycle: fifteen mediators, six meetings, eleven situations, eighteen keys."""

from datetime import date, timedelta
from typing import Any

from trousseau.circles import access, actions
from trousseau.circles.contents import DraftContent
from trousseau.demo import library, passing
from trousseau.demo.company import Company
from trousseau.demo.gathering import Row, Table, compose, on, plan

KEYS_DAY = date(2014, 9, 15)  # the drafting group met after the summer
ROUND_DAYS = 30


def run(company: Company) -> tuple[Any, dict[str, str]]:
    """Play the six meetings; return the circle, and each case's stub by its story."""
    cycle = library.table("cycle")
    first = cycle["meetings"][0]["date"]
    with on(first - timedelta(days=21)):
        company.settle_employers()
        for row in library.table("people")["people"]:
            if row["slug"] in {*cycle["circle"]["members"], cycle["circle"]["facilitator"]}:
                company.welcome(row)
    with on(first - timedelta(days=7)):
        circle = compose(
            company,
            name=cycle["circle"]["name"],
            facilitator=cycle["circle"]["facilitator"],
            members=cycle["circle"]["members"],
            charter=library.prose("charter"),
        )
    stubs: dict[str, str] = {}
    for row in cycle["meetings"]:
        stubs |= hold(company, circle, row, last=row is cycle["meetings"][-1])
    with on(cycle["meetings"][-1]["date"], "11:50"):
        host = company[cycle["circle"]["facilitator"]]
        actions.gather_common_ground(circle=circle, lines=cycle["common"], by=host)
    keep_for_oneself(company)
    return circle, stubs


def hold(company: Company, circle: Any, row: Row, *, last: bool) -> dict[str, str]:
    """Hold one meeting; return the stub of each case by its story."""
    cycle = library.table("cycle")["circle"]
    host, stories = company[cycle["facilitator"]], library.situations()
    with on(row["date"] - timedelta(days=14)):
        meeting = plan(circle, row, row["date"], by=host, is_last=last)
    with on(row["date"] - timedelta(days=5), "18:10"):
        cases = {
            one["situation"]: passing.pass_on(
                stories[one["situation"]], circle.pk, by=company[one["by"]]
            )
            for one in row["cases"]
        }
    with on(row["date"], row["starts"]):
        table = Table(company, meeting, cycle["facilitator"], row["present"])
        table.open()
        for number, one in enumerate(row["cases"]):
            if number:
                table.another()
            table.work(cases[one["situation"]], one)
    with on(row["date"], row["ends"]):
        kept = {cases[one["situation"]].pk: one for one in row["cases"]}
        table.close(kept, row["meta"])
    return {slug: case.stub for slug, case in cases.items()}


def keep_for_oneself(company: Company) -> None:
    """Write the situation that never goes to a circle: a child in danger."""
    story = library.situations()["s11"]
    with on(date(2013, 10, 30), "17:55"):
        passing.note(story, by=company[story["author"]])


def draft_keys(company: Company, circle: Any, stubs: dict[str, str]) -> list[tuple[Any, str]]:
    """Draft the keys from several harvests; everyone answers; return each agreed draft with its drafter."""
    cycle = library.table("cycle")["circle"]
    host = company[cycle["facilitator"]]
    with on(KEYS_DAY):
        views = access.harvests_of(circle, by=host)
        rows = access.harvests_to_draft(circle, [view.id for view in views])
        harvests = {row.stub: row for row in rows}
        drafts = []
        for number, key in enumerate(library.drafted_keys()):
            drafter = cycle["members"][number % len(cycle["members"])]
            sources = [harvests[stubs[slug]] for slug in key["from_situations"]]
            draft = actions.draft_key(
                circle=circle, harvests=sources, content=content_of(key), by=company[drafter]
            )
            answer_all(company, draft, key, cycle["members"])
            drafts.append((draft, drafter))
    return drafts


def content_of(key: Row) -> DraftContent:
    """Return the words of a made-up key."""
    return DraftContent(
        title=key["title"],
        kind=key["kind"],
        question=key["question"],
        situation=key["situation"].strip(),
        questions=tuple(key["questions"]),
        cautions=tuple(key["cautions"]),
        levers=tuple(key["levers"]),
        limits=tuple(key["limits"]),
    )


def answer_all(company: Company, draft: Any, key: Row, members: list[str]) -> None:
    """Let every member say whether they recognise themselves, and whether it may be published."""
    reserves = {one["author"]: one["text"] for one in key.get("reserves", [])}
    for slug in members:
        actions.take_stand(
            draft=draft,
            recognises=slug not in reserves,
            reserve=reserves.get(slug, ""),
            accepts=True,
            by=company[slug],
        )
