"""Who gets what, for every address of ours and each of the cast: a new route needs its row."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.cast import ROLES
from tests.journeys.addresses import patterns
from tests.journeys.world import build

pytestmark = pytest.mark.django_db

OURS = {
    "web", "people", "account", "notebook", "passages", "circles", "keys", "publishing", "catalogue",
}  # fmt: skip
THEIRS = ("account_", "mfa_")
ANYONE = "anyone"
CAST = [ANYONE, *ROLES]
LOGIN, PROVE = "/compte/connexion/", "/compte/prouver/"
Answer = int | str
Answers = dict[str, Answer]


def row(others: Answer, anyone: Answer = LOGIN, **some: Answer) -> Answers:
    """Say what everyone gets, someone without an account apart."""
    return {**dict.fromkeys(ROLES, others), ANYONE: anyone, **some}


def only(*who: str, **some: Answer) -> Answers:
    """Let these people in; to the others it does not exist."""
    return row(404, **dict.fromkeys(who, 200), **some)


def to(address: str, *who: str) -> Answers:
    """Lead these people elsewhere; to the others it does not exist."""
    return row(404, **dict.fromkeys(who, address))


EVERYONE = row(200, 200)
PERSONS = row(200)
NEVER = row(405, 405)
OWNER = only("aicha")
CIRCLE = only("aicha", "bruno", "driss")
HOST = only("driss")
EDITOR = only("elise")
MY_NOTE = {"pk": "situation"}
MY_WEATHER = {"pk": "check_in"}
MY_REVIEW = {"pk": "reviewed"}
OUR_CIRCLE = {"pk": "circle"}
OUR_MEETING = {"circle_pk": "circle", "pk": "meeting"}
OUR_PLAN = {"circle_pk": "circle", "pk": "planned"}
OUR_PROTOCOL = {"circle_pk": "circle", "slug": "protocol"}
OUR_CASE = {"pk": "case"}
OUR_SLIP = {"circle_pk": "circle", "pk": "meeting", "slip_pk": "slip"}
OUR_DRAFT = {"pk": "draft"}
OUT_DRAFT = {"pk": "agreed"}
OUR_MEMBER = {"pk": "circle", "member_pk": "member"}
PUBLIC_KEY = {"slug": "slug"}
PUBLICATION = {"slug": "publication"}
ROOM = "/cercles/{circle}/seances/{meeting}/"
PLAN = "/cercles/{circle}/seances/{planned}/"

ROUTES: dict[str, tuple[dict[str, str], Answers]] = {
    "web:home": ({}, EVERYONE),
    "web:today": ({}, PERSONS),
    "web:danger": ({}, EVERYONE),
    "web:quit": ({}, NEVER),
    "web:help": ({}, EVERYONE),
    "web:health": ({}, EVERYONE),
    "web:offline-worker": ({}, EVERYONE),
    "web:gallery": ({}, EVERYONE),
    "people:invitation": ({"token": "token"}, EVERYONE),
    "people:invite": ({}, only("driss", "elise", "gaelle")),
    "people:roles": ({}, only("gaelle")),
    "people:person-roles": ({"pk": "mediator"}, only("gaelle")),
    "people:forgotten": ({}, EVERYONE),
    "people:restore": ({"link": "link"}, EVERYONE),
    "account:me": ({}, PERSONS),
    "account:profile": ({}, PERSONS),
    "account:lock": ({}, NEVER),
    "account:lock-elsewhere": ({}, NEVER),
    "account:passphrase": ({}, PERSONS),
    "account:sheet": ({}, PERSONS),
    "notebook:list": ({}, PERSONS),
    "notebook:first-note": ({}, row(200, aicha="/carnet/noter/", bruno="/carnet/noter/")),
    "notebook:situation-create": (
        {},
        row("/carnet/premiere-note/", aicha=200, bruno=200),
    ),
    "notebook:search": ({}, row("/carnet/")),
    "notebook:unload": ({}, PERSONS),
    "notebook:weather": ({}, row("/carnet/premiere-note/", aicha=200, bruno=200)),
    "notebook:weather-erase-all": ({}, PERSONS),
    "notebook:weather-erase": (MY_WEATHER, NEVER),
    "notebook:draft-save": ({}, NEVER),
    "notebook:draft-drop": ({}, NEVER),
    "notebook:situation-detail": (MY_NOTE, OWNER),
    "notebook:situation-edit": (MY_NOTE, OWNER),
    "notebook:situation-delete": (MY_NOTE, OWNER),
    "notebook:situation-renew": (MY_NOTE, NEVER),
    "notebook:situation-draft-save": (MY_NOTE, NEVER),
    "notebook:situation-draft-drop": (MY_NOTE, NEVER),
    "passages:danger-question": (MY_NOTE, OWNER),
    "passages:circle-review": (MY_REVIEW, OWNER),
    "passages:circle-reading": (MY_REVIEW, OWNER),
    "passages:circle-give-up": (MY_REVIEW, NEVER),
    "passages:circle-withdraw": ({**MY_NOTE, "number": "zero"}, OWNER),
    "passages:key-door": (OUT_DRAFT, only("bruno", "driss")),
    "passages:key-review": (OUT_DRAFT, only("bruno", driss="/passages/cle/{agreed}/ouvrir/")),
    "passages:key-reading": (OUT_DRAFT, only("bruno")),
    "passages:key-give-up": (OUT_DRAFT, NEVER),
    "passages:publication-keys": ({"pk": "page"}, EDITOR),
    "circles:list": ({}, PERSONS),
    "circles:join": ({}, PERSONS),
    "circles:create": ({}, row(200, elise=404, farid=404, gaelle=404)),
    "circles:compose": ({}, only("driss")),
    "circles:compose-groups": ({}, NEVER),
    "circles:diary": ({}, PERSONS),
    "circles:reminders": ({}, NEVER),
    "circles:feed-make": ({}, NEVER),
    "circles:feed-revoke": ({}, NEVER),
    "circles:feed-show": ({}, NEVER),
    "circles:feed": ({"secret": "feed_secret"}, EVERYONE),
    "circles:invitation": ({"pk": "circle_invitation"}, only("chantal")),
    "circles:invitation-decline": ({"pk": "circle_invitation"}, NEVER),
    "circles:detail": (OUR_CIRCLE, CIRCLE),
    "circles:members": (OUR_CIRCLE, CIRCLE),
    "circles:entrust": (OUR_CIRCLE, NEVER),
    "circles:admit": ({"pk": "circle", "member_pk": "newcomer"}, CIRCLE),
    "circles:member-remove": (OUR_MEMBER, HOST),
    "circles:waiting": ({"pk": "waits_at"}, only("hugo")),
    "circles:leave": (OUR_CIRCLE, CIRCLE),
    "circles:charter": (OUR_CIRCLE, CIRCLE),
    "circles:charter-edit": (OUR_CIRCLE, HOST),
    "circles:fading": (OUR_CIRCLE, CIRCLE),
    "circles:take": (OUR_CIRCLE, to("/cercles/{circle}/", "aicha", "bruno", "driss")),
    "circles:harvests": (OUR_CIRCLE, CIRCLE),
    "circles:common": (OUR_CIRCLE, CIRCLE),
    "circles:case": (OUR_CASE, CIRCLE),
    "circles:case-withdraw": (OUR_CASE, OWNER),
    "circles:drafts": (OUR_CIRCLE, CIRCLE),
    "circles:draft-create": (OUR_CIRCLE, CIRCLE),
    "circles:draft": (OUR_DRAFT, CIRCLE),
    "circles:draft-edit": (OUR_DRAFT, CIRCLE),
    "circles:draft-round": (OUR_DRAFT, NEVER),
    "circles:draft-delete": (OUR_DRAFT, CIRCLE),
    "circles:sheets": (OUR_CIRCLE, CIRCLE),
    "circles:sheet-harvest": (OUR_CIRCLE, CIRCLE),
    "circles:sheet-protocol": ({**OUR_CIRCLE, "slug": "protocol"}, CIRCLE),
    "circles:sheet-cards": ({**OUR_CIRCLE, "slug": "protocol"}, CIRCLE),
    "circles:certificate": (OUR_CIRCLE, CIRCLE),
    "circles:attendance": (OUR_MEETING, CIRCLE),
    "circles:attendance-sign": (OUR_MEETING, NEVER),
    "circles:attendance-take-back": (OUR_MEETING, NEVER),
    "circles:attendance-sheet": (OUR_MEETING, HOST),
    "circles:meeting-record": (OUR_PLAN, only(driss=PLAN)),
    "circles:meeting-come": (OUR_PLAN, NEVER),
    "circles:protocols": (OUR_CIRCLE, CIRCLE),
    "circles:protocol": (OUR_PROTOCOL, CIRCLE),
    "circles:protocol-copy": (OUR_PROTOCOL, HOST),
    "circles:protocol-edit": (OUR_PROTOCOL, HOST),
    "circles:protocol-delete": (OUR_PROTOCOL, HOST),
    "circles:meeting-plan": (OUR_CIRCLE, HOST),
    "circles:cycle": (OUR_CIRCLE, CIRCLE),
    "circles:cycle-plan": (OUR_CIRCLE, HOST),
    "circles:cycle-commit": (OUR_CIRCLE, NEVER),
    "circles:meeting": (OUR_MEETING, CIRCLE),
    "circles:projection": (OUR_MEETING, CIRCLE),
    # No login page for an EventSource: 403 makes it stop asking.
    "circles:meeting-stream": (OUR_MEETING, CIRCLE | {ANYONE: 403}),
    "circles:guests": (OUR_PLAN, HOST),
    "circles:guest-entrust": (OUR_PLAN, NEVER),
    "circles:meeting-edit": (OUR_PLAN, HOST),
    "circles:meeting-cancel": (OUR_PLAN, HOST),
    "circles:meeting-miss": (OUR_PLAN, NEVER),
    "circles:meeting-open": (OUR_PLAN, NEVER),
    "circles:meeting-join": (OUR_MEETING, NEVER),
    "circles:case-choose": (OUR_MEETING, NEVER),
    "circles:phase-advance": (OUR_MEETING, NEVER),
    "circles:exchange-stop": (OUR_MEETING, NEVER),
    "circles:card-put": (OUR_MEETING, NEVER),
    "circles:card-drop": (OUR_MEETING, NEVER),
    "circles:ballot": (OUR_MEETING, NEVER),
    "circles:ballots-count": (OUR_MEETING, NEVER),
    "circles:typing": (OUR_MEETING, NEVER),
    "circles:presenter-unhush": (OUR_MEETING, NEVER),
    "circles:presenter-hush": (OUR_MEETING, NEVER),
    "circles:floor-hand": (OUR_MEETING, NEVER),
    "circles:minutes-add": (OUR_MEETING, NEVER),
    "circles:clock-resume": (OUR_MEETING, NEVER),
    "circles:clock-pause": (OUR_MEETING, NEVER),
    "circles:phase-back": (OUR_MEETING, NEVER),
    "circles:case-another": (OUR_MEETING, NEVER),
    "circles:harvest-start": (OUR_MEETING, NEVER),
    "circles:meeting-close": (OUR_MEETING, HOST),
    "circles:grid-answer": (OUR_MEETING, to(ROOM, "aicha", "bruno", "driss")),
    "circles:spread-show": (OUR_MEETING, NEVER),
    # Who presented tells what came of it at the start of a meeting; this one is at its end.
    "circles:since": ({**OUR_MEETING, "harvest_pk": "harvest"}, row(404)),
    "circles:contribute": (OUR_MEETING, to(ROOM, "aicha", "bruno", "driss")),
    "circles:contribution-answer": (OUR_SLIP, CIRCLE),
    "circles:contribution-edit": (OUR_SLIP, CIRCLE),
    "circles:contribution-withdraw": (OUR_SLIP, NEVER),
    "circles:contribution-hide": (OUR_SLIP, NEVER),
    "keys:list": ({}, EVERYONE),
    "keys:detail": (PUBLIC_KEY, EVERYONE),
    "keys:prepare": (PUBLIC_KEY, EVERYONE),
    "catalogue:search": ({}, EVERYONE),
    "publishing:list": ({}, EVERYONE),
    "publishing:detail": (PUBLICATION, EVERYONE),
    "publishing:read": (PUBLICATION, EVERYONE),
    "publishing:pdf": ({**PUBLICATION, "name": "publication"}, EVERYONE),
    # allauth, at French addresses; what would set a password leads to ours (docs/vault.md §3).
    "account_login": ({}, row("/aujourdhui/", 200)),
    "account_logout": ({}, row(200, "/")),
    "account_inactive": ({}, EVERYONE),
    "account_email_verification_sent": ({}, EVERYONE),
    "account_confirm_email": ({"key": "token"}, EVERYONE),
    "account_reauthenticate": ({}, PERSONS),
    "account_email": ({}, row("/compte/", "/compte/")),
    "account_signup": ({}, row(LOGIN)),
    "account_reset_password": ({}, row("/compte/phrase-oubliee/", "/compte/phrase-oubliee/")),
    "account_change_password": ({}, row("/compte/phrase/", "/compte/phrase/")),
    "account_set_password": ({}, row("/compte/phrase/", "/compte/phrase/")),
    "mfa_index": ({}, PERSONS),
    "mfa_authenticate": ({}, row("/aujourdhui/")),
    "mfa_reauthenticate": ({}, row(PROVE)),
    "mfa_activate_totp": ({}, row(PROVE)),
    "mfa_deactivate_totp": ({}, row(404)),
    "mfa_view_recovery_codes": ({}, row(404)),
    "mfa_generate_recovery_codes": ({}, row(PROVE)),
    "mfa_download_recovery_codes": ({}, row(404)),
}
MAY_POST = {
    "notebook": {"aicha"},
    "passages": {"aicha"},
    "passages:key-give-up": {"bruno", "driss"},
    "circles": {"aicha", "bruno", "driss"},
    "circles:invitation-decline": {"chantal"},
}
ABOUT_SOMETHING = sorted(name for name, (args, _) in ROUTES.items() if args)
OF_SOMEBODY = [name for name in ABOUT_SOMETHING if ROUTES[name][1] is not EVERYONE]
ONLY_POSTED = [name for name in OF_SOMEBODY if ROUTES[name][1] is NEVER]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """One world and one browser each, made once, and undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = build()
        made.browsers = {who: made.cast.client(who) for who in ROLES} | {ANYONE: Client()}
        yield made
        transaction.set_rollback(True)


def address_of(name: str, world: SimpleNamespace, *, elsewhere: bool = False) -> str:
    """Return the address of a route on the world's objects, or on nothing that exists."""
    args = {one: getattr(world, value) for one, value in ROUTES[name][0].items()}
    if elsewhere:
        args = {one: absent(value) for one, value in args.items()}
    return reverse(name, kwargs=args)


def absent(value: Any) -> Any:
    """Return something of the same sort that does not exist."""
    if isinstance(value, UUID):
        return uuid4()
    return 987_654 if isinstance(value, int) else "rien-de-tel"


def answer_to(client: Client, address: str, method: str = "get") -> Answer:
    """Return the status, or where one is sent."""
    answer = getattr(client, method)(address)
    return (
        str(answer["Location"]).split("?")[0] if answer.status_code == 302 else answer.status_code
    )


def test_every_route_has_its_row() -> None:
    ours = {name for name, _route, _one in patterns() if name.partition(":")[0] in OURS}
    theirs = {name for name, _route, _one in patterns() if name.startswith(THEIRS)}

    assert ours | theirs == set(ROUTES)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_each_of_the_cast_gets_what_the_table_says(name: str, world: SimpleNamespace) -> None:
    address, expected = address_of(name, world), dict(ROUTES[name][1])
    expected = {
        who: said.format(**vars(world)) if isinstance(said, str) else said
        for who, said in expected.items()
    }

    found = {who: answer_to(world.browsers[who], address) for who in CAST}

    assert found == expected


@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_what_is_not_there_answers_like_what_is_not_yours(
    name: str, world: SimpleNamespace
) -> None:
    method = "post" if name in ONLY_POSTED else "get"
    nowhere = address_of(name, world, elsewhere=True)

    found = {who: answer_to(world.browsers[who], nowhere, method) for who in CAST}

    assert found == row(404, 403 if ROUTES[name][1][ANYONE] == 403 else LOGIN)


@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_a_stranger_reads_the_very_same_page(name: str, world: SimpleNamespace) -> None:
    is_hers = ROUTES[name][1]["gaelle"] == 200
    stranger = world.browsers["chantal" if is_hers else "gaelle"]
    stranger.cookies.pop("messages", None)  # an earlier page's, shown once
    method = "post" if name in ONLY_POSTED else "get"

    mine = getattr(stranger, method)(address_of(name, world))
    nobodys = getattr(stranger, method)(address_of(name, world, elsewhere=True))

    assert mine.status_code == nobodys.status_code == 404
    assert mine.content == nobodys.content
    assert dict(mine.items()) == dict(nobodys.items())


@pytest.mark.parametrize("name", ONLY_POSTED)
def test_a_stranger_posts_to_nothing(name: str, world: SimpleNamespace) -> None:
    strangers = set(ROLES) - MAY_POST.get(name, MAY_POST[name.partition(":")[0]])
    address = address_of(name, world)

    found = {who: answer_to(world.browsers[who], address, "post") for who in strangers}

    assert found == dict.fromkeys(strangers, 404)
    assert answer_to(world.browsers[ANYONE], address, "post") == LOGIN


def test_an_unpublished_key_is_absent_for_everyone(world: SimpleNamespace) -> None:
    address = reverse("keys:detail", args=[world.unpublished])

    assert {answer_to(client, address) for client in world.browsers.values()} == {404}
