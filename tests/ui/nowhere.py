"""A site without any room."""

urlpatterns: list[object] = []
