"""Addresses of the keys."""

from django.urls import path

from trousseau.keys import views

app_name = "keys"
urlpatterns = [
    path("", views.key_list, name="list"),
    path("<slug:slug>/", views.key_detail, name="detail"),
    path("<slug:slug>/se-preparer/", views.key_prepare, name="prepare"),
]
