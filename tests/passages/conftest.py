import pytest

from tests.passages.factories import Scene, scene_of


@pytest.fixture
def scene(cast) -> Scene:
    return scene_of(cast)
