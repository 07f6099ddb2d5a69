"""The company every story of the circles starts from."""

import pytest

from tests.cast import Cast
from tests.circles.factories import Company, circle_of
from trousseau.circles.models import Circle


@pytest.fixture
def company(cast: Cast) -> Company:
    """Return the cast, unlocked when named, and peers `peer1`, `peer2`…"""
    return Company(cast)


@pytest.fixture
def circle(company: Company) -> Circle:
    """Return Aïcha's and Bruno's circle, which Driss facilitates."""
    return circle_of(company, "aicha", "bruno")
