"""Paper: what Typst makes of data, with the fonts, the inks and the drawings every sheet shares."""

from trousseau.ui.paper.typesetting import Pressed, RefusedError, press

__all__ = ["Pressed", "RefusedError", "press"]
