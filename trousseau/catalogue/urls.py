"""Address of the search."""

from django.urls import path

from trousseau.catalogue import views

app_name = "catalogue"
urlpatterns = [path("", views.search, name="search")]
