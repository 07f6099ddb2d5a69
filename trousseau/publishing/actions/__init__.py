"""What editors do, and what is done for them."""

from trousseau.publishing.actions.editions import (
    hold_back,
    print_edition,
    publish_files,
    publish_publication,
)
from trousseau.publishing.actions.planting import EDITORS, plant_tree, seat_editors
from trousseau.publishing.actions.writing import (
    ChapterContent,
    PublicationContent,
    freeze_keys,
    write_publication,
)

__all__ = [
    "EDITORS",
    "ChapterContent",
    "PublicationContent",
    "freeze_keys",
    "hold_back",
    "plant_tree",
    "print_edition",
    "publish_files",
    "publish_publication",
    "seat_editors",
    "write_publication",
]
