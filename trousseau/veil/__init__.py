"""For finding and replacing what could identify people in informal French text."""

from trousseau.veil.findings import Find, Kind
from trousseau.veil.replacing import veil
from trousseau.veil.scanning import scan

__all__ = ["Find", "Kind", "scan", "veil"]
