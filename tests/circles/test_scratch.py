from tests.circles import factories as f
from trousseau.circles import access, actions
from trousseau.circles.protocols import Kind
from trousseau.circles.models import *


def test_whole(company):
    peers = [f"peer{i}" for i in range(1, 6)]
    circle = f.circle_of(company, "aicha", "bruno", *peers)
    case = f.case_by(company["aicha"], circle)
    m = f.under_way(company, circle, "driss", "aicha", "bruno", *peers)
    actions.vote_for_case(meeting=m, case=case, by=company["bruno"])
    m = actions.choose_case(meeting=m, case=case, by=company["driss"])
    m = f.advanced(m, company["driss"], "hypotheses")
    for p in peers:
        actions.contribute(
            meeting=m, kind=Kind.HYPOTHESIS, text="Et si " + p, signed=False, by=company[p]
        )
    print(access.room_of(m, by=company["bruno"]))
    m = actions.advance_phase(meeting=m, by=company["driss"])
    print(access.room_of(m, by=company["bruno"]).slips)
    m = f.advanced(m, company["driss"], "meta")
    actions.close_meeting(meeting=m, by=company["driss"])
    h = Harvest.objects.get()
    d = f.draft_from(h, company["bruno"])
    f.agree(company, d, "aicha", "bruno", *peers)
    print(access.draft_view(d, by=company["aicha"]))
    print(access.agreed_draft(d, by=company["aicha"]))
    print(
        access.traits_of(circle),
        access.fading_of(circle),
        access.anomalies_of(circle, by=company["aicha"]),
    )
