"""Ways in: allauth's pages at French addresses, invitations, and coming back with the sheet."""

from allauth.account import views as allauth
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from trousseau.people import views

app_name = "people"
urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("inviter/", views.invite, name="invite"),
    path("roles/", views.roles, name="roles"),
    path("roles/<uuid:pk>/", views.person_roles, name="person-roles"),
    path("phrase-oubliee/", views.forgotten, name="forgotten"),
    path("rouvrir/<str:link>/", views.restore, name="restore"),
]

# allauth reverses its own names: each leads to its page, or to ours where the vault decides.
entrance = [
    path("connexion/", allauth.login, name="account_login"),
    path("deconnexion/", allauth.logout, name="account_logout"),
    path("inactif/", allauth.account_inactive, name="account_inactive"),
    path("confirmer/", allauth.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^confirmer/(?P<key>[-:\w]+)/$", allauth.confirm_email, name="account_confirm_email"),
    path("prouver/", allauth.reauthenticate, name="account_reauthenticate"),
    path("adresse/", RedirectView.as_view(pattern_name="account:me"), name="account_email"),
    path("inscription/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path(
        "phrase-perdue/",
        RedirectView.as_view(pattern_name="people:forgotten"),
        name="account_reset_password",
    ),
    path(
        "changer/",
        RedirectView.as_view(pattern_name="account:passphrase"),
        name="account_change_password",
    ),
    path(
        "definir/",
        RedirectView.as_view(pattern_name="account:passphrase"),
        name="account_set_password",
    ),
    path("second-facteur/", include("allauth.mfa.urls")),
]
