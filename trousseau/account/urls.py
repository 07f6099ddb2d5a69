"""My account, at /compte/."""

from django.urls import path

from trousseau.account import views

app_name = "account"
urlpatterns = [
    path("", views.me, name="me"),
    path("profil/", views.profile, name="profile"),
    path("fermer/", views.lock, name="lock"),
    path("ailleurs/", views.lock_elsewhere, name="lock-elsewhere"),
    path("phrase/", views.passphrase, name="passphrase"),
    path("feuille/", views.sheet, name="sheet"),
]
