"""What a meeting protocol is: data, read, checked and explained; no Django here."""

from trousseau.circles.protocols.codes import (
    LIMITS,
    PRESENTERS_OWN,
    About,
    Kind,
    Reveal,
    Signature,
    Speaker,
)
from trousseau.circles.protocols.mistakes import BadProtocolError, Mistake
from trousseau.circles.protocols.protocol import GroupSize, Phase, Protocol
from trousseau.circles.protocols.reading import find_mistakes, from_data, read_protocol

__all__ = [
    "LIMITS",
    "PRESENTERS_OWN",
    "About",
    "BadProtocolError",
    "GroupSize",
    "Kind",
    "Mistake",
    "Phase",
    "Protocol",
    "Reveal",
    "Signature",
    "Speaker",
    "find_mistakes",
    "from_data",
    "read_protocol",
]
