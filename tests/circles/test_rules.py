"""The rules of a circle, as tables."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trousseau.circles import library, rules
from trousseau.circles.protocols import Kind, Phase, Reveal, Signature, Speaker
from trousseau.circles.rules import Refusal, Refused, Round, Seat, StandFacts, Timer, verdict

GAPP = library.protocol("gapp")
PRESENTER, FACILITATOR, PEER = Seat(1, is_presenter=True), Seat(2, is_facilitator=True), Seat(3)
AWAY = Seat(4, is_present=False)
TODAY = date(2014, 3, 1)


def test_phases_follow_each_other_once_a_case_is_chosen() -> None:
    first = GAPP.phases[0]

    with pytest.raises(Refused) as refused:
        rules.next_phase(GAPP, first, has_case=False)
    assert refused.value.refusal is Refusal.CASE_FIRST
    assert rules.next_phase(GAPP, first, has_case=True).slug == "expose"
    with pytest.raises(Refused) as refused:
        rules.next_phase(GAPP, GAPP.phases[-1], has_case=True)
    assert refused.value.refusal is Refusal.NO_MORE_PHASES


@pytest.mark.parametrize(
    ("slug", "seat", "outcome"),
    [
        ("demarrage", PRESENTER, Refusal.NOT_NOW),
        ("expose", PRESENTER, "conclusion"),
        ("questions", PRESENTER, "conclusion"),
        ("hypotheses", PRESENTER, "conclusion"),
        ("conclusion", PRESENTER, Refusal.NOT_NOW),
        ("meta", PRESENTER, Refusal.NOT_NOW),
        ("hypotheses", PEER, Refusal.ONLY_PRESENTER),
        ("hypotheses", FACILITATOR, "conclusion"),
    ],
)
def test_the_presenter_or_the_frame_goes_to_the_last_word(
    slug: str, seat: Seat, outcome: str | Refusal
) -> None:
    phase = GAPP.phase(slug)
    if isinstance(outcome, Refusal):
        with pytest.raises(Refused) as refused:
            rules.phase_after_stop(GAPP, phase, seat)
        assert refused.value.refusal is outcome
    else:
        assert rules.phase_after_stop(GAPP, phase, seat).slug == outcome


def test_a_second_case_starts_once_the_first_is_concluded() -> None:
    with pytest.raises(Refused):
        rules.phase_for_another_case(GAPP, GAPP.phase("hypotheses"))
    assert rules.phase_for_another_case(GAPP, GAPP.phase("meta")).slug == "demarrage"


WRITING = [
    ("demarrage", PEER, Kind.HYPOTHESIS, Refusal.NOT_NOW),
    ("expose", PRESENTER, Kind.QUESTION, Refusal.NOT_NOW),
    ("questions", PEER, Kind.QUESTION, None),
    ("questions", PEER, Kind.HYPOTHESIS, Refusal.NOT_NOW),
    ("questions", PRESENTER, Kind.QUESTION, Refusal.PRESENTER_LISTENS),
    ("questions", AWAY, Kind.QUESTION, Refusal.NOT_PRESENT),
    ("hypotheses", PEER, Kind.HYPOTHESIS, None),
    ("hypotheses", PRESENTER, Kind.HYPOTHESIS, Refusal.PRESENTER_LISTENS),
    ("hypotheses", FACILITATOR, Kind.HYPOTHESIS, Refusal.KEEPS_THE_FRAME),
    ("hypotheses", PEER, Kind.LEAD, Refusal.NOT_NOW),
    ("conclusion", PRESENTER, Kind.LEAD, None),
    ("conclusion", PRESENTER, Kind.LAST_WORD, None),
    ("conclusion", PEER, Kind.LEAD, Refusal.ONLY_PRESENTER),
    ("meta", PEER, Kind.LEARNING, None),
    ("meta", PRESENTER, Kind.LEARNING, None),
    ("meta", FACILITATOR, Kind.LEARNING, None),
]


@pytest.mark.parametrize(("slug", "seat", "kind", "refusal"), WRITING)
def test_who_may_put_down_what(slug: str, seat: Seat, kind: Kind, refusal: Refusal | None) -> None:
    assert rules.why_not_write(GAPP.phase(slug), seat, kind) is refusal
    assert (kind in rules.kinds_for(GAPP.phase(slug), seat)) is (refusal is None)


@pytest.mark.parametrize(
    ("slug", "seat", "speaks"),
    [
        ("demarrage", FACILITATOR, True),
        ("demarrage", PEER, False),
        ("expose", PRESENTER, True),
        ("expose", PEER, False),
        ("questions", PRESENTER, True),
        ("hypotheses", PRESENTER, False),
        ("hypotheses", PEER, True),
        ("meta", FACILITATOR, True),
    ],
)
def test_who_has_the_floor(slug: str, seat: Seat, speaks: bool) -> None:
    assert rules.speaks(GAPP.phase(slug), seat) is speaks


@pytest.mark.parametrize(
    ("slug", "able", "refusal"),
    [
        ("questions", 9, Refusal.SIGNED_ONLY),
        ("hypotheses", 4, Refusal.TOO_FEW),
        ("hypotheses", 5, None),
    ],
)
def test_unsigned_waits_for_the_end_and_for_five(
    slug: str, able: int, refusal: Refusal | None
) -> None:
    phase = GAPP.phase(slug)
    (kind,) = phase.contributions

    assert rules.may_be_unsigned(phase, able) is (refusal is None)
    rules.check_contribution(phase, PEER, kind, signed=True, able_to_write=able)
    if refusal is None:
        rules.check_contribution(phase, PEER, kind, signed=False, able_to_write=able)
        return
    with pytest.raises(Refused) as refused:
        rules.check_contribution(phase, PEER, kind, signed=False, able_to_write=able)
    assert refused.value.refusal is refusal


def test_unsigned_shown_at_once_is_refused_even_if_a_file_slipped_through() -> None:
    phase = Phase(
        "x", "X", "x", Speaker.GROUP,
        contributions=(Kind.LEARNING,), signature=Signature.CHOICE, reveal=Reveal.NOW,
    )  # fmt: skip

    assert not rules.may_be_unsigned(phase, 9)
    with pytest.raises(Refused) as refused:
        rules.check_contribution(phase, PEER, Kind.LEARNING, signed=False, able_to_write=9)
    assert refused.value.refusal is Refusal.SIGNED_ONLY


def test_a_contribution_out_of_place_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        rules.check_contribution(
            GAPP.phase("expose"), PEER, Kind.QUESTION, signed=True, able_to_write=9
        )
    assert refused.value.refusal is Refusal.NOT_NOW


def test_an_unknown_presenter_is_counted_out_of_the_writers() -> None:
    seats = [FACILITATOR, *(Seat(number) for number in range(10, 15))]
    phase = GAPP.phase("hypotheses")

    assert rules.writers(phase, [*seats, PRESENTER]) == 5
    assert rules.writers(phase, seats, presenter_known=False) == 4
    assert rules.writers(phase, [], presenter_known=False) == 0


@pytest.mark.parametrize(("elapsed", "left"), [(0, 30), (29, 1), (29.5, 1), (30, 0), (90, 0)])
def test_minutes_left(elapsed: float, left: int) -> None:
    since = datetime(2014, 2, 6, 14, tzinfo=UTC)
    timer = Timer(since=since)
    moment = since + timedelta(minutes=elapsed)

    assert rules.minutes_of(timer.left(GAPP.phase("hypotheses"), moment)) == left


def test_a_pause_stops_the_clock_and_minutes_are_added() -> None:
    since = datetime(2014, 2, 6, 14, tzinfo=UTC)
    phase, minute = GAPP.phase("hypotheses"), timedelta(minutes=1)
    paused = Timer(since=since, paused_at=since + 10 * minute)
    resumed = Timer(since=since, paused_seconds=300, extra_minutes=5)

    assert paused.left(phase, since + 50 * minute) == 20 * minute
    assert resumed.left(phase, since + 15 * minute) == 25 * minute
    assert resumed.elapsed(since) == timedelta()


def test_a_phase_without_a_length_has_no_timer() -> None:
    phase = Phase("x", "X", "x", Speaker.EVERYONE)

    since = datetime(2014, 2, 6, 14, tzinfo=UTC)

    assert Timer(since=since).left(phase, since + timedelta(hours=1)) is None
    assert rules.minutes_of(None) is None


@pytest.mark.parametrize(
    ("roles", "hierarchy", "refusal"),
    [
        ({"mediator"}, set(), None),
        ({"facilitator"}, {9}, None),
        ({"mediator"}, {1}, Refusal.HIERARCHY),
        ({"employer"}, set(), Refusal.EMPLOYER_ACCOUNT),
        ({"employer", "mediator"}, set(), Refusal.EMPLOYER_ACCOUNT),
        ({"editor"}, set(), Refusal.NOT_A_PEER),
        ({"administrator"}, set(), Refusal.NOT_A_PEER),
    ],
)
def test_who_may_enter(roles: set[str], hierarchy: set[int], refusal: Refusal | None) -> None:
    assert rules.why_not_enter(roles=roles, hierarchy=hierarchy, members={1, 2}) is refusal


def test_who_may_create() -> None:
    assert rules.may_create({"mediator"})
    assert not rules.may_create({"mediator", "employer"})
    assert not rules.may_create({"editor"})


def test_a_circle_is_warned_above_twelve() -> None:
    assert not rules.is_crowded(12)
    assert rules.is_crowded(13)


@given(st.lists(st.sampled_from(["a", "b", "c", "z"])))
def test_values_present_say_neither_who_nor_how_many(values: list[str]) -> None:
    present = rules.values_present(["a", "b", "c"], values)

    assert present == rules.values_present(["a", "b", "c"], sorted(values * 2))
    assert set(present) == set(values) & {"a", "b", "c"}
    assert len(set(present)) == len(present)


def test_seniority_spans_from_the_newest_to_the_oldest() -> None:
    assert rules.seniority([2013, 1995, 2015], 2014) == (0, 19)
    assert rules.seniority([], 2014) is None


def stand(
    number: int, accepts: bool | None = True, *, version: int = 2, reserve: bool = False
) -> StandFacts:
    return StandFacts(number, version, not reserve, reserve, accepts)


def waiting(ends_on: date | None = None) -> Round:
    return Round(2, frozenset({1, 2}), frozenset({1, 2, 3, 4}), ends_on)


PASSING = [
    ([stand(1), stand(2), stand(3), stand(4)], None, True),
    ([stand(1), stand(2), stand(3)], None, False),
    ([stand(1), stand(2), stand(3)], TODAY, False),
    ([stand(1), stand(2), stand(3)], TODAY - timedelta(days=1), True),
    ([stand(1), stand(3), stand(4)], TODAY - timedelta(days=90), False),
    ([stand(1), stand(2, None), stand(3), stand(4)], None, False),
    ([stand(1), stand(2, False), stand(3), stand(4)], None, False),
    ([stand(1), stand(2, version=1), stand(3), stand(4)], None, False),
    ([stand(1), stand(2), stand(3, False), stand(4, reserve=True)], None, True),
    ([stand(1, reserve=True), stand(2), stand(3), stand(4)], None, True),
    ([], TODAY - timedelta(days=90), False),
]


@pytest.mark.parametrize(("stands", "ends_on", "passes"), PASSING)
def test_whether_a_key_may_pass(
    stands: list[StandFacts], ends_on: date | None, passes: bool
) -> None:
    assert verdict(waiting(ends_on), stands, today=TODAY).passes is passes


def test_a_verdict_counts_and_names_nobody() -> None:
    stands = [stand(1), stand(2, False), stand(3, reserve=True)]

    found = verdict(waiting(), stands, today=TODAY)

    assert (found.recognised, found.reserves) == (2, 1)
    assert (found.presenters_awaited, found.presenters_refusing) == (0, 1)
    assert found.members_awaited == 1


@given(
    st.dictionaries(
        st.integers(1, 6),
        st.tuples(st.booleans(), st.booleans(), st.sampled_from([True, False, None])),
    ),
    st.sets(st.integers(1, 6), min_size=1),
    st.booleans(),
)
def test_no_key_passes_without_the_yes_of_each_presenter(
    answers: dict[int, tuple[bool, bool, bool | None]], presenters: set[int], over: bool
) -> None:
    stands = [StandFacts(n, 2, *answer) for n, answer in answers.items()]
    ends_on = TODAY - timedelta(days=1) if over else None
    round_ = Round(2, frozenset(presenters), frozenset(range(1, 7)), ends_on)

    found = verdict(round_, stands, today=TODAY)

    if found.passes:
        assert all(n in answers and answers[n][2] is True for n in presenters)


def test_a_round_lasts_a_week() -> None:
    rules.check_round(TODAY + timedelta(days=7), today=TODAY)
    with pytest.raises(Refused):
        rules.check_round(TODAY + timedelta(days=6), today=TODAY)
