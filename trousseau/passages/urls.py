"""The addresses of the doors; an address names the text that passes, never where it came from."""

from django.urls import path

from trousseau.passages import notebook_to_circle_views as to_circle

app_name = "passages"
urlpatterns = [
    path("cercle/<uuid:pk>/danger/", to_circle.danger_question, name="danger-question"),
    path("cercle/<uuid:pk>/", to_circle.review, name="circle-review"),
    path("cercle/<uuid:pk>/relire/", to_circle.reading, name="circle-reading"),
    path("cercle/<uuid:pk>/abandonner/", to_circle.give_up, name="circle-give-up"),
    path("cercle/<uuid:pk>/retirer/<int:number>/", to_circle.withdraw, name="circle-withdraw"),
]
