"""The addresses that layouts link to, answering nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path

from trousseau.ui.gallery import gallery


def nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def room(name: str, **addresses: str) -> tuple[list[URLPattern], str]:
    return [
        path(where, nothing, name=verb.replace("_", "-")) for verb, where in addresses.items()
    ], name


urlpatterns = [
    path("composants/", gallery, name="gallery"),
    path("", include(room("web", home="", today="aujourdhui/", danger="danger/", quit="quitter/"))),
    path("carnet/", include(room("notebook", list="", situation_create="noter/"))),
    path("cercles/", include(room("circles", list=""))),
    path("cles/", include(room("keys", list=""))),
    path("publications/", include(room("publishing", list=""))),
    path("recherche/", include(room("catalogue", search=""))),
    path("compte/", include(room("account", me="", lock="fermer/"))),
    path("entrer/", nothing, name="account_login"),
    path("sortir/", nothing, name="account_logout"),
]
