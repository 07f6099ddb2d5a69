"""The addresses of the notebook."""

from django.urls import path

from trousseau.notebook import views

app_name = "notebook"
urlpatterns = [
    path("", views.situation_list, name="list"),
    path("premiere-note/", views.first_note, name="first-note"),
    path("noter/", views.situation_create, name="situation-create"),
    path("chercher/", views.search, name="search"),
    path("decharge/", views.unload, name="unload"),
    path("meteo/", views.weather, name="weather"),
    path("meteo/effacer/", views.weather_erase_all, name="weather-erase-all"),
    path("meteo/<uuid:pk>/effacer/", views.weather_erase, name="weather-erase"),
    path("brouillon/", views.draft_save, name="draft-save"),
    path("brouillon/effacer/", views.draft_drop, name="draft-drop"),
    path("<uuid:pk>/", views.situation_detail, name="situation-detail"),
    path("<uuid:pk>/modifier/", views.situation_edit, name="situation-edit"),
    path("<uuid:pk>/effacer/", views.situation_delete, name="situation-delete"),
    path("<uuid:pk>/garder/", views.situation_renew, name="situation-renew"),
    path("<uuid:pk>/brouillon/", views.draft_save, name="situation-draft-save"),
    path("<uuid:pk>/brouillon/effacer/", views.draft_drop, name="situation-draft-drop"),
]
