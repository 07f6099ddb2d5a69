"""The addresses of the doors; an address names the text that passes, never where it came from."""

from django.urls import path

from trousseau.passages import circle_to_key_views as to_key
from trousseau.passages import key_to_publication_views as to_publication
from trousseau.passages import notebook_to_circle_views as to_circle

app_name = "passages"
urlpatterns = [
    path("cercle/<uuid:pk>/danger/", to_circle.danger_question, name="danger-question"),
    path("cercle/<uuid:pk>/", to_circle.review, name="circle-review"),
    path("cercle/<uuid:pk>/relire/", to_circle.reading, name="circle-reading"),
    path("cercle/<uuid:pk>/abandonner/", to_circle.give_up, name="circle-give-up"),
    path("cercle/<uuid:pk>/retirer/<int:number>/", to_circle.withdraw, name="circle-withdraw"),
    path("cle/<uuid:pk>/ouvrir/", to_key.threshold, name="key-door"),
    path("cle/<uuid:pk>/", to_key.review, name="key-review"),
    path("cle/<uuid:pk>/relire/", to_key.reading, name="key-reading"),
    path("cle/<uuid:pk>/abandonner/", to_key.give_up, name="key-give-up"),
    path("publication/<int:pk>/", to_publication.publication_keys, name="publication-keys"),
]
