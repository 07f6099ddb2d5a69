"""Addresses of the demonstration."""

from django.urls import path

from trousseau.demo import views

app_name = "demo"
urlpatterns = [path("courriels/", views.outbox, name="outbox")]
