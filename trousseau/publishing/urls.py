"""Addresses of the publications: list, notice, reading page, file."""

from django.urls import path

from trousseau.publishing import views

app_name = "publishing"
urlpatterns = [
    path("", views.publication_list, name="list"),
    path("<slug:slug>/", views.publication_detail, name="detail"),
    path("<slug:slug>/lire/", views.publication_read, name="read"),
    path("<slug:slug>/<slug:name>.pdf", views.publication_pdf, name="pdf"),
]
