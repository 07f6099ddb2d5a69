"""Addresses of the shell."""

from django.conf import settings
from django.urls import path

from trousseau.ui.gallery import gallery
from trousseau.web import views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("aujourdhui/", views.today, name="today"),
    path("danger/", views.danger, name="danger"),
    path("quitter/", views.leave_quickly, name="quit"),
    path("aide/", views.help_page, name="help"),
    path("sante/", views.health, name="health"),
    path("sw.js", views.offline_worker, name="offline-worker"),
]
if settings.TROUSSEAU_GALLERY:
    urlpatterns.append(path("composants/", gallery, name="gallery"))
