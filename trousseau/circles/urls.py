"""Addresses of the circles."""

from django.urls import path

from trousseau.circles.views import (
    cases,
    charters,
    circles,
    contributions,
    drafts,
    harvests,
    meetings,
    members,
    rooms,
)

MEETING = "<uuid:circle_pk>/seances/<uuid:pk>/"

app_name = "circles"
urlpatterns = [
    path("", circles.circle_list, name="list"),
    path("creer/", circles.circle_create, name="create"),
    path("invitations/<uuid:pk>/", members.invitation, name="invitation"),
    path("invitations/<uuid:pk>/refuser/", members.invitation_decline, name="invitation-decline"),
    path("situations/<uuid:pk>/", cases.case, name="case"),
    path("situations/<uuid:pk>/voix/", cases.case_vote, name="case-vote"),
    path("situations/<uuid:pk>/retirer/", cases.case_withdraw, name="case-withdraw"),
    path("contributions/<uuid:pk>/repondre/", contributions.answer, name="contribution-answer"),
    path("contributions/<uuid:pk>/modifier/", contributions.edit, name="contribution-edit"),
    path("contributions/<uuid:pk>/retirer/", contributions.withdraw, name="contribution-withdraw"),
    path("contributions/<uuid:pk>/masquer/", contributions.hide, name="contribution-hide"),
    path("cles/<uuid:pk>/", drafts.draft, name="draft"),
    path("cles/<uuid:pk>/modifier/", drafts.draft_edit, name="draft-edit"),
    path("cles/<uuid:pk>/tour/", drafts.draft_round, name="draft-round"),
    path("cles/<uuid:pk>/supprimer/", drafts.draft_delete, name="draft-delete"),
    path("<uuid:pk>/", circles.circle_detail, name="detail"),
    path("<uuid:pk>/membres/", members.member_list, name="members"),
    path("<uuid:pk>/membres/animation/", members.entrust, name="entrust"),
    path("<uuid:pk>/membres/<uuid:member_pk>/entrer/", members.admit, name="admit"),
    path("<uuid:pk>/membres/<uuid:member_pk>/retirer/", members.remove, name="member-remove"),
    path("<uuid:pk>/entrer/", members.waiting, name="waiting"),
    path("<uuid:pk>/quitter/", members.leave, name="leave"),
    path("<uuid:pk>/charte/", charters.charter, name="charter"),
    path("<uuid:pk>/charte/modifier/", charters.charter_edit, name="charter-edit"),
    path("<uuid:pk>/seances/prevoir/", meetings.meeting_plan, name="meeting-plan"),
    path("<uuid:pk>/recoltes/", harvests.harvest_list, name="harvests"),
    path("<uuid:pk>/commun/", harvests.common_ground, name="common"),
    path("<uuid:pk>/cles/", drafts.draft_list, name="drafts"),
    path("<uuid:pk>/cles/ecrire/", drafts.draft_create, name="draft-create"),
    path("<uuid:pk>/effacements/", circles.fading, name="fading"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(f"{MEETING}modifier/", meetings.meeting_edit, name="meeting-edit"),
    path(f"{MEETING}annuler/", meetings.meeting_cancel, name="meeting-cancel"),
    path(f"{MEETING}absence/", meetings.meeting_miss, name="meeting-miss"),
    path(f"{MEETING}ouvrir/", rooms.meeting_open, name="meeting-open"),
    path(f"{MEETING}rejoindre/", rooms.meeting_join, name="meeting-join"),
    path(f"{MEETING}choisir/", rooms.case_choose, name="case-choose"),
    path(f"{MEETING}avancer/", rooms.phase_advance, name="phase-advance"),
    path(f"{MEETING}arreter/", rooms.exchange_stop, name="exchange-stop"),
    path(f"{MEETING}autre/", rooms.case_another, name="case-another"),
    path(f"{MEETING}deposer/", rooms.contribute, name="contribute"),
    path(f"{MEETING}recolter/", rooms.harvest_start, name="harvest-start"),
    path(f"{MEETING}clore/", rooms.meeting_close, name="meeting-close"),
]
