"""Every address of the house, one line a room."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from trousseau.people.urls import entrance

# Wagtail's own ways in, its account page and its password pages are never reached (docs/vault.md §3).
shadowed = [
    path("_util/login/", RedirectView.as_view(pattern_name="account_login")),
    path("edition/login/", RedirectView.as_view(pattern_name="account_login")),
    path("edition/logout/", RedirectView.as_view(pattern_name="account_logout")),
    re_path(r"^edition/account/.*$", RedirectView.as_view(pattern_name="account:me")),
    re_path(r"^edition/password_reset/.*$", RedirectView.as_view(pattern_name="people:forgotten")),
    re_path(r"^edition/users/.*$", RedirectView.as_view(pattern_name="people:invite")),
]

handler429 = "trousseau.web.errors.too_many"  # read by allauth
handler500 = "trousseau.web.errors.breakdown"

urlpatterns = [
    path("", include("trousseau.web.urls")),
    path("compte/", include(entrance)),
    path("compte/", include("trousseau.people.urls")),
    path("compte/", include("trousseau.account.urls")),
    path("carnet/", include("trousseau.notebook.urls")),
    path("cercles/", include("trousseau.circles.urls")),
    path("passages/", include("trousseau.passages.urls")),
    path("cles/", include("trousseau.keys.urls")),
    path("publications/", include("trousseau.publishing.urls")),
    path("recherche/", include("trousseau.catalogue.urls")),
    *shadowed,
    path("edition/", include(wagtailadmin_urls)),
]
if settings.TROUSSEAU_DEMO:
    urlpatterns.append(path("demo/", include("trousseau.demo.urls")))
urlpatterns += [
    # Public files only: editors' images. On a large machine nginx gives them first.
    re_path(r"^fichiers/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(wagtail_urls)),
]
