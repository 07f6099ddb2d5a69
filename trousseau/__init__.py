"""Trousseau: from a private situation to a published key, and nobody ever betrayed."""

__version__ = "0.1.0"
